package api_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// captured is what a test reads of the answer to a capture.
type captured struct {
	Article, Revision, Title, Family string
	Number                           int
	New                              bool `json:"new_revision"`
	Nearest                          *struct {
		Article, Relation string
		This              float64 `json:"this_in_it"`
	}
	Compare *struct{ Old, New, Because, Href string }
	Links   map[string]string
}

// A copy that was trimmed and given another headline is found, and the
// comparison shows just what differs.
func TestCaptureFindsTheCopy(t *testing.T) {
	s := serve(t, options{})
	var other, first, second captured
	s.do("POST", "/v1/articles", map[string]any{"text": sample(t, "other.txt")}).into(201, &other)
	s.do("POST", "/v1/articles", map[string]any{"text": sample(t, "story.txt"), "url": "https://observer.example/mill"}).into(201, &first)
	if first.Nearest != nil || first.Compare != nil || first.Number != 1 {
		t.Errorf("the first of its kind has a copy: %+v", first)
	}
	s.do("POST", "/v1/articles", map[string]any{"text": sample(t, "story-copy.txt"), "url": "https://blog.example/old-mill"}).into(201, &second)
	if second.Family != first.Family || second.Family == other.Family {
		t.Fatalf("families %s, %s, and of something else %s", first.Family, second.Family, other.Family)
	}
	if n := second.Nearest; n == nil || n.Article != first.Article || n.Relation != "copy" || n.This < 0.95 {
		t.Errorf("nearest %+v", n)
	}
	if c := second.Compare; c == nil || c.Because != "nearest" || c.Old != first.Revision || c.New != second.Revision {
		t.Fatalf("compare %+v", c)
	}
	var d struct {
		edits
		Old, New struct{ Title, Body, Article string }
	}
	s.do("GET", second.Compare.Href, nil).into(200, &d)
	if d.Old.Article != first.Article || d.New.Title != "Old paper mill comes back to life" {
		t.Errorf("sides %+v", d)
	}
	deleted := 0
	for _, b := range d.Blocks {
		for _, e := range b.Edits {
			switch e.Op {
			case "insert":
				if text := d.New.Body[e.New.Start:e.New.End]; strings.TrimSpace(text) != "" {
					t.Errorf("shown as added: %q", text)
				}
			case "delete":
				deleted += e.Old.End - e.Old.Start
			}
		}
	}
	if want := len(d.Old.Body) - len(d.New.Body); deleted < want || deleted > want+8 { // 8: white space between paragraphs may go with either
		t.Errorf("%d bytes shown as removed, %d are gone", deleted, want)
	}

	var f struct {
		Members []struct{ ID string }
		Tree    []struct{ ID, Family string }
	}
	s.do("GET", first.Links["family"], nil).into(200, &f)
	if len(f.Members) != 2 || len(f.Tree) != 2 {
		t.Errorf("family %+v", f)
	}
}

// Repeating a capture gives the same answer and keeps nothing new; a changed
// text is the next revision, compared with the one before.
func TestCaptureIsIdempotent(t *testing.T) {
	s := serve(t, options{})
	capture := func(file string, status int) (c captured) {
		t.Helper()
		s.do("POST", "/v1/articles", map[string]any{"text": sample(t, file), "key": "mill"}).into(status, &c)
		return c
	}
	first := capture("story.txt", 201)
	again := capture("story.txt", 200)
	if again.New || again.Revision != first.Revision || again.Article != first.Article || again.Number != 1 {
		t.Errorf("first %+v\nagain %+v", first, again)
	}
	revised := capture("story-revised.txt", 201)
	if !revised.New || revised.Number != 2 || revised.Article != first.Article {
		t.Errorf("revised %+v", revised)
	}
	if c := revised.Compare; c == nil || c.Because != "previous" || c.Old != first.Revision {
		t.Errorf("compare %+v", c)
	}
	if back := capture("story.txt", 201); back.Number != 3 || back.Revision != first.Revision {
		t.Errorf("changed back: %+v", back)
	}
	var list struct {
		Items []struct{ ID string }
	}
	s.do("GET", first.Links["article"]+"/revisions", nil).into(200, &list)
	if len(list.Items) != 3 {
		t.Errorf("history %+v", list)
	}
}

func TestLists(t *testing.T) {
	s := serve(t, options{})
	var lines bytes.Buffer
	for _, file := range []string{"story.txt", "other.txt", "story-copy.txt"} {
		_ = json.NewEncoder(&lines).Encode(map[string]any{"id": file, "text": sample(t, file), "key": file})
	}
	got := s.do("POST", "/v1/articles", lines.Bytes(), "Content-Type: application/x-ndjson")
	got.want(200)
	if n := strings.Count(string(got.body), `"new_revision":true`); n != 3 {
		t.Fatalf("captured %d of 3: %s", n, got.body)
	}
	var all, page struct {
		Items []struct{ ID string }
		Next  string
	}
	s.do("GET", "/v1/articles", nil).into(200, &all)
	seen := 0
	for after := ""; ; after = page.Next {
		page.Items, page.Next = nil, ""
		s.do("GET", "/v1/articles?limit=1&after="+after, nil).into(200, &page)
		if len(page.Items) > 0 && page.Items[0] != all.Items[seen] {
			t.Errorf("item %d is %v, want %v", seen, page.Items[0], all.Items[seen])
		}
		seen += len(page.Items)
		if page.Next == "" || seen > 3 {
			break
		}
	}
	if seen != 3 {
		t.Errorf("paged through %d of 3", seen)
	}
	var log struct {
		Items []struct {
			Seq  int
			Kind string
		}
		Next string
	}
	s.do("GET", "/v1/changes", nil).into(200, &log)
	if len(log.Items) < 3 {
		t.Errorf("log %+v", log)
	}
	last := log.Next
	log.Items = nil
	s.do("GET", "/v1/changes?after="+last, nil).into(200, &log)
	if len(log.Items) != 0 || log.Next != last {
		t.Errorf("after the last line: %+v", log)
	}
	s.do("GET", "/v1/articles?after=nonsense", nil).problem(400)
	s.do("GET", "/v1/articles?limit=501", nil).problem(400)
	s.do("GET", "/v1/changes?after=-1", nil).problem(400)
}

// reads are the addresses of an article that was captured.
func reads(c captured) []string {
	return []string{
		c.Links["article"], c.Links["article"] + "/revisions", c.Links["summary"], c.Links["summary"] + "?sentences=2",
		c.Links["revision"], c.Links["revision"] + "/summary", c.Links["revision"] + "/compare/" + c.Revision, c.Links["family"],
		c.Links["family"] + "/summary", c.Links["family"] + "/matrix", c.Links["family"] + "/stale",
	}
}

// Every read has a strong tag, answers 304 to it in whatever encoding it was
// had, knows HEAD, and may be kept for a while.
func TestReadsAreConditional(t *testing.T) {
	s := serve(t, options{})
	var c captured
	s.do("POST", "/v1/articles", map[string]any{"text": sample(t, "story.txt"), "key": "mill"}).into(201, &c)
	for _, path := range append(reads(c), "/v1/articles", "/v1/changes", "/openapi.yaml", "/docs") {
		full := s.do("GET", path, nil)
		full.want(200)
		tag := full.header.Get("ETag")
		if !strings.HasPrefix(tag, `"`) {
			t.Errorf("%s: tag %q", path, tag)
		}
		if cc := full.header.Get("Cache-Control"); !strings.Contains(cc, "stale-while-revalidate=") {
			t.Errorf("%s: Cache-Control %q", path, cc)
		}
		for _, had := range []string{tag, "W/" + tag, `"x", ` + tag, "*", strings.TrimSuffix(tag, `"`) + `-gzip"`} {
			same := s.do("GET", path, nil, "If-None-Match: "+had)
			if same.status != 304 || len(same.body) > 0 || same.header.Get("ETag") != tag {
				t.Errorf("%s: If-None-Match %s: %d, %d bytes, tag %q", path, had, same.status, len(same.body), same.header.Get("ETag"))
			}
		}
		s.do("GET", path, nil, `If-None-Match: "other"`).want(200)
		head := s.do("HEAD", path, nil)
		if head.status != 200 || len(head.body) > 0 || head.header.Get("ETag") != tag || head.header.Get("Content-Length") != full.header.Get("Content-Length") {
			t.Errorf("%s: HEAD: %d %v", path, head.status, head.header)
		}
		for _, encoding := range []string{"gzip", "zstd"} {
			if len(full.body) < 1024 {
				continue
			}
			for range 2 { // computed, then kept
				packed := s.do("GET", path, nil, "Accept-Encoding: "+encoding)
				if packed.header.Get("Content-Encoding") != encoding || packed.header.Get("ETag") == tag || !strings.Contains(packed.header.Get("Vary"), "Accept-Encoding") {
					t.Errorf("%s: %s: %v", path, encoding, packed.header)
				}
				if got := unpacked(t, encoding, packed.body); !bytes.Equal(got, full.body) {
					t.Errorf("%s: %s is not the same answer", path, encoding)
				}
			}
		}
	}
}

func unpacked(t *testing.T, encoding string, body []byte) []byte {
	t.Helper()
	var r io.Reader
	if encoding == "gzip" {
		z, err := gzip.NewReader(bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		r = z
	} else {
		z, err := zstd.NewReader(bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		defer z.Close()
		r = z
	}
	got, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// Summaries of a captured article come in every unit, and a budget is kept.
func TestArticleSummary(t *testing.T) {
	s := serve(t, options{})
	var c captured
	s.do("POST", "/v1/articles", map[string]any{"text": "Café to close\n\nThe café 🥐 at Arden will close in March. Forty people 🥐 will lose their jobs then, its owner said.", "key": "mill"}).into(201, &c)
	var state struct{ Body string }
	s.do("GET", c.Links["revision"], nil).into(200, &state)
	for unit, runes := range map[string]int{"bytes": len("The café 🥐 at Arden will close in March."), "codepoints": 40, "utf16": 41} {
		var sum struct {
			Sentences []struct {
				span
				Text string
			}
			Article, Of string
		}
		s.do("GET", c.Links["summary"]+"?sentences=1&method=lead&offsets="+unit, nil).into(200, &sum)
		if len(sum.Sentences) != 1 || sum.Article != c.Article || sum.Of != "body" {
			t.Fatalf("%+v", sum)
		}
		if one := sum.Sentences[0]; one.End-one.Start != runes {
			t.Errorf("%s: %+v has %d, want %d", unit, one, one.End-one.Start, runes)
		}
	}
	for _, bad := range []string{"?sentences=0", "?sentences=-1", "?sentences=two", "?sentences=1&words=2", "?method=magic", "?sentence=2", "?sentences=1&sentences=2"} {
		if p := s.do("GET", c.Links["summary"]+bad, nil).problem(400); p.Type != "/problems/invalid" {
			t.Errorf("%s: %+v", bad, p)
		}
	}
}

// After a take-down nothing that was made of the text is answered any more.
func TestTakeDown(t *testing.T) {
	s := serve(t, options{})
	var c, other captured
	s.do("POST", "/v1/articles", map[string]any{"text": sample(t, "story.txt"), "key": "mill"}).into(201, &c)
	s.do("POST", "/v1/articles", map[string]any{"text": sample(t, "story-copy.txt"), "key": "copy"}).into(201, &other)
	for _, path := range append(reads(c), other.Compare.Href) {
		s.do("GET", path, nil).want(200) // now it is in every cache
		s.do("GET", path, nil, "Accept-Encoding: gzip").want(200)
	}
	s.do("DELETE", c.Links["article"], nil).problem(400)
	s.do("DELETE", c.Links["article"]+"?reason=", nil).problem(400)
	var stone struct{ Article, Reason, At string }
	s.do("DELETE", c.Links["article"]+"?reason=the+court+said+so", nil).into(200, &stone)
	if stone.Article != c.Article || stone.Reason != "the court said so" || stone.At == "" {
		t.Errorf("tombstone %+v", stone)
	}
	first := stone
	s.do("DELETE", c.Links["article"]+"?reason=again", nil).into(200, &stone)
	if stone != first {
		t.Errorf("repeated: %+v, want %+v", stone, first)
	}
	for _, path := range append(reads(c), other.Compare.Href) {
		if strings.HasPrefix(path, c.Links["family"]) {
			continue // the other copy is still in it, and says most of the same
		}
		got := s.do("GET", path, nil)
		if got.status != 410 && got.status != 404 {
			t.Errorf("%s: %d after the take-down: %.200s", path, got.status, got.body)
		}
		if strings.Contains(string(got.body), "turbines") {
			t.Errorf("%s: the text is still there", path)
		}
	}
	if p := s.do("GET", c.Links["article"], nil).problem(410); !strings.Contains(p.Detail+p.Fix, "the court said so") {
		t.Errorf("the reason is not told: %+v", p)
	}
	s.do("POST", "/v1/articles", map[string]any{"text": sample(t, "story.txt"), "key": "mill"}).problem(410)
	s.do("GET", other.Links["summary"], nil).want(200)
	for _, path := range []string{"", "/summary", "/matrix", "/stale"} {
		got := s.do("GET", other.Links["family"]+path, nil)
		// Only the copy that was taken down had the anglers.
		if got.status != 200 || strings.Contains(string(got.body), c.Revision) || strings.Contains(string(got.body), c.Article) || strings.Contains(string(got.body), "anglers") {
			t.Errorf("family of what is left: %d %s", got.status, got.body)
		}
	}
}

// What all copies hold is told apart from what only one has, sentence by
// sentence; and what a revision adds from what it had.
func TestBesideOneAnother(t *testing.T) {
	s := serve(t, options{})
	capture := func(file, key string) (c captured) {
		t.Helper()
		s.do("POST", "/v1/articles", map[string]any{"text": sample(t, file), "key": key}).into(201, &c)
		return c
	}
	first := capture("story.txt", "mill")
	other := capture("story-copy.txt", "copy")
	type summary struct {
		Sentences []struct{ Text string }
		Note      string
	}
	var shared struct {
		Copies []string
		Common summary
		Only   []struct {
			Article string
			Summary summary
		}
	}
	s.do("GET", first.Links["family"]+"/summary?sentences=2", nil).into(200, &shared)
	if len(shared.Common.Sentences) != 2 || len(shared.Only) != 2 || shared.Only[0].Article != first.Article {
		t.Fatalf("%+v", shared)
	}
	copied := sample(t, "story-copy.txt")
	for _, one := range shared.Common.Sentences {
		if !strings.Contains(copied, one.Text) {
			t.Errorf("not in every copy: %q", one.Text)
		}
	}
	for _, one := range shared.Only[0].Summary.Sentences {
		if strings.Contains(copied, one.Text) {
			t.Errorf("not only in the first: %q", one.Text)
		}
	}
	var m struct {
		Copies []string
		Rows   []struct {
			Text  string
			Cells []struct{ State string }
		}
	}
	s.do("GET", first.Links["family"]+"/matrix", nil).into(200, &m)
	if len(m.Copies) != 2 || len(m.Rows) < 15 {
		t.Fatalf("%d copies, %d rows", len(m.Copies), len(m.Rows))
	}
	for _, r := range m.Rows {
		for i, c := range r.Cells {
			if m.Copies[i] == other.Article && (c.State == "same") != strings.Contains(copied, r.Text) {
				t.Errorf("%q is %q in the copy", r.Text, c.State)
			}
		}
	}
	revised := capture("story-revised.txt", "mill")
	var added summary
	s.do("GET", revised.Links["revision"]+"/summary?since="+first.Revision, nil).into(200, &added)
	if len(added.Sentences) == 0 && added.Note == "" {
		t.Errorf("%+v", added)
	}
	s.do("GET", revised.Links["revision"]+"/summary?since=r_nothing", nil).problem(404)
	s.do("GET", revised.Links["revision"]+"/summary?mode=headline", nil).want(200)
	s.do("GET", revised.Links["revision"]+"/summary?mode=poem", nil).problem(400)
}

// A copy that still says what its original has corrected is told.
func TestStaleCopy(t *testing.T) {
	s := serve(t, options{})
	item := func(file, url, day, source string) map[string]any {
		head, body, _ := strings.Cut(sample(t, file), "\n\n")
		var html strings.Builder
		for p := range strings.SplitSeq(body, "\n\n") {
			if len(p) > 80 { // the story without what the blog put around it
				html.WriteString("<p>" + p + "</p>")
			}
		}
		return map[string]any{"url": url, "ninjs": map[string]any{
			"uri": url, "type": "text", "headline": head, "versioncreated": day, "body_xhtml": html.String() + source,
		}}
	}
	var first, other, revised captured
	s.do("POST", "/v1/articles", item("story.txt", "https://observer.example/mill", "2026-01-02T08:00:00Z", "")).into(201, &first)
	s.do("POST", "/v1/articles", item("story-copy.txt", "https://blog.example/mill", "2026-01-03T08:00:00Z", "<p>This story first appeared in observer.example.</p>")).into(201, &other)
	s.do("POST", "/v1/articles", item("story-revised.txt", "https://observer.example/mill", "2026-01-02T08:00:00Z", "")).into(201, &revised)
	if other.Family != first.Family || revised.Article != first.Article || revised.Number != 2 {
		t.Fatalf("%+v\n%+v\n%+v", first, other, revised)
	}
	var got struct {
		Original  string
		Revisions []string
		Stale     []struct {
			Copy    string
			Says    span
			Changes []struct{ Kind, Says string }
		}
	}
	s.do("GET", first.Links["family"]+"/stale", nil).into(200, &got)
	if got.Original != first.Article || len(got.Revisions) != 2 || len(got.Stale) != 2 {
		t.Fatalf("%+v", got)
	}
	if one := got.Stale[0]; one.Copy != other.Article || len(one.Changes) == 0 || one.Changes[0].Kind != "number" {
		t.Errorf("%+v", one)
	}
}

// What the caller knows of a text is believed, when it can be read.
func TestWhatTheCallerKnows(t *testing.T) {
	s := serve(t, options{})
	body := map[string]any{"text": sample(t, "other.txt"), "key": "k", "publisher": "The Velden Post", "byline": "M. Oye", "published": "2026-02-03T04:05:06Z", "language": "en-GB"}
	var c captured
	s.do("POST", "/v1/articles", body).into(201, &c)
	var got struct {
		Text struct{ Publisher, Byline, Published, Language string }
	}
	s.do("GET", c.Links["article"], nil).into(200, &got)
	if w := got.Text; w.Publisher != "The Velden Post" || w.Byline != "M. Oye" || w.Published != "2026-02-03T04:05:06Z" || w.Language != "en-GB" {
		t.Errorf("%+v", w)
	}
	body["published"] = "last Tuesday"
	if p := s.do("POST", "/v1/articles", body).problem(400); !strings.Contains(p.Detail, "last Tuesday") {
		t.Errorf("%+v", p)
	}
}

func TestKeys(t *testing.T) {
	s := serve(t, options{})
	s.do("POST", "/v1/articles", map[string]any{"text": sample(t, "other.txt")}).want(201)
	o := options{}
	o.api.Keys = []string{"sesame"}
	s = serve(t, o)
	body := map[string]any{"text": sample(t, "other.txt"), "key": "k"}
	if got := s.do("POST", "/v1/articles", body); got.problem(401).Fix == "" || got.header.Get("WWW-Authenticate") == "" {
		t.Errorf("%v", got.header)
	}
	s.do("POST", "/v1/articles", body, "Authorization: Bearer guess").problem(403)
	var c captured
	s.do("POST", "/v1/articles", body, "Authorization: Bearer sesame").into(201, &c)
	s.do("DELETE", c.Links["article"]+"?reason=x", nil).problem(401)
	s.do("GET", c.Links["summary"], nil).want(http.StatusOK)
}
