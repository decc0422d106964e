package desk_test

import (
	"strings"
	"testing"

	"github.com/stemma-news/stemma/ingest"
	"github.com/stemma-news/stemma/internal/desk"
	"github.com/stemma-news/stemma/summarize"
)

// What a later state corrected is news, whatever the fact; what it only words
// otherwise is none.
func TestSinceAnEarlierState(t *testing.T) {
	const text = `The ferry to Osk will not run on Friday, the company said in a short note to its customers. A ticket for it costs 40 crowns, as it did in the spring of last year.

The harbour master, Marta Oyelaran, told reporters that the engine had been repaired twice since the winter. Passengers were taken to the island by a fishing boat, which made the trip four times that day.`
	for _, tt := range []struct{ name, old, new, says string }{
		{"a number", "40 crowns", "45 crowns", "corrected: ‘40’ became ‘45’, +12%"},
		{"a negation that went", "will not run", "will run", "corrected: ‘not’ was removed"},
		{"a negation that came", "had been repaired", "had not been repaired", "corrected: ‘not’ was added"},
		{"a day", "on Friday", "on Sunday", "corrected: "},
		{"a name", "Marta Oyelaran", "Jonas Oyelaran", "corrected: "},
		{"wording", "in a short note", "in a brief note", ""},
		{"spelling", "harbour", "harbor", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			before, err := ingest.Read(source(text))
			if err != nil {
				t.Fatal(err)
			}
			after, err := ingest.Read(source(strings.Replace(text, tt.old, tt.new, 1)))
			if err != nil {
				t.Fatal(err)
			}
			s, err := desk.Update(after, before, summarize.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if tt.says == "" {
				if len(s.Sentences) != 0 || s.Note == "" {
					t.Errorf("got %q", s.Text)
				}
				return
			}
			if len(s.Sentences) != 1 || !strings.Contains(s.Text, tt.new) || !strings.HasPrefix(s.Sentences[0].Why.Reasons[0], tt.says) {
				t.Errorf("got %+v\nwant one sentence with %q and first %q", s, tt.new, tt.says)
			}
		})
	}
}
