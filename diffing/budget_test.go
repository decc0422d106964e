package diffing

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// Texts on which the cost would grow with the square, were there no budget:
// the Law holds, and the budget is kept.
func TestBudgetIsKept(t *testing.T) {
	const size = 1 << 17
	r := rand.New(rand.NewPCG(1, 2))
	fill := func(next func() string) string {
		var b strings.Builder
		for b.Len() < size {
			b.WriteString(next())
		}
		return b.String()
	}
	twice := func(next func() string) (string, string) {
		a := fill(next)
		return a, fill(next)
	}
	n := 0
	for _, tt := range []struct {
		name string
		make func() (string, string)
	}{
		{"two words at random", func() (string, string) {
			return twice(func() string { return [2]string{"a ", "b "}[r.IntN(2)] })
		}},
		{"unrelated sentences", func() (string, string) {
			return twice(func() string {
				s := "The"
				for range 12 {
					s += fmt.Sprintf(" w%d", r.IntN(3000))
				}
				return s + ". "
			})
		}},
		{"all words distinct", func() (string, string) {
			return twice(func() string { n++; return fmt.Sprintf("v%d ", n) })
		}},
		{"Chinese at random", func() (string, string) {
			return twice(func() string {
				if r.IntN(20) == 0 {
					return "。"
				}
				return string(rune(0x4E00 + r.IntN(3000)))
			})
		}},
		{"marks at random", func() (string, string) {
			return twice(func() string { return string("!?.,;:-()[]\"' \n"[r.IntN(15)]) })
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			old, new := tt.make()
			c := &comparison{language: "en"}
			c.old, c.new = newSides(old, new, "en")
			d := c.diff()
			checkRebuilds(t, old, new, d)
			if c.work.candidates > maxCandidates {
				t.Errorf("%d candidates were weighed, %d are allowed", c.work.candidates, maxCandidates)
			}
			if c.work.steps > maxSteps+4*maxCells { // the last call may run over
				t.Errorf("%d steps were made, %d are allowed", c.work.steps, maxSteps)
			}
		})
	}
}
