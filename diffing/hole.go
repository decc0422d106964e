package diffing

import "slices"

const (
	// easyHole is how many candidates a hole may have before it is parted at
	// the sentences that are each other's likest. At 1<<11 no alignment of the
	// sets that likeness was found on is lost to it; at 1<<10 some are.
	easyHole = 1 << 11
	// maxHole bounds the candidates of a hole that has no such sentences; a
	// larger one is parted in the middle.
	maxHole = 1 << 14
	// maxCandidates bounds those of all holes together: each costs some 200 ns.
	maxCandidates = 1 << 18
	// widest is how many sentences one may be split into.
	widest = 6
)

// fill links what lies between the links of the chain: first as texts tend to
// be revised, and then once more as these are.
func (a *aligner) fill() {
	var fixed []link
	i, j := 0, 0
	for _, l := range append(a.chain, link{i: len(a.x), j: len(a.y)}) {
		fixed = a.hole(fixed, i, l.i, j, l.j)
		if l.n > 0 {
			fixed = append(fixed, l)
		}
		i, j = l.i+l.n, l.j+l.m
	}
	retold := a.retold()
	t := a.tendency(retold)
	var s seen
	for k := range a.grids {
		g := &a.grids[k]
		s.count(len(g.x)+len(g.y), g.chain(nil, t))
	}
	t.learn(s, retold)
	for k := range a.grids {
		fixed = a.grids[k].chain(fixed, t)
	}
	slices.SortFunc(fixed, byPlace)
	a.chain = fixed
	a.free()
}

// hole weighs the free sentences of [i, ie) of old against those of [j, je) of
// new. A hole that is large is parted where sentences are most alike, by links
// that are then fixed, or else into pieces of like proportion, and then says
// that it is coarse.
func (a *aligner) hole(fixed []link, i, ie, j, je int) []link {
	x := within(a.freeX, i, ie)
	y := within(a.freeY, j, je)
	if len(x) == 0 || len(y) == 0 {
		return fixed
	}
	size := len(x) * len(y)
	spent := a.work.candidates+size > maxCandidates
	if size > easyHole || spent {
		if alike := a.alikeWithin(i, ie, j, je); len(alike) > 0 {
			for _, m := range alike {
				fixed = a.hole(fixed, i, m.i, j, m.j)
				fixed = append(fixed, link{i: m.i, n: 1, j: m.j, m: 1})
				i, j = m.i+1, m.j+1
			}
			return a.hole(fixed, i, ie, j, je)
		}
	}
	if size <= maxHole && !spent {
		a.work.candidates += size
		a.grids = append(a.grids, a.weigh(x, y))
		return fixed
	}
	a.work.coarse = true
	if spent {
		return fixed
	}
	im, jm := (i+ie)/2, (j+je)/2
	switch { // one side may be too short to be halved
	case ie-i < 2:
		im = ie
	case je-j < 2:
		jm = je
	}
	fixed = a.hole(fixed, i, im, j, jm)
	return a.hole(fixed, im, ie, jm, je)
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

// step is how the best chain of the first sentences of a grid ends.
type step struct {
	fit  int  // of the whole chain, beyond the bar
	n, m int8 // sentences that the last step takes on either side; one is 0 when it links nothing
}

// chain links the sentences of a grid: the monotone chain of steps 1-1, 1-n
// and n-1 whose pairs pass the bar by most in all.
func (g *grid) chain(out []link, t tendency) []link {
	n, m := len(g.x), len(g.y)
	t.bar = max(barLeast, t.bar+barHole*(ln(n*m)-ln(usualHole))/thousand)
	w := m + 1
	best := make([]step, (n+1)*w)
	for p := 1; p <= n; p++ {
		for q := 1; q <= m; q++ {
			s := step{best[(p-1)*w+q].fit, 1, 0}
			if f := best[p*w+q-1].fit; f > s.fit {
				s = step{f, 0, 1}
			}
			last := (p-1)*m + q - 1
			if g.like[last] == 0 { // no step ends here
				best[p*w+q] = s
				continue
			}
			alone := g.fit[last] - t.bar
			if f := best[(p-1)*w+q-1].fit + alone; f > s.fit {
				s = step{f, 1, 1}
			}
			sum := alone
			for k := 2; k <= min(q, widest) && g.y[q-1]-g.y[q-k] == k-1 && g.like[last-k+1] > 0; k++ {
				sum += g.fit[last-k+1] - t.bar - t.split
				f := sum
				if k == 2 && min(g.piece[last], g.piece[last-1]) > t.bar {
					f = g.piece[last] + g.piece[last-1] - 2*t.bar - t.split
				}
				if f += best[(p-1)*w+q-k].fit; f > s.fit {
					s = step{f, 1, int8(k)}
				}
			}
			sum = alone
			for k := 2; k <= min(p, widest) && g.x[p-1]-g.x[p-k] == k-1 && g.like[last-(k-1)*m] > 0; k++ {
				sum += g.fit[last-(k-1)*m] - t.bar - t.merge
				f := sum
				if k == 2 && min(g.piece[last], g.piece[last-m]) > t.bar {
					f = g.piece[last] + g.piece[last-m] - 2*t.bar - t.merge
				}
				if f += best[(p-k)*w+q-1].fit; f > s.fit {
					s = step{f, int8(k), 1}
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
			out = append(out, link{i: g.x[p], n: int(s.n), j: g.y[q], m: int(s.m)})
		}
	}
	slices.Reverse(out[from:])
	return out
}
