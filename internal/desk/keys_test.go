package desk

import (
	"slices"
	"testing"

	"github.com/stemma-news/stemma/diffing"
	"github.com/stemma-news/stemma/summarize"
)

// Two ways to ask one thing have one key, and the question stays as it was.
func TestComparisonKey(t *testing.T) {
	ignore := []string{"quotes", "case", "quotes"}
	a := comparisonKey("r_a", "r_b", diffing.Options{Language: "pt-BR", Ignore: ignore})
	if b := comparisonKey("r_a", "r_b", diffing.Options{Language: "pt", Ignore: []string{"case", "quotes"}}); a != b {
		t.Errorf("%s and %s", a, b)
	}
	if !slices.Equal(ignore, []string{"quotes", "case", "quotes"}) {
		t.Errorf("the caller's list became %v", ignore)
	}
	if b := comparisonKey("r_a", "r_b", diffing.Options{Language: "pt"}); a == b {
		t.Errorf("what is ignored is not in %s", a)
	}
}

func TestSummaryKey(t *testing.T) {
	seen := map[string]bool{}
	for _, o := range []summarize.Options{{}, {Mode: summarize.Teaser}, {Trim: true}, {Query: "a"}, {Mode: summarize.Teaser, Trim: true}, {Query: "true"}} {
		seen[summaryKey("summary", "a_1", "r_1", o)] = true
	}
	if len(seen) != 6 {
		t.Errorf("6 questions have %d keys: %v", len(seen), seen)
	}
}
