package ingest

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
	"sync"
)

// A jury puts the questions of a forest to up to 64 rows of features at once:
// a set of rows is the bits of one number. For each question it works out which
// rows answer yes, then sends the set of all rows down each tree, where every
// node parts the set that reaches it with two operations. Walking the trees row
// by row costs three times as much, most of it for branches that no processor
// can foretell.
type jury struct {
	forest  *Forest
	asks    []asked
	trees   []juryTree
	forks   []fork
	leaves  []juryLeaf
	most    int // questions about one feature
	scratch sync.Pool
}

// asked are the questions about one feature, their cuts in order.
type asked struct {
	feature int
	cuts    []int32 // as orderOf has them
	forks   []int32 // which fork each cut belongs to
}

// fork is a node that asks; at, left and right are nodes of its tree.
type fork struct{ at, left, right uint8 }

type juryLeaf struct {
	at    uint8
	value float32
}

// juryTree is how many forks and leaves a tree has.
type juryTree struct{ forks, leaves int }

// jurySize is how many rows are judged together; below juryLeast of them
// walking is quicker.
const (
	jurySize  = 64
	juryLeast = 5
)

// juryTreeSize is how many nodes a tree may have; ours have 47.
const juryTreeSize = 256

func newJury(f *Forest) *jury {
	j := &jury{forest: f}
	for _, tree := range f.Trees {
		if len(tree) > juryTreeSize {
			return j // too large for the tables: it is walked
		}
	}
	byFeature := make(map[int][]int32) // forks
	cut := []float32{}                 // of each fork
	for _, tree := range f.Trees {
		forks, leaves := len(j.forks), len(j.leaves)
		for i, n := range tree {
			if n.Feature == Leaf {
				j.leaves = append(j.leaves, juryLeaf{uint8(i), n.Value})
				continue
			}
			byFeature[int(n.Feature)] = append(byFeature[int(n.Feature)], int32(len(j.forks)))
			j.forks = append(j.forks, fork{uint8(i), uint8(n.Left), uint8(n.Right)})
			cut = append(cut, n.Value)
		}
		j.trees = append(j.trees, juryTree{len(j.forks) - forks, len(j.leaves) - leaves})
	}
	for feature, forks := range byFeature {
		slices.SortStableFunc(forks, func(x, y int32) int { return cmp.Compare(cut[x], cut[y]) })
		a := asked{feature: feature, forks: forks, cuts: make([]int32, len(forks))}
		for k, f := range forks {
			a.cuts[k] = orderOf(cut[f])
		}
		j.asks = append(j.asks, a)
		j.most = max(j.most, len(forks))
	}
	slices.SortFunc(j.asks, func(x, y asked) int { return cmp.Compare(x.feature, y.feature) })
	j.scratch.New = func() any {
		return &juryScratch{yes: make([]uint64, len(j.forks)), behind: make([]uint64, j.most+1)}
	}
	return j
}

// juryScratch holds sets of rows: those that say yes at each fork, those that
// are behind each cut of one feature, and those that reach each node of one tree.
type juryScratch struct {
	yes, behind []uint64
	reach       [juryTreeSize]uint64
}

// odds gives what Forest.Odds gives of each row, to the last bit: the leaves
// are summed in the same order.
func (j *jury) odds(rows [][]float32) []float32 {
	out := make([]float32, len(rows))
	if len(rows) < juryLeast || len(j.trees) == 0 {
		for i, row := range rows {
			out[i] = j.forest.Odds(row)
		}
		return out
	}
	s := j.scratch.Get().(*juryScratch)
	for from := 0; from < len(rows); from += jurySize {
		to := min(from+jurySize, len(rows))
		j.ask(rows[from:to], s.yes, s.behind)
		j.sum(out[from:to], s)
	}
	j.scratch.Put(s)
	return out
}

// ask fills in who says yes at each fork: whose value is above the cut. Each
// row is put behind the cuts that it is above; who is above a cut are then all
// those behind it or a later one.
func (j *jury) ask(rows [][]float32, yes, behind []uint64) {
	for k := range j.asks {
		a := &j.asks[k]
		behind := behind[:len(a.cuts)+1]
		clear(behind)
		last := rows[0][a.feature]
		above := a.above(last)
		for i, row := range rows {
			if x := row[a.feature]; x != last { // most features are the same in row after row
				last, above = x, a.above(x)
			}
			behind[above] |= 1 << i
		}
		all := uint64(0)
		for c := len(a.forks) - 1; c >= 0; c-- {
			all |= behind[c+1]
			yes[a.forks[c]] = all
		}
	}
}

// above counts the cuts that x is above, by halves: the sign bit of a
// difference says which half to go on with, and there is no branch to foretell.
func (a *asked) above(x float32) int {
	k, low, n := int64(orderOf(x)), 0, len(a.cuts)
	for n > 1 {
		half := n / 2
		low += half & int((int64(a.cuts[low+half-1])-k)>>63)
		n -= half
	}
	return low + int(uint64(int64(a.cuts[low])-k)>>63)
}

// orderOf turns a number into one whose order as an integer is the same.
func orderOf(x float32) int32 {
	b := int32(math.Float32bits(x + 0)) // not -0
	return b ^ int32(uint32(b>>31)>>1)
}

// sum sends the rows down the trees.
func (j *jury) sum(out []float32, s *juryScratch) {
	for i := range out {
		out[i] = j.forest.Base
	}
	forks, leaves, reach := j.forks, j.leaves, &s.reach
	yes := s.yes
	for _, tree := range j.trees {
		reach[0] = ^uint64(0) >> (jurySize - len(out))
		ask := yes[:tree.forks]
		for k, f := range forks[:tree.forks] {
			here, who := reach[f.at], ask[k]
			reach[f.left] = here &^ who
			reach[f.right] = here & who
		}
		for _, leaf := range leaves[:tree.leaves] {
			for who := reach[leaf.at]; who != 0; who &= who - 1 {
				out[bits.TrailingZeros64(who)] += leaf.value
			}
		}
		forks, leaves, yes = forks[tree.forks:], leaves[tree.leaves:], yes[tree.forks:]
	}
}
