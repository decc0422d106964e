package diffing

import (
	"slices"
	"strings"
)

// Attribution: who says so was added, dropped or swapped, or the verb of
// saying was.
func attribution(e *edited) {
	e.sourceMoved()
	for _, r := range e.runs {
		of, ot := e.sourceIn(&e.old, r.oi, r.oe)
		nf, nt := e.sourceIn(&e.new, r.ni, r.ne)
		if of == ot && nf == nt {
			continue
		}
		if of < ot && nf < nt && (e.sameSaying(of, ot, nf, nt) || e.old.onlyCounted(of, ot) && e.new.onlyCounted(nf, nt) || e.old.mostlyKept(of, ot) && e.new.mostlyKept(nf, nt)) {
			continue
		}
		if of == ot {
			nf, nt = e.freshSource(&e.new, nf, nt)
		} else if nf == nt {
			of, ot = e.freshSource(&e.old, of, ot)
		}
		if of == ot && nf == nt {
			continue
		}
		old, new := e.old.cut(of, ot), e.new.cut(nf, nt)
		e.add("attribution", old, new, e.say("attribution", old, new))
		if of < ot && nf < nt && e.namesOnly(&e.old, of, ot) && e.namesOnly(&e.new, nf, nt) && e.verbIn(&e.old, of, ot) == "" {
			continue // one name for another: the name rule tells that too
		}
		e.old.tell(of, ot, "attribution")
		e.new.tell(nf, nt, "attribution")
	}
}

// sourceMoved tells a source that only changed its place, with its verb before
// it or behind: "he said, the minister said" at the end or at the head.
func (e *edited) sourceMoved() {
	type source struct {
		from, to int
		words    string
	}
	var gone, come []source
	for _, r := range e.runs {
		of, ot := e.sourceIn(&e.old, r.oi, r.oe)
		nf, nt := e.sourceIn(&e.new, r.ni, r.ne)
		if of < ot && nf == nt {
			gone = append(gone, source{of, ot, e.saidBy(&e.old, of, ot)})
		} else if nf < nt && of == ot {
			come = append(come, source{nf, nt, e.saidBy(&e.new, nf, nt)})
		}
	}
	for _, a := range gone {
		for k, b := range come {
			if a.words != "" && a.words == b.words {
				old, new := e.old.cut(a.from, a.to), e.new.cut(b.from, b.to)
				e.add("wording", old, new, said("%s moved within the sentence.", e.of(&e.new, new)))
				e.old.tell(a.from, a.to, "wording")
				e.new.tell(b.from, b.to, "wording")
				come = append(come[:k], come[k+1:]...)
				break
			}
		}
	}
}

// saidBy is what a source says, whatever the order: its words but the small ones.
func (e *edited) saidBy(p *passage, from, to int) string {
	var words []string
	for i := from; i < to; i++ {
		if w := &p.words[i]; w.content() && w.came() {
			words = append(words, w.base)
		}
	}
	slices.Sort(words)
	return strings.Join(words, " ")
}

// namesOnly says whether a source is somebody by name. In German, which writes
// all nouns with a capital, a name has two words.
func (e *edited) namesOnly(p *passage, from, to int) bool {
	if p.subject(from, to) != subjectName {
		return false
	}
	for i := from + p.phrase(e.tongue, from, "source"); i < to; i++ {
		if w := &p.words[i]; w.content() && w.came() && (p.factAt(i) == nil || p.factAt(i).kind != "name") {
			return false // "the ministry of Health"
		}
	}
	if e.tongue.name != "de" {
		return true
	}
	for i := from; i < to; i++ {
		if f := p.factAt(i); f != nil && f.kind == "name" && f.to-f.from > 1 {
			return true
		}
	}
	return false
}

// freshSource is what came or went of a source: with the words that lead it in,
// where one of these did, and nothing where no word did that says something.
func (e *edited) freshSource(p *passage, from, to int) (int, int) {
	first, last := p.fresh(from, to)
	if n := p.phrase(e.tongue, from, "source"); first < from+n {
		return from, last
	}
	for i := first; i < last; i++ {
		if w := &p.words[i]; w.came() && (w.content() || w.sense&isSays != 0) {
			return first, last
		}
	}
	return 0, 0
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
		if n := p.phrase(t, i, "source"); n > 0 && !p.otherwise(i) {
			end := p.sourceEnd(t, i+n)
			if end > from && p.changedIn(max(i, from), min(end, to)) {
				return i, end
			}
		}
	}
	for i := max(0, from-sourceWords); i < to+sourceWords && i < len(p.words); i++ {
		if n := p.phrase(t, i, "behind"); n > 0 { // "der Polizei zufolge"
			begin := i
			for begin > 0 && begin > i-sourceWords && !p.words[begin-1].mark {
				begin--
			}
			if begin < i && i+n > from && begin < to && p.changedIn(max(begin, from), min(i+n, to)) {
				return begin, i + n
			}
		}
	}
	for i := from; i < to; i++ {
		if w := &p.words[i]; w.changed && w.told == "" && e.saysAt(p, i) && !e.saidElse(p, i) && (e.speaks(p, i) || e.leads(p, i, from, to)) {
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

// otherwise says whether words that lead a source in do something else at i:
// "o segundo tubo" is the second, "tempo para o pedido" a purpose.
func (p *passage) otherwise(i int) bool {
	switch p.fold(i) {
	case "para":
		return i > 0 && !p.words[i-1].mark
	case "segundo", "secondo":
		switch p.fold(i - 1) {
		case "o", "um", "no", "do", "ao", "pelo", "seu", "il", "un", "nel", "del", "al", "suo", "dal":
			return true
		}
	}
	return false
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
	case "of", "de", "da", "do", "del", "du", "des", "della", "dei", "di", "von", "der", "van", "het", "the":
		return true
	}
	return false
}

// signature finds "” - Ann Miller" at the end of a quotation.
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
