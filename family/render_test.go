package family

import (
	"strings"
	"testing"
)

// Copies keep the headline: what is called alike is told apart by its own name,
// and what is not is left as it is.
func TestCopiesOfOneHeadlineAreToldApart(t *testing.T) {
	text := "The old bridge at Arden reopened on Monday after three years of repairs. Hundreds of people crossed it on foot in the first hour."
	copies := []Copy{
		{ID: "a.txt", Title: "The bridge is open", Text: text},
		{ID: "b.txt", Title: "The bridge is open", Text: text},
		{ID: "c.txt", Title: "Arden crosses again", Text: text},
	}
	nodes := Build(copies)
	for name, got := range map[string]string{"text": Text(nodes, copies), "dot": DOT(nodes, copies), "svg": SVG(nodes, copies)} {
		for _, want := range []string{"The bridge is open [a.txt]", "The bridge is open [b.txt]", "Arden crosses again"} {
			if !strings.Contains(got, want) {
				t.Errorf("%s lacks %q:\n%s", name, want, got)
			}
		}
		if strings.Contains(got, "c.txt]") {
			t.Errorf("%s names a copy twice:\n%s", name, got)
		}
	}
}
