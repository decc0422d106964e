package diffing

import (
	"strings"
	"testing"
)

// Facts that changed places say something else, though each word still stands.
func TestFactsThatChangePlaces(t *testing.T) {
	for _, tt := range []struct{ kind, old, new string }{
		{"name", "Yesterday in the town court Ann Meyer sued Bob Brown.", "Yesterday in the town court Bob Brown sued Ann Meyer."},
		{"place", "Berlin beat Paris on Monday.", "Paris beat Berlin on Monday."},
		{"number", "The bank lent 3 million euros and the state lent 5 million euros.", "The bank lent 5 million euros and the state lent 3 million euros."},
		{"date", "On 3 May he left and on 5 June he returned.", "On 5 June he left and on 3 May he returned."},
	} {
		t.Run(tt.kind, func(t *testing.T) {
			var got []string
			for _, c := range Texts(tt.old, tt.new, Options{Language: "en"}).Changes {
				got = append(got, c.Kind)
			}
			if len(got) != 2 || got[0] != tt.kind || got[1] != tt.kind {
				t.Errorf("told as %v, want %s twice", got, tt.kind)
			}
		})
	}
	for _, tt := range []struct{ kind, old, new string }{
		{"name", "Yesterday in the town court Ann Maria Meyer sued Bob Brown.", "Yesterday in the town court Bob Brown sued Ann Maria Meyer."},
		{"name", "Ann Maria Luise Meyer of Leeds sued Bob Brown.", "Bob Brown sued Ann Maria Luise Meyer of Leeds."},
		{"name", "Jean Marie Dupont a battu Paul Martin.", "Paul Martin a battu Jean Marie Dupont."},
	} {
		got := Texts(tt.old, tt.new, Options{}).Changes
		if len(got) != 1 || got[0].Kind != tt.kind || !strings.Contains(got[0].Says, "changed places with") {
			t.Errorf("%q: told as %v, want that two changed places", tt.new, got)
		}
	}
	for _, tt := range []struct{ old, new string }{
		{"Bob Brown was sued by Ann Maria Meyer.", "Ann Maria Meyer sued Bob Brown."},
		{"In March the council met in the old hall.", "The council met in the old hall in March."},
		{"Ann Meyer said on Monday that it was over.", "On Monday Ann Meyer said that it was over."},
	} {
		for _, c := range Texts(tt.old, tt.new, Options{Language: "en"}).Changes {
			if c.Kind != "wording" && c.Kind != "case" {
				t.Errorf("%q: what only moved is told as %s", tt.new, c.Kind)
			}
		}
	}
}
