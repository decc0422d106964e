package diffing

// likeness says how likely two sentences of one hole are to be linked by a
// person: the logarithm of the odds, so that 0 is even.
//
// The weights are a logistic regression on the sentence pairs that ArgRewrite,
// PorSimples, Aesop's retellings and arXivEdits align by hand (some 36,000
// candidates in holes); see bench/report.md. Every product is rounded by
// itself, lest a machine that fuses them answer otherwise.
var likeness = weights{
	bias: -2.56, part: 2.19, order: 2.52, place: -5.74, row: 2.76, column: 4.58, length: 0.38,
	same: -2.6, before: 2.74, after: 1.42, uneven: 0.95, size: -0.49, retold: 1.88,
}

type weights struct {
	bias   float64
	part   float64 // the shared weight over that of the lighter one: 1 when one is part of the other
	order  float64 // the longest common subsequence over the words of the shorter one
	place  float64 // how far apart they stand in their hole, 0 to 1
	row    float64 // dice above the best of the old sentence's other partners
	column float64 // dice above the best of the new sentence's other partners
	length float64 // log of the words of the shorter one
	same   float64 // share of the sentences that stand unchanged: where all is reworded, less will do
	before float64 // dice of the pair before, allowing for a split
	after  float64 // dice of the pair after
	uneven float64 // how different the two sides of the hole are in sentences
	size   float64 // log of the number of candidates in the hole
	retold float64 // 1 when no sentence stands unchanged, 0 when a quarter does
}

// ln makes a natural logarithm of log2.
func ln(n int) float64 { return float64(log2(n)) * (0.6931471805599453 / 256) }

// grid holds what a hole's pairs share.
type grid struct {
	n, m  int
	dice  []float64
	part  []float64
	order []float64
	// The best and the second best dice of each row and column.
	rows, columns [][2]float64
}

func newGrid(b *bagger, x, y []bag) *grid {
	n, m := len(x), len(y)
	g := &grid{n: n, m: m, dice: make([]float64, n*m), part: make([]float64, n*m), order: make([]float64, n*m), rows: make([][2]float64, n), columns: make([][2]float64, m)}
	for i := range x {
		line := b.line(x[i])
		for j := range y {
			s := b.shared(x[i], y[j])
			if s == 0 {
				continue
			}
			d := float64(2*s) / float64(x[i].mass+y[j].mass)
			g.dice[i*m+j] = d
			g.part[i*m+j] = float64(s) / float64(min(x[i].mass, y[j].mass))
			g.order[i*m+j] = float64(line.common(y[j])) / float64(min(len(x[i].words), len(y[j].words)))
			best(&g.rows[i], d)
			best(&g.columns[j], d)
		}
		line.clear()
	}
	return g
}

func best(two *[2]float64, d float64) {
	switch {
	case d > two[0]:
		two[0], two[1] = d, two[0]
	case d > two[1]:
		two[1] = d
	}
}

// rival is the best of the others.
func rival(two [2]float64, d float64) float64 {
	if d == two[0] {
		return two[1]
	}
	return two[0]
}

// at is the dice of a pair; beyond the edge on one side only it is that of a
// sentence with the last one there, beyond both it is even: the hole is shut
// by sentences that are linked.
func (g *grid) at(i, j int) float64 {
	inX, inY := 0 <= i && i < g.n, 0 <= j && j < g.m
	switch {
	case inX && inY:
		return g.dice[i*g.m+j]
	case inX || inY:
		return 0
	}
	return 0.5
}

// odds is the likeness of each pair of sentences x of old and y of new.
func (a *aligner) odds(x, y []int) []float64 {
	take := func(bags []bag, of []int) []bag {
		out := make([]bag, len(of))
		for k, i := range of {
			out[k] = bags[i]
		}
		return out
	}
	bx, by := take(a.bagX, x), take(a.bagY, y)
	g := newGrid(a.bagger, bx, by)
	out := make([]float64, len(x)*len(y))
	for i := range x {
		for j := range y {
			out[i*len(y)+j] = g.odds(bx, by, i, j, a.same)
		}
	}
	return out
}

// odds is the likeness of pair i, j. same is the share of the sentences of
// both texts that stand unchanged.
func (g *grid) odds(x, y []bag, i, j int, same float64) float64 {
	w := &likeness
	d := g.dice[i*g.m+j]
	place := (float64(i)+0.5)/float64(g.n) - (float64(j)+0.5)/float64(g.m)
	if place < 0 {
		place = -place
	}
	// A neighbour pair, or one of the two with the other's neighbour (a split
	// or a merger), a little less.
	const split = 0.7
	beside := func(step int) float64 {
		return max(g.at(i+step, j+step), float64(split*g.side(i, j+step)), float64(split*g.side(i+step, j)))
	}
	sum := w.bias
	sum += float64(w.part * g.part[i*g.m+j])
	sum += float64(w.order * g.order[i*g.m+j])
	sum += float64(w.place * place)
	sum += float64(w.row * (d - rival(g.rows[i], d)))
	sum += float64(w.column * (d - rival(g.columns[j], d)))
	sum += float64(w.length * ln(1+min(len(x[i].words), len(y[j].words))))
	sum += float64(w.same * same)
	sum += float64(w.before * beside(-1))
	sum += float64(w.after * beside(1))
	sum += float64(w.uneven * float64(max(g.n, g.m)-min(g.n, g.m)) / float64(max(g.n, g.m)))
	sum += float64(w.size * ln(g.n*g.m))
	sum += float64(w.retold * max(0, 1-4*same))
	return sum
}

// side is the dice of a pair inside the hole, else 0.
func (g *grid) side(i, j int) float64 {
	if i < 0 || i >= g.n || j < 0 || j >= g.m {
		return 0
	}
	return g.dice[i*g.m+j]
}
