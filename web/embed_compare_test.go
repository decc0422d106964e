package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// revised captures a story and a corrected state of it, and gives the address
// of the two.
func (s *service) revised(t *testing.T) (pair string) {
	t.Helper()
	first := s.keep(t, "bridge", storyText)
	second := s.keep(t, "bridge", strings.NewReplacer("Four hundred", "Three hundred", "3 million", "5 million").Replace(storyText))
	return first.Revision + "..." + second.Revision
}

func TestEmbeddedComparison(t *testing.T) {
	s := serve(t)
	pair := s.revised(t)
	same := strings.Split(pair, "...")[0]
	for _, tt := range []struct {
		name, path string
		status     int
		want       []string
	}{
		{"the digest", pair, 200, []string{`href="/compare/` + pair + `#c0"`, "5 million", "Three hundred", "The whole comparison"}},
		{"one change", pair + "?change=c0", 200, []string{"<del>", "<ins>", `<span class="vh" lang="en">removed: </span>`, `href="/compare/` + pair + `#c0"`}},
		{"a text with itself", same + "..." + same, 200, []string{"The two texts are the same."}},
		{"no such change", pair + "?change=c99", 404, []string{"The comparison has no such change.", `class="frame"`}},
		{"a revision that is unknown", "r_x...r_y", 404, []string{`class="frame"`}},
		{"not a pair", "r_x", 404, []string{"The address names no comparison."}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := s.get(t, "/embed/compare/"+tt.path)
			if got.status != tt.status {
				t.Fatalf("status %d, want %d", got.status, tt.status)
			}
			for _, want := range tt.want {
				if !strings.Contains(got.text, want) {
					t.Errorf("want %q in\n%s", want, got.text)
				}
			}
			if csp := got.header.Get("Content-Security-Policy"); !strings.HasSuffix(csp, "frame-ancestors *") {
				t.Errorf("nobody may frame it: %s", csp)
			}
		})
	}
}

func TestEmbeddedChangeAsData(t *testing.T) {
	s := serve(t)
	pair := s.revised(t)
	got := s.get(t, "/embed/compare/"+pair+"?format=json")
	var ch changeData
	if err := json.Unmarshal([]byte(got.body), &ch); err != nil {
		t.Fatalf("%v in %s", err, got.body)
	}
	if o := got.header.Get("Access-Control-Allow-Origin"); o != "*" {
		t.Errorf("Access-Control-Allow-Origin is %q, want *", o)
	}
	if ch.Kind != "number" || len(ch.Runs) < 3 || ch.Href != "/compare/"+pair+"#c0" {
		t.Errorf("got %+v, want the weightiest change, a number", ch)
	}
	again := s.get(t, "/embed/compare/"+pair+"?format=json&change="+ch.Change)
	if again.body != got.body {
		t.Errorf("by its shared name:\n%s\nwant\n%s", again.body, got.body)
	}
}

func TestUnseenCharactersStandByName(t *testing.T) {
	for _, tt := range []struct {
		name, in, changed, kept string
	}{
		{"an override", "a\u202eb", "a⟨U+202E right-to-left override⟩b", "a⟨U+202E right-to-left override⟩b"},
		{"a joiner within a character", "👩\u200d🚒", "👩⟨U+200D zero-width joiner⟩🚒", "👩\u200d🚒"},
		{"plain words", "two\nlines", "two\nlines", "two\nlines"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := plain(true, tt.in); got != tt.changed {
				t.Errorf("changed: got %q, want %q", got, tt.changed)
			}
			if got := plain(false, tt.in); got != tt.kept {
				t.Errorf("kept: got %q, want %q", got, tt.kept)
			}
		})
	}
}

func TestOembedOfComparisons(t *testing.T) {
	s := serve(t)
	pair := s.revised(t)
	page := s.URL + "/compare/" + pair
	here := "/oembed?format=json&url=" + url.QueryEscape(page)
	if got := s.get(t, "/compare/"+pair); !strings.Contains(got.text, `<link rel="alternate" type="application/json+oembed" href="`+s.URL+here+`"`) {
		t.Errorf("the comparison does not name %s", here)
	}
	for _, tt := range []struct {
		name, address string
		status        int
		src           string // of the frame, after the pair; "?change=c0-" for its beginning
	}{
		{"the whole", page, 200, `"`},
		{"a permalink", page + "#c0", 200, "?change=c0-"},
		{"a change that is asked for", page + "?change=c1", 200, "?change=c1-"},
		{"a view of it", page + "?view=side#main", 200, `"`},
		{"a change that is not there", page + "#c99", 404, ""},
		{"a revision that is unknown", s.URL + "/compare/r_x...r_y", 404, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := s.get(t, "/oembed?url="+url.QueryEscape(tt.address))
			if got.status != tt.status {
				t.Fatalf("status %d, want %d: %s", got.status, tt.status, got.body)
			}
			if tt.status != http.StatusOK {
				return
			}
			var o oembed
			if err := json.Unmarshal([]byte(got.body), &o); err != nil {
				t.Fatal(err)
			}
			if want := `src="` + s.URL + "/embed/compare/" + pair + tt.src; !strings.Contains(o.HTML, want) {
				t.Errorf("got %s, want in it %s", o.HTML, want)
			}
		})
	}
}

// An address that lacks something leads on where it can, and else says what is
// missing.
func TestFramesWithoutAll(t *testing.T) {
	s := serve(t)
	pair := s.revised(t)
	old, new, _ := strings.Cut(pair, "...")
	for path, want := range map[string]string{
		"/embed/compare?change=c1&new=" + new + "&old=" + old: "/embed/compare/" + pair + "?change=c1",
		"/embed/articles/a_x": "/embed/articles/a_x/summary",
	} {
		if got := s.get(t, path); got.at != want {
			t.Errorf("%s leads to %s, want %s", path, got.at, want)
		}
	}
	for _, path := range []string{"/embed/compare", "/embed/compare?old=" + old} {
		if got := s.get(t, path); got.status != http.StatusBadRequest || !strings.Contains(got.text, "Write it as /embed/compare/OLD...NEW") {
			t.Errorf("%s: status %d\n%s", path, got.status, got.text)
		}
	}
}
