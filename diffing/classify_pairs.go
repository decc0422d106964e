package diffing

import (
	"slices"
	"unicode/utf8"

	"github.com/stemma-news/stemma/internal/text"
)

// edited is a changed block as the rules see it: both sides in words, which
// word stands for which, and the runs of words that changed.
type edited struct {
	c        *comparison
	block    *Block
	tongue   *tongue
	old, new passage
	runs     []run
	shifts   []shift
	kept     [][2]int // room
	out      []Change

	stemmer *text.Stemmer
	tokens  []Span   // room
	cost    []uint16 // room
	spent   int      // cells of work on this block
}

// run is a stretch of changed words: old[oi:oe] became new[ni:ne].
type run struct{ oi, oe, ni, ne int }

// The costs of pairing words, in tenths of a word left alone. Only their order
// matters: alike words first, then words of one sort, then any.
const (
	costAlone     = 10
	costAloneMark = 6
	costCase      = 1
	costNear      = 6
	costSort      = 9
	costAny       = 15
	costNever     = 99
)

// pairCells bounds the table of one pair; beyond it words are only told kept
// or changed, by the edits of the block.
const pairCells = 1 << 16

// align pairs the words of both sides at least cost. Where that leaves a word
// alone that the edits of the block keep, or where a phrase moved, the edits
// come first: what the page marks as kept is told neither as gone nor as new.
func (e *edited) align() {
	const wordCells = 16 // the other rules cost a word as much
	e.spent = (len(e.old.words) + len(e.new.words)) * wordCells
	e.follow()
	e.findShifts()
	if len(e.shifts) == 0 {
		kept := e.kept[:0]
		for i := range e.old.words {
			if w := &e.old.words[i]; w.mate >= 0 && !w.mark {
				kept = append(kept, [2]int{i, w.mate})
			}
		}
		e.kept = kept
		e.unpair()
		e.trim()
		e.pairRest()
		if slices.ContainsFunc(kept, func(k [2]int) bool { return e.old.words[k[0]].mate < 0 || e.new.words[k[1]].mate < 0 }) {
			e.unpair()
			e.follow()
			e.pairRest()
		}
	} else {
		e.pairRest()
		e.pairShifts()
	}
	x, y := e.old.words, e.new.words
	for i := range x {
		x[i].changed = x[i].mate < 0 || x[i].shifted || x[i].text != y[x[i].mate].text
	}
	for j := range y {
		y[j].changed = y[j].mate < 0 || y[j].shifted || y[j].text != x[y[j].mate].text
	}
	e.cutRuns()
	e.cutShifts()
}

// unpair takes all pairs back.
func (e *edited) unpair() {
	for _, words := range [...][]word{e.old.words, e.new.words} {
		for i := range words {
			words[i].mate = -1
		}
	}
}

// trim pairs the words that both sides begin and end with.
func (e *edited) trim() {
	x, y := e.old.words, e.new.words
	head, tail := 0, 0
	for head < len(x) && head < len(y) && x[head].text == y[head].text {
		x[head].mate, y[head].mate = head, head
		head++
	}
	for tail < len(x)-head && tail < len(y)-head && x[len(x)-1-tail].text == y[len(y)-1-tail].text {
		tail++
		x[len(x)-tail].mate, y[len(y)-tail].mate = len(y)-tail, len(x)-tail
	}
}

// pairRest pairs what lies between paired words. What is too long for a table
// is left to the edits.
func (e *edited) pairRest() {
	x, y := e.old.words, e.new.words
	for i, j := 0, 0; i < len(x) || j < len(y); {
		oe, ne := i, j
		for oe < len(x) && x[oe].mate < 0 {
			oe++
		}
		for ne < len(y) && y[ne].mate < 0 {
			ne++
		}
		if h, w := oe-i, ne-j; (h+1)*(w+1) <= pairCells {
			e.spent += h * w
			e.table(i, oe, j, ne)
		}
		i, j = oe+1, ne+1
	}
}

// table is Needleman and Wunsch, 1970, over old[oi:oe] and new[ni:ne].
func (e *edited) table(oi, oe, ni, ne int) {
	h, w := oe-oi, ne-ni
	if h == 0 || w == 0 {
		return
	}
	if n := (h + 1) * (w + 1); cap(e.cost) < n {
		e.cost = make([]uint16, 2*n)
	}
	cost := e.cost[:(h+1)*(w+1)]
	cost[0] = 0
	at := func(i, j int) *uint16 { return &cost[i*(w+1)+j] }
	pairCost := func(a, b *word) uint16 {
		if a.shifted || b.shifted {
			return costNever // its mate stands elsewhere
		}
		return pairCost(a, b)
	}
	for i := 1; i <= h; i++ {
		*at(i, 0) = *at(i-1, 0) + e.old.words[oi+i-1].alone()
	}
	for j := 1; j <= w; j++ {
		*at(0, j) = *at(0, j-1) + e.new.words[ni+j-1].alone()
	}
	for i := 1; i <= h; i++ {
		a := &e.old.words[oi+i-1]
		for j := 1; j <= w; j++ {
			b := &e.new.words[ni+j-1]
			*at(i, j) = min(*at(i-1, j-1)+pairCost(a, b), *at(i-1, j)+a.alone(), *at(i, j-1)+b.alone())
		}
	}
	for i, j := h, w; i > 0 && j > 0; {
		a, b := &e.old.words[oi+i-1], &e.new.words[ni+j-1]
		switch *at(i, j) {
		case *at(i-1, j-1) + pairCost(a, b):
			i, j = i-1, j-1
			a.mate, b.mate = ni+j, oi+i
		case *at(i-1, j) + a.alone():
			i--
		default:
			j--
		}
	}
}

// follow pairs the words that the edits of the block keep.
func (e *edited) follow() {
	x, y := e.old.words, e.new.words
	i, j := 0, 0
	for _, ed := range e.block.Edits {
		if ed.Op != Equal {
			continue
		}
		shift := ed.New.Start - ed.Old.Start
		for i < len(x) && x[i].Start < ed.Old.Start {
			i++
		}
		for ; i < len(x) && x[i].End <= ed.Old.End; i++ {
			for j < len(y) && y[j].Start < x[i].Start+shift {
				j++
			}
			if j < len(y) && x[i].mate < 0 && y[j].mate < 0 && y[j].Start == x[i].Start+shift && y[j].text == x[i].text {
				x[i].mate, y[j].mate = j, i
				j++
			}
		}
	}
}

func (w *word) alone() uint16 {
	if w.mark {
		return costAloneMark
	}
	return costAlone
}

func pairCost(a, b *word) uint16 {
	switch {
	case a.text == b.text:
		return 0
	case a.fold == b.fold:
		return costCase
	case a.mark != b.mark:
		return costNever
	case a.mark:
		return costNear
	case a.fold == "" || b.fold == "":
		return costAny // nothing but controls
	case a.digits && b.digits:
		return costSort
	case a.sense&b.sense&^unpaired != 0:
		return costSort
	case (a.fold[0] == b.fold[0] || a.fold[len(a.fold)-1] == b.fold[len(b.fold)-1]) && near(a.fold, b.fold):
		return costNear
	case a.capital && b.capital && !a.first && !b.first:
		return costSort + 3
	}
	return costAny
}

// cutRuns parts the changed words into runs between kept ones.
func (e *edited) cutRuns() {
	x, y := e.old.words, e.new.words
	for i, j := 0, 0; i < len(x) || j < len(y); {
		if i < len(x) && j < len(y) && !x[i].changed && x[i].mate == j {
			i, j = i+1, j+1
			continue
		}
		r := run{oi: i, ni: j}
		for i < len(x) && x[i].changed {
			i++
		}
		for j < len(y) && y[j].changed {
			j++
		}
		r.oe, r.ne = i, j
		if r.oi == r.oe && r.ni == r.ne {
			break // kept words that do not stand for one another: never
		}
		if len(e.runs) == mostRuns {
			r.oe, r.ne = len(x), len(y)
			e.runs = append(e.runs, r)
			return
		}
		e.runs = append(e.runs, r)
	}
}

// mostRuns bounds the runs of a block, as some rules look from one run at all
// others: what comes after is one run, its kept words known as such.
const mostRuns = 200

// near says whether two words are a slip of the pen apart: Damerau's distance
// at most 1 up to five letters, 2 up to nine, 3 beyond, and never most of the
// word.
func near(a, b string) bool {
	const most = 6 // bytes apart: three letters of two bytes
	if len(a)-len(b) > most || len(b)-len(a) > most {
		return false
	}
	n, m := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	long := max(n, m)
	limit := 1
	switch {
	case long > 9:
		limit = 3
	case long > 5:
		limit = 2
	}
	if n-m > limit || m-n > limit || min(n, m) < 2 || long > 40 {
		return false
	}
	return distance([]rune(a), []rune(b), limit) <= limit
}

// distance is the optimal string alignment distance; it gives up with more
// than limit as soon as that is sure.
func distance(a, b []rune, limit int) int {
	var rows [3][42]int
	before, last, now := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		now[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			d := 1
			if a[i-1] == b[j-1] {
				d = 0
			}
			now[j] = min(last[j-1]+d, last[j]+1, now[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				now[j] = min(now[j], before[j-2]+1)
			}
			least = min(least, now[j])
		}
		if least > limit {
			return least
		}
		before, last, now = last, now, before
	}
	return last[len(b)]
}
