package diffing

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
		old, new := e.old.cut(of, ot), e.new.cut(nf, nt)
		e.add("wording", old, new, e.say("wording", old, new))
		e.old.tell(of, ot, "wording")
		e.new.tell(nf, nt, "wording")
	}
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
