package diffing

import "strings"

// findFacts finds the facts of both sides. A title in capitals and a text
// without any are read as text without.
func (e *edited) findFacts() {
	plain := e.old.plain && e.new.plain
	for _, p := range [...]*passage{&e.old, &e.new} {
		p.plain = plain
		p.findDates(e.tongue)
		if e.tongue.compounds { // whose numerals stand in names as well: 三重, 安倍晋三
			p.findPlaces(e.tongue)
			p.findNamesEast(e.tongue)
			p.findNumbers(e.tongue)
			p.findNames(e.tongue)
			continue
		}
		p.findNumbers(e.tongue)
		p.findPlaces(e.tongue)
		p.findNames(e.tongue)
	}
}

func (p *passage) addFact(f fact) {
	p.facts = append(p.facts, f)
	for i := f.from; i < f.to; i++ {
		if p.words[i].fact == 0 {
			p.words[i].fact = len(p.facts)
		}
	}
}

// has says whether words[from:to] hold a part of a fact of a kind.
func (p *passage) has(k kind, from, to int) bool {
	for i := from; i < to; i++ {
		if f := p.factAt(i); f != nil && f.kind == k {
			return true
		}
	}
	return false
}

// touched lists the facts of a kind with an unexplained change in words[from:to].
func (p *passage) touched(k kind, from, to int) []*fact {
	var out []*fact
	for i := from; i < to; i++ {
		w := &p.words[i]
		if !w.changed || w.told != "" || w.fact == 0 || w.mark {
			continue
		}
		f := &p.facts[w.fact-1]
		if (k == "" || f.kind == k) && !f.told && (len(out) == 0 || out[len(out)-1] != f) {
			out = append(out, f)
		}
	}
	return out
}

// compare tells the facts of a kind that came, went or changed, run by run.
func (e *edited) compare(k kind) {
	for _, r := range e.runs {
		old := e.old.touched(k, r.oi, r.oe)
		new := e.new.touched(k, r.ni, r.ne)
		for n := range max(len(old), len(new)) {
			var a, b *fact
			if n < len(old) {
				a = old[n]
			}
			if n < len(new) {
				b = new[n]
			}
			if a != nil && a.told || b != nil && b.told {
				continue
			}
			if a == nil {
				a = e.counterpart(&e.new, b, &e.old)
			} else if b == nil {
				b = e.counterpart(&e.old, a, &e.new)
			}
			if b == nil && k == "number" {
				b = e.elsewhere(a)
			}
			e.tellFact(k, a, b)
		}
	}
}

// elsewhere is the number of new that stands for a of old in another place: the
// same is counted, and the same word follows.
func (e *edited) elsewhere(a *fact) *fact {
	if a == nil || a.unit == "" {
		return nil
	}
	for _, r := range e.runs {
		for _, b := range e.new.touched("number", r.ni, r.ne) {
			if next := e.old.fold(a.to); b.unit == a.unit && next != "" && next == e.new.fold(b.to) && e.old.words[a.to].content() {
				return b
			}
		}
	}
	return nil
}

// counterpart is the fact of the other side that shares a kept word with f.
func (e *edited) counterpart(p *passage, f *fact, other *passage) *fact {
	for i := f.from; i < f.to; i++ {
		if w := &p.words[i]; w.mate >= 0 && !w.mark {
			if g := other.factAt(w.mate); g != nil && g.kind == f.kind && !g.told {
				return g
			}
		}
	}
	return nil
}

// instead is the pronoun or article of the other side that stands where the
// fact stood: "Fadiga" and "he".
func (e *edited) instead(p *passage, f *fact, other *passage) *Span {
	for i := f.from; i < f.to; i++ {
		if m := p.words[i].mate; m >= 0 {
			if w := &other.words[m]; w.changed && w.told == "" && w.sense&(isPronoun|isArticle) != 0 {
				w.told = f.kind
				return other.cut(m, m+1)
			}
		}
	}
	return nil
}

func (e *edited) tellFact(k kind, a, b *fact) {
	if a != nil && b != nil && a.norm == b.norm {
		return // the words around it changed
	}
	if k == "number" && a != nil && b != nil && a.value == b.value && (a.unit == "" && years(b.unit) || years(a.unit) && b.unit == "") {
		return // "the 12-year-old" and "Ann, 12,"; "turns two years old" and "turns two"
	}
	var old, new *Span
	if b == nil && a != nil {
		new = e.instead(&e.old, a, &e.new)
	} else if a == nil {
		old = e.instead(&e.new, b, &e.old)
	}
	if a != nil {
		a.told = true
		if old = e.old.cut(a.from, a.to); b == nil {
			old = e.old.cut(e.old.freshFact(a))
		}
		e.old.tell(a.from, a.to, k)
	}
	if b != nil {
		b.told = true
		if new = e.new.cut(b.from, b.to); a == nil {
			new = e.new.cut(e.new.freshFact(b))
		}
		e.new.tell(b.from, b.to, k)
	}
	if k == "number" {
		e.add(k, old, new, e.sayNumber(a, b, old, new))
		return
	}
	e.add(k, old, new, e.say(k, old, new))
}

// freshFact is fresh of a fact of which most is kept; one that mostly came or
// went is cited whole: "Porto Alegre", though a "Porto" stood nearby.
func (p *passage) freshFact(f *fact) (int, int) {
	from, to := p.fresh(f.from, f.to)
	if from < to && 2*p.cut(from, to).Len() < p.cut(f.from, f.to).Len() && strings.IndexFunc(p.text(from, to), letterOrDigit) >= 0 {
		return from, to
	}
	return f.from, f.to
}

// fresh is words[from:to] without those at its ends that are kept or explained:
// of what came or went only that did.
func (p *passage) fresh(from, to int) (int, int) {
	for from < to && !p.words[from].came() {
		from++
	}
	for from < to && !p.words[to-1].came() {
		to--
	}
	return from, to
}

func (w *word) came() bool { return w.changed && w.told == "" }

func (p *passage) factAt(i int) *fact {
	if i < 0 || i >= len(p.words) || p.words[i].fact == 0 {
		return nil
	}
	return &p.facts[p.words[i].fact-1]
}

// norm is words[from:to] without case, marks, possessives and accents.
func (p *passage) norm(from, to int) string {
	var b strings.Builder
	for i := from; i < to; i++ {
		if w := &p.words[i]; !w.mark {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(w.base)
		}
	}
	return b.String()
}

// years says whether a unit counts them, as an age does that may do without.
func years(unit string) bool { return unit == "years" || unit == "year" }
