package diffing

import "slices"

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
