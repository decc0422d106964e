package web

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stemma-news/stemma/diffing"
	"github.com/stemma-news/stemma/family"
)

func TestFateOf(t *testing.T) {
	source := "The bridge at Arden opened on Monday after two years of work. Four hundred people crossed it on foot in the first hour. The old one was closed last winter."
	copied := "The bridge at Arden opened on Monday after two years of work. Three hundred people crossed it on foot in the first hour. Buses will follow in the spring of next year."
	texts := []string{source, copied}
	m := family.MatrixOf([]family.Copy{{ID: "a", Text: source, Language: "en", Seen: time.Unix(1, 0)}, {ID: "b", Text: copied, Language: "en", Seen: time.Unix(2, 0)}})
	f := fateOf(m, texts, 0, 1)
	got := fmt.Sprintf("kept %d; altered %v; dropped %v; added %v", f.Kept, f.Altered, f.Dropped, f.Added)
	want := "kept 1; altered [{Four hundred people crossed it on foot in the first hour. Three hundred people crossed it on foot in the first hour.}]; " +
		"dropped [{The old one was closed last winter. }]; added [{ Buses will follow in the spring of next year.}]"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAround(t *testing.T) {
	long := strings.Repeat("word ", 60)
	wide := strings.Repeat("橋", 90)
	for _, tt := range []struct {
		name, before, here, after string
		want                      string
	}{
		{"short enough", "One ", "two", " three.", "One |two| three."},
		{"cut at words", long, "169", " " + long, "… " + strings.Repeat("word ", 23) + "|169|" + strings.Repeat(" word", 23) + " …"},
		{"no space to cut at", wide, "橋", wide, "… " + strings.Repeat("橋", 40) + "|橋|" + strings.Repeat("橋", 40) + " …"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text := tt.before + tt.here + tt.after
			place := diffing.Span{Start: len(tt.before), End: len(tt.before) + len(tt.here)}
			e := around(text, diffing.Span{Start: 0, End: len(text)}, &place)
			if got := e.Before + "|" + e.Here + "|" + e.After; got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestFamilyPage(t *testing.T) {
	s := serve(t)
	first := s.keep(t, "bridge", storyText)
	copied := s.keep(t, "wire", strings.Replace(storyText, "on Friday", "on Sunday", 1))
	if first.Family != copied.Family {
		t.Fatalf("families %s and %s, want one", first.Family, copied.Family)
	}
	s.keep(t, "bridge", strings.Replace(storyText, "3 million", "5 million", 1))
	got := s.get(t, "/families/"+first.Family)
	if got.status != http.StatusOK {
		t.Fatalf("status %d\n%s", got.status, got.text)
	}
	for _, want := range []string{
		"Still says", "<mark>3 million euros</mark>", "<mark>5 million euros</mark>", // the original was corrected, the copy was not
		`<th scope="col">Sentence</th>`, `<th scope="row"`, `<td class="same"><span class="glyph" aria-hidden="true">●</span><span class="word">first</span></td>`, `<td class="altered">`,
		"2 sentences altered", `<span class="word">reworded</span>`,
	} {
		if !strings.Contains(got.text, want) {
			t.Errorf("the page has no\n%s", want)
		}
	}
	if t.Failed() {
		t.Log(got.text)
	}
}
