package pages

import (
	"math"
	"slices"

	"github.com/stemma-news/stemma/ingest"
)

// Growth are the choices of the trainer.
type Growth struct {
	Trees, Leaves int
	Rate          float64
	Weigh         float64 // least weight of a leaf
	Ridge         float64
	Part          float64 // share of the features that a tree may use
	Seed          uint64
}

// rows is a training set, cut into bins feature by feature.
type rows struct {
	x      [][]float32
	y      []bool
	weight []float32
}

const bins = 48

// grow boosts trees on the logistic loss (Friedman 2001), leaf by leaf, with
// histograms as LightGBM does. It is one thread and has a generator of its
// own, so that the same rows give the same bytes.
func grow(r rows, g Growth) *ingest.Forest {
	n, m := len(r.x), len(r.x[0])
	cuts := make([][]float32, m)
	binned := make([]uint8, n*m)
	col := make([]float32, n)
	for f := range m {
		for i := range r.x {
			col[i] = r.x[i][f]
		}
		cuts[f] = cutsOf(col)
		for i := range r.x {
			at, _ := slices.BinarySearch(cuts[f], r.x[i][f])
			binned[i*m+f] = uint8(at)
		}
	}
	var pos, all float64
	for i := range r.y {
		all += float64(r.weight[i])
		if r.y[i] {
			pos += float64(r.weight[i])
		}
	}
	forest := &ingest.Forest{Base: float32(math.Log(pos / (all - pos)))}
	score := make([]float64, n)
	for i := range score {
		score[i] = float64(forest.Base)
	}
	grad, hess := make([]float32, n), make([]float32, n)
	seed := g.Seed*2862933555777941757 + 3037000493
	for range g.Trees {
		for i := range score {
			p := 1 / (1 + math.Exp(-score[i]))
			y := 0.
			if r.y[i] {
				y = 1
			}
			grad[i] = float32((p - y)) * r.weight[i]
			hess[i] = float32(p*(1-p)) * r.weight[i]
		}
		var use []int
		for f := range m {
			seed = seed*6364136223846793005 + 1442695040888963407
			if float64(seed>>40)/float64(1<<24) < g.Part && len(cuts[f]) > 0 {
				use = append(use, f)
			}
		}
		t := &planting{g: g, m: m, use: use, cuts: cuts, binned: binned, grad: grad, hess: hess}
		tree, leafOf := t.plant(n)
		for i := range score {
			score[i] += float64(tree[leafOf[i]].Value)
		}
		forest.Trees = append(forest.Trees, tree)
	}
	return forest
}

// cutsOf gives up to bins-1 cuts between the values, at quantiles.
func cutsOf(col []float32) []float32 {
	sorted := slices.Clone(col)
	slices.Sort(sorted)
	unique := slices.Compact(slices.Clone(sorted))
	if len(unique) <= bins {
		return unique[:max(0, len(unique)-1)]
	}
	var out []float32
	for k := 1; k < bins; k++ {
		c := sorted[len(sorted)*k/bins]
		if (len(out) == 0 || c > out[len(out)-1]) && c < unique[len(unique)-1] {
			out = append(out, c)
		}
	}
	return out
}

// planting grows one tree.
type planting struct {
	g          Growth
	m          int
	use        []int
	cuts       [][]float32
	binned     []uint8
	grad, hess []float32
}

type leaf struct {
	rows []int32
	node int
	hist []float32 // use x bins x (grad, hess)
	gain float64
	f    int // place in use
	bin  int
	g, h float64
}

func (t *planting) plant(n int) ([]ingest.Node, []uint16) {
	all := make([]int32, n)
	for i := range all {
		all[i] = int32(i)
	}
	tree := []ingest.Node{{Feature: ingest.Leaf}}
	root := &leaf{rows: all}
	t.fill(root)
	t.split(root)
	leaves := []*leaf{root}
	for len(leaves) < t.g.Leaves {
		best := -1
		for i, l := range leaves {
			if l.gain > 1e-6 && (best < 0 || l.gain > leaves[best].gain) {
				best = i
			}
		}
		if best < 0 {
			break
		}
		l := leaves[best]
		f := t.use[l.f]
		a, b := &leaf{node: len(tree)}, &leaf{node: len(tree) + 1}
		for _, i := range l.rows {
			if int(t.binned[int(i)*t.m+f]) <= l.bin {
				a.rows = append(a.rows, i)
			} else {
				b.rows = append(b.rows, i)
			}
		}
		tree[l.node] = ingest.Node{Feature: uint16(f), Value: t.cuts[f][l.bin], Left: uint16(a.node), Right: uint16(b.node)}
		tree = append(tree, ingest.Node{Feature: ingest.Leaf}, ingest.Node{Feature: ingest.Leaf})
		small, big := a, b
		if len(a.rows) > len(b.rows) {
			small, big = b, a
		}
		t.fill(small)
		big.hist = l.hist
		for k := range big.hist {
			big.hist[k] -= small.hist[k]
		}
		big.g, big.h = l.g-small.g, l.h-small.h
		l.hist = nil
		t.split(a)
		t.split(b)
		leaves[best] = a
		leaves = append(leaves, b)
	}
	leafOf := make([]uint16, n)
	for _, l := range leaves {
		tree[l.node].Value = float32(-l.g / (l.h + t.g.Ridge) * t.g.Rate)
		for _, i := range l.rows {
			leafOf[i] = uint16(l.node)
		}
	}
	return tree, leafOf
}

func (t *planting) fill(l *leaf) {
	l.hist = make([]float32, len(t.use)*bins*2)
	for _, i := range l.rows {
		g, h := t.grad[i], t.hess[i]
		l.g += float64(g)
		l.h += float64(h)
		row := t.binned[int(i)*t.m : int(i+1)*t.m]
		for k, f := range t.use {
			at := (k*bins + int(row[f])) * 2
			l.hist[at] += g
			l.hist[at+1] += h
		}
	}
}

func (t *planting) split(l *leaf) {
	whole := l.g * l.g / (l.h + t.g.Ridge)
	for k, f := range t.use {
		var g, h float64
		for b := range t.cuts[f] {
			at := (k*bins + b) * 2
			g += float64(l.hist[at])
			h += float64(l.hist[at+1])
			if h < t.g.Weigh || l.h-h < t.g.Weigh {
				continue
			}
			gain := g*g/(h+t.g.Ridge) + (l.g-g)*(l.g-g)/(l.h-h+t.g.Ridge) - whole
			if gain > l.gain {
				l.gain, l.f, l.bin = gain, k, b
			}
		}
	}
}
