package family

import "math"

// The tree is the cheapest one: an arc costs what it takes to believe that the
// child was made from the parent. Units are nats, as of a likelihood: a cost
// of 1 is a story e times less likely.
type weights struct {
	add          float64 // a stretch of new words, per doubling of its length
	addAlone     float64 // the same, where there is no third copy to tell what is new: copies are trimmed more often than they grow
	drop         float64 // a stretch left out, likewise
	back         float64 // a new word that all other copies have: finding lost text again is less likely than never losing it
	retitle      float64 // another headline
	stranger     float64 // hardly a word in common: only a tree without a better arc takes it
	credited     float64 // the child names someone else in the family
	rootCredited float64 // the root names someone in the family
	late         float64 // the parent was there after the child
	clockless    float64 // the clocks cannot be compared
}

// Fitted on 194 synthetic families of edited news, then rounded; what each is
// worth there, and in cross-validation, stands in docs/decisions/families.md.
var treeWeights = weights{
	add: 0.1, addAlone: 0.25, drop: 0.3, back: 0.2, retitle: 2, stranger: 10,
	credited: 4, rootCredited: 5, late: 2, clockless: 0.2,
}

// strangers have fewer than one word in so many of the shorter text in common:
// less than what makes a pair partial.
const strangers = 6

// Tree draws the tree of copies already known to be one family. The answer has
// one node a copy, in the order given.
func Tree(id string, copies []Copy) []Node {
	return tree(id, copies, readAll(copies))
}

func tree(id string, copies []Copy, readings []*reading) []Node {
	g := newGroup(copies, readings)
	out := make([]Node, len(copies))
	for _, c := range g.choose(&treeWeights) {
		out[g.order[c.child]] = g.node(id, c)
	}
	return out
}

// choice is the arc by which the tree enters a member.
type choice struct {
	child  int
	way    *way    // nil for the root
	margin float64 // how much dearer the next best way to the same child is, or another root
}

// choose finds the cheapest tree.
func (g *group) choose(w *weights) []choice {
	n := len(g.copies)
	const rootCost = 1e6 // so that one member only hangs on the root outside
	arcs := make([]arc, 0, n+len(g.ways))
	for v := range n {
		cost := rootCost
		if len(g.cites[v]) > 0 {
			cost += w.rootCredited
		}
		arcs = append(arcs, arc{n, v, millis(cost)})
	}
	for k := range g.ways {
		x := &g.ways[k]
		arcs = append(arcs, arc{x.from, x.to, millis(g.cost(w, x))})
	}
	out := make([]choice, n)
	best := arborescence(n+1, n, arcs)
	next := make([]int, n) // the cost of the cheapest arc in that would do instead
	for v := range next {
		next[v] = math.MaxInt
	}
	below := descents(n, arcs, best)
	for k, a := range arcs[n:] {
		if best[a.to] != n+k && !below(a.from, a.to) {
			next[a.to] = min(next[a.to], a.cost)
		}
	}
	for v, k := range best[:n] {
		out[v].child = v
		if k < n {
			out[v].margin = turned(arcs[n:], best, n, v)
		}
		if k >= n {
			out[v].way = &g.ways[k-n]
			out[v].margin = math.Inf(1)
			if next[v] < math.MaxInt {
				out[v].margin = float64(next[v]-arcs[k].cost) / 1000
			}
		}
	}
	return out
}

func millis(cost float64) int { return int(math.Round(cost * 1000)) }

// cost weighs one arc. Products stand in parentheses of their own type, so
// that no machine fuses them with the sum.
func (g *group) cost(w *weights, x *way) float64 {
	cost := 0.0
	others := float64(len(g.copies) - 1)
	add := w.add + float64(w.addAlone/(others*others))
	for _, r := range x.added {
		back := 0.0
		for _, share := range g.spread[x.to][r.from:r.to] {
			back += float64(share)
		}
		cost += float64(add * math.Log2(1+float64(r.len())))
		cost += float64(w.back * back)
	}
	for _, r := range x.dropped {
		cost += float64(w.drop * math.Log2(1+float64(r.len())))
	}
	if len(g.readings[x.to].words)-words(x.added) < min(len(g.readings[x.to].words), len(x.state.words))/strangers {
		cost += w.stranger
	}
	if a, b := g.readings[x.from].title, g.readings[x.to].title; a != "" && b != "" && a != b {
		cost += w.retitle
	}
	if c := g.cites[x.to]; len(c) > 0 && !c[x.from] {
		cost += w.credited
	}
	if late, by := lateness(g.copies[x.from], g.copies[x.to]); by == noClock {
		cost += w.clockless
	} else if late > 0 {
		cost += float64(w.late * (float64(late) / float64(late+lateRamp)))
	}
	return cost
}
