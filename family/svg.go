package family

import (
	"cmp"
	"slices"
	"time"
)

// Spot is where a copy stands in a drawing of its family over time: rows go
// from the earliest copy down, and each copy has a lane to itself from its own
// row to that of the last one taken from it, so that no two lines run on top of
// one another.
type Spot struct {
	Node   int           // place in the nodes given
	Row    int           // 0 is the earliest
	Lane   int           // 0 is the outermost
	Parent int           // row of the copy it was taken from; -1 for a root
	After  time.Duration // since the row before
}

// Over lays the nodes of one family out over time, by the clock of each; the
// zero time is unknown. A copy stands below its parent also where the clocks
// say otherwise. The answer is in the order of rows.
func Over(nodes []Node, clocks []time.Time) []Spot {
	parents := parentsOf(nodes)
	when := effective(parents, clocks)
	spots := make([]Spot, len(nodes))
	for i := range nodes {
		spots[i] = Spot{Node: i, Parent: -1}
	}
	depth := depths(parents)
	slices.SortStableFunc(spots, func(a, b Spot) int {
		if c := when[a.Node].Compare(when[b.Node]); c != 0 {
			return c
		}
		return cmp.Compare(depth[a.Node], depth[b.Node])
	})
	row, last := make([]int, len(nodes)), make([]int, len(nodes))
	for r := range spots {
		row[spots[r].Node] = r
	}
	for r := range spots {
		s := &spots[r]
		s.Row, last[r] = r, max(last[r], r)
		if r > 0 {
			s.After = when[s.Node].Sub(when[spots[r-1].Node])
		}
		if p := parents[s.Node]; p >= 0 {
			s.Parent = row[p]
			last[s.Parent] = max(last[s.Parent], r)
		}
	}
	lanes(spots, last)
	return spots
}

// lanes gives each spot the outermost lane that is free; the last copy taken
// from another goes on in its lane.
func lanes(spots []Spot, last []int) {
	var until []int // of each lane, the last row in which it is taken
	for r := range spots {
		s := &spots[r]
		if s.Parent >= 0 && last[s.Parent] == r {
			s.Lane = spots[s.Parent].Lane
		} else {
			s.Lane = slices.IndexFunc(until, func(n int) bool { return n < r })
			if s.Lane < 0 {
				s.Lane = len(until)
				until = append(until, 0)
			}
		}
		until[s.Lane] = last[r]
	}
}

// parentsOf gives for each node the place of its parent; -1 for a root.
func parentsOf(nodes []Node) []int {
	at := make(map[string]int, len(nodes))
	for i, n := range nodes {
		at[n.ID] = i
	}
	out := make([]int, len(nodes))
	for i, n := range nodes {
		out[i] = -1
		if n.Parent != nil {
			if p, ok := at[*n.Parent]; ok && p != i {
				out[i] = p
			}
		}
	}
	return out
}

// depths counts the steps from the root. A ring, which no tree has, ends.
func depths(parents []int) []int {
	out := make([]int, len(parents))
	for i := range parents {
		for p := parents[i]; p >= 0 && out[i] < len(parents); p = parents[p] {
			out[i]++
		}
	}
	return out
}

// effective is when each copy is drawn: by its own clock, and not before its
// parent.
func effective(parents []int, clocks []time.Time) []time.Time {
	order := make([]int, len(parents))
	for i := range order {
		order[i] = i
	}
	depth := depths(parents)
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(depth[a], depth[b]) })
	out := slices.Clone(clocks)
	for _, i := range order {
		if p := parents[i]; p >= 0 && out[i].Before(out[p]) {
			out[i] = out[p]
		}
	}
	return out
}
