package family

import "slices"

const (
	treeWords = 20_000_000 // words read for one tree, about two seconds
	treePairs = 8000       // pairs of copies compared for one tree: all, up to 126 copies
)

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
		g.credits = append(g.credits, creditOf(copies[i]))
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
		newest := c
		newest.Earlier = nil
		g.histories[u] = newHistory(append(slices.Clone(c.Earlier), newest), append(states, g.readings[u]))
		for v := range runs {
			if runs[v] == nil {
				runs[v] = runSet(g.readings[v])
			}
		}
	}
	return runs
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
