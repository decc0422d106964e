package main

import (
	"fmt"
	"io"
	"maps"
	"math"
	"slices"

	"github.com/stemma-news/stemma/summarize"
)

// tally sums what a model earns, by set.
type tally map[string]*sums

// sums are over articles: what was earned, what the clean lead earns, and the
// difference squared.
type sums struct{ n, model, base, square float64 }

func (s *sums) add(model, base float64) {
	s.n++
	s.model += model
	s.base += base
	s.square += (model - base) * (model - base)
}

// gain is the mean difference, times 100, and half its 95% interval.
func (s *sums) gain() (mean, half float64) {
	return 100 * (s.model - s.base) / s.n, 100 * 1.96 * s.deviation() / math.Sqrt(s.n)
}

// deviation is the standard deviation of the difference.
func (s *sums) deviation() float64 {
	d := (s.model - s.base) / s.n
	return math.Sqrt(max(0, s.square/s.n-d*d))
}

// try sums what a model earns on trials, in their order.
func (t tally) try(m *summarize.Model, on []*trial) {
	earned := make([]float64, len(on))
	each(len(on), func(i int) { earned[i] = on[i].earns(m) })
	for i, x := range on {
		if t[x.set] == nil {
			t[x.set] = &sums{}
		}
		t[x.set].add(earned[i], x.lead)
	}
}

// sets are the names, in order.
func (t tally) sets() []string { return slices.Sorted(maps.Keys(t)) }

func (t tally) print(w io.Writer) {
	for _, set := range t.sets() {
		s := t[set]
		gain, half := s.gain()
		fmt.Fprintf(w, "  %-20s %5.0f articles  clean lead %5.2f  model %5.2f  gain %+5.2f ± %.2f\n",
			set, s.n, 100*s.base/s.n, 100*s.model/s.n, gain, half)
	}
}
