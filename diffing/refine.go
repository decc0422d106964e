package diffing

import "github.com/stemma-news/stemma/internal/text"

// unitSort is the sort of a unit, as a reader weighs it.
type unitSort int8

const (
	unitMark unitSort = iota
	unitStop          // a function word
	unitWord
)

// sorts tells the sort of each unit of s.
func sorts(s string, us []Span, stops text.Stops) []unitSort {
	out := make([]unitSort, len(us))
	for k, u := range us {
		switch w := u.Of(s); {
		case !isWord(w):
		case stops.Has(w):
			out[k] = unitStop
		default:
			out[k] = unitWord
		}
	}
	return out
}

// What it is worth to keep a unit, by its sort, and to keep it beside one that
// is kept. Over spans that people marked in arXivEdits nothing between half and
// twice these is told apart by more than .002 of F1; all alike, as in a longest
// common subsequence, is .003 worse, and without worth for neighbours .001.
var keepWorth = [...]int32{unitMark: 3, unitStop: 6, unitWord: 10}

const (
	besideWorth = 6
	// firmWorth is a run that is taken as it is: three words, or more of less.
	firmWorth = 30
	// refineCells bounds the table of one stretch, and of one word by another
	// in a stretch without end.
	refineCells = 1 << 14
)

// refine matches again what lies between firm runs. go-diff keeps as many units
// as can be kept, and any that will do; a reader would sooner keep a word than
// a comma, and two together than two apart.
func (w *work) refine(ms []match, a, b []int32, of []unitSort) []match {
	out := make([]match, 0, len(ms))
	i, j := 0, 0      // end of the last firm run
	var loose []match // runs since
	for k := 0; k <= len(ms); k++ {
		m := match{i: len(a), j: len(b)}
		if k < len(ms) {
			m = ms[k]
			if worth(of[m.i:m.i+m.n]) < firmWorth {
				loose = append(loose, m)
				continue
			}
		}
		if cells := (m.i - i) * (m.j - j); len(loose) > 0 && cells <= refineCells && w.steps+cells <= maxSteps {
			w.steps += cells
			out = rematch(out, a[i:m.i], b[j:m.j], of[i:m.i], i, j)
		} else {
			out = append(out, loose...)
		}
		if k < len(ms) {
			out = append(out, m)
		}
		i, j, loose = m.i+m.n, m.j+m.n, loose[:0]
	}
	return joined(out)
}

func worth(of []unitSort) int32 {
	sum := int32(-besideWorth)
	for _, s := range of {
		sum += keepWorth[s] + besideWorth
	}
	return sum
}

// rematch appends the runs of a and b that are worth most together. What stands
// before and after is kept, so a run there is beside it.
func rematch(out []match, a, b []int32, of []unitSort, i0, j0 int) []match {
	n, m := len(a), len(b)
	// best[2*(i*(m+1)+j)] is the most that a[i:] and b[j:] are worth; the next
	// one is that when the units before them are kept as a pair.
	best := make([]int32, 2*(n+1)*(m+1))
	at := func(i, j int) int { return 2 * (i*(m+1) + j) }
	best[at(n, m)+1] = besideWorth
	for i := n; i >= 0; i-- {
		for j := m; j >= 0; j-- {
			c := at(i, j)
			v, beside := best[c], best[c+1]
			if i < n {
				v = max(v, best[at(i+1, j)])
			}
			if j < m {
				v = max(v, best[at(i, j+1)])
			}
			beside = max(beside, v)
			if i < n && j < m && a[i] == b[j] {
				pair := keepWorth[of[i]] + best[at(i+1, j+1)+1]
				v, beside = max(v, pair), max(beside, pair+besideWorth)
			}
			best[c], best[c+1] = v, beside
		}
	}
	after := 1 // whether the pair before is kept
	for i, j := 0, 0; i < n && j < m; {
		v := best[at(i, j)+after]
		if a[i] == b[j] && v == keepWorth[of[i]]+best[at(i+1, j+1)+1]+int32(after)*besideWorth {
			out = append(out, match{i0 + i, j0 + j, 1})
			i, j, after = i+1, j+1, 1
			continue
		}
		if after = 0; best[at(i+1, j)] == v {
			i++
		} else {
			j++
		}
	}
	return out
}

// joined makes one run of those that touch.
func joined(ms []match) []match {
	out := ms[:0]
	for _, m := range ms {
		if k := len(out) - 1; k >= 0 && out[k].i+out[k].n == m.i && out[k].j+out[k].n == m.j {
			out[k].n += m.n
			continue
		}
		out = append(out, m)
	}
	return out
}
