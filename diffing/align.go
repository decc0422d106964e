package diffing

import (
	"cmp"
	"slices"
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
	ignore     *ignorable
	x, y       []int32 // identity of each sentence
	bagger     *bagger
	bagX, bagY []bag  // words of the sentences that the chain leaves over
	same       int    // sentences that stand unchanged, in thousandths
	shorter    int    // log of the words of a free sentence of old over those of one of new, in thousandths
	related    int    // whether the two texts tell of one thing, in thousandths
	chain      []link // links that cross no other
	grids      []grid // what lies in the holes of the chain
	moves      []link // those that do

	freeX, freeY []bool  // sentences that no link has
	alike        []match // pairs within one hole that are each other's likest, by their place in old
}

// align links the sentences: first what stands unchanged in the same order,
// then what moved away, unchanged or reworded; then, in the holes between,
// what was reworded in its place. What is left over after that may still have
// moved within its hole.
func align(old, new *side, language string, ignore *ignorable, w *work) []link {
	a := begin(old, new, language, ignore, w)
	if len(a.chain) == len(a.x) && len(a.chain) == len(a.y) {
		return a.chain
	}
	a.exactMoves()
	a.lighten()
	a.rewordedMoves(a.holes())
	a.fill()
	a.rewordedMoves(nil, nil)
	a.follow()
	slices.SortFunc(a.moves, byPlace)
	return append(a.chain, a.moves...)
}

// begin links what stands unchanged in the same order, and reads the words of
// the rest.
func begin(old, new *side, language string, ignore *ignorable, w *work) *aligner {
	a := &aligner{old: old, new: new, work: w, ignore: ignore, bagger: newBagger(language)}
	a.identify()
	for _, m := range w.matches(a.x, a.y) {
		for k := range m.n {
			a.chain = append(a.chain, link{i: m.i + k, n: 1, j: m.j + k, m: 1})
		}
	}
	if len(a.chain) == len(a.x) && len(a.chain) == len(a.y) {
		return a
	}
	a.same = thousand * len(a.chain) / max(1, min(len(a.x), len(a.y)))
	a.free()
	a.bagX = a.bags(old, a.freeX)
	a.bagY = a.bags(new, a.freeY)
	a.bagger.weigh()
	a.related = related(a.bagger.common(a.bagX, a.bagY))
	a.shorter = ln(usual(a.bagX, a.freeX)) - ln(usual(a.bagY, a.freeY))
	for _, bags := range [][]bag{a.bagX, a.bagY} {
		for i := range bags {
			bags[i].mass = a.bagger.mass(bags[i])
		}
	}
	return a
}

// identify numbers the sentences so that identical ones have one number.
func (a *aligner) identify() {
	ids := make(map[string]int32, len(a.old.sentences))
	number := func(d *side) []int32 {
		out := make([]int32, len(d.sentences))
		for i := range d.sentences {
			s := a.ignore.of(d.item(i).Of(d.text))
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

// holes numbers the holes of the chain: of each sentence, how many links of
// the chain come before it.
func (a *aligner) holes() (x, y []int32) {
	x, y = make([]int32, len(a.x)), make([]int32, len(a.y))
	i, j := 0, 0
	for k, l := range append(a.chain, link{i: len(a.x), j: len(a.y)}) {
		for ; i < l.i; i++ {
			x[i] = int32(k)
		}
		for ; j < l.j; j++ {
			y[j] = int32(k)
		}
	}
	return x, y
}

// free marks the sentences that no link has.
func (a *aligner) free() {
	mark := func(n int) []bool {
		out := make([]bool, n)
		for i := range out {
			out[i] = true
		}
		return out
	}
	a.freeX, a.freeY = mark(len(a.x)), mark(len(a.y))
	for _, links := range [][]link{a.chain, a.moves} {
		for _, l := range links {
			for k := range l.n {
				a.freeX[l.i+k] = false
			}
			for k := range l.m {
				a.freeY[l.j+k] = false
			}
		}
	}
}

// byPlace sorts links by their place in new.
func byPlace(l, m link) int { return cmp.Compare(l.j, m.j) }
