package family

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/stemma-news/stemma/internal/text"
)

// The tree is the cheapest one: an arc costs what it takes to believe that the
// child was made from the parent. Units are nats, as of a likelihood: a cost
// of 1 is a story e times less likely.
type weights struct {
	add          float64 // a stretch of new words, per doubling of its length
	addAlone     float64 // the same, where there is no third copy to tell what is new: copies are trimmed more often than they grow
	drop         float64 // a stretch left out, likewise
	back         float64 // a new word that all other copies have: finding lost text again is less likely than never losing it
	retitle      float64
	stranger     float64 // hardly a word in common: only a tree without a better arc takes it
	credited     float64 // the child names someone else in the family
	rootCredited float64 // the root names someone in the family
	late         float64 // the parent was there after the child
	clockless    float64 // the clocks cannot be compared
}

// Tuned on synthetic families of edited news, five-fold.
var treeWeights = weights{
	add: 0.1, addAlone: 0.25, drop: 0.3, back: 0.2, retitle: 2, stranger: 10,
	credited: 4, rootCredited: 5, late: 2, clockless: 0.2,
}

const (
	lateRamp  = 20 * time.Minute // clocks of two machines and of two crawls differ by so much
	strangers = 6                // one word in so many of the shorter text, or they are strangers: below what makes a pair partial
	treeWords = 20_000_000       // words read for one tree, about two seconds
	treePairs = 8000             // pairs of copies compared for one tree: all, up to 126 copies
)

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

// group is a family on the way to its tree. Members are numbered in their
// canonical order, which does not depend on the order given.
type group struct {
	order     []int // canonical number -> place in the list given
	copies    []Copy
	readings  []*reading
	credits   []string
	cites     []map[int]bool // the members that a copy's credit names
	spread    [][]float32    // of each word of each member, the share of the others that have it in its place
	ways      []way
	histories []*history // of the members with several revisions, else nil
}

// way is what is known of an arc before it is weighed.
type way struct {
	from, to int
	state    *reading // of the parent, as it was when the copy was made
	source   *Source  // which of its revisions that is; nil when there is only one
	edits
}

func newGroup(copies []Copy, readings []*reading) *group {
	g := &group{order: make([]int, len(copies))}
	for i := range g.order {
		g.order[i] = i
	}
	slices.SortStableFunc(g.order, func(i, j int) int { return older(copies[i], copies[j]) })
	for _, i := range g.order {
		g.copies = append(g.copies, copies[i])
		g.readings = append(g.readings, readings[i])
		g.credits = append(g.credits, readings[i].credit)
	}
	g.cite()
	runs := g.remember()
	g.spread = spreads(g.readings)
	most := g.most()
	for v := range g.copies {
		for _, u := range g.parents(v, most) {
			w := way{from: u, to: v, state: g.readings[u]}
			if h := g.histories[u]; h != nil {
				w.source = h.takenFrom(g.copies[v], runs[v])
				w.state = h.readings[w.source.Revision]
			}
			w.edits = derive(w.state, g.readings[v])
			g.ways = append(g.ways, w)
		}
	}
	return g
}

// remember reads the former revisions of the members that have any.
func (g *group) remember() (runs []map[uint64]bool) {
	g.histories = make([]*history, len(g.copies))
	runs = make([]map[uint64]bool, len(g.copies))
	for u, c := range g.copies {
		if len(c.Earlier) == 0 {
			continue
		}
		var states []*reading
		for _, e := range c.Earlier {
			states = append(states, g.readings[u].lexicon.read(e.Text, nil))
		}
		g.histories[u] = newHistory(append(slices.Clone(c.Earlier), c), append(states, g.readings[u]))
		for v := range runs {
			if runs[v] == nil {
				runs[v] = runSet(g.readings[v])
			}
		}
	}
	return runs
}

// older is the canonical order: by clock, those without one last; then the
// longer text, then by text and id, which mean nothing but never change.
func older(a, b Copy) int {
	x, y := a.clock(), b.clock()
	if x.IsZero() != y.IsZero() {
		if x.IsZero() {
			return 1
		}
		return -1
	}
	return cmp.Or(x.Compare(y), cmp.Compare(len(b.Text), len(a.Text)), strings.Compare(a.Text, b.Text), strings.Compare(a.ID, b.ID))
}

// clock is when a copy was certainly there: published as it says, else seen.
func (c Copy) clock() time.Time {
	if c.Published.IsZero() {
		return c.Seen
	}
	return c.Published
}

// cite finds whom each member credits. Many members print the same line.
func (g *group) cite() {
	known := newOutlets(g.copies)
	lines := make(map[string]map[int]bool)
	for i, credit := range g.credits {
		key := credit + "\n" + g.copies[i].Original
		named, ok := lines[key]
		if !ok {
			named = known.named(credit, g.copies[i])
			lines[key] = named
		}
		if named[i] { // a publisher's own name in its own copy says nothing
			named = nil
		}
		g.cites = append(g.cites, named)
	}
}

// parents gives the members that v is compared with: all of a small family, of
// a large one those nearest in the canonical order and the first.
func (g *group) parents(v, most int) []int {
	n := len(g.copies)
	var out []int
	for u := range n {
		near := u < most/2 || u < v && v-u <= most/2
		if u != v && (n-1 <= most || near) {
			out = append(out, u)
		}
	}
	return out
}

// most is how many members each is compared with: so many that the pairs, and
// the words in them, stay within the budget.
func (g *group) most() int {
	n, words := max(1, len(g.copies)), 1
	for _, r := range g.readings {
		words += len(r.words)
	}
	return max(4, min(2*treePairs/n, treeWords/(2*words)))
}

// choice is the arc by which the tree enters a member.
type choice struct {
	child  int
	way    *way    // nil for the root
	margin float64 // how much dearer the next best way to the same child is
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
	next := make([]int, n) // the cost of the cheapest arc in that was not taken
	for v := range next {
		next[v] = math.MaxInt
	}
	for k, a := range arcs[n:] {
		if best[a.to] != n+k {
			next[a.to] = min(next[a.to], a.cost)
		}
	}
	for v, k := range best[:n] {
		out[v].child = v
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
	if text.Fold(g.copies[x.from].Title) != text.Fold(g.copies[x.to].Title) {
		cost += w.retitle
	}
	if c := g.cites[x.to]; len(c) > 0 && !c[x.from] {
		cost += w.credited
	}
	if late, ok := lateness(g.copies[x.from], g.copies[x.to]); !ok {
		cost += w.clockless
	} else if late > 0 {
		cost += float64(w.late * (float64(late) / float64(late+lateRamp)))
	}
	return cost
}

// lateness is by how much the parent was there after the child, by clocks that
// can be compared; not ok when there are none.
func lateness(parent, child Copy) (time.Duration, bool) {
	switch {
	case !parent.Published.IsZero() && !child.Published.IsZero():
		late := parent.Published.Sub(child.Published)
		if dateOnly(parent.Published) || dateOnly(child.Published) {
			// A date is any time of its day: late only beyond all doubt.
			late = parent.Published.Truncate(24 * time.Hour).Sub(child.Published.Truncate(24 * time.Hour))
			if late == 0 {
				break
			}
		}
		return late, true
	case !parent.Published.IsZero() && !child.Seen.IsZero() && parent.Published.After(child.Seen):
		return parent.Published.Sub(child.Seen), true
	}
	if parent.Seen.IsZero() || child.Seen.IsZero() {
		return 0, false
	}
	return parent.Seen.Sub(child.Seen), true
}

// dateOnly tells a clock that names a day and no time.
func dateOnly(t time.Time) bool { return t.UTC().Equal(t.UTC().Truncate(24 * time.Hour)) }
