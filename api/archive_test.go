package api_test

import (
	"bytes"
	"encoding/json"
	"io"
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
