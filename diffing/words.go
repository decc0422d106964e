package diffing

import (
	"unicode/utf8"

	"github.com/stemma-news/stemma/internal/text"
)

// edits compares two spans word by word; the phrases that only moved are told
// beside that.
func (c *comparison) edits(old, new Span) ([]Edit, []phrase) {
	s, t := c.old.text, c.new.text
	if old.Of(s) == new.Of(t) {
		if old.Len() == 0 {
			return nil, nil
		}
		return []Edit{{Op: Equal, Old: &old, New: &new}}, nil
	}
	p := newPair(s, t, units(s, c.old.tokens(old)), units(t, c.new.tokens(new)), text.StopsOf(c.language))
	ms := fold(p.matches(&c.work), p)
	return p.assemble(ms, old, new), p.moved(ms, &c.work)
}

// pair is two stretches of text and their units.
type pair struct {
	s, t  string
	x, y  []Span
	a, b  []int32    // the units by number: the same number, the same unit
	uses  []int      // how often each number stands in both
	sorts []unitSort // of x
}

func newPair(s, t string, x, y []Span, stops text.Stops) *pair {
	p := &pair{s: s, t: t, x: x, y: y, sorts: sorts(s, x, stops)}
	ids := make(map[string]int32, len(x))
	of := func(s string, us []Span) []int32 {
		out := make([]int32, len(us))
		for k, u := range us {
			w := u.Of(s)
			id, ok := ids[w]
			if !ok {
				id = int32(len(ids))
				ids[w] = id
				p.uses = append(p.uses, 0)
			}
			out[k] = id
			p.uses[id]++
		}
		return out
	}
	p.a = of(s, x)
	p.b = of(t, y)
	return p
}

// matches gives the runs of units that both sides share, as a reader would
// pair them.
func (p *pair) matches(w *work) []match {
	ms := w.refine(w.matches(p.a, p.b), p.a, p.b, p.sorts)
	return slide(ms, p.a, p.b, p)
}

// assemble turns runs of equal units into edits that tile both spans. White
// space goes with the units around it: alike on both sides it is kept, else
// it is part of the change beside it.
func (p *pair) assemble(ms []match, old, new Span) []Edit {
	w := writer{s: p.s, t: p.t, i: old.Start, j: new.Start}
	i, j := 0, 0 // units told
	for _, m := range append(ms, match{len(p.x), len(p.y), 0}) {
		// What lies between the last unit told and the next one matched.
		o := Span{Start: w.i, End: old.End}
		n := Span{Start: w.j, End: new.End}
		if m.i < len(p.x) && m.n > 0 {
			o.End = p.x[m.i].Start
		}
		if m.j < len(p.y) && m.n > 0 {
			n.End = p.y[m.j].Start
		}
		var ol, or, nl, nr int // length of the white space left and right of the units between
		if i < m.i {
			ol, or = p.x[i].Start-o.Start, o.End-p.x[m.i-1].End
		}
		if j < m.j {
			nl, nr = p.y[j].Start-n.Start, n.End-p.y[m.j-1].End
		}
		w.between(o, n, i < m.i, j < m.j, ol, or, nl, nr)
		for k := range m.n {
			if k > 0 {
				w.change(p.x[m.i+k].Start, p.y[m.j+k].Start)
			}
			w.equal(p.x[m.i+k].End, p.y[m.j+k].End)
		}
		i, j = m.i+m.n, m.j+m.n
	}
	return w.out
}

// writer appends edits, joining neighbours of one kind.
type writer struct {
	s, t string
	i, j int // bytes told
	out  []Edit
}

// between tells a stretch of both sides that may have units, with ol and or
// bytes of white space around those of old, nl and nr around those of new.
func (w *writer) between(o, n Span, oldUnits, newUnits bool, ol, or, nl, nr int) {
	switch {
	case oldUnits && newUnits:
		w.change(o.Start+ol, n.Start+nl)
		w.replace(o.End-or, n.End-nr)
		w.change(o.End, n.End)
	case oldUnits: // the one gap of new stands for the left or the right one of old
		gap := n.Of(w.t)
		if w.s[o.Start:o.Start+ol] == gap {
			w.change(o.Start+ol, n.End)
			w.replace(o.End, n.End)
			return
		}
		if w.s[o.End-or:o.End] == gap {
			w.replace(o.End-or, n.Start)
			w.change(o.End, n.End)
			return
		}
		w.replace(o.End, n.End)
	case newUnits:
		gap := o.Of(w.s)
		if w.t[n.Start:n.Start+nl] == gap {
			w.change(o.End, n.Start+nl)
			w.replace(o.End, n.End)
			return
		}
		if w.t[n.End-nr:n.End] == gap {
			w.replace(o.Start, n.End-nr)
			w.change(o.End, n.End)
			return
		}
		w.replace(o.End, n.End)
	default:
		w.change(o.End, n.End)
	}
}

// change tells white space up to i and j: what both sides begin and end with
// is kept, the rest is replaced.
func (w *writer) change(i, j int) {
	s, t := w.s[w.i:i], w.t[w.j:j]
	if s == t {
		w.equal(i, j)
		return
	}
	head := 0
	for head < len(s) && head < len(t) && s[head] == t[head] {
		head++
	}
	for head > 0 && !(breakable(s, head) && breakable(t, head)) {
		head--
	}
	s, t = s[head:], t[head:]
	tail := 0
	for tail < len(s) && tail < len(t) && s[len(s)-1-tail] == t[len(t)-1-tail] {
		tail++
	}
	for tail > 0 && !(breakable(s, len(s)-tail) && breakable(t, len(t)-tail)) {
		tail--
	}
	w.equal(w.i+head, w.j+head)
	w.replace(i-tail, j-tail)
	w.equal(i, j)
}

// breakable says whether white space may be cut before byte i: not within a
// character, nor between a carriage return and its line feed.
func breakable(s string, i int) bool {
	return i == 0 || i == len(s) || utf8.RuneStart(s[i]) && !(s[i-1] == '\r' && s[i] == '\n')
}

func (w *writer) equal(i, j int) {
	if i == w.i && j == w.j {
		return
	}
	if k := len(w.out); k > 0 && w.out[k-1].Op == Equal {
		w.out[k-1].Old.End, w.out[k-1].New.End = i, j
	} else {
		w.out = append(w.out, Edit{Op: Equal, Old: &Span{Start: w.i, End: i}, New: &Span{Start: w.j, End: j}})
	}
	w.i, w.j = i, j
}

func (w *writer) replace(i, j int) {
	if i > w.i {
		w.extend(Delete, Span{Start: w.i, End: i})
	}
	if j > w.j {
		w.extend(Insert, Span{Start: w.j, End: j})
	}
	w.i, w.j = i, j
}

// extend appends to the change that is under way; within one, what is deleted
// comes before what is inserted.
func (w *writer) extend(op string, sp Span) {
	for k := len(w.out) - 1; k >= 0 && w.out[k].Op != Equal; k-- {
		if w.out[k].Op == op {
			if op == Delete {
				w.out[k].Old.End = sp.End
			} else {
				w.out[k].New.End = sp.End
			}
			return
		}
	}
	if op == Insert {
		w.out = append(w.out, Edit{Op: Insert, New: &sp})
		return
	}
	w.out = append(w.out, Edit{Op: Delete, Old: &sp})
	if k := len(w.out) - 1; k > 0 && w.out[k-1].Op == Insert {
		w.out[k], w.out[k-1] = w.out[k-1], w.out[k]
	}
}
