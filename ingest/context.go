package ingest

// The second look: a block is judged again knowing what the first look
// thought of its neighbours, its container and its kin.

// secondLook appends to the features of block i what the first look's chances
// say around it. Groups are the blocks' containers and paths, as small
// numbers.
func secondLook(out []float32, i int, c *chances) []float32 {
	out = append(out, c.at(i))
	for k := 1; k <= 3; k++ {
		out = append(out, c.at(i-k), c.at(i+k))
	}
	for _, w := range [...]int{2, 5, 10} {
		out = append(out, c.mean(i-w, i), c.mean(i+1, i+w+1))
	}
	out = append(out, c.mean(0, i), c.mean(i+1, len(c.p)), share(int(c.mass[i]), int(c.mass[len(c.p)])))
	for _, g := range c.groups {
		out = append(out, g.of(i))
	}
	before, after := float32(20), float32(20)
	for k := 1; k < 20; k++ {
		if i-k >= 0 && before == 20 && c.p[i-k] > .5 {
			before = float32(k)
		}
		if i+k < len(c.p) && after == 20 && c.p[i+k] > .5 {
			after = float32(k)
		}
	}
	return append(out, before, after, clamp(i-c.first, 40), clamp(c.last-i, 40))
}

// chances are what the first look thought of the blocks of one page, with
// their sums.
type chances struct {
	p           []float32
	sum         []float32 // of p times weight, before each block
	weight      []float32 // before each block
	mass        []float32
	groups      []*group
	first, last int // the densest run
}

// group is one way of putting blocks together.
type group struct {
	key         []int32
	sum, weight map[int32]float32
}

func (g *group) of(i int) float32 {
	k := g.key[i]
	if g.weight[k] == 0 {
		return 0
	}
	return g.sum[k] / g.weight[k]
}

// newChances sums up a first look. A block weighs by its words, so that a
// menu does not outvote a paragraph.
func newChances(p []float32, words func(int) int, keys ...[]int32) *chances {
	n := len(p)
	c := &chances{p: p, sum: make([]float32, n+1), weight: make([]float32, n+1)}
	for i := range p {
		w := 1 + float32(min(words(i), 100))
		c.sum[i+1] = c.sum[i] + p[i]*w
		c.weight[i+1] = c.weight[i] + w
	}
	c.mass = c.sum
	for _, key := range keys {
		g := &group{key: key, sum: make(map[int32]float32), weight: make(map[int32]float32)}
		for i, k := range key {
			g.sum[k] += c.sum[i+1] - c.sum[i]
			g.weight[k] += c.weight[i+1] - c.weight[i]
		}
		c.groups = append(c.groups, g)
	}
	c.first, c.last = run(n, func(i int) int { return int((p[i] - .4) * (1 + float32(min(words(i), 100))) * 8) })
	return c
}

func (c *chances) at(i int) float32 {
	if i < 0 || i >= len(c.p) {
		return -1
	}
	return c.p[i]
}

func (c *chances) mean(from, to int) float32 {
	from, to = max(0, from), min(len(c.p), to)
	if from >= to {
		return -1
	}
	return (c.sum[to] - c.sum[from]) / (c.weight[to] - c.weight[from])
}

// hopeless says that neither the block nor its neighbours have a chance: a
// second look at a menu changes nothing and costs as much as at the story.
func (c *chances) hopeless(i int) bool {
	const none, far = .02, 4
	for k := max(0, i-far); k <= min(len(c.p)-1, i+far); k++ {
		if c.p[k] > none {
			return false
		}
	}
	return true
}

// settling are the choices of settle.
type settling struct {
	cut    float32 // the chance from which a block counts
	small  float32 // share of the main run's mass below which a run is small
	unsure float32 // mean chance below which a run is unsure
	gap    int     // unlikely blocks that part two runs
	before bool    // runs before the main one too
}

// Both as cross-validated. Before the text of a page stand short blocks that
// belong to it; before the text of plain lines stand menus.
var (
	settlePage  = settling{cut: cut, small: .3, unsure: .65, gap: 1}
	settleLines = settling{cut: lineCut, small: .3, unsure: .75, gap: 2, before: true}
)

// settle takes the chance from what stands apart from the article: runs of
// likely blocks that are small beside the main run and not sure of themselves.
// They are comments, blurbs and lists of other stories.
func (c *chances) settle(p []float32, s settling) {
	runs, main := c.runs(p, s)
	for k, r := range runs {
		if k == main || k < main && !s.before || r.mass >= s.small*runs[main].mass || r.mass >= s.unsure*r.weight {
			continue
		}
		for i := r.from; i < r.to; i++ {
			p[i] = min(p[i], s.cut-.01)
		}
	}
}

// stretch is a run of likely blocks.
type stretch struct {
	from, to     int
	mass, weight float32
}

// runs cuts a text into its runs and says which is the greatest.
func (c *chances) runs(p []float32, s settling) (runs []stretch, main int) {
	for i := range p {
		if p[i] <= s.cut {
			continue
		}
		if n := len(runs); n == 0 || i-runs[n-1].to >= s.gap {
			runs = append(runs, stretch{from: i})
		}
		r := &runs[len(runs)-1]
		w := c.weight[i+1] - c.weight[i]
		r.to = i + 1
		r.mass += p[i] * w
		r.weight += w
		if r.mass > runs[main].mass {
			main = len(runs) - 1
		}
	}
	return runs, main
}
