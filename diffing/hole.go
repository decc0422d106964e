package diffing

import "slices"

const (
	// maxHole bounds the candidates of one hole; beyond it the hole is parted.
	maxHole = 1 << 14
	// widest is how many sentences one may be split into.
	widest = 6
)

// hole links the sentences [i, ie) of old with [j, je) of new: the monotone
// chain of steps 1-1, 1-n and n-1 with the highest odds in all.
func (a *aligner) hole(out []link, i, ie, j, je int) []link {
	if i == ie || j == je {
		return out
	}
	g := newGrid(a.bagger, a.bagX[i:ie], a.bagY[j:je])
	n, m := g.n, g.m
	odds := make([]float64, n*m)
	for p := range n {
		for q := range m {
			if !a.freeX[i+p] || !a.freeY[j+q] {
				odds[p*m+q] = never
				continue
			}
			odds[p*m+q] = g.odds(a.bagX[i:ie], a.bagY[j:je], p, q, a.same)
		}
	}
	type cell struct {
		odds float64
		n, m int8
	}
	w := m + 1
	best := make([]cell, (n+1)*w)
	for p := 1; p <= n; p++ {
		for q := 1; q <= m; q++ {
			c := cell{best[(p-1)*w+q].odds, 1, 0}
			if o := best[p*w+q-1].odds; o > c.odds {
				c = cell{o, 0, 1}
			}
			sum := 0.0
			for k := 1; k <= min(q, widest); k++ {
				sum += odds[(p-1)*m+q-k]
				if o := best[(p-1)*w+q-k].odds + sum; o > c.odds {
					c = cell{o, 1, int8(k)}
				}
			}
			sum = odds[(p-1)*m+q-1]
			for k := 2; k <= min(p, widest); k++ {
				sum += odds[(p-k)*m+q-1]
				if o := best[(p-k)*w+q-1].odds + sum; o > c.odds {
					c = cell{o, int8(k), 1}
				}
			}
			best[p*w+q] = c
		}
	}
	from := len(out)
	for p, q := n, m; p > 0 && q > 0; {
		c := best[p*w+q]
		p, q = p-int(c.n), q-int(c.m)
		if c.n > 0 && c.m > 0 {
			out = append(out, link{i: i + p, n: int(c.n), j: j + q, m: int(c.m)})
		}
	}
	slices.Reverse(out[from:])
	return out
}

// never is the odds of what must not be.
const never = -1e9
