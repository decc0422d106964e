package summarize

import (
	"strings"
	"testing"
)

// A sentence in which only a figure was corrected is news, and says what was
// corrected; one that was reworded is not.
func TestCorrectionsAreNews(t *testing.T) {
	before := made(t, "", mill)
	after := strings.Replace(mill, "the first orders", "its first orders", 1)
	a := made(t, "", after)
	at := strings.Index(a.Body, "Forty")
	s, err := Update(a, before, []Correction{{at, "‘Thirty’ became ‘Forty’."}, {at + 20, "The date came."}, {len(a.Body) + 9, "Nowhere."}}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Sentences) != 1 || !strings.HasPrefix(s.Text, "Forty") || s.Sentences[0].Why.Reasons[0] != "corrected: ‘Thirty’ became ‘Forty’" || s.Sentences[0].Why.Features["corrected"] != 2 {
		t.Errorf("got %+v", s)
	}
}

// A ranking of what was added leaves out what stood there before.
func TestRankingOfAnUpdate(t *testing.T) {
	a := made(t, "", mill+"\n\nTwo workers were hurt on Tuesday when a scaffold fell, police said. Nobody else was near.")
	s, err := Update(a, made(t, "", mill), nil, Options{Sentences: 1, Ranking: true})
	if err != nil || len(s.Sentences) != 2 || !strings.HasPrefix(s.Text, "Two workers") {
		t.Errorf("got %+v, %v", s, err)
	}
}

// Property: a state of an article adds nothing to itself, and what one adds to
// another is verbatim its own.
func FuzzUpdateAddsWhatIsNew(f *testing.F) {
	f.Add(mill, mill+"\nTwo workers were hurt on Tuesday when a scaffold fell, police said.")
	f.Add("四季报告。今年的收入增加了。", "四季报告。")
	f.Fuzz(func(t *testing.T, before, after string) {
		old, a := made(t, "", before), made(t, "", after)
		same, err := Update(a, a, nil, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(same.Sentences) > 0 || same.Note == "" {
			t.Fatalf("%q is new to itself", same.Text)
		}
		s, err := Update(a, old, nil, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range s.Sentences {
			if !strings.Contains(a.Body, x.Text) {
				t.Fatalf("%q is not the article's", x.Text)
			}
		}
	})
}
