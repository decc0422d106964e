package web

import (
	"net/http"
	"strconv"
	"strings"
	"testing"
)

// What looks odd is told for what it is.
func TestOddComparisons(t *testing.T) {
	s := serve(t)
	one := s.keep(t, "one", "Word")
	two := s.keep(t, "one", "Words")
	unlike := s.keep(t, "unlike", "Brot kostet am Dienstag mehr als je zuvor. Die Bäcker klagen über das Mehl.")
	story := s.keep(t, "bridge", storyText)
	gone := s.keep(t, "gone", strings.Replace(storyText, "bridge", "tunnel", -1))
	if _, err := s.desk.TakeDown(t.Context(), gone.Article, "the court of Arden ordered it"); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name, path string
		status     int
		want       string
	}{
		{"a text with itself", "/compare/" + story.Revision + "..." + story.Revision, 200, "<h1>The two texts are the same.</h1>"},
		{"articles of one word", "/compare/" + one.Revision + "..." + two.Revision, 200, "<ins"},
		{"nothing in common", "/compare/" + unlike.Revision + "..." + story.Revision, 200, "next to nothing in common"},
		{"taken down", "/compare/" + gone.Revision + "..." + story.Revision, 410, "the court of Arden ordered it"},
		{"an article taken down", "/articles/" + gone.Article, 410, "the court of Arden ordered it"},
		{"unknown", "/compare/r_none..." + story.Revision, 404, "There is nothing at this address"},
		{"half an address", "/compare/" + story.Revision, 404, "names no comparison"},
		{"a format that is none", "/compare/" + one.Revision + "..." + two.Revision + "?format=pdf", 400, "text, markdown or unified"},
		{"a view and kinds that are none", "/compare/" + one.Revision + "..." + two.Revision + "?view=upside&kind=taste", 200, `<b aria-current="true">In one text</b>`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := s.get(t, tt.path)
			if got.status != tt.status || !strings.Contains(got.text, tt.want) {
				t.Errorf("status %d, want %d, and in it\n%s\n%s", got.status, tt.status, tt.want, got.text)
			}
		})
	}
}

// Characters that cannot be seen, and look-alikes, are named where they stand.
func TestWhatCannotBeSeenIsNamed(t *testing.T) {
	s := serve(t)
	got := s.post(t, "/compare", "en", map[string]string{
		"old": "The company paypal said so on Monday. It was fine, as everyone on the street had hoped.",
		"new": "The company p\u0430yp\u0430l said so on Monday. It was\u200b fine, as everyone on the \u202estreet had hoped.",
	}, nil)
	for _, want := range []string{
		`<small class="named" lang="en" dir="ltr">`, "U+0430 for a U+0061", `<span class="unseen">U+200B zero-width space</span>`, `<span class="unseen">U+202E right-to-left override</span>`,
	} {
		if !strings.Contains(got.text, want) {
			t.Errorf("the page does not show\n%s", want)
		}
	}
	main, _, _ := strings.Cut(got.body[strings.Index(got.body, `<div class="compare`):], "</main>")
	if strings.ContainsAny(main, "\u202e\u200b") {
		t.Error("a character that steers the text stands raw in the page")
	}
	if t.Failed() {
		t.Log(got.text)
	}
}

// A comparison that was cut short in its work says so.
func TestCoarseComparisonSaysSo(t *testing.T) {
	s := serve(t)
	side := func(seed int) string {
		var b strings.Builder
		for i := range 60_000 {
			b.WriteString(strings.Repeat(string(rune('a'+(i*seed+i/7)%26)), 1+(i*seed)%5))
			b.WriteByte(' ')
			if i%9000 == 8999 {
				b.WriteString(". ")
			}
		}
		return b.String()
	}
	got := s.post(t, "/compare", "en", map[string]string{"old": side(3), "new": side(7)}, nil)
	if got.status != http.StatusOK || !strings.Contains(got.text, "compared by larger units than words") {
		t.Errorf("status %d, and it does not say that it is coarse\n%.3000s", got.status, got.text)
	}
}

// Kinds that are ticked in the view of facts alone are what is shown next.
func TestKindsCanBeChosenAmongFacts(t *testing.T) {
	s := serve(t)
	new := strings.Replace(strings.Replace(storyText, "on Friday", "on Sunday", 1), "3 million", "5 million", 1)
	first, second := s.keep(t, "bridge", storyText), s.keep(t, "bridge", new)
	pair := "/compare/" + first.Revision + "..." + second.Revision
	if got := s.get(t, pair+"?view=facts"); !strings.Contains(got.body, `<input type="hidden" name="view" value="changes">`) {
		t.Errorf("the form of kinds stays with all facts\n%s", got.body)
	}
	got := s.get(t, pair+"?view=changes&kind=date")
	if !strings.Contains(got.text, "1 change<") || strings.Contains(got.text, "5 million</ins>") {
		t.Errorf("more than the date is told\n%s", got.text)
	}
	if got := s.post(t, "/compare", "en", map[string]string{"old": storyText, "new": new, "view": "facts"}, nil); !strings.Contains(got.body, `<button form="again" name="view" value="changes">`) {
		t.Errorf("the form of pasted texts stays with all facts\n%s", got.body)
	}
}

// However long a history is, the pickers offer its newest states and the two
// that are compared.
func TestPickersOfferTheNewest(t *testing.T) {
	s := serve(t)
	var kept []string
	for i := range mostHistory + 5 {
		kept = append(kept, s.keep(t, "bridge", strings.Replace(storyText, "3 million", strconv.Itoa(i)+" million", 1)).Revision)
	}
	got := s.get(t, "/compare/"+kept[0]+"..."+kept[1])
	for _, i := range []int{0, 1, 5, len(kept) - 1} {
		if n := strings.Count(got.body, `<option value="`+kept[i]+`"`); n != 2 {
			t.Errorf("revision %d is offered %d times in two pickers", i+1, n)
		}
	}
	if n := strings.Count(got.body, " selected>"); n != 2 {
		t.Errorf("%d revisions are selected in two pickers", n)
	}
}
