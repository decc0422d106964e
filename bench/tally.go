package main

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"github.com/stemma-news/stemma/summarize"
)

// tally sums what a model's first choice earns, by set.
type tally map[string]*sums

type sums struct{ n, model, clean, oracle, diff2 float64 }

func (t tally) add(m *summarize.Model, e *example) {
	best, at := math.Inf(-1), 0
	for i, s := range m.Score(e.rows) {
		if s > best {
			best, at = s, i
		}
	}
	s := t[e.set]
	if s == nil {
		s = &sums{}
		t[e.set] = s
	}
	s.n++
	s.model += e.gains[at]
	s.clean += e.clean
	s.oracle += slices.Max(e.gains)
	d := e.gains[at] - e.clean
	s.diff2 += d * d
}

func (t tally) merge(o tally) {
	for _, set := range o.sets() {
		s := o[set]
		if t[set] == nil {
			t[set] = &sums{}
		}
		x := t[set]
		x.n += s.n
		x.model += s.model
		x.clean += s.clean
		x.oracle += s.oracle
		x.diff2 += s.diff2
	}
}

// sets are the names, in order.
func (t tally) sets() []string { return slices.Sorted(maps.Keys(t)) }

func (t tally) print() {
	for _, set := range t.sets() {
		s := t[set]
		d := (s.model - s.clean) / s.n
		half := 1.96 * math.Sqrt((s.diff2/s.n-d*d)/s.n)
		fmt.Printf("  %-32s %5.0f articles  clean lead %5.2f  model %5.2f  oracle %5.2f  gain %+5.2f ± %.2f\n",
			set, s.n, 100*s.clean/s.n, 100*s.model/s.n, 100*s.oracle/s.n, 100*d, 100*half)
	}
}
