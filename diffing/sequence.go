package diffing

import (
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// match is a run that two sequences share: n items from i on in one, from j on
// in the other.
type match struct{ i, j, n int }

// work is the budget of a comparison. It counts steps, never time, so that the
// answer is the same on any machine at any load.
type work struct {
	steps      int  // spent by DiffMainRunes
	candidates int  // pairs of sentences weighed
	coarse     bool // something was compared more coarsely than asked
}

const (
	// maxSteps bounds the steps of Myers' algorithm in one comparison: some
	// 3 ns each, so some 60 ms.
	maxSteps = 20_000_000
	// maxCells bounds one call: the product of both lengths.
	maxCells = 1 << 18
	// maxDepth bounds how often a sequence is parted by ever more local
	// anchors.
	maxDepth = 6
	// shingle is the length of the runs that anchor sequences in which no
	// single item is unique.
	shingle = 8
)

// matches gives the runs that a and b share, in order: a longest common
// subsequence by go-diff where the budget allows, else the runs between items
// that stand just once in both ("patience"), each compared by itself.
func (w *work) matches(a, b []int32) []match {
	return w.part(nil, a, b, 0, 0, 0)
}

func (w *work) part(out []match, a, b []int32, i, j, depth int) []match {
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	if head > 0 {
		out = append(out, match{i, j, head})
		a, b, i, j = a[head:], b[head:], i+head, j+head
	}
	tail := 0
	for tail < len(a) && tail < len(b) && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	a, b = a[:len(a)-tail], b[:len(b)-tail]
	switch {
	case len(a) == 0 || len(b) == 0:
	case len(a)*len(b) <= maxCells && w.steps < maxSteps:
		out = w.myers(out, a, b, i, j)
	case depth == maxDepth:
		w.coarse = true
	default:
		anchors := unique(a, b, 1)
		if len(anchors) == 0 {
			anchors = unique(a, b, shingle)
		}
		if len(anchors) == 0 {
			w.coarse = true
			break
		}
		p, q := 0, 0
		for _, m := range anchors {
			out = w.part(out, a[p:m.i], b[q:m.j], i+p, j+q, depth+1)
			out = append(out, match{i + m.i, j + m.j, m.n})
			p, q = m.i+m.n, m.j+m.n
		}
		out = w.part(out, a[p:], b[q:], i+p, j+q, depth+1)
	}
	if tail > 0 {
		out = append(out, match{i + len(a), j + len(b), tail})
	}
	return out
}

// myers asks go-diff. Items become runes, the places that a Go string cannot
// keep skipped.
func (w *work) myers(out []match, a, b []int32, i, j int) []match {
	runes := make(map[int32]rune, len(a))
	number := func(items []int32) []rune {
		rs := make([]rune, len(items))
		for k, it := range items {
			r, ok := runes[it]
			if !ok {
				r = nthRune(len(runes))
				runes[it] = r
			}
			rs[k] = r
		}
		return rs
	}
	x := number(a)
	y := number(b)
	engine := diffmatchpatch.DiffMatchPatch{} // no timeout, no half match
	cost := 0
	for _, d := range engine.DiffMainRunes(x, y, false) {
		n := utf8.RuneCountInString(d.Text)
		switch d.Type {
		case diffmatchpatch.DiffEqual:
			out = append(out, match{i, j, n})
			i, j = i+n, j+n
		case diffmatchpatch.DiffDelete:
			i += n
			cost += n
		case diffmatchpatch.DiffInsert:
			j += n
			cost += n
		}
	}
	// As many rounds as items differ, each over no more diagonals than there
	// are, or than the shorter side has items.
	w.steps += cost*min(cost/2, min(len(a), len(b))) + len(a) + len(b)
	return out
}

// nthRune numbers the runes that survive a trip through a string: surrogates
// do not, and U+FFFD is what broken ones become.
func nthRune(n int) rune {
	r := rune(n + 1)
	if r >= 0xD800 {
		r += 0x800
	}
	if r >= 0xFFFD {
		r++
	}
	return r
}
