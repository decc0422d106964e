package diffing

import (
	"cmp"
	"math"
	"slices"

	"github.com/stemma-news/stemma/internal/text"
)

// link says that sentences [i, i+n) of old stand as sentences [j, j+m) of new.
type link struct {
	i, n, j, m int
	moved      bool // it crosses the links that are not moved
}

// aligner finds the links between the sentences of two sides.
type aligner struct {
	old, new   *side
	work       *work
	x, y       []int32   // identity of each sentence
	bagX, bagY []bag     // words of each sentence
	weight     []float64 // of each word
}

// bag holds the words of a sentence, sorted, with their weight in all.
type bag struct {
	words []int32
	mass  float64
}

const (
	// likeness is the least Dice overlap of two sentences that are linked.
	likeness = 0.40
	// movedLikeness is what a reworded sentence must share with one elsewhere.
	movedLikeness = 0.60
	// movedWords is how many words a sentence needs to be told as moved:
	// shorter ones recur by chance.
	movedWords = 4
	// steps of the programme join one sentence with up to this many.
	widest = 3
)

func align(old, new *side, w *work) []link {
	a := &aligner{old: old, new: new, work: w}
	a.identify()
	var chain []link
	for _, m := range w.matches(a.x, a.y) {
		for k := range m.n {
			chain = append(chain, link{i: m.i + k, n: 1, j: m.j + k, m: 1})
		}
	}
	a.bags()
	moves := a.exactMoves(chain)
	chain = a.fill(chain, moves)
	moves = a.rewordedMoves(chain, moves)
	return append(chain, moves...)
}

// identify numbers the sentences so that identical ones have one number.
func (a *aligner) identify() {
	ids := make(map[string]int32, len(a.old.sentences))
	number := func(d *side) []int32 {
		out := make([]int32, len(d.sentences))
		for i := range d.sentences {
			s := d.item(i).Of(d.text)
			id, ok := ids[s]
			if !ok {
				id = int32(len(ids))
				ids[s] = id
			}
			out[i] = id
		}
		return out
	}
	a.x = number(a.old)
	a.y = number(a.new)
}

// bags collects the words of the sentences, weighted by how few sentences have
// them.
func (a *aligner) bags() {
	ids := make(map[string]int32)
	var df []float64
	var last []int32
	at := int32(0)
	collect := func(d *side) []bag {
		out := make([]bag, len(d.sentences))
		for i := range d.sentences {
			s := d.item(i).Of(d.text)
			at++
			for _, w := range text.Words(s) {
				key := text.Fold(w.Of(s))
				id, ok := ids[key]
				if !ok {
					id = int32(len(ids))
					ids[key] = id
					df = append(df, 0)
					last = append(last, 0)
				}
				if last[id] != at {
					last[id] = at
					df[id]++
				}
				out[i].words = append(out[i].words, id)
			}
			slices.Sort(out[i].words)
		}
		return out
	}
	a.bagX = collect(a.old)
	a.bagY = collect(a.new)
	n := float64(at)
	a.weight = make([]float64, len(df))
	for id, f := range df {
		a.weight[id] = math.Log(1 + n/f)
	}
	for _, bags := range [][]bag{a.bagX, a.bagY} {
		for i := range bags {
			for _, w := range bags[i].words {
				bags[i].mass += a.weight[w]
			}
		}
	}
}

// shared is the weight of the words that two sorted lists have in common.
func (a *aligner) shared(x, y []int32) float64 {
	sum := 0.0
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0] < y[0]:
			x = x[1:]
		case x[0] > y[0]:
			y = y[1:]
		default:
			sum += a.weight[x[0]]
			x, y = x[1:], y[1:]
		}
	}
	return sum
}

// gain is what linking two bags brings: above zero when they share more than
// the least share of their words.
func (a *aligner) gain(x, y bag, least float64) float64 {
	return 2*a.shared(x.words, y.words) - least*(x.mass+y.mass)
}

func join(bags []bag) bag {
	if len(bags) == 1 {
		return bags[0]
	}
	var out bag
	for _, b := range bags {
		out.words = append(out.words, b.words...)
		out.mass += b.mass
	}
	slices.Sort(out.words)
	return out
}

// fill links what lies between the links of the chain and is not moved.
func (a *aligner) fill(chain, moves []link) []link {
	goneX, goneY := make([]bool, len(a.x)), make([]bool, len(a.y))
	for _, l := range moves {
		goneX[l.i], goneY[l.j] = true, true
	}
	var out []link
	i, j := 0, 0
	end := link{i: len(a.x), j: len(a.y)}
	for _, l := range append(slices.Clip(chain), end) {
		out = a.hole(out, i, l.i, j, l.j, goneX, goneY)
		if l != end {
			out = append(out, l)
		}
		i, j = l.i+l.n, l.j+l.m
	}
	return out
}

// hole is a monotone programme over the sentences [i, ie) and [j, je): the
// chain of steps 1-1, 1-n and n-1 with the highest gain.
func (a *aligner) hole(out []link, i, ie, j, je int, goneX, goneY []bool) []link {
	n, m := ie-i, je-j
	if n == 0 || m == 0 {
		return out
	}
	const maxHole = 1 << 18
	if n*m > maxHole {
		a.work.coarse = true
		return out
	}
	type cell struct {
		gain float64
		n, m int8
	}
	w := m + 1
	best := make([]cell, (n+1)*w)
	for p := 0; p <= n; p++ {
		for q := 0; q <= m; q++ {
			c := cell{}
			try := func(dn, dm int, gain float64) {
				if g := best[(p-dn)*w+q-dm].gain + gain; g > c.gain {
					c = cell{g, int8(dn), int8(dm)}
				}
			}
			if p > 0 {
				try(1, 0, 0)
			}
			if q > 0 {
				try(0, 1, 0)
			}
			for k := 1; k <= widest && p > 0 && q > 0; k++ {
				if q >= k && !goneX[i+p-1] && !slices.Contains(goneY[j+q-k:j+q], true) {
					try(1, k, a.gain(a.bagX[i+p-1], join(a.bagY[j+q-k:j+q]), likeness))
				}
				if k > 1 && p >= k && !goneY[j+q-1] && !slices.Contains(goneX[i+p-k:i+p], true) {
					try(k, 1, a.gain(join(a.bagX[i+p-k:i+p]), a.bagY[j+q-1], likeness))
				}
			}
			best[p*w+q] = c
		}
	}
	from := len(out)
	for p, q := n, m; p > 0 && q > 0; {
		c := best[p*w+q]
		if c.n == 0 && c.m == 0 {
			break
		}
		p, q = p-int(c.n), q-int(c.m)
		if c.n > 0 && c.m > 0 {
			out = append(out, link{i: i + p, n: int(c.n), j: j + q, m: int(c.m)})
		}
	}
	slices.Reverse(out[from:])
	return out
}

// free marks the sentences that no link has.
func (a *aligner) free(links []link) (x, y []bool) {
	x, y = make([]bool, len(a.x)), make([]bool, len(a.y))
	for i := range x {
		x[i] = true
	}
	for j := range y {
		y[j] = true
	}
	for _, l := range links {
		for k := range l.n {
			x[l.i+k] = false
		}
		for k := range l.m {
			y[l.j+k] = false
		}
	}
	return x, y
}

// byPlace sorts links by their place in new.
func byPlace(l, m link) int { return cmp.Compare(l.j, m.j) }
