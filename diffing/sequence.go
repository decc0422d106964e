package diffing

import (
	"slices"
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
	w.steps += cost*cost/2 + len(a) + len(b)
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

// unique gives the runs of k items that stand once in a and once in b, as the
// longest chain that ascends in both. Of longer runs only those are looked at
// whose hash ends in two zero bits: the same ones on both sides.
func unique(a, b []int32, k int) []match {
	if len(a) < k || len(b) < k {
		return nil
	}
	skip := uint64(0)
	if k > 1 {
		skip = 3
	}
	t := &table{slots: make([]slot, 1<<8)}
	t.scan(a, k, skip, true)
	t.scan(b, k, skip, false)
	var found []match
	for _, s := range t.slots {
		if s.i > 0 && s.j > 0 && slices.Equal(a[s.i-1:int(s.i)-1+k], b[s.j-1:int(s.j)-1+k]) {
			found = append(found, match{int(s.i) - 1, int(s.j) - 1, k})
		}
	}
	slices.SortFunc(found, func(m, n match) int { return m.i - n.i })
	return apart(ascending(found))
}

// table finds where hashes stand: an open hash table, for a map of a million
// runs costs ten times as much.
type table struct {
	slots []slot
	used  int
}

type slot struct {
	hash uint64
	i, j int32 // place in a and b plus one; 0 is none, below 0 several
}

// scan enters the runs of k items of a sequence. Those of b are only looked
// up: what does not stand in a is no match.
func (t *table) scan(items []int32, k int, skip uint64, first bool) {
	// A polynomial hash, rolled on: out goes the item k back, times base^k.
	const base = 0x9E3779B97F4A7C15
	h, top := uint64(0), uint64(1)
	for range k {
		top *= base
	}
	for at, it := range items {
		h = h*base + uint64(it) + 1
		if at >= k {
			h -= (uint64(items[at-k]) + 1) * top
		}
		if at < k-1 {
			continue
		}
		mixed := (h ^ h>>29) * 0xBF58476D1CE4E5B9
		mixed ^= mixed >> 32
		if mixed&skip != 0 {
			continue
		}
		place := int32(at - k + 2)
		s := t.find(mixed, first)
		switch {
		case s == nil:
		case first && s.i == 0:
			s.i = place
		case first:
			s.i = -1
		case s.j == 0:
			s.j = place
		default:
			s.j = -1
		}
	}
}

// find gives the slot of a hash, a new one when asked; nil when there is none.
func (t *table) find(h uint64, enter bool) *slot {
	if enter && 2*t.used >= len(t.slots) {
		old := t.slots
		*t = table{slots: make([]slot, 2*len(old))}
		for _, s := range old {
			if s.i != 0 {
				*t.find(s.hash, true) = s
			}
		}
	}
	mask := uint64(len(t.slots) - 1)
	for at := h >> 2 & mask; ; at = (at + 1) & mask {
		s := &t.slots[at]
		if s.i == 0 {
			if !enter {
				return nil
			}
			t.used++
			s.hash = h
			s.i = 0
			return s
		}
		if s.hash == h {
			return s
		}
	}
}

// ascending is the longest part of found, sorted by i, in which j ascends too.
func ascending(found []match) []match {
	tops := make([]int, 0, len(found)) // tops[l] is the lowest end of a chain of l+1
	before := make([]int, len(found))
	for k, m := range found {
		l, _ := slices.BinarySearchFunc(tops, m.j, func(t, j int) int { return found[t].j - j })
		before[k] = -1
		if l > 0 {
			before[k] = tops[l-1]
		}
		if l == len(tops) {
			tops = append(tops, k)
		} else {
			tops[l] = k
		}
	}
	if len(tops) == 0 {
		return nil
	}
	out := make([]match, len(tops))
	for k, l := tops[len(tops)-1], len(tops)-1; l >= 0; l-- {
		out[l] = found[k]
		k = before[k]
	}
	return out
}

// apart joins matches that continue one another and drops what overlaps.
func apart(ms []match) []match {
	out := ms[:0]
	for _, m := range ms {
		if n := len(out); n > 0 {
			l := &out[n-1]
			if m.i-l.i == m.j-l.j && m.i <= l.i+l.n {
				l.n = m.i + m.n - l.i
				continue
			}
			if m.i < l.i+l.n || m.j < l.j+l.n {
				continue
			}
		}
		out = append(out, m)
	}
	return out
}
