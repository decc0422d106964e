package diffing

import (
	"unicode"
	"unicode/utf8"

	"github.com/stemma-news/stemma/internal/text"
)

// fold drops the runs of equal units that only break up a longer change: a
// reader would sooner see one phrase replaced than three words each. A run is
// dropped when it weighs no more than the changes on both sides of it allow.
// Dropping one joins those changes, so the runs before it are looked at again;
// each is dropped once, so the cost stays linear.
func fold(ms []match, p *pair, stops text.Stops) []match {
	weight := func(m match) (w float64) {
		for _, u := range p.x[m.i : m.i+m.n] {
			switch s := u.Of(p.s); {
			case !isWord(s):
				w += foldMark
			case stops.Has(s):
				w += foldStop
			default:
				w++
			}
			if w > foldMost {
				break
			}
		}
		return w
	}
	kept := append(make([]match, 0, len(ms)+1), match{}) // a start that is never dropped
	change := func(m, next match) float64 {
		return float64(max(next.i-m.i-m.n, next.j-m.j-m.n))
	}
	for k, m := range append(ms, match{i: len(p.x), j: len(p.y)}) {
		for len(kept) > 1 {
			mid := kept[len(kept)-1]
			l, r := change(kept[len(kept)-2], mid), change(mid, m)
			if l == 0 || r == 0 || weight(mid) > min(foldMost, foldBase+float64(foldSlope*min(l, r))+float64(foldFar*max(l, r))) {
				break
			}
			kept = kept[:len(kept)-1]
		}
		if k < len(ms) {
			kept = append(kept, m)
		}
	}
	return kept[1:]
}

var (
	foldMark  = 0.5
	foldStop  = 0.5
	foldBase  = 0.2
	foldSlope = 0.1
	foldFar   = 0.0
	foldMost  = 3.0
)

// isWord says whether a unit is more than a mark.
func isWord(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
	}
	return false
}

var _ = utf8.RuneError
