package diffing

import "strings"

// Negation: a "not" came or went so that the claim turns round. Where the
// other side says the same without one ("unsupported"), it is wording.
func negation(e *edited) {
	var old, new []int
	for i := range e.old.words {
		if e.negates(&e.old, i) {
			old = append(old, i)
		}
	}
	for j := range e.new.words {
		if e.negates(&e.new, j) {
			new = append(new, j)
		}
	}
	switch {
	case len(old) > 0 && len(new) == 0:
		if e.turned(&e.old, old, &e.new) {
			e.tellNegation(&e.old, old, true)
		}
	case len(new) > 0 && len(old) == 0:
		if e.turned(&e.new, new, &e.old) {
			e.tellNegation(&e.new, new, false)
		}
	case len(old) == 0 && len(new) == 0:
		e.prefixed()
	}
}

// negates says whether the word at i is a negation that changed.
func (e *edited) negates(p *passage, i int) bool {
	w := &p.words[i]
	if !w.changed || w.told != "" || w.sense&isNot == 0 || w.text == "No" && p.fold(i+1) == "." {
		return false
	}
	// "no. 5" is a number; "not only" and "not just" deny nothing.
	if next := p.fold(i + 1); w.fold == "no" && i+2 < len(p.words) && next == "." && p.words[i+2].digits || w.fold == "not" && (next == "only" || next == "just" || next == "necessarily") {
		return false
	}
	return w.sense&isShy == 0 || p.alone(i)
}

// turned says whether the claim turns round: nothing on the other side makes
// up for the negations of p.
func (e *edited) turned(p *passage, at []int, other *passage) bool {
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
		if negative(v.base, w.base) || negative(w.base, v.base) {
			old, new := e.old.cut(i, i+1), e.new.cut(w.mate, w.mate+1)
			e.add("negation", old, new, e.say("negation", old, new))
			e.old.tell(i, i+1, "negation")
			e.new.tell(w.mate, w.mate+1, "negation")
		}
	}
}

func negative(a, b string) bool {
	if a == "without" && b == "with" {
		return true
	}
	for _, p := range [...]string{"un", "in", "im", "ir", "il", "non", "dis"} {
		if rest, ok := strings.CutPrefix(a, p); ok && rest == b && len(b) > 3 {
			return true
		}
	}
	return false
}

// tellNegation tells the first of the negations, for they are one: "ne … pas".
func (e *edited) tellNegation(p *passage, at []int, gone bool) {
	i := at[0]
	span := p.cut(p.denial(e.tongue, i))
	var old, new *Span
	if gone {
		old = span
		if m := p.words[i].mate; m >= 0 {
			new = e.new.cut(m, m+1)
		}
	} else {
		new = span
		if m := p.words[i].mate; m >= 0 {
			old = e.old.cut(m, m+1)
		}
	}
	e.add("negation", old, new, e.sayNegation(p, i, gone))
	for _, k := range at {
		p.tell(k, k+1, "negation")
	}
	// The word that took its place says nothing else.
	if m := p.words[i].mate; m >= 0 {
		if gone {
			e.new.tell(m, m+1, "negation")
		} else {
			e.old.tell(m, m+1, "negation")
		}
	}
}
