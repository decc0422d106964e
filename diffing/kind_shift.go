package diffing

// A phrase that only changed its place is wording, whatever it tells: "in
// March" says the same at the head and at the end. Of two that changed places
// that is not so ("Ann sued Bob"), nor of a negation, which denies what it
// stands beside.
func shifted(e *edited) {
	ps := e.c.phrases[e.block.ID]
	if len(ps) != 1 {
		return
	}
	old, new := ps[0].old, ps[0].new
	oi, oe := e.old.wordsIn(old)
	ni, ne := e.new.wordsIn(new)
	if oe-oi != ne-ni || !e.old.free(oi, oe) || !e.new.free(ni, ne) {
		return
	}
	words, k, told := "", "wording", "wording"
	switch quoted := e.old.words[oi].quoted; {
	case quoted != e.new.words[ni].quoted:
		return
	case quoted:
		words, k, told = "The quoted words ", "quote", "same"
	}
	e.add(k, &old, &new, said("%s%s moved within the sentence.", words, e.of(&e.new, &new)))
	e.old.tell(oi, oe, told)
	e.new.tell(ni, ne, told)
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

// free says whether all of words[from:to] changed, unexplained, and none denies.
func (p *passage) free(from, to int) bool {
	for _, w := range p.words[from:to] {
		if !w.changed && !w.mark || w.told != "" && !w.mark || w.sense&isNot != 0 {
			return false
		}
	}
	return from < to
}
