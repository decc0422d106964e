package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
)

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

// Every operation that writes asks for a key. One that is new is written here
// when it keeps nothing, and in guarded when it does.
func TestWhatAsksForAKey(t *testing.T) {
	open := []string{"/v1/articles/extract", "/v1/summaries", "/v1/diffs", "/v1/families"}
	var o options
	o.api.Keys = []string{"sesame"}
	s := serve(t, o)
	document(t)
	tried := 0
	for path, item := range router.doc.Paths.Map() {
		for method := range item.Operations() {
			if method == "GET" || method == "POST" && slices.Contains(open, path) {
				continue
			}
			tried++
			at := strings.NewReplacer("{article}", "a_0", "{id}", "a_0").Replace(path)
			if method == "DELETE" {
				at += "?reason=x"
			}
			var body any
			if method == "POST" {
				body = map[string]any{"key": "k", "text": "The mill will reopen."}
			}
			s.do(method, at, body).problem(401)
			s.do(method, at, body, "Authorization: Bearer other").problem(403)
			if got := s.do(method, at, body, "Authorization: bEARER sesame"); got.status == 401 || got.status == 403 {
				t.Errorf("%s %s with a key: %d %s", method, path, got.status, got.body)
			}
		}
	}
	if tried < 2 {
		t.Errorf("only %d operations write", tried)
	}
}
