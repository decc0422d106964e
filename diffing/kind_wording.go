package diffing

import "strings"

// Wording is what no other rule has explained. Words that only lead a fact in
// ("in 1906", "of the US") belong to it.
func wording(e *edited) {
	for _, r := range e.runs {
		of, ot, oc := e.old.left(r.oi, r.oe)
		nf, nt, nc := e.new.left(r.ni, r.ne)
		if of == ot && nf == nt || e.seam(r) && oc+nc == 0 {
			continue
		}
		oldFact, newFact := e.old.toldFact(r.oi, r.oe), e.new.toldFact(r.ni, r.ne)
		switch {
		case !oldFact && !newFact:
		case oldFact && newFact, r.oi == r.oe, r.ni == r.ne:
			if oc+nc == 0 {
				continue
			}
		case oldFact: // a word or two may have taken the place of the fact
			if oc == 0 && nc <= swapWords {
				continue
			}
		default:
			if nc == 0 && oc <= swapWords {
				continue
			}
		}
		if e.listed(r, of, ot, nf, nt) {
			continue
		}
		// What only leads a fact in did not take the place of the other words.
		if nc == 0 && oc > 0 && e.new.led(r.ni, r.ne) {
			e.new.tell(nf, nt, "wording")
			nf, nt = 0, 0
		} else if oc == 0 && nc > 0 && e.old.led(r.oi, r.oe) {
			e.old.tell(of, ot, "wording")
			of, ot = 0, 0
		}
		old, new := e.old.cut(of, ot), e.new.cut(nf, nt)
		e.add("wording", old, new, e.say("wording", old, new))
		e.old.tell(of, ot, "wording")
		e.new.tell(nf, nt, "wording")
	}
}

// listed says whether all that changed in a run is an "and" for which a comma
// stands, or the other way round, as one more was put into a list or taken out.
func (e *edited) listed(r run, of, ot, nf, nt int) bool {
	and := func(p *passage, from, to, start, end int) bool {
		return to == from+1 && end-start == 1 && conjunction(p.fold(from))
	}
	comma := func(p *passage, from, to int) bool {
		return to == from+1 && strings.ContainsAny(p.words[from].text, ",，、،")
	}
	one := and(&e.old, of, ot, r.oi, r.oe) && comma(&e.new, r.ni, r.ne) || and(&e.new, nf, nt, r.ni, r.ne) && comma(&e.old, r.oi, r.oe)
	return one && len(e.runs) > 1 && len(e.out) > 0
}

func conjunction(w string) bool {
	switch w {
	case "and", "or", "et", "ou", "und", "oder", "y", "o", "e", "en", "of", "和", "与", "及", "と", "و", "और", "या":
		return true
	}
	return false
}

// swapWords is how many words may stand for a fact of the other side: "more
// than 20%" and "substantial".
const swapWords = 1

// left is the stretch of unexplained words in words[from:to], and how many of
// them say something by themselves.
func (p *passage) left(from, to int) (int, int, int) {
	first, last, content := -1, -1, 0
	for i := from; i < to; i++ {
		w := &p.words[i]
		if !w.changed || w.told != "" || w.mark {
			continue
		}
		if first < 0 {
			first = i
		}
		last = i
		if w.content() {
			content++
		}
	}
	if first < 0 {
		return 0, 0, 0
	}
	return first, last + 1, content
}

// led says whether a word of words[from:to] was explained as a fact that small
// words lead in.
func (p *passage) led(from, to int) bool {
	for i := from; i < to; i++ {
		switch p.words[i].told {
		case "date", "number", "place", "name":
			return true
		}
	}
	return false
}

// toldFact says whether a word of words[from:to] was explained as a fact.
func (p *passage) toldFact(from, to int) bool {
	for i := from; i < to; i++ {
		switch p.words[i].told {
		case "", "same", "whitespace", "punctuation", "case", "spelling", "invisible", "quote":
		default:
			return true
		}
	}
	return false
}
