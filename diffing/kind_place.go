package diffing

import "strings"

// A place is a geographical name or a nationality: one of the gazetteers, or a
// name that its neighbours show to be one ("Long Island", "the city of X").
func place(e *edited) {
	for _, r := range e.runs {
		e.old.promote(&e.new, r.oi, r.oe)
		e.new.promote(&e.old, r.ni, r.ne)
	}
	e.compare("place")
}

// promote takes a name for a place where it stands for one of the other side.
func (p *passage) promote(other *passage, from, to int) {
	for i := from; i < to; i++ {
		w := &p.words[i]
		f := p.factAt(i)
		if f == nil || f.kind != "place" || f.to-f.from > 1 || w.mate < 0 || !w.changed || w.sense&isDemonym != 0 {
			continue
		}
		m := &other.words[w.mate]
		g := other.factAt(w.mate)
		switch {
		case m.told != "" || !m.changed:
		case g == nil && m.capital && !m.first && !other.plain && m.sense&(isStop|isTitle) == 0:
			other.addFact(fact{kind: "place", from: w.mate, to: w.mate + 1, norm: m.base})
		case g != nil && g.kind == "name" && g.to-g.from == 1:
			g.kind = "place"
		}
	}
}

func (p *passage) findPlaces(t *tongue) {
	common := places()
	for i := 0; i < len(p.words); i++ {
		w := &p.words[i]
		if w.fact != 0 || w.mark || w.digits {
			continue
		}
		if n := p.inGazetteer(t.places, i, true); n > 0 {
			p.addPlace(t, i, i+n)
			i += n - 1
			continue
		}
		if n := p.inGazetteer(common, i, false); n > 0 {
			p.addPlace(t, i, i+n)
			i += n - 1
			continue
		}
		if p.uponAt(i) {
			p.addPlace(t, i, i+1)
			continue
		}
		if w.capital && !w.first && i > 0 && p.words[i-1].capital && !p.words[i-1].first && p.words[i-1].sense&isArticle != 0 {
			continue // "Le Lyonnais": a paper, a team
		}
		if w.sense&isDemonym != 0 && (t.name != "en" || w.capital || p.plain) {
			kind := "place"
			if t.name == "en" && p.tongueAt(i) {
				kind = "name"
			}
			p.addFact(fact{kind: kind, from: i, to: i + 1, norm: strings.TrimSuffix(w.base, "s")})
			continue
		}
		if w.sense&isPlaceWord != 0 && i > 0 && p.namesPlace(i) {
			from := i - 1
			for from > 0 && p.words[from-1].capital && !p.words[from-1].first && !p.plain && p.words[from-1].fact == 0 && !p.words[from-1].mark {
				from--
			}
			p.addPlace(t, from, i+1)
		}
	}
	if t.compounds {
		p.findDistricts(t)
	}
	for i := range p.words {
		if n := p.phrase(t, i, "locative"); n > 0 && i+n < len(p.words) && p.properAt(i+n) {
			to := i + n + 1
			for to < len(p.words) && p.words[to].capital && !p.plain && p.words[to].fact == 0 && p.words[to].sense&isStop == 0 {
				to++
			}
			p.addPlace(t, i+n, to)
		}
	}
	p.joinPlaces(t)
}

// addPlace adds words[from:to] with the direction before them and a trailing
// "upon Tweed" or "-sur-Seine".
func (p *passage) addPlace(t *tongue, from, to int) {
	norm := p.norm(from, to)
	if from > 1 && p.fold(from-1) == "of" && p.words[from-2].sense&isOrgWord != 0 && p.words[from-2].fact == 0 && (p.plain || p.words[from-2].capital) {
		from -= 2
		p.addFact(fact{kind: "name", from: from, to: to, norm: p.norm(from, to)})
		return
	}
	if from > 0 && p.words[from-1].sense&isDirection != 0 && p.words[from-1].fact == 0 {
		from--
		norm = p.fold(from) + " " + norm
	} else if d := p.directionOf(t, from); d >= 0 {
		from = d
		norm = p.fold(from) + " " + norm
	}
	if n := p.phrase(t, min(to, len(p.words)-1), "part"); n > 0 && to < len(p.words) { // 叙利亚北部
		norm += " " + p.norm(to, to+n)
		to += n
	}
	for to+1 < len(p.words) && p.words[to].fact == 0 {
		at := to
		if p.words[at].text == "-" && p.gap(at) == "" {
			at++
		}
		if p.fold(at) != "upon" && p.fold(at) != "sur" {
			break
		}
		at++
		if at < len(p.words) && p.words[at].text == "-" {
			at++
		}
		if at >= len(p.words) || p.words[at].mark {
			break
		}
		norm += " " + p.norm(to, at+1)
		to = at + 1
	}
	if short, ok := sameAs[norm]; ok {
		norm = short
	}
	p.addFact(fact{kind: "place", from: from, to: to, norm: norm})
}

// directionOf is the direction that leads in the place at i, "north of X", "au
// nord de la X", or -1. Where a direction is another word too ("est") it has an
// article.
func (p *passage) directionOf(t *tongue, i int) int {
	d := i - 1
	if p.is(d, isArticle) && !links(p.fold(d)) || p.fold(d) == "la" {
		d--
	}
	switch {
	case p.fold(d) != "the" && links(p.fold(d)):
		d--
	case d == i-1 || t.name != "de":
		return -1
	}
	if !p.is(d, isDirection) || p.words[d].fact != 0 {
		return -1
	}
	switch t.name {
	case "en", "de", "nl":
		return d
	}
	switch p.fold(d - 1) {
	case "au", "du", "al", "del", "ao", "do", "no", "nel", "dal":
		return d
	}
	if p.is(d-1, isArticle) || p.words[d].fold != p.words[d].base { // "l'est"
		return d
	}
	return -1
}

// tongueAt says whether the nationality at i is the language: it stands alone
// or before a word of language, and not after an article, as a people does.
func (p *passage) tongueAt(i int) bool {
	if !languages().whole[bare(p.words[i].base)] || p.fold(i-1) == "-" {
		return false
	}
	switch p.fold(i + 1) {
	case "language", "word", "words", "dialect", "dialects", "translation", "alphabet", "spelling", "phrase", "verb", "noun":
		return true
	}
	alone := i+1 >= len(p.words) || p.words[i+1].mark || p.is(i+1, isStop)
	return alone && i > 0 && !p.is(i-1, isArticle) && !p.words[i-1].mark
}

// uponAt says whether "X upon Y" begins at i.
func (p *passage) uponAt(i int) bool {
	at := i + 1
	if at < len(p.words) && p.words[at].text == "-" {
		at++
	}
	w := &p.words[i]
	return p.fold(at) == "upon" && at+1 < len(p.words) && w.sense == 0 && (p.plain && !commonWord(w.base) || w.capital && !w.first)
}

// sameAs are names that stand for one another in print.
var sameAs = map[string]string{
	"united states": "us", "united states of america": "us", "usa": "us", "u.s": "us", "u.s.a": "us", "america": "us",
	"united kingdom": "uk", "u.k": "uk", "great britain": "uk", "britain": "uk", "ussr": "soviet union", "u.s.s.r": "soviet union",
	"états unis": "us", "estados unidos": "us", "eua": "us", "eeuu": "us", "stati uniti": "us", "new york city": "new york",
}

// inGazetteer is how many words from i on are a place. Where capitals tell
// something a place has one; where not, a common word is no place.
func (p *passage) inGazetteer(g *gazetteer, i int, trusted bool) int {
	w := &p.words[i]
	if !p.plain && !w.capital && w.text != strings.ToUpper(w.text) {
		return 0
	}
	key := bare(w.base)
	most := g.first[key]
	if most == 0 {
		if w.fold == "us" && !p.plain && w.text == "US" || p.plain && w.fold == "us" && p.fold(i-1) == "the" {
			return 1
		}
		return 0
	}
	best := 0
	if g.whole[key] && (trusted || len(key) > 3) {
		best = 1
	}
	long := key
	for n, at := 1, i+1; n < most && at < len(p.words); at++ {
		if p.words[at].text == "-" || p.words[at].text == "." {
			continue
		}
		if p.words[at].mark {
			break
		}
		long += " " + bare(p.words[at].base)
		n++
		if g.whole[long] {
			best = at - i + 1
		}
	}
	if best == 1 && w.sense&isStop != 0 && w.text != strings.ToUpper(w.text) {
		return 0 // "Para" is no "Pará"
	}
	if best == 1 && !trusted {
		switch {
		case p.plain && (commonWord(w.base) || w.sense != 0):
			return 0 // "nice", "reading", "split"
		case p.plain && givenName(w.base) && !p.leadsPlace(i-1):
			return 0 // "mary", "lincoln"
		case w.first && (commonWord(w.base) || w.sense&isStop != 0):
			return 0
		case w.sense&(isTitle|isStop|isMonth|isWeekday) != 0:
			return 0
		case !p.plain && i+1 < len(p.words) && p.words[i+1].capital && !p.words[i+1].mark && p.words[i+1].sense&(isPlaceWord|isStop) == 0 && p.gap(i+1) == " " && !p.knownPlace(i+1):
			return 0 // "Paris Hilton", "Lincoln Center": the name goes on
		case !p.plain && i > 0 && p.gap(i) == " " && p.forename(i-1):
			return 0 // "Jack London"
		}
	}
	return best
}

// leadsPlace says whether the word at i mostly stands before a place.
func (p *passage) leadsPlace(i int) bool {
	switch p.fold(i) {
	case "in", "at", "near", "from", "to", "of", ",", "around", "outside":
		return true
	}
	return false
}

// forename says whether the word at i, by its capital, begins a name that goes
// on after it.
func (p *passage) forename(i int) bool {
	w := &p.words[i]
	if !w.capital || w.mark || w.fact != 0 || w.sense&(isStop|isDirection|isNear|isTitle) != 0 {
		return false
	}
	return !w.first || w.sense == 0 && !commonWord(w.base)
}

func (p *passage) knownPlace(i int) bool {
	key := bare(p.words[i].base)
	return places().whole[key]
}

// namesPlace says whether the word before the place word at i is its name:
// "spruce island, alaska".
func (p *passage) namesPlace(i int) bool {
	w := &p.words[i-1]
	if w.mark || w.digits || w.fact != 0 || w.sense&(isStop|isArticle|isDirection|isNear|isNumber|isPeriod) != 0 {
		return false
	}
	if !p.plain {
		return w.capital && !w.first && p.words[i].capital
	}
	if !known(w.base) || properName(w.base) && !commonWord(w.base) {
		return true
	}
	return p.fold(i+1) == "," && i+2 < len(p.words) && p.knownPlace(i+2) && !p.is(i-2, isArticle)
}

// joinPlaces takes "X and PLACE", "PLACE and X" for two places.
func (p *passage) joinPlaces(t *tongue) {
	for i := 1; i+1 < len(p.words); i++ {
		switch p.words[i].fold {
		case "and", "or", "et", "e", "y", "und", "en":
		default:
			continue
		}
		before, after := p.factAt(i-1), p.factAt(i+1)
		if p.is(i-1, isDemonym) || p.is(i+1, isDemonym) {
			continue
		}
		if before != nil && before.kind == "place" && after == nil && p.properAt(i+1) && !p.properAt(i+2) {
			p.addPlace(t, i+1, i+2)
		}
		if after != nil && after.kind == "place" && before == nil && p.properAt(i-1) && !p.properAt(i-2) {
			p.addPlace(t, i-1, i)
		}
	}
}

// properAt says whether the word at i is written, or in plain text known, as a
// name.
func (p *passage) properAt(i int) bool {
	if i < 0 || i >= len(p.words) {
		return false
	}
	w := &p.words[i]
	if w.mark || w.digits || w.sense&(isStop|isTitle|isMonth|isWeekday|isPronoun) != 0 {
		return false
	}
	if !p.plain {
		return w.capital && !w.first
	}
	return !known(w.base) || properName(w.base) && !commonWord(w.base)
}
