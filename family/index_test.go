package family

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestFingerprintOfAnExcerptIsFound(t *testing.T) {
	words := make([]string, 600)
	for i := range words {
		words[i] = fmt.Sprint("word", i*i%977)
	}
	whole := Fingerprint(strings.Join(words, " "), "en")
	part := Fingerprint(strings.Join(words[200:260], " "), "en")
	if common(whole, part) == 0 {
		t.Errorf("nothing of the excerpt's %d prints is among the %d of the whole", len(part), len(whole))
	}
	if !slices.IsSorted(whole) || len(slices.Compact(slices.Clone(whole))) != len(whole) {
		t.Errorf("not sorted, or with repeats: %v", whole)
	}
	for _, p := range whole {
		if p >= 1<<printBits {
			t.Errorf("print %x is longer than %d bits", p, printBits)
		}
	}
}

// Prints are stored: this test fails when they change, and then PrintVersion
// must grow.
func TestFingerprintIsForEver(t *testing.T) {
	got := fmt.Sprintf("%x", Fingerprint("The mill at Arden will reopen in March.", "en"))
	if want := "[3eadaf6367 478e360f69 564b2fa3c7 c4fc20a89c]"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestPlanReadsTheRarestAndKeepsTheBudget(t *testing.T) {
	counts := []int{20000, 3, 0, 300, 1}
	if got, want := fmt.Sprint(Plan(counts)), "[256 3 0 256 1]"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for i := range 100 {
		counts = append(counts, 10000+i)
	}
	sum := 0
	for _, n := range Plan(counts) {
		sum += n
	}
	if sum > ReadBudget || Plan(counts)[1] != 3 {
		t.Errorf("%d postings read, %d of the rare print", sum, Plan(counts)[1])
	}
}

// A passage that 20,000 articles share hides no copy of any of them.
func TestFloodHidesNothing(t *testing.T) {
	x := NewIndex()
	flood := Fingerprint(strings.Repeat("this passage stands in every one of them and says the very same thing ", 1)+tram1, "en")
	body := func(i int) string {
		var b strings.Builder
		for k := range 60 {
			fmt.Fprintf(&b, "own%d word%d ", i, (i*61+k)%5003)
		}
		return b.String()
	}
	for i := range 20000 {
		x.Add(Doc(i), union2(flood, Fingerprint(body(i), "en")))
	}
	hits := x.Candidates(union2(flood, Fingerprint(body(777), "en")), 5)
	if len(hits) == 0 || hits[0].Doc != 777 {
		t.Errorf("the copy was hidden: %+v", hits)
	}
	x.Remove(777, union2(flood, Fingerprint(body(777), "en")))
	for _, h := range x.Candidates(Fingerprint(body(777), "en"), 5) {
		if h.Doc == 777 {
			t.Error("removed and still found")
		}
	}
}

func union2(a, b []Print) []Print {
	out := append(slices.Clone(a), b...)
	slices.Sort(out)
	return slices.Compact(out)
}
