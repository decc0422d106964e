package diffing

import (
	"slices"
	"strings"
	"unicode"

	"github.com/stemma-news/stemma/internal/text"
)

// denial is one negation: its words ("ne", "pas") and what it denies.
type denial struct {
	at    []int
	head  int   // the first word that says something of what it denies, -1 for none
	scope []int // that and those after it, to the end of the clause
}

// came are the words of a negation that changed and are not explained.
func (d denial) came(p *passage) []int {
	var out []int
	for _, i := range d.at {
		if p.words[i].came() {
			out = append(out, i)
		}
	}
	return out
}

// mostDenials bounds the negations of one side, for each is compared with each
// of the other: what has more is a table or worse.
const mostDenials = 32

// denials finds the negations of a side.
func (e *edited) denials(p *passage) []denial {
	var out []denial
	for i := range p.words {
		if !e.negates(p, i) {
			continue
		}
		if k := len(out) - 1; k >= 0 && e.oneDenial(p, out[k].at, i) {
			out[k].at = append(out[k].at, i)
			continue
		}
		if len(out) == mostDenials {
			break
		}
		out = append(out, denial{at: []int{i}})
	}
	switch e.tongue.name {
	case "fr":
		out = p.denialsFr(out)
	case "de":
		p.denialsDe(out)
	}
	for k := range out {
		e.findScope(p, &out[k])
	}
	return out
}

// negates says whether the word at i is a negation.
func (e *edited) negates(p *passage, i int) bool {
	w := &p.words[i]
	if w.sense&isNot == 0 || w.text == "No" && p.fold(i+1) == "." {
		return false
	}
	// "no. 5" is a number; "not only" and "not just" deny nothing.
	if w.fold == "no" && i+2 < len(p.words) && p.fold(i+1) == "." && p.words[i+2].digits || p.phrase(e.tongue, i, "merely") > 0 {
		return false
	}
	switch p.fold(i - 1) {
	case "or", "ou", "oder", "o", "of": // "whether or not", "elogiosos ou não"
		if i+1 == len(p.words) || p.words[i+1].mark || p.fold(i-2) == "whether" {
			return false
		}
	}
	return w.sense&isShy == 0 || w.changed && p.alone(i)
}

// oneDenial says whether the negation at i is part of the one before it: "ne …
// pas", "no … nunca", "neither … nor", or a piece of ません.
func (e *edited) oneDenial(p *passage, at []int, i int) bool {
	first, last := at[0], at[len(at)-1]
	if e.tongue.compounds {
		return last == i-1 && p.gap(i) == ""
	}
	const near, far = 5, 9 // words
	if i-last > far || p.fold(i) == p.fold(last) && !paired(p.fold(i)) {
		return false
	}
	for k := last + 1; k < i; k++ {
		if w := &p.words[k]; w.mark && w.text != "-" && (w.text != "," || !paired(p.fold(i))) {
			return false
		}
	}
	switch e.tongue.name {
	case "fr", "es", "pt", "it": // a second negation upholds the first
		return i-last <= near && p.fold(first) != "sans" || paired(p.fold(i))
	}
	return paired(p.fold(i)) && paired(p.fold(first))
}

// paired says whether a negation stands in pairs: "neither … nor".
func paired(w string) bool {
	switch w {
	case "neither", "nor", "weder", "noch", "ni", "nem", "né":
		return true
	}
	return false
}

// denialsFr drops what denies nothing: "personne" without "ne", "ne" with "que",
// and "ne" alone but before the verbs that need no more; and takes "plus" for a
// part where it is one.
func (p *passage) denialsFr(ds []denial) []denial {
	out := ds[:0]
	for _, d := range ds {
		ne, more := -1, false
		for _, i := range d.at {
			if f := p.fold(i); f == "ne" || f == "n" || strings.HasPrefix(f, "n'") {
				ne = i
			} else {
				more = true
			}
		}
		if ne < 0 && len(d.at) == 1 {
			switch p.fold(d.at[0]) {
			case "personne", "nul", "nulle":
				continue
			}
		}
		if ne >= 0 && !more {
			part, only := -1, false
			for k := ne + 1; k < min(len(p.words), ne+6) && part < 0 && !p.words[k].mark; k++ {
				switch f := p.fold(k); {
				case f == "plus" && p.fold(k+1) != "que" && !strings.HasPrefix(p.fold(k+1), "qu'"):
					part = k
				case f == "que" || strings.HasPrefix(f, "qu'"):
					only = true
				}
			}
			switch {
			case part >= 0:
				d.at = append(d.at, part)
			case only || !needsNoMore(p.fold(ne), p.fold(ne+1)):
				continue
			}
		}
		out = append(out, d)
	}
	return out
}

// denialsDe takes "noch" for a part of "weder".
func (p *passage) denialsDe(ds []denial) {
	const far = 9 // words
	for n := range ds {
		d := &ds[n]
		if p.fold(d.at[0]) != "weder" {
			continue
		}
		for k := d.at[0] + 1; k < min(len(p.words), d.at[0]+far); k++ {
			if p.fold(k) == "noch" {
				d.at = append(d.at, k)
				break
			}
		}
	}
}

// needsNoMore says whether a verb is denied by "ne" alone: "il ne peut", "n'ose".
func needsNoMore(ne, next string) bool {
	verb, glued := strings.CutPrefix(ne, "n'")
	if !glued {
		verb = next
	}
	for _, s := range [...]string{"peu", "pouv", "pourr", "pui", "sai", "sav", "saur", "cess", "os"} {
		if strings.HasPrefix(verb, s) {
			return true
		}
	}
	return false
}

// findScope finds what a negation denies: the words after it to the end of its
// clause; before it for those of Japanese, for "nothing" and its like behind a
// verb, and where nothing follows.
func (e *edited) findScope(p *passage, d *denial) {
	const far = 12 // words
	most := 6      // words that say something
	if e.tongue.name == "zh" {
		most = 4 // characters
	}
	first := d.at[0]
	edge := func(k int) bool {
		w := &p.words[k]
		return w.mark && w.text != "-" && !quoteMark(w.text) || w.sense&isClause != 0
	}
	left := func() {
		for k := first - 1; k >= 0 && k >= first-far && len(d.scope) < most && !edge(k); k-- {
			if p.says1(e.tongue, k) {
				d.scope = append(d.scope, k)
			}
		}
	}
	right := func() {
		for k := first + 1; k < len(p.words) && k <= d.at[len(d.at)-1]+far && len(d.scope) < most; k++ {
			w := &p.words[k]
			if w.sense&isNot != 0 {
				continue
			}
			if edge(k) {
				if len(d.scope) > 0 || w.mark || e.tongue.name == "nl" && w.fold != "te" && w.fold != "om" {
					break // Dutch puts no comma before "dat"
				}
				continue // "not to attend"
			}
			if !p.says1(e.tongue, k) {
				continue
			}
			d.scope = append(d.scope, k)
			if w.sense&isSays != 0 || p.phrase(e.tongue, k, "says") > 0 {
				break
			}
		}
	}
	if e.tongue.name == "ja" || p.words[first].sense&isNoOne != 0 && !auxiliary(p.fold(first+1)) {
		left()
	}
	if len(d.scope) == 0 {
		right()
	}
	if len(d.scope) == 0 {
		left()
	}
	if d.head = -1; len(d.scope) > 0 {
		d.head = d.scope[0]
	}
}

// auxiliary says whether a word is a verb that makes what stands before it the
// subject: "nobody would".
func auxiliary(w string) bool {
	switch w {
	case "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "should", "did", "does", "may", "might", "must":
		return true
	}
	return false
}

// says1 says whether the word at k says something by itself; of Japanese its
// ideographs do.
func (p *passage) says1(t *tongue, k int) bool {
	w := &p.words[k]
	if t.name == "ja" && strings.IndexFunc(w.text, func(r rune) bool { return unicode.In(r, unicode.Han, unicode.Katakana) }) < 0 {
		return false
	}
	return w.content() && w.sense&isNot == 0
}

// sameHead says whether two negations deny the same.
func (e *edited) sameHead(a, b denial) bool {
	return a.head >= 0 && b.head >= 0 && e.stem(&e.old, a.head) == e.stem(&e.new, b.head) && e.quantified(&e.old, a, &e.new, b) == e.quantified(&e.new, b, &e.old, a)
}

// movedTo says whether b of new denies what old affirms, and what a of old
// denies is affirmed in new. Verbs like "think" pass a negation on to what
// depends on them: "did not think that he was" says "thought that he was not".
func (e *edited) movedTo(a, b denial, old, new []denial) bool {
	if a.head < 0 || b.head < 0 {
		return false
	}
	if e.quantified(&e.old, a, &e.new, b) || e.quantified(&e.new, b, &e.old, a) {
		return true
	}
	return !e.sameClaim(a, b) && e.affirms(&e.old, a.head, &e.new, new) && e.affirms(&e.new, b.head, &e.old, old)
}

// sameClaim says whether two negations deny one claim by different words of it:
// one passes it on, one has the other's word within, or stands with what the
// verb is about ("does not apply to farms", "applies to no farms").
func (e *edited) sameClaim(a, b denial) bool {
	x, y := e.stem(&e.old, a.head), e.stem(&e.new, b.head)
	return e.old.words[a.head].sense&isRaising != 0 || e.new.words[b.head].sense&isRaising != 0 ||
		e.within(&e.old, a, y) || e.within(&e.new, b, x) ||
		e.objects(&e.new, b, x) || e.objects(&e.old, a, y)
}

// objects says whether a negation stands behind the verb with a stem, with
// nothing that says something between, and is not the subject of another.
func (e *edited) objects(p *passage, d denial, stem string) bool {
	first := d.at[0]
	if auxiliary(p.fold(first + 1)) {
		return false
	}
	const near = 2 // words: the verb and a preposition
	for k := first - 1; k >= max(0, first-near) && !p.words[k].mark; k-- {
		if p.words[k].content() {
			return e.stem(p, k) == stem && p.words[k].sense&isSays == 0 && determines(p.fold(first))
		}
	}
	return false
}

// determines says whether a negation stands before a noun.
func determines(w string) bool {
	switch w {
	case "no", "neither", "kein", "keine", "keinen", "keinem", "keiner", "aucun", "aucune", "ningún", "ninguna", "nenhum", "nenhuma", "nessun", "nessuna", "nessuno", "geen":
		return true
	}
	return false
}

func (e *edited) within(p *passage, d denial, stem string) bool {
	return slices.ContainsFunc(d.scope, func(k int) bool { return e.stem(p, k) == stem })
}

// affirms says whether q has the word i of p, as it is or in another form, and
// none of its negations denies it.
func (e *edited) affirms(p *passage, i int, q *passage, ds []denial) bool {
	stem := e.stem(p, i)
	at := p.words[i].mate
	if at < 0 || e.stem(q, at) != stem {
		at = -1
		for k := range q.words {
			if w := &q.words[k]; w.changed && w.content() && e.stem(q, k) == stem {
				at = k
				break
			}
		}
	}
	return at >= 0 && !slices.ContainsFunc(ds, func(d denial) bool { return slices.Contains(d.scope, at) })
}

// quantified says whether a denies a word like "all" that b leaves alone, as it
// stands before it: "not all are", "all are not". French says the one by the
// other, so its words are not listed.
func (e *edited) quantified(p *passage, a denial, q *passage, b denial) bool {
	i := a.at[len(a.at)-1] + 1
	if i >= len(p.words) || p.words[i].sense&isEvery == 0 {
		return false
	}
	const far = 10 // words
	for k := b.at[0] - 1; k >= 0 && k >= b.at[0]-far; k-- {
		w := &q.words[k]
		if w.mark || w.sense&isClause != 0 {
			return false
		}
		if w.fold == p.words[i].fold {
			return true
		}
	}
	return false
}

// stem is a word without what grammar puts on it.
func (e *edited) stem(p *passage, i int) string {
	return e.stemOf(p.words[i].base)
}

func (e *edited) stemOf(w string) string {
	if s := e.tongue.lemma[w]; s != "" {
		return s
	}
	if e.tongue.name == "ar" {
		return skeletonAr(w)
	}
	if e.stemmer == nil {
		e.stemmer = text.NewStemmer(e.tongue.name)
	}
	return e.stemmer.Stem(w)
}

// skeletonAr is an Arabic word without weak letters and the mark of the future,
// which come and go with its forms: يقل and قال.
func skeletonAr(w string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case 'ا', 'و', 'ي', 'ى', 'أ', 'إ', 'آ', 'ئ', 'ؤ', 'ء', 'ة':
			return -1
		}
		return r
	}, strings.TrimPrefix(w, "س"))
}
