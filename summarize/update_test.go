package summarize

import (
	"strings"
	"testing"
)

// Property: a state of an article adds nothing to itself, and what one adds to
// another is verbatim its own.
func FuzzUpdateAddsWhatIsNew(f *testing.F) {
	f.Add(mill, mill+"\nTwo workers were hurt on Tuesday when a scaffold fell, police said.")
	f.Add("四季报告。今年的收入增加了。", "四季报告。")
	f.Fuzz(func(t *testing.T, before, after string) {
		old, a := made(t, "", before), made(t, "", after)
		same, err := Update(a, a, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(same.Sentences) > 0 || same.Note == "" {
			t.Fatalf("%q is new to itself", same.Text)
		}
		s, err := Update(a, old, Options{})
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
