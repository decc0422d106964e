package diffing

import "github.com/stemma-news/stemma/internal/text"

// fold drops the runs of equal tokens that only break up a longer change: a
// reader would sooner see one phrase replaced than three words each.
func fold(ms []match, x []Span, s string, y []Span, t string) []match {
	out := ms[:0]
	for k, m := range ms {
		words := 0
		for _, tok := range x[m.i : m.i+m.n] {
			if len(text.Words(tok.Of(s))) > 0 {
				words++
			}
		}
		inner := m.i > 0 && m.j > 0 && m.i+m.n < len(x) && m.j+m.n < len(y) && k > 0 && k+1 < len(ms)
		if inner && words == 0 {
			continue
		}
		out = append(out, m)
	}
	return out
}
