package diffing

import (
	"slices"
	"strings"
)

// Negation: a "not" came or went so that the claim turns round, or denies
// something else than it did. Where the other side says the same without one
// ("unsupported"), it is wording.
func negation(e *edited) {
	old, new := e.denials(&e.old), e.denials(&e.new)
	if len(old) == 0 && len(new) == 0 {
		e.prefixed()
		return
	}
	old, new = e.unmatched(old, new)
	gone, come := changedIn(&e.old, old), changedIn(&e.new, new)
	switch {
	case len(gone) > 0 && len(new) == 0:
		if e.turned(&e.old, gone, &e.new) {
			for _, d := range gone {
				e.tellNegation(&e.old, d, true)
			}
		}
	case len(come) > 0 && len(old) == 0:
		if e.turned(&e.new, come, &e.old) {
			for _, d := range come {
				e.tellNegation(&e.new, d, false)
			}
		}
	case len(gone) == 0 && len(come) == 0:
		e.prefixed()
	}
}

// unmatched gives the negations of both sides that have none on the other side
// to stand for them: one that denies the same, or else the next. Of the latter
// it tells those that deny something else.
func (e *edited) unmatched(old, new []denial) (a, b []denial) {
	taken := make([]bool, len(new))
	for _, d := range old {
		found := false
		for j := range new {
			if !taken[j] && e.sameHead(d, new[j]) {
				taken[j], found = true, true
				break
			}
		}
		if !found {
			a = append(a, d)
		}
	}
	for j := range new {
		if !taken[j] {
			b = append(b, new[j])
		}
	}
	for len(a) > 0 && len(b) > 0 {
		e.tellMoved(a[0], b[0], old, new)
		a, b = a[1:], b[1:]
	}
	return a, b
}

// changedIn gives the negations of which a word changed.
func changedIn(p *passage, ds []denial) []denial {
	var out []denial
	for _, d := range ds {
		if len(d.came(p)) > 0 {
			out = append(out, d)
		}
	}
	return out
}

// turned says whether the claim turns round: nothing on the other side makes
// up for the negations of p.
func (e *edited) turned(p *passage, ds []denial, other *passage) bool {
	var at []int
	for _, d := range ds {
		at = append(at, d.came(p)...)
	}
	const most = 8 // more than that are a list, and its first tell the same
	at = at[:min(len(at), most)]
	for _, i := range at {
		w := &p.words[i]
		if w.mate >= 0 {
			m := &other.words[w.mate]
			if m.fold == "now" && w.fold == "no" || m.fold == "note" && w.fold == "not" {
				return false // a slip
			}
		}
	}
	for j := range other.words {
		w := &other.words[j]
		if !w.changed || w.told != "" {
			continue
		}
		if w.sense&isLacking != 0 {
			return false
		}
		for _, i := range at {
			for k := i + 1; k < min(i+4, len(p.words)); k++ {
				if opposite(w.base, p.words[k].base) {
					return false
				}
			}
		}
		if strings.HasPrefix(w.base, "non") && w.base != "none" {
			return false
		}
	}
	return true
}

// opposite says whether a is b with a prefix that denies it, endings apart:
// "unsupported", "nonexistent" and "exist".
func opposite(a, b string) bool {
	if len(b) < 3 {
		return false
	}
	stem := b[:max(3, len(b)-2)]
	for _, p := range [...]string{"un", "in", "im", "ir", "il", "non", "dis", "mis"} {
		if rest, ok := strings.CutPrefix(a, p); ok && strings.HasPrefix(rest, stem) {
			return true
		}
	}
	return false
}

// prefixed finds words that turn round by themselves: "likely", "unlikely";
// "with", "without".
func (e *edited) prefixed() {
	for i := range e.old.words {
		w := &e.old.words[i]
		if !w.changed || w.told != "" || w.mate < 0 || w.mark {
			continue
		}
		v := &e.new.words[w.mate]
		if negative(v.base, w.base) && !e.old.denied(i) || negative(w.base, v.base) && !e.new.denied(w.mate) {
			old, new := e.old.cut(i, i+1), e.new.cut(w.mate, w.mate+1)
			e.add("negation", old, new, e.say("negation", old, new))
			e.old.tell(i, i+1, "negation")
			e.new.tell(w.mate, w.mate+1, "negation")
		}
	}
}

// denied says whether a negation that changed stands before the word at i:
// "not likely" says what "unlikely" does.
func (p *passage) denied(i int) bool {
	const near = 2 // words
	for k := max(0, i-near); k < i; k++ {
		if w := &p.words[k]; w.changed && w.sense&isNot != 0 {
			return true
		}
	}
	return false
}

func negative(a, b string) bool {
	if a == "without" && b == "with" {
		return true
	}
	for _, p := range [...]string{"un", "in", "im", "ir", "il", "non", "dis"} {
		if rest, ok := strings.CutPrefix(a, p); ok && rest == b && len(b) > 3 {
			return len(p) == 2 && p != "un" && describes(b) || p == "un" || p == "non" || p == "dis" && !mereDis(b)
		}
	}
	return false
}

// describes says whether a word has an ending of adjectives and adverbs, which
// "in" denies: it leads other words in ("inside", "immigrant", "income").
func describes(w string) bool {
	for _, s := range [...]string{"ble", "bly", "al", "ent", "ate", "ite", "ct", "ctly", "ar", "ous", "ive", "ely", "ure", "ity", "ency", "ance", "ence", "acy", "ality", "ane", "ile", "ept", "ally", "ant", "ature"} {
		if strings.HasSuffix(w, s) {
			return !strings.HasPrefix(w, "migra") && w != "vent" && w != "cite" && w != "tent"
		}
	}
	return false
}

// mereDis says whether "dis" before a word does not deny it.
func mereDis(w string) bool {
	switch w {
	case "cover", "covered", "close", "closed", "play", "played", "pose", "posed", "count", "counts", "charge", "charged", "cuss", "patch", "ease", "guise", "may", "mayed", "till", "tract", "patched", "course":
		return true
	}
	return false
}

// tellNegation tells one that came or went, with all its words: "ne … pas".
func (e *edited) tellNegation(p *passage, d denial, gone bool) {
	at := d.came(p)
	if e.tongue.compounds {
		at = d.at // one word, of which a syllable may have stood before: ま of ません
	}
	first, last := at[0], at[len(at)-1]
	span := p.cut(first, last+1)
	m := p.words[first].mate
	if first != last || p.words[first].shifted {
		m = -1
	}
	var old, new *Span
	if gone {
		old, new = span, e.new.cut(m, m+1)
	} else {
		old, new = e.old.cut(m, m+1), span
	}
	says := e.sayNegation(p, at, gone, e.alongWith(p, d))
	if old != nil && new != nil && !e.tongue.compounds && e.swap(p, first) { // there the mate is half a word
		says = strings.TrimSuffix(e.say("wording", old, new), ".") + ": the claim turns round."
	}
	e.add("negation", old, new, says)
	other := &e.new
	if !gone {
		other = &e.old
	}
	for _, i := range at {
		// The word that took its place says nothing else.
		if m := p.words[i].mate; m >= 0 {
			other.tell(m, m+1, "negation")
		}
		p.tell(i, i+1, "negation")
	}
	e.tellGrammar(p, d, other)
}

// alongWith says whether a negation came or went with all that it denies: a
// clause of its own, beside which no claim turned round.
func (e *edited) alongWith(p *passage, d denial) bool {
	other := &e.new
	if p == other {
		other = &e.old
	}
	for _, k := range d.scope {
		if w := &p.words[k]; w.mate >= 0 && !w.changed {
			return false
		}
		stem := e.stem(p, k)
		if slices.ContainsFunc(other.words, func(w word) bool { return w.changed && e.stemOf(w.base) == stem }) {
			return false
		}
	}
	return len(d.scope) > 0
}

// swap says whether the word at i changed alone, for one other.
func (e *edited) swap(p *passage, i int) bool {
	for _, r := range e.runs {
		if r.oe == r.oi+1 && r.ne == r.ni+1 && (p == &e.old && r.oi == i || p == &e.new && r.ni == i) {
			return true
		}
	}
	return false
}

// tellMoved tells that a negation denies something else than the one it stands
// for, if it does: "did not say that he would", "said that he would not".
func (e *edited) tellMoved(a, b denial, old, new []denial) {
	if !e.movedTo(a, b, old, new) {
		e.tellParted(a, b, old, new)
		return
	}
	x, y := e.old.cut(a.at[0], a.at[len(a.at)-1]+1), e.new.cut(b.at[0], b.at[len(b.at)-1]+1)
	e.add("negation", x, y, said("The negation moved from %s to %s: it denies something else.", quoteText(e.old.beside(a.at)), quoteText(e.new.beside(b.at))))
	for _, i := range a.at {
		e.old.tell(i, i+1, "negation")
	}
	for _, i := range b.at {
		e.new.tell(i, i+1, "negation")
	}
	e.tellGrammar(&e.old, a, &e.new)
	e.tellGrammar(&e.new, b, &e.old)
}

// tellParted tells two negations that have nothing to do with one another and
// of which one, or both, turned a claim round.
func (e *edited) tellParted(a, b denial, old, new []denial) {
	if a.head < 0 || b.head < 0 || e.sameClaim(a, b) {
		return
	}
	if len(a.came(&e.old)) > 0 && e.affirms(&e.old, a.head, &e.new, new) && e.turned(&e.old, []denial{a}, &e.new) {
		e.tellNegation(&e.old, a, true)
	}
	if len(b.came(&e.new)) > 0 && e.affirms(&e.new, b.head, &e.old, old) && e.turned(&e.new, []denial{b}, &e.old) {
		e.tellNegation(&e.new, b, false)
	}
}

// tellGrammar explains what only follows from a negation: "did" before it, and
// the form of the verb that it denies.
func (e *edited) tellGrammar(p *passage, d denial, other *passage) {
	switch i := d.at[0] - 1; p.fold(i) {
	case "do", "does", "did":
		if e.tongue.name == "en" {
			p.tell(i, i+1, "negation")
		}
	}
	if e.tongue.name == "zh" { // what is done has a 了, what was not done a 没有
		for j := range other.words {
			if w := &other.words[j]; w.fold == "了" && w.came() && w.mate < 0 {
				w.told = "negation"
			}
		}
	}
	if d.head < 0 {
		return
	}
	stem := e.stem(p, d.head)
	for j := range other.words {
		if w := &other.words[j]; w.changed && w.told == "" && p.words[d.head].changed && e.stem(other, j) == stem {
			p.tell(d.head, d.head+1, "negation")
			other.tell(j, j+1, "negation")
			return
		}
	}
}

// beside is a negation with the words beside it, without marks at the ends.
func (p *passage) beside(at []int) string {
	from, to := p.near(at[0], at[len(at)-1]+1, 2, 3)
	return p.text(from, to)
}
