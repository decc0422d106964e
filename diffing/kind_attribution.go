package diffing

// Attribution: who says so was added, dropped or swapped, or the verb of
// saying was.
func attribution(e *edited) {
	for _, r := range e.runs {
		of, ot := e.sourceIn(&e.old, r.oi, r.oe)
		nf, nt := e.sourceIn(&e.new, r.ni, r.ne)
		if of == ot && nf == nt {
			continue
		}
		if of < ot && nf < nt && (e.sameSaying(of, ot, nf, nt) || e.old.onlyCounted(of, ot) && e.new.onlyCounted(nf, nt) || e.old.mostlyKept(of, ot) && e.new.mostlyKept(nf, nt)) {
			continue
		}
		old, new := e.old.cut(of, ot), e.new.cut(nf, nt)
		e.add("attribution", old, new, e.say("attribution", old, new))
		if of < ot && nf < nt && e.old.subject(of, ot) == subjectName && e.new.subject(nf, nt) == subjectName && e.verbIn(&e.old, of, ot) == "" {
			continue // one name for another: the name rule tells that too
		}
		e.old.tell(of, ot, "attribution")
		e.new.tell(nf, nt, "attribution")
	}
}

// mostlyKept says whether hardly a word of a long source changed: it is still
// that source, and the other rules tell what is new about it.
func (p *passage) mostlyKept(from, to int) bool {
	kept, changed := 0, 0
	for i := from; i < to; i++ {
		switch w := &p.words[i]; {
		case !w.content():
		case w.changed && w.told == "":
			changed++
		default:
			kept++
		}
	}
	return changed == 0 || kept >= 3 && changed*3 <= kept
}

// onlyCounted says whether all that changed in words[from:to] are dates and
// numbers: "the 2001 census", "the 2011 census".
func (p *passage) onlyCounted(from, to int) bool {
	for i := from; i < to; i++ {
		w := &p.words[i]
		if !w.changed || w.told != "" || w.mark {
			continue
		}
		if f := p.factAt(i); f == nil || f.kind != "date" && f.kind != "number" {
			return false
		}
	}
	return true
}

// sourceIn finds words[from:to] of a source that changed within the run: a
// phrase ("according to X"), a clause of saying, a signature or a noun that
// means a source with what is said of it.
func (e *edited) sourceIn(p *passage, from, to int) (int, int) {
	t := e.tongue
	if !p.changedIn(from, to) {
		return 0, 0
	}
	// The phrase may begin well before the run: "according to [three people]".
	for i := max(0, from-sourceWords); i < to; i++ {
		if n := p.phrase(t, i, "source"); n > 0 {
			end := p.sourceEnd(t, i+n)
			if end > from && p.changedIn(max(i, from), min(end, to)) {
				return i, end
			}
		}
	}
	for i := from; i < to; i++ {
		if w := &p.words[i]; w.changed && w.told == "" && e.saysAt(p, i) && (e.speaks(p, i) || e.leads(p, i, from, to)) {
			s, n := p.clause(t, i)
			return s, n
		}
	}
	// The verb stays and its subject changes: "it said", "the statement said".
	if i := e.verbBeside(p, from, to); i >= 0 && p.changedIn(from, to) {
		return from, to
	}
	if i := p.signature(from, to); i >= 0 {
		return i, to
	}
	for i := max(0, from-3); i < to; i++ {
		if p.words[i].sense&isOrigin != 0 && (p.words[i].changed && p.words[i].told == "" && p.sourced(i) || i < from && p.is(i+1, isStop) && i+2 >= from) {
			if p.is(i+1, isStop) && p.ofSource(i) {
				return i, min(p.sourceEnd(t, i+1), len(p.words))
			}
		}
	}
	return 0, 0
}

// sourceWords is the longest source that is looked for: longer ones are clauses
// in which something else changed.
const sourceWords = 12

// sourceEnd is where a source that begins at i ends: at a mark, or where its
// noun is over.
func (p *passage) sourceEnd(t *tongue, i int) int {
	n := i
	for n < len(p.words) {
		if n == i+sourceWords {
			return p.nounEnd(t, i)
		}
		if w := &p.words[n]; w.mark && w.text != "'" && w.text != "-" && !(w.text == "." && n+1 < len(p.words) && p.gap(n+1) == "") {
			break
		}
		n++
	}
	if n+1 >= len(p.words) && (i < 4 || p.words[i-1].first) && n > i+3 {
		return p.nounEnd(t, i) // no comma parts the source from what it says
	}
	return n
}

// nounEnd is where the noun that begins at i is over: it has words of content,
// and what links them.
func (p *passage) nounEnd(t *tongue, i int) int {
	content := 0
	for n := i; n < len(p.words); n++ {
		w := &p.words[n]
		if w.mark {
			return n
		}
		switch {
		case w.content() && content > 0 && t.name == "de" && !w.capital, content == 4:
			return n
		case w.content():
			content++
		case content > 0 && !links(w.fold):
			return n
		}
	}
	return len(p.words)
}

func links(w string) bool {
	switch w {
	case "of", "de", "da", "do", "del", "du", "des", "della", "dei", "von", "der", "van", "het", "the":
		return true
	}
	return false
}

// saysAt says whether the word at i is a verb of saying, there.
func (e *edited) saysAt(p *passage, i int) bool {
	w := &p.words[i]
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
		return p.fold(i-1) != "is" && p.fold(i-1) != "was" && p.fold(i-1) != "be" && p.fold(i-1) != "are" && p.fold(i-1) != "were" && p.fold(i-1) != "been" && p.fold(i-1) != "to" && p.fold(i-1) != "theory"
	}
	return true
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
	if i > 0 && p.words[i-1].mark && to < len(p.words) && !p.words[to].mark {
		for to < len(p.words) && to < i+8 && p.words[to].changed && !p.words[to].mark && p.fold(to) != "that" {
			to++
		}
		if to > i+1 {
			return from, to
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
		if m < 0 {
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

// signature finds "” - Jeremy Canfield" at the end of a quotation.
func (p *passage) signature(from, to int) int {
	if to < len(p.words) || from == 0 {
		return -1
	}
	for i := from; i < to && i < from+3; i++ {
		switch p.words[i].text {
		case "-", "–", "—", "―":
			if quoteMark(p.words[i-1].text) && p.has("name", i, to) {
				return i
			}
		}
	}
	return -1
}

// sourced says whether the noun at i is named as the source of something.
func (p *passage) sourced(i int) bool {
	return p.is(i-1, isStop) || i == 0
}

// ofSource says whether "of …" follows the noun at i.
func (p *passage) ofSource(i int) bool {
	switch p.fold(i + 1) {
	case "of", "de", "da", "do", "del", "du", "della", "von", "van", "close", "proches":
		return true
	}
	return false
}
