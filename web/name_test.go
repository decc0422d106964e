package web

import (
	"strings"
	"testing"

	"github.com/stemma-news/stemma/ingest"
	"github.com/stemma-news/stemma/internal/desk"
)

// An article without a headline has one name wherever it is named: the
// beginning of its first sentence.
func TestWithoutAHeadline(t *testing.T) {
	s := serve(t)
	text := "The bridge at Arden opened on Monday after two years of work, and nobody had to pay." + strings.SplitAfterN(storyText, ".", 2)[1]
	const name = "The bridge at Arden opened on Monday after two years of…"
	keep := func(key, text string) desk.Captured {
		got, err := s.desk.Capture(t.Context(), desk.CaptureRequest{Source: ingest.Source{Data: []byte(text), MediaType: "text/plain"}, Key: key})
		if err != nil {
			t.Fatal(err)
		}
		if got.Title != "" {
			t.Fatalf("it has the headline %q", got.Title)
		}
		return got
	}
	first := keep("my-key", text)
	second := keep("my-key", strings.Replace(text, "on Friday", "on Sunday", 1))
	copied := keep("their-key", strings.Replace(text, "Four hundred", "Three hundred", 1))
	pair := first.Revision + "..." + second.Revision
	for path, times := range map[string]int{
		"/": 5, "/articles/" + first.Article: 4, "/articles/" + copied.Article: 4, "/compare/" + pair: 3, "/families/" + first.Family: 8,
		"/feeds/changes.atom": 3, "/feeds/articles/" + first.Article + ".json": 3, "/install": 5,
		"/embed/articles/" + first.Article + "/summary": 2, "/embed/compare/" + pair: 2, "/embed/compare/" + pair + "?change=c0": 2, "/embed/compare/" + pair + "?change=c0&format=json": 1,
		"/oembed?url=" + s.URL + "/articles/" + first.Article: 2, "/oembed?url=" + s.URL + "/compare/" + pair: 2,
	} {
		got := s.get(t, path)
		if n := strings.Count(got.text, name); n < times {
			t.Errorf("%s names it %d times, want %d\n%s", path, n, times, got.text)
		}
		for _, other := range []string{"my-key", "their-key", "<bdi lang=\"en\"></bdi>", "title=\"\""} {
			if strings.Contains(got.text, other) && !strings.HasPrefix(path, "/articles/") {
				t.Errorf("%s holds %s", path, other)
			}
		}
	}
	if got := s.post(t, "/summary", "en", map[string]string{"text": text}, nil); strings.Count(got.text, name) < 2 {
		t.Errorf("pasted, it is not named\n%s", got.text)
	}
}
