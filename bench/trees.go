package main

import (
	"math"
	"slices"

	"github.com/stemma-news/stemma/summarize"
)

// learner grows a summarize.Model by gradient boosting (Friedman, "Greedy
// Function Approximation", 2001) of a list-wise loss: the softmax of an
// article's scores against the softmax of what its sentences earn (ListNet:
// Cao and others, ICML 2007). Two other losses were tried: foretelling what a
// sentence earns by least squares first (0.3 ROUGE less, cross-validated), and
// following the expected gain itself (0.4 less).
type learner struct {
	members  int // models of different seeds that are averaged
	trees    int // of each
	depth    int
	rate     float64
	sharp    float64 // temperature of what sentences earn: smaller looks at the best only
	calm     float64 // added to the second derivative of a leaf
	articles float64 // share of articles that a tree sees
	features float64 // share of features that a tree may ask
	longest  int     // sentences of an article that are looked at
	exclude  map[int]bool
	seed     uint64
}

// usualLearner is what cross-validation prefers, where it prefers anything:
// half or twice as many trees, one question more or fewer, move the mean of
// four sets by less than another seed does (0.1 to 0.2). That is what the
// members are for. Articles count alike: where each counted by the root of what
// its best sentence earns over the rest, less was lost where a description is
// the lead, word for word, and as much less won elsewhere.
var usualLearner = learner{members: 3, trees: 200, depth: 4, rate: 0.1, sharp: 0.06, calm: 6, articles: 0.5, features: 0.3, longest: 60, seed: 1}

const bins = 48

// table is the training data by column.
type table struct {
	cuts   [][]float32 // thresholds of each feature
	cols   [][]uint8   // for each feature, the bin of each row
	start  []int       // first row of each article, and the end
	gains  []float64
	weight []float64 // of each article
}

func makeTable(examples []*example, longest int) *table {
	t := &table{}
	var rows [][]float64
	for _, e := range examples {
		t.start = append(t.start, len(rows))
		n := min(len(e.rows), longest)
		rows = append(rows, e.rows[:n]...)
		t.gains = append(t.gains, e.gains[:n]...)
		t.weight = append(t.weight, e.weight)
	}
	t.start = append(t.start, len(rows))
	for f := range summarize.Features {
		values := make([]float32, len(rows))
		for i, r := range rows {
			values[i] = float32(r[f])
		}
		cuts := quantiles(values)
		col := make([]uint8, len(rows))
		for i, v := range values {
			at, _ := slices.BinarySearch(cuts, v) // number of cuts below v
			col[i] = uint8(at)
		}
		t.cuts = append(t.cuts, cuts)
		t.cols = append(t.cols, col)
	}
	return t
}

// quantiles gives up to bins-1 thresholds; a value above cut k is in a bin
// above k.
func quantiles(values []float32) []float32 {
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	var cuts []float32
	for b := 1; b < bins; b++ {
		v := sorted[len(sorted)*b/bins]
		if v < sorted[len(sorted)-1] && (len(cuts) == 0 || v > cuts[len(cuts)-1]) {
			cuts = append(cuts, v)
		}
	}
	if len(cuts) == 0 || cuts[0] > sorted[0] { // what holds for few must be askable too
		cuts = append([]float32{sorted[0]}, cuts...)
	}
	return cuts
}

// grow learns a model: the mean of its members, which differ in their seed
// only, so that it depends less on what a draw left out.
func (l learner) grow(examples []*example) *summarize.Model {
	t := makeTable(examples, l.longest)
	grown := make([]*summarize.Model, l.members)
	each(l.members, func(k int) { grown[k] = l.member(t, l.seed+uint64(k)) })
	return mean(grown)
}

// mean is the model whose scores are the mean of those of some.
func mean(models []*summarize.Model) *summarize.Model {
	out := &summarize.Model{}
	for _, m := range models {
		for _, t := range m.Trees {
			leaves := slices.Clone(t.Leaves)
			for i := range leaves {
				leaves[i] /= float32(len(models))
			}
			out.Trees = append(out.Trees, summarize.Tree{Features: t.Features, Thresholds: t.Thresholds, Leaves: leaves})
		}
	}
	return out
}

// member learns one model.
func (l learner) member(t *table, seed uint64) *summarize.Model {
	n := len(t.gains)
	scores, g, h := make([]float64, n), make([]float64, n), make([]float64, n)
	target := l.targets(t)
	m := &summarize.Model{}
	draw := random(seed)
	for range l.trees {
		var rows []int32
		for a := 0; a+1 < len(t.start); a++ {
			if draw() >= l.articles {
				continue
			}
			for i := t.start[a]; i < t.start[a+1]; i++ {
				rows = append(rows, int32(i))
			}
			l.slope(t, a, scores, target, g, h)
		}
		var allowed []int
		for f := range t.cols {
			if draw() < l.features && !l.exclude[f] {
				allowed = append(allowed, f)
			}
		}
		if len(allowed) == 0 {
			continue
		}
		tree := l.tree(t, rows, allowed, g, h)
		m.Trees = append(m.Trees, tree)
		for i := range scores {
			scores[i] += float64(tree.Leaves[t.leaf(&tree, i)])
		}
	}
	return m
}

// targets is the softmax of what the sentences of each article earn.
func (l learner) targets(t *table) []float64 {
	out := make([]float64, len(t.gains))
	for a := 0; a+1 < len(t.start); a++ {
		from, to := t.start[a], t.start[a+1]
		for i := from; i < to; i++ {
			out[i] = t.gains[i] / l.sharp
		}
		softmax(out[from:to])
	}
	return out
}

// slope fills in the first and second derivatives of the loss of article a.
func (l learner) slope(t *table, a int, scores, target, g, h []float64) {
	from, to := t.start[a], t.start[a+1]
	p := g[from:to]
	copy(p, scores[from:to])
	softmax(p)
	for i := range p {
		x := p[i]
		h[from+i] = t.weight[a] * x * (1 - x)
		p[i] = t.weight[a] * (x - target[from+i])
	}
}

func softmax(x []float64) {
	top := slices.Max(x)
	sum := 0.0
	for i := range x {
		x[i] = math.Exp(x[i] - top)
		sum += x[i]
	}
	for i := range x {
		x[i] /= sum
	}
}

// tree grows one tree: at each level the question that, asked of all leaves,
// lowers the loss most.
func (l learner) tree(t *table, rows []int32, allowed []int, g, h []float64) summarize.Tree {
	type cell struct{ g, h float64 }
	slopes := make([]cell, len(rows)) // of the rows, side by side
	for k, r := range rows {
		slopes[k] = cell{g[r], h[r]}
	}
	node := make([]uint16, len(rows)) // of each row, times the width of a leaf's cells
	const width = bins + 1
	var tree summarize.Tree
	cells := make([]cell, (1<<l.depth)*width)
	for level := range l.depth {
		leaves := 1 << level
		best, feature, cut := 0.0, -1, 0
		for _, f := range allowed {
			cells := cells[:leaves*width]
			clear(cells)
			col := t.cols[f]
			for k, r := range rows {
				c := &cells[node[k]+uint16(col[r])]
				s := &slopes[k]
				c.g += s.g
				c.h += s.h
			}
			// gains[b] sums over leaves what cutting above bin b is worth
			var gains [width]float64
			for leaf := range leaves {
				row := cells[leaf*width : (leaf+1)*width]
				var all cell
				for _, c := range row {
					all.g += c.g
					all.h += c.h
				}
				whole := all.g * all.g / (all.h + l.calm)
				var low cell
				for b := range t.cuts[f] {
					low.g += row[b].g
					low.h += row[b].h
					hg, hh := all.g-low.g, all.h-low.h
					gains[b] += low.g*low.g/(low.h+l.calm) + hg*hg/(hh+l.calm) - whole
				}
			}
			for b := range t.cuts[f] {
				if gains[b] > best {
					best, feature, cut = gains[b], f, b
				}
			}
		}
		if feature < 0 {
			break
		}
		tree.Features = append(tree.Features, uint8(feature))
		tree.Thresholds = append(tree.Thresholds, t.cuts[feature][cut])
		col := t.cols[feature]
		for k, r := range rows {
			if int(col[r]) > cut {
				node[k] += uint16(leaves * width)
			}
		}
	}
	sums := make([]cell, 1<<len(tree.Features))
	for k := range rows {
		sums[node[k]/width].g += slopes[k].g
		sums[node[k]/width].h += slopes[k].h
	}
	for _, c := range sums {
		tree.Leaves = append(tree.Leaves, float32(-l.rate*c.g/(c.h+l.calm)))
	}
	return tree
}

// leaf is the leaf of row i, by bins.
func (t *table) leaf(tree *summarize.Tree, i int) int {
	leaf := 0
	for k, f := range tree.Features {
		if c := t.cols[f][i]; c > 0 && t.cuts[f][c-1] >= tree.Thresholds[k] {
			leaf |= 1 << k
		}
	}
	return leaf
}

// random gives numbers from 0 to 1, the same for the same seed on any machine
// (splitmix64: Steele, Lea and Flood, OOPSLA 2014).
func random(seed uint64) func() float64 {
	return func() float64 {
		seed += 0x9e3779b97f4a7c15
		z := seed
		z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
		z = (z ^ z>>27) * 0x94d049bb133111eb
		return float64((z^z>>31)>>11) / (1 << 53)
	}
}
