package diffing

import (
	"cmp"
)

// link says that sentences [i, i+n) of old stand as sentences [j, j+m) of new.
type link struct {
	i, n, j, m int
	moved      bool // it crosses the links that are not moved
}

// aligner finds the links between the sentences of two sides.
type aligner struct {
	old, new   *side
	work       *work
	x, y       []int32 // identity of each sentence; gone once it has moved
	bagger     *bagger
	bagX, bagY []bag   // words of the sentences that the chain leaves over
	same       float64 // share of the sentences that stand unchanged
}

// gone marks a sentence that has its partner elsewhere.
const gone = -1

// align links the sentences in three passes: what stands unchanged in the same
// order, what moved unchanged, and in the holes between what was reworded. At
// last, what is still left over may have moved and been reworded.
func align(old, new *side, language string, w *work) []link {
	a := &aligner{old: old, new: new, work: w, bagger: newBagger(language)}
	a.identify()
	var chain []link
	for _, m := range w.matches(a.x, a.y) {
		for k := range m.n {
			chain = append(chain, link{i: m.i + k, n: 1, j: m.j + k, m: 1})
		}
	}
	if n := min(len(a.x), len(a.y)); n > 0 {
		a.same = float64(len(chain)) / float64(n)
	}
	freeX, freeY := a.free(chain)
	a.bagX = a.bags(old, freeX)
	a.bagY = a.bags(new, freeY)
	a.bagger.weigh()
	for _, bags := range [][]bag{a.bagX, a.bagY} {
		for i := range bags {
			bags[i].mass = a.bagger.mass(bags[i])
		}
	}
	moves := a.exactMoves(freeX, freeY)
	chain = a.fill(chain)
	moves = a.rewordedMoves(chain, moves)
	return append(chain, moves...)
}

// identify numbers the sentences so that identical ones have one number.
func (a *aligner) identify() {
	ids := make(map[string]int32, len(a.old.sentences))
	number := func(d *side) []int32 {
		out := make([]int32, len(d.sentences))
		for i := range d.sentences {
			s := d.item(i).Of(d.text)
			id, ok := ids[s]
			if !ok {
				id = int32(len(ids))
				ids[s] = id
			}
			out[i] = id
		}
		return out
	}
	a.x = number(a.old)
	a.y = number(a.new)
}

// bags collects the words of the sentences that are free.
func (a *aligner) bags(d *side, free []bool) []bag {
	out := make([]bag, len(free))
	for i, ok := range free {
		if ok {
			out[i] = a.bagger.bag(d.item(i).Of(d.text))
		}
	}
	return out
}

// fill links what lies between the links of the chain.
func (a *aligner) fill(chain []link) []link {
	var out []link
	i, j := 0, 0
	for _, l := range chain {
		out = a.hole(out, i, l.i, j, l.j)
		out = append(out, l)
		i, j = l.i+l.n, l.j+l.m
	}
	return a.hole(out, i, len(a.x), j, len(a.y))
}

// free marks the sentences that no link has.
func (a *aligner) free(links []link) (x, y []bool) {
	x, y = make([]bool, len(a.x)), make([]bool, len(a.y))
	for i := range x {
		x[i] = true
	}
	for j := range y {
		y[j] = true
	}
	for _, l := range links {
		for k := range l.n {
			x[l.i+k] = false
		}
		for k := range l.m {
			y[l.j+k] = false
		}
	}
	return x, y
}

// byPlace sorts links by their place in new.
func byPlace(l, m link) int { return cmp.Compare(l.j, m.j) }
