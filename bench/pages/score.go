package pages

import (
	"slices"
	"strings"
)

// figures are the three public measures on sets of pages.
type figures struct {
	p, r, exact float64
	n           int
	tp, fp, fn  float64
	wcxb        float64
	nw          int
}

func count(t []string, n int) map[string]int {
	out := make(map[string]int)
	for i := range max(1, len(t)-n+1) {
		out[strings.Join(t[i:min(len(t), i+n)], " ")]++
	}
	return out
}

func both(x, y map[string]int) (p, r float64) {
	var tp, nx, ny int
	for k, v := range x {
		nx += v
		tp += min(v, y[k])
	}
	for _, v := range y {
		ny += v
	}
	if ny > 0 {
		p = float64(tp) / float64(ny)
	}
	if nx > 0 {
		r = float64(tp) / float64(nx)
	}
	return p, r
}

func (f *figures) add(p *Page, body string) float64 {
	switch {
	case p.Set == "aeb":
		g, b := tokens(p.Gold.Body), tokens(body)
		pr, re := both(count(g, 4), count(b, 4))
		f.p += pr
		f.r += re
		f.n++
		if slices.Equal(g, b) {
			f.exact++
		}
		return pr * re
	case p.Set == "traf":
		t := strings.Join(strings.Fields(body), " ")
		miss := 0.
		for _, s := range p.Gold.With {
			if strings.Contains(t, strings.Join(strings.Fields(s), " ")) {
				f.tp++
			} else {
				f.fn++
				miss++
			}
		}
		for _, s := range p.Gold.Without {
			if strings.Contains(t, strings.Join(strings.Fields(s), " ")) {
				f.fp++
				miss++
			}
		}
		return 1 - miss/6
	default:
		pr, re := both(count(tokens(strings.ToLower(p.Gold.Body)), 1), count(tokens(strings.ToLower(body)), 1))
		x := 0.
		if pr+re > 0 {
			x = 2 * pr * re / (pr + re)
		}
		f.wcxb += x
		f.nw++
		return x
	}
}

func (f *figures) aeb() (f1, exact float64) {
	if f.n == 0 {
		return 0, 0
	}
	p, r := f.p/float64(f.n), f.r/float64(f.n)
	return 2 * p * r / (p + r), f.exact / float64(f.n)
}

func (f *figures) traf() float64 { return 2 * f.tp / (2*f.tp + f.fp + f.fn) }
func (f *figures) wcx() float64  { return f.wcxb / float64(max(1, f.nw)) }
