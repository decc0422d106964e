package family

import (
	"slices"
	"strconv"
)

const (
	candidates = 16 // articles verified for each; a story's own copies come before chance hits
	batchOneIn = 2  // prints kept of a batch in memory: denser than in a store, as it costs nothing there
)

// Build sorts copies into families and each family into a tree. The answer
// has one node a copy, in the order given; what it says does not depend on
// that order. A family is named for its oldest member.
func Build(copies []Copy) []Node {
	order := make([]int, len(copies))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return older(copies[i], copies[j]) })
	sorted := make([]Copy, len(copies))
	for k, i := range order {
		sorted[k] = copies[i]
	}
	readings := readAll(sorted)
	members := make([][]int, len(copies)) // of each family, at its oldest
	group := relatives(readings)
	for k := range sorted {
		head := group.find(k)
		members[head] = append(members[head], k)
	}
	out := make([]Node, len(copies))
	for _, family := range members {
		some, their := make([]Copy, len(family)), make([]*reading, len(family))
		for m, k := range family {
			some[m], their[m] = sorted[k], readings[k]
		}
		if len(some) > 0 {
			for m, n := range tree("f_"+some[0].ID, some, their) {
				out[order[family[m]]] = n
			}
		}
	}
	return out
}

// readAll reads copies with one lexicon, without their outlets' boilerplate.
func readAll(copies []Copy) []*reading {
	l, drop := newLexicon(), boilerplate(copies)
	out := make([]*reading, len(copies))
	for i, c := range copies {
		out[i] = l.read(c.Text, drop[i])
		out[i].about(c)
	}
	return out
}

// relatives joins what is a copy of one another, in whole or in part, one
// article after the other, as they would come to a store.
func relatives(readings []*reading) union {
	x, group := NewIndex(), newUnion(len(readings))
	for i, r := range readings {
		prints := sample(r.runs(), batchOneIn, keepAtMin)
		var ties []Tie
		settled := make(map[int]bool) // families of which the article is a copy
		for _, h := range x.Candidates(prints, candidates) {
			j := int(h.Doc)
			family := group.find(j)
			if settled[family] {
				continue
			}
			p := relate(r, readings[j])
			settled[family] = p.Relation == IsCopy
			ties = append(ties, Tie{ID: strconv.Itoa(j), Family: strconv.Itoa(family), Pair: p})
		}
		if d := Decide(ties); d.Family != "" {
			for _, f := range append(d.Merge, d.Family) {
				head, _ := strconv.Atoi(f) // as written above
				group.join(i, head)
			}
		}
		x.Add(Doc(i), prints)
	}
	return group
}

// union is a disjoint-set forest.
type union []int

func newUnion(n int) union {
	u := make(union, n)
	for i := range u {
		u[i] = i
	}
	return u
}

func (u union) find(i int) int {
	for u[i] != i {
		u[i] = u[u[i]]
		i = u[i]
	}
	return i
}

// join keeps the lower number as the head, so that the answer does not depend
// on the order of joins.
func (u union) join(i, j int) {
	i, j = u.find(i), u.find(j)
	u[max(i, j)] = min(i, j)
}
