package diffing

import "strings"

// Hedge: a word that makes a claim less sure came, went or was swapped.
func hedge(e *edited) {
	for _, r := range e.runs {
		of, ot := e.hedgeIn(&e.old, r.oi, r.oe)
		nf, nt := e.hedgeIn(&e.new, r.ni, r.ne)
		if of == ot && nf == nt {
			e.conditional(r)
			continue
		}
		if of < ot && nf < nt && e.old.norm(of, ot) == e.new.norm(nf, nt) {
			continue
		}
		old, new := e.old.cut(of, ot), e.new.cut(nf, nt)
		e.add("hedge", old, new, e.say("hedge", old, new))
		if of < ot && nf == nt && e.old.accuses(of, ot) {
			last := &e.out[len(e.out)-1]
			last.Weight = e.c.weigh(accusation, e.block, ot-of)
		}
		e.old.tell(of, ot, "hedge")
		e.new.tell(nf, nt, "hedge")
	}
}

func (p *passage) accuses(from, to int) bool {
	for i := from; i < to; i++ {
		if p.words[i].sense&isAccuse != 0 {
			return true
		}
	}
	return false
}

// hedgeIn finds the first changed hedge that begins in words[from:to] or
// reaches into it.
func (e *edited) hedgeIn(p *passage, from, to int) (int, int) {
	for i := max(from-3, 0); i < to; i++ {
		if n := p.phrase(e.tongue, i, "hedge"); n > 0 && i+n > from && p.changedIn(max(i, from), min(i+n, to)) {
			return i, i + n
		}
		if i < from {
			continue
		}
		if w := &p.words[i]; w.changed && w.told == "" && e.hedges(p, i) {
			return i, i + 1
		}
	}
	return 0, 0
}

// hedges says whether the word at i makes its claim less sure, there.
func (e *edited) hedges(p *passage, i int) bool {
	w := &p.words[i]
	if w.sense&(isHedge|isChance|isSays) == 0 || w.fact != 0 && w.sense&isMonth != 0 {
		return false
	}
	if e.tongue.name != "en" {
		return w.sense&isHedge != 0
	}
	next, prev := p.fold(i+1), p.fold(i-1)
	switch w.fold {
	case "appear", "appears", "appeared":
		return next == "to" || next == "that"
	case "possible":
		return prev != "as"
	case "may":
		return !(w.capital && !w.first)
	case "could", "would":
		return e.chance(p, i)
	case "believed", "supposed":
		return next == "to" || p.attributive(i)
	case "claims", "reports", "rumors", "rumours", "allegations":
		if next != "that" {
			return false
		}
		switch prev {
		case "other", "some", "many", "such", "these", "those", "any", "no", "various", "unconfirmed":
			return true
		}
		return false
	}
	if w.sense&isSays != 0 {
		return w.sense&isHedge != 0 && p.attributive(i)
	}
	return w.sense&isHedge != 0
}

// chance says whether "could" speaks of a chance: not where "can" stood, which
// is grammar. "would" hedges only against "could".
func (e *edited) chance(p *passage, i int) bool {
	other := &e.new
	if p == other {
		other = &e.old
	}
	var mate string
	if m := p.words[i].mate; m >= 0 {
		mate = other.words[m].fold
	}
	if p.words[i].fold == "would" {
		return mate == "could" || mate == "might" || mate == "may"
	}
	if p.fold(i+1) == "not" && p.fold(i+2) != "have" {
		return false // ability
	}
	if p.fold(i-2) == "so" || p.fold(i-2) == "that" && p.fold(i-3) == "so" {
		return false // "so I could": ability
	}
	return mate != "can" && mate != "couldn't"
}

// attributive says whether the word at i stands before its noun: "the alleged
// thief", "harry's reported actions".
func (p *passage) attributive(i int) bool {
	if i+1 >= len(p.words) || p.words[i+1].mark || p.is(i+1, isStop|isPronoun) {
		return false
	}
	if i == 0 || p.words[i-1].mark {
		return i == 0 || p.words[i].sense&isAccuse != 0 && p.words[i].fold != "reportedly" && p.words[i].fold != "claimed"
	}
	w := &p.words[i-1]
	return w.sense&(isArticle|isStop) != 0 && w.sense&isPronoun == 0 || strings.HasSuffix(w.fold, "'s") || w.sense&isPronoun != 0 && strings.HasSuffix(w.fold, "s")
}

// conditional tells the reporting conditional of French, Italian, Spanish and
// Portuguese: a verb that took or lost its ending ("serait", "venceria").
func (e *edited) conditional(r run) {
	var ends []string
	switch e.tongue.name {
	case "fr":
		ends = []string{"rait", "raient", "rais"}
	case "pt", "es":
		ends = []string{"ria", "riam", "ría", "rían"}
	case "it":
		ends = []string{"rebbe", "rebbero"}
	default:
		return
	}
	for i := r.oi; i < r.oe; i++ {
		w := &e.old.words[i]
		if w.mate < 0 || w.told != "" || w.mark {
			continue
		}
		v := &e.new.words[w.mate]
		a, b := endsIn(w.base, ends), endsIn(v.base, ends)
		if a != b && alike(w.base, v.base) {
			e.add("hedge", e.old.cut(i, i+1), e.new.cut(w.mate, w.mate+1), e.say("hedge", e.old.cut(i, i+1), e.new.cut(w.mate, w.mate+1)))
			e.old.tell(i, i+1, "hedge")
			e.new.tell(w.mate, w.mate+1, "hedge")
		}
	}
}

func endsIn(w string, ends []string) bool {
	for _, s := range ends {
		if strings.HasSuffix(w, s) && len(w) > len(s)+2 {
			return true
		}
	}
	return false
}

// alike says whether two words begin alike for at least three letters and half
// of the shorter one.
func alike(a, b string) bool {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n >= 3 && 2*n >= min(len(a), len(b))
}
