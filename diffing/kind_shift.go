package diffing

import (
	"cmp"
	"slices"
)

// A phrase that only changed its place is wording, whatever it tells: "in
// March" says the same at the head and at the end. Of two that changed places
// that is not so ("Ann sued Bob"), nor of a negation, which denies what it
// stands beside.
func shifted(e *edited) {
	e.fronted()
	for _, s := range e.shifts {
		old, new := e.old.cut(s.oi, s.oe), e.new.cut(s.ni, s.ne)
		if f := e.factOf(s); f != nil && e.crossed(f, e.new.factAt(e.old.words[f.from].mate)) {
			e.old.tellShifted(s.oi, s.oe, f.kind)
			e.new.tellShifted(s.ni, s.ne, f.kind)
			continue
		}
		a, b := e.old.words[s.oi].quoted, e.new.words[s.ni].quoted
		words, k, told := "", "wording", "wording"
		if a && b {
			words, k, told = "The quoted words ", "quote", "same"
		}
		e.add(k, old, new, said("%s%s moved within the sentence.", words, e.of(&e.new, new)))
		e.old.tellShifted(s.oi, s.oe, told)
		e.new.tellShifted(s.ni, s.ne, told)
	}
}

// fronted tells a phrase that went to the head of its sentence, or from there,
// and changed the capital with its place. The edits keep bytes, and mark it as
// gone and come.
func (e *edited) fronted() {
	for _, r := range e.runs {
		r = e.untold(r) // "the" may be "The" beside it
		if r.oi == r.oe {
			continue
		}
		for _, s := range e.runs {
			s = e.untold(s)
			if s.ni == s.ne || s == r || (r.ni != r.ne || s.oi != s.oe) && !e.inverted(r, s) {
				continue
			}
			oi, oe := e.old.inner(r.oi, r.oe)
			ni, ne := e.new.inner(s.ni, s.ne)
			if e.recased(oi, oe, ni, ne) {
				new := e.new.cut(ni, ne)
				e.add("wording", e.old.cut(oi, oe), new, said("%s moved within the sentence.", e.of(&e.new, new)))
				e.old.tell(oi, oe, "wording")
				e.new.tell(ni, ne, "wording")
				break
			}
		}
	}
}

// inverted says whether two phrases stand where the other did and one is a date,
// as where the subject of a German verb stands behind it: "Am Montag trat Ann
// zurück", "Ann trat am Montag zurück".
func (e *edited) inverted(r, s run) bool {
	oi, oe := e.old.inner(s.oi, s.oe)
	ni, ne := e.new.inner(r.ni, r.ne)
	return e.recased(oi, oe, ni, ne) && (e.old.has("date", s.oi, s.oe) || e.old.has("date", r.oi, r.oe))
}

// inner is words[from:to] without marks at the ends.
func (p *passage) inner(from, to int) (int, int) {
	for from < to && p.words[from].mark {
		from++
	}
	for from < to && p.words[to-1].mark {
		to--
	}
	return from, to
}

// recased says whether two phrases, unexplained and not quoted, are one but for
// the capital of the first word, and deny nothing.
func (e *edited) recased(oi, oe, ni, ne int) bool {
	if oe-oi != ne-ni || oi == oe || e.denies(shift{run: run{oi, oe, ni, ne}}) || e.old.words[oi].text == e.new.words[ni].text || !e.old.says(oi, oe) && !e.old.has("date", oi, oe) && !e.old.has("place", oi, oe) {
		return false
	}
	for k := range oe - oi {
		a, b := &e.old.words[oi+k], &e.new.words[ni+k]
		if !a.came() || !b.came() || a.quoted || b.quoted || a.fold != b.fold || k > 0 && a.text != b.text {
			return false
		}
	}
	return true
}

// factOf is the fact that a phrase is, articles apart.
func (e *edited) factOf(s shift) (f *fact) {
	for i := s.oi; i < s.oe; i++ {
		switch w := &e.old.words[i]; {
		case w.mark || w.sense&isArticle != 0:
		case e.old.factAt(i) == nil || f != nil && e.old.factAt(i) != f:
			return nil
		default:
			f = e.old.factAt(i)
		}
	}
	return f
}

// crossed tells a fact that changed places with one of its kind around the same
// words, as f of old and g of new: who sued whom, which sum is whose.
func (e *edited) crossed(f, g *fact) bool {
	if g == nil {
		return false
	}
	for k := range e.old.facts {
		h := &e.old.facts[k]
		if h.kind != f.kind || h.norm == f.norm || h.told {
			continue
		}
		i := e.new.factAt(e.old.words[h.from].mate)
		if i == nil || i.norm != h.norm {
			continue
		}
		var old, new Span // the words between
		switch {
		case f.to <= h.from && i.to <= g.from:
			old, new = Span{Start: f.to, End: h.from}, Span{Start: i.to, End: g.from}
		case h.to <= f.from && g.to <= i.from:
			old, new = Span{Start: h.to, End: f.from}, Span{Start: g.to, End: i.from}
		default:
			continue
		}
		// What is longer says more of h, away from f: "[Ann] of Leeds sued Bob".
		switch more := old.Len() - new.Len(); {
		case f.to == old.Start:
			old.End, new.Start = old.End-max(more, 0), new.Start+max(-more, 0)
		default:
			old.Start, new.End = old.Start+max(more, 0), new.End-max(-more, 0)
		}
		if !e.old.says(old.Start, old.End) || e.old.norm(old.Start, old.End) != e.new.norm(new.Start, new.End) {
			continue
		}
		f.told, g.told = true, true
		a, b := e.old.cut(f.from, f.to), e.new.cut(g.from, g.to)
		e.add(f.kind, a, b, said("%s changed places with %s%s.", e.of(&e.new, b), quoteText(e.old.text(h.from, h.to)), e.around(&e.new, b)))
		e.old.tell(min(f.from, old.Start), max(f.to, old.End), f.kind)
		e.new.tell(min(g.from, new.Start), max(g.to, new.End), f.kind)
		return true
	}
	return false
}

// says says whether a word of words[from:to] says something and is no fact.
func (p *passage) says(from, to int) bool {
	for i := from; i < to; i++ {
		if p.words[i].content() && p.words[i].fact == 0 {
			return true
		}
	}
	return false
}

// shift is a phrase that moved, as words: old[oi:oe] stands as new[ni:ne]. What
// changed within it are runs of their own.
type shift struct {
	run
	within []run
}

// shiftGap is how many words within a phrase that moved may have changed at one
// place: more, and it is two phrases.
const shiftGap = 3

// findShifts finds the phrases that moved and marks their words, so that they
// are paired with no others. Phrases beside one another on both sides are one,
// in which something changed.
func (e *edited) findShifts() {
	e.shifts = e.shifts[:0]
	for _, f := range e.c.phrases[e.block.ID] {
		s := shift{}
		s.oi, s.oe = e.old.wordsIn(f.old)
		s.ni, s.ne = e.new.wordsIn(f.new)
		e.capitals(&s)
		if s.oe-s.oi == s.ne-s.ni && e.old.loose(s.oi, s.oe) && e.new.loose(s.ni, s.ne) {
			e.shifts = append(e.shifts, s)
		}
	}
	if len(e.shifts) == 0 {
		return
	}
	slices.SortFunc(e.shifts, func(a, b shift) int { return cmp.Compare(a.oi, b.oi) })
	joined := e.shifts[:1]
	for _, s := range e.shifts[1:] {
		last := &joined[len(joined)-1]
		gap := run{last.oe, s.oi, last.ne, s.ni}
		if gap.oe-gap.oi > shiftGap || gap.ne < gap.ni || gap.ne-gap.ni > shiftGap || !e.old.loose(gap.oi, gap.oe) || !e.new.loose(gap.ni, gap.ne) {
			joined = append(joined, s)
			continue
		}
		last.within = append(last.within, gap)
		last.oe, last.ne = s.oe, s.ne
	}
	e.shifts = slices.DeleteFunc(joined, func(s shift) bool { return e.exchanges(s, joined) || e.denies(s) })
	for k := range e.shifts {
		s := &e.shifts[k]
		for i := s.oi; i < s.oe; i++ {
			e.old.words[i].shifted = true
		}
		for j := s.ni; j < s.ne; j++ {
			e.new.words[j].shifted = true
		}
	}
}

// capitals lets a phrase take along the word before it that has a capital only
// where a sentence begins: "In March", "in March".
func (e *edited) capitals(s *shift) {
	if s.oi == 0 || s.ni == 0 || s.oe == s.oi {
		return
	}
	a, b := &e.old.words[s.oi-1], &e.new.words[s.ni-1]
	if a.mate < 0 && b.mate < 0 && a.first != b.first && a.text != b.text && a.fold == b.fold && !a.mark {
		s.oi--
		s.ni--
	}
}

// loose says whether no word of words[from:to] is kept in its place.
func (p *passage) loose(from, to int) bool {
	for _, w := range p.words[from:to] {
		if w.mate >= 0 {
			return false
		}
	}
	return true
}

// denies says whether a phrase has a negation that may deny what stands beside
// the phrase: one at its end, or where a language puts it behind, at its head.
func (e *edited) denies(s shift) bool {
	not := func(i int) bool { return e.old.words[i].sense&isNot != 0 }
	switch e.tongue.name {
	case "de", "nl", "ja":
		return not(s.oi) || not(s.oe-1)
	}
	return not(s.oe - 1)
}

// exchanges says whether a phrase took the place of one that moved, and another
// took its own: each now stands where something else was said of it.
func (e *edited) exchanges(s shift, all []shift) bool {
	from, to := e.old.keptBefore(s.oi), e.new.keptBefore(s.ni)
	left, taken := false, false
	for _, o := range all {
		if o.oi != s.oi {
			left = left || e.old.keptBefore(o.oi) == to
			taken = taken || e.new.keptBefore(o.ni) == from
		}
	}
	return left && taken
}

func (p *passage) keptBefore(i int) int {
	n := 0
	for _, w := range p.words[:i] {
		if w.mate >= 0 {
			n++
		}
	}
	return n
}

// pairShifts pairs what changed within the phrases that moved.
func (e *edited) pairShifts() {
	for _, s := range e.shifts {
		i, j := s.oi, s.ni
		for _, r := range append(s.within, run{s.oe, s.oe, s.ne, s.ne}) {
			for ; i < r.oi; i, j = i+1, j+1 {
				e.old.words[i].mate, e.new.words[j].mate = j, i
			}
			i, j = r.oe, r.ne
			for i := r.oi; i < r.oe; i++ {
				e.old.words[i].shifted = false
			}
			for j := r.ni; j < r.ne; j++ {
				e.new.words[j].shifted = false
			}
			e.table(r.oi, r.oe, r.ni, r.ne)
		}
	}
}

// cutShifts takes the phrases that moved out of the runs, and makes runs of
// what changed within them.
func (e *edited) cutShifts() {
	if len(e.shifts) == 0 {
		return
	}
	var runs []run
	for _, s := range e.shifts {
		runs = append(runs, s.within...)
	}
	for _, r := range e.runs {
		runs = e.cutAround(runs, r, false)
	}
	e.runs = runs
}

// cutAround appends the pieces of a run around the phrases that moved. Marks
// beside one, and no words, came or went with it.
func (e *edited) cutAround(runs []run, r run, beside bool) []run {
	for _, s := range e.shifts {
		if r.oi <= s.oi && s.oe <= r.oe && s.oi < s.oe {
			at := split(&e.old, s.oi, r.oi, s.oe, r.oe, r.ni, r.ne)
			runs = e.cutAround(runs, run{r.oi, s.oi, r.ni, at}, true)
			return e.cutAround(runs, run{s.oe, r.oe, at, r.ne}, true)
		}
		if r.ni <= s.ni && s.ne <= r.ne && s.ni < s.ne {
			at := split(&e.new, s.ni, r.ni, s.ne, r.ne, r.oi, r.oe)
			runs = e.cutAround(runs, run{r.oi, at, r.ni, s.ni}, true)
			return e.cutAround(runs, run{at, r.oe, s.ne, r.ne}, true)
		}
	}
	if (r.oi < r.oe || r.ni < r.ne) && (!beside || e.beside(r)) {
		runs = append(runs, r)
	}
	return runs
}

// split is where the other side of a run parts, [lo, hi), when p parts between
// words[from:end] and words[next:to].
func split(p *passage, end, from, next, to, lo, hi int) int {
	for i := next; i < to; i++ {
		if m := p.words[i].mate; m >= lo && m < hi {
			return m
		}
	}
	for i := end - 1; i >= from; i-- {
		if m := p.words[i].mate; m >= lo && m < hi {
			return m + 1
		}
	}
	if from == end {
		return lo
	}
	return hi
}

// wordsIn is the range of words in a span.
func (p *passage) wordsIn(sp Span) (from, to int) {
	for from < len(p.words) && p.words[from].Start < sp.Start {
		from++
	}
	for to = from; to < len(p.words) && p.words[to].End <= sp.End; to++ {
	}
	return from, to
}

// tellShifted marks the words of words[from:to] that only moved.
func (p *passage) tellShifted(from, to int, k kind) {
	for i := from; i < to; i++ {
		if w := &p.words[i]; w.shifted && w.told == "" {
			w.told = k
		}
	}
}
