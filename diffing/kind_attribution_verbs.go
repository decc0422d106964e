package diffing

import "strings"

// saysAt says whether the word at i is a verb of saying, there.
func (e *edited) saysAt(p *passage, i int) bool {
	w := &p.words[i]
	if e.unsaid(p, i) {
		return false
	}
	if w.sense&isSays == 0 {
		return p.phrase(e.tongue, i, "says") > 0
	}
	if e.tongue.name != "en" {
		return true
	}
	// "is said to" and "the reported case" are hedges; "as stated" is neither.
	if p.attributive(i) && w.sense&isHedge != 0 {
		return false
	}
	switch w.fold {
	case "states", "claims", "reports", "remarks", "notes": // nouns as well
		f := p.factAt(i - 1)
		return p.fold(i+1) == "that" || p.fold(i+1) == ":" || p.is(i-1, isPronoun) || f != nil && f.kind == "name"
	case "noted", "added", "revealed", "reported", "told", "wrote", "maintained", "observed", "suggests", "suggested", "believe", "believes", "recalled", "stressed":
		return !impersonal(p.fold(i - 1))
	}
	return true
}

// unsaid says whether the verb of saying at i tells that something was not said,
// or not yet: "declined to say", "did not say". It has no source then; that
// somebody "went on to say" it has.
func (e *edited) unsaid(p *passage, i int) bool {
	if e.tongue.name == "en" {
		to := i - 1
		if strings.HasSuffix(p.fold(to), "ly") {
			to--
		}
		if p.fold(to) == "to" && p.fold(to-1) != "on" {
			return true
		}
	}
	const near = 2 // words
	for k := i - 1; k >= max(0, i-near) && !p.words[k].mark; k-- {
		if p.words[k].sense&isNot != 0 {
			return true
		}
	}
	if e.tongue.name == "de" || e.tongue.name == "nl" { // "sagte nicht"
		for k := i + 1; k <= min(len(p.words)-1, i+near) && !p.words[k].mark; k++ {
			if p.words[k].sense&isNot != 0 {
				return true
			}
		}
	}
	return false
}

// saidElse says whether the verb at i stands on the other side as one that was
// not said: what changed is whether it was.
func (e *edited) saidElse(p *passage, i int) bool {
	other := &e.new
	if p == other {
		other = &e.old
	}
	for k := range other.words {
		if w := &other.words[k]; w.changed && w.sense&isSays != 0 && e.unsaid(other, k) && e.stem(other, k) == e.stem(p, i) {
			return true
		}
	}
	return false
}

// impersonal says whether a verb of saying after w says nothing of who speaks:
// "is noted", "to suggest"; findings are nobody's words ("the data suggest").
func impersonal(w string) bool {
	switch w {
	case "is", "was", "be", "are", "were", "been", "to":
		return true
	case "theory", "theories", "study", "studies", "evidence", "data", "research":
		return true
	}
	return false
}

// speaks says whether the verb at i leads in what somebody says: always for
// most, for the others where "that", a mark or a quotation stands beside it or
// another verb of saying took its place.
func (e *edited) speaks(p *passage, i int) bool {
	w := &p.words[i]
	if e.tongue.name != "en" || w.sense&isFirmSays != 0 || w.sense&isSays == 0 {
		return true
	}
	other := &e.new
	if p == other {
		other = &e.old
	}
	if w.mate >= 0 && other.words[w.mate].sense&isSays != 0 {
		return true
	}
	beside := func(k int) bool { return k >= 0 && k < len(p.words) && p.words[k].mark && p.words[k].text != "-" }
	return p.fold(i+1) == "that" || beside(i-1) || i+1 >= len(p.words) || beside(i+1)
}

// leads says whether the verb at i ends words that came or went before a
// clause that stays: "[many scholars believe] the text was written …".
func (e *edited) leads(p *passage, i, from, to int) bool {
	for _, r := range e.runs {
		if p == &e.old && (r.oi != from || r.oe != to) || p == &e.new && (r.ni != from || r.ne != to) {
			continue
		}
		r = e.untold(r) // "the land" and "The land" are the same
		if p == &e.old && r.ni != r.ne || p == &e.new && r.oi != r.oe {
			return false
		}
		if to = r.oe; p == &e.new {
			to = r.ne
		}
		return i == to-1 && i > from && to < len(p.words) && !p.words[to].mark
	}
	return false
}

// clause is the verb of saying at i with its subject.
func (p *passage) clause(t *tongue, i int) (int, int) {
	from, to := i, i+1
	if n := p.phrase(t, i, "says"); n > 0 {
		to = i + n
	}
	helped := i > 1 && t.name != "en" && !p.words[i-1].mark && p.is(i-1, isStop) && p.words[i-2].mark // "», a déclaré"
	verbFirst := t.name == "ar" && (i == 0 || !p.words[i-1].changed)
	if (verbFirst || i > 0 && (p.words[i-1].mark || helped)) && to < len(p.words) && !p.words[to].mark {
		last := to
		for to < len(p.words) && to < i+8 && (p.words[to].changed || p.is(to, isArticle)) && !p.words[to].mark && p.fold(to) != "that" && !(verbFirst && p.is(to, isClause)) {
			if to++; p.words[to-1].changed {
				last = to
			}
		}
		if last > i+1 {
			return from, last
		}
		to = i + 1
	}
	for from > 0 && from > i-8 && p.words[from-1].changed && (!p.words[from-1].mark || p.words[from-1].text == "-") {
		from--
	}
	if p.fold(to) == "that" && p.words[to].changed {
		to++
	}
	return from, to
}

// sameSaying says whether both sides say the same: the verb in another tense,
// and no other subject.
func (e *edited) sameSaying(of, ot, nf, nt int) bool {
	a, b := e.verbIn(&e.old, of, ot), e.verbIn(&e.new, nf, nt)
	if a == "" || b == "" || lemma(a) != lemma(b) {
		return e.old.norm(of, ot) == e.new.norm(nf, nt)
	}
	for i := of; i < ot; i++ {
		if w := &e.old.words[i]; w.changed && w.content() && w.sense&isSays == 0 {
			return false
		}
	}
	for j := nf; j < nt; j++ {
		if w := &e.new.words[j]; w.changed && w.content() && w.sense&isSays == 0 {
			return false
		}
	}
	return true
}

func (e *edited) verbIn(p *passage, from, to int) string {
	for i := from; i < to; i++ {
		if w := &p.words[i]; w.sense&isSays != 0 && w.changed {
			return w.base
		}
	}
	return ""
}

// lemma is a verb of saying without its ending, near enough to tell "says" and
// "said" from "adds".
func lemma(w string) string {
	switch w {
	case "said", "says", "say", "saying":
		return "say"
	case "told", "tells", "tell":
		return "tell"
	case "wrote", "writes":
		return "write"
	}
	return head(w, 4)
}

// verbBeside finds a kept verb of saying right after the run, or before it when
// the subject follows the verb; -1 when there is none. A subject that is only
// named, or un-named, is a change of name.
func (e *edited) verbBeside(p *passage, from, to int) int {
	for _, i := range [...]int{to, from - 1, from - 2} {
		if i == from-2 && !p.is(from-1, isArticle) {
			continue
		}
		if i < 0 || i >= len(p.words) || p.words[i].sense&isSays == 0 || p.words[i].changed || !e.saysAt(p, i) {
			continue
		}
		if i < from && !(i > 0 && p.words[i-1].mark) {
			continue
		}
		m := p.words[i].mate
		if m < 0 || p == &e.old && e.unsaid(&e.new, m) || p == &e.new && e.unsaid(&e.old, m) {
			continue
		}
		if e.swapped(p, from, to, i > from) {
			return i
		}
	}
	return -1
}

// swapped says whether the subject beside a verb was exchanged for another:
// both sides have one, neither is only a pronoun for a name.
func (e *edited) swapped(p *passage, from, to int, before bool) bool {
	for _, r := range e.runs {
		if p == &e.old && (r.oi != from || r.oe != to) || p == &e.new && (r.ni != from || r.ne != to) {
			continue
		}
		if r.oi == r.oe || r.ni == r.ne || r.oe-r.oi > 6 || r.ne-r.ni > 6 {
			return false
		}
		a, b := e.old.subject(r.oi, r.oe), e.new.subject(r.ni, r.ne)
		return a != 0 && b != 0 && !(a == subjectName && b == subjectPronoun || a == subjectPronoun && b == subjectName)
	}
	return false
}

// What a subject can be.
const (
	subjectNoun = 1 + iota
	subjectPronoun
	subjectName
)

// subject tells what words[from:to] are as a subject; 0 for none.
func (p *passage) subject(from, to int) int {
	kind := 0
	for i := from; i < to; i++ {
		w := &p.words[i]
		switch {
		case w.mark || w.told != "":
		case p.factAt(i) != nil && p.factAt(i).kind == "name":
			return subjectName
		case w.sense&isPronoun != 0:
			kind = max(kind, subjectPronoun)
		case w.content():
			kind = subjectNoun
		}
	}
	return kind
}
