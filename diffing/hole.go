package diffing

import "slices"

const (
	// easyHole is how many candidates a hole may have before it is parted at
	// the sentences that are each other's likest. At 1<<11 no alignment of the
	// sets that likeness is learnt from is lost to it; at 1<<10 some are.
	easyHole = 1 << 11
	// maxHole bounds the candidates of a hole that has no such sentences; a
	// larger one is parted in the middle.
	maxHole = 1 << 14
	// maxCandidates bounds those of all holes together: each costs some 200 ns.
	maxCandidates = 1 << 18
	// widest is how many sentences one may be split into.
	widest = 6
)

// hole links the free sentences of [i, ie) of old with those of [j, je) of
// new. One that is large is parted where sentences are most alike, or else into
// pieces of like proportion, and then says that it is coarse.
func (a *aligner) hole(out []link, i, ie, j, je int) []link {
	x := within(a.freeX, i, ie)
	y := within(a.freeY, j, je)
	if len(x) == 0 || len(y) == 0 {
		return out
	}
	size := len(x) * len(y)
	spent := a.work.candidates+size > maxCandidates
	if size > easyHole || spent {
		if alike := a.alikeWithin(i, ie, j, je); len(alike) > 0 {
			for _, m := range alike {
				out = a.hole(out, i, m.i, j, m.j)
				out = append(out, link{i: m.i, n: 1, j: m.j, m: 1})
				i, j = m.i+1, m.j+1
			}
			return a.hole(out, i, ie, j, je)
		}
	}
	if size <= maxHole && !spent {
		a.work.candidates += size
		return a.chainOf(out, x, y)
	}
	a.work.coarse = true
	if spent {
		return out
	}
	im, jm := (i+ie)/2, (j+je)/2
	switch { // one side may be too short to be halved
	case ie-i < 2:
		im = ie
	case je-j < 2:
		jm = je
	}
	out = a.hole(out, i, im, j, jm)
	return a.hole(out, im, ie, jm, je)
}

// within gives the free sentences of a range.
func within(free []bool, from, to int) []int {
	var out []int
	for k := from; k < to; k++ {
		if free[k] {
			out = append(out, k)
		}
	}
	return out
}

// alikeWithin gives the pairs of a hole that are each other's likest, as far
// as they ascend on both sides.
func (a *aligner) alikeWithin(i, ie, j, je int) []match {
	from, _ := slices.BinarySearchFunc(a.alike, i, func(m match, i int) int { return m.i - i })
	var found []match
	for _, m := range a.alike[from:] {
		if m.i >= ie {
			break
		}
		if m.j >= j && m.j < je {
			found = append(found, m)
		}
	}
	return ascending(found)
}

// step is how the best chain of the first sentences of a hole ends.
type step struct {
	odds float64 // of the whole chain
	n, m int8    // sentences that the last step takes on either side; one is 0 when it links nothing
}

// chainOf links sentences x of old with y of new: the monotone chain of steps
// 1-1, 1-n and n-1 with the highest odds in all.
func (a *aligner) chainOf(out []link, x, y []int) []link {
	n, m := len(x), len(y)
	odds := a.odds(x, y)
	w := m + 1
	best := make([]step, (n+1)*w)
	for p := 1; p <= n; p++ {
		for q := 1; q <= m; q++ {
			s := step{best[(p-1)*w+q].odds, 1, 0}
			if o := best[p*w+q-1].odds; o > s.odds {
				s = step{o, 0, 1}
			}
			sum, words := 0.0, 0
			one := len(a.bagX[x[p-1]].words)
			for k := 1; k <= min(q, widest) && y[q-1]-y[q-k] == k-1; k++ {
				sum += odds[(p-1)*m+q-k]
				words += len(a.bagY[y[q-k]].words)
				if o := best[(p-1)*w+q-k].odds + sum + a.tend.odds(1, k, one, words); o > s.odds {
					s = step{o, 1, int8(k)}
				}
			}
			sum, words = odds[(p-1)*m+q-1], one
			one = len(a.bagY[y[q-1]].words)
			for k := 2; k <= min(p, widest) && x[p-1]-x[p-k] == k-1; k++ {
				sum += odds[(p-k)*m+q-1]
				words += len(a.bagX[x[p-k]].words)
				if o := best[(p-k)*w+q-1].odds + sum + a.tend.odds(k, 1, words, one); o > s.odds {
					s = step{o, int8(k), 1}
				}
			}
			best[p*w+q] = s
		}
	}
	from := len(out)
	for p, q := n, m; p > 0 && q > 0; {
		s := best[p*w+q]
		p, q = p-int(s.n), q-int(s.m)
		if s.n > 0 && s.m > 0 {
			out = append(out, link{i: x[p], n: int(s.n), j: y[q], m: int(s.m)})
		}
	}
	slices.Reverse(out[from:])
	return out
}
