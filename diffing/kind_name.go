package diffing

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A name is of a person, an organisation, a product, a work or a language: a
// run of capitals that is no place and no date. In text without capitals it is
// a word that English writes with one, or that no dictionary has.
func name(e *edited) { e.compare("name") }

func (p *passage) findNames(t *tongue) {
	for i := 0; i < len(p.words); i++ {
		if p.words[i].fact != 0 || !p.nameAt(t, i) {
			continue
		}
		to := i + 1
		for to < len(p.words) && p.words[to].fact == 0 {
			if p.nameAt(t, to) {
				to++
				continue
			}
			if n := p.joinsName(t, to); n > 0 {
				to += n
				continue
			}
			break
		}
		p.addFact(fact{kind: "name", from: i, to: to, norm: p.norm(i, to)})
		i = to - 1
	}
}

// nameAt says whether the word at i is part of a name by itself.
func (p *passage) nameAt(t *tongue, i int) bool {
	w := &p.words[i]
	if w.mark || w.fact != 0 || w.first && p.phrase(t, i, "source") > 0 {
		return false
	}
	letters := strings.IndexFunc(w.text, unicode.IsLetter) >= 0
	if w.digits {
		return letters && p.codeAt(t, i)
	}
	if !letters || w.sense&(isTitle|isPronoun) != 0 || w.fold == "i" || strings.HasPrefix(w.fold, "i'") {
		return false
	}
	if p.plain {
		return p.plainName(t, i)
	}
	if p.fold(i-1) == "[" && p.fold(i+1) == "]" && w.text == strings.ToUpper(w.text) {
		return false // a placeholder
	}
	if !w.capital {
		return innerCapital(w.text)
	}
	if w.sense&(isStop|isNot|isHedge) != 0 && (w.first || utf8.RuneCountInString(w.text) > 1) && w.text != strings.ToUpper(w.text) {
		return false
	}
	if w.first {
		// Any word may have a capital here; a name goes on, or is known as one.
		if t.name == "en" && (commonWord(w.base) || knownWord(w.base)) && !properName(w.base) {
			next := i + 1
			return p.capitalAt(next) && w.sense == 0 && p.gap(next) == " " && commonWord(p.words[next].base) && !properName(p.words[next].base)
		}
		if t.name == "en" {
			return !commonWord(w.base) || p.capitalAt(i+1)
		}
		return p.capitalAt(i+1) && w.sense&isStop == 0 || innerCapital(w.text)
	}
	if t.name == "de" {
		// All nouns have capitals; a name mostly stands without an article.
		return p.capitalAt(i+1) && p.gap(i+1) == " " || p.capitalAt(i-1) && !p.words[i-1].first || !p.is(i-1, isArticle|isStop) && !p.adjectiveBefore(i)
	}
	return true
}

func (p *passage) adjectiveBefore(i int) bool {
	return i > 0 && !p.words[i-1].mark && !p.words[i-1].capital && strings.HasSuffix(strings.TrimRight(p.words[i-1].fold, "nrsm"), "e")
}

func (p *passage) capitalAt(i int) bool {
	return i >= 0 && i < len(p.words) && p.words[i].capital && !p.words[i].mark && p.words[i].sense&(isStop|isMonth|isWeekday|isTitle) == 0
}

// plainName says whether a word of a text without capitals is a name: only for
// English is there a dictionary to tell.
func (p *passage) plainName(t *tongue, i int) bool {
	w := &p.words[i]
	if t.name != "en" || w.sense != 0 || utf8.RuneCountInString(w.base) < 3 {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(w.base); r >= utf8.RuneSelf && !unicode.Is(unicode.Latin, r) {
		return false
	}
	if commonWord(w.base) {
		// "mike smith": a first name vouches for what follows it, and the other
		// way round.
		return givenName(w.base) && p.plainProper(i+1) || properName(w.base) && p.plainGiven(i-1)
	}
	if formed(w.base) {
		return false
	}
	if p.fold(i-1) == "-" && p.gap(i) == "" && p.gap(i-1) == "" && i > 1 && !p.plainName(t, i-2) {
		return false // the tail of "non-existant"
	}
	return properName(w.base) || languages().whole[w.base] && !knownWord(w.base) || !known(w.base)
}

func (p *passage) plainProper(i int) bool {
	if i < 0 || i >= len(p.words) {
		return false
	}
	w := &p.words[i]
	return !w.mark && !w.digits && w.sense == 0 && w.fact == 0 && properName(w.base)
}

func (p *passage) plainGiven(i int) bool { return p.plainProper(i) && givenName(p.words[i].base) }

// formed says whether a word has an ending that English makes adjectives,
// adverbs and abstract nouns with, and hardly a name.
func formed(w string) bool {
	if properName(w) || len(w) < 7 {
		return false
	}
	for _, s := range [...]string{"ical", "tional", "ously", "ology", "ically", "ization", "isation", "ability", "ibility", "ically", "ness", "less", "istic", "aceous", "ular", "phobia", "ectomy", "itis"} {
		if strings.HasSuffix(w, s) {
			return true
		}
	}
	return false
}

// codeAt says whether a word of digits and letters is a name ("18F") and no
// measure ("5mm", "14th", "1990s").
func (p *passage) codeAt(t *tongue, i int) bool {
	w := &p.words[i]
	if _, _, ok := p.value(t, i); ok {
		return false
	}
	return strings.IndexFunc(w.text, unicode.IsUpper) >= 0
}

// joinsName is how many words from i on belong to a name that goes on after
// them: "of the" in "Bank of the West".
func (p *passage) joinsName(t *tongue, i int) int {
	n := 0
	for ; n < 2 && i+n < len(p.words); n++ {
		switch w := &p.words[i+n]; w.fold {
		case "of", "the", "de", "da", "do", "du", "des", "la", "von", "van", "der", "den", "del", "della", "di", "dos", "al", "bin", "for", "&", "-", "/", "'":
			if p.plain && w.fold != "-" {
				return 0
			}
		default:
			if n > 0 && p.nameAt(t, i+n) {
				return n
			}
			return 0
		}
	}
	if n > 0 && i+n < len(p.words) && p.nameAt(t, i+n) {
		return n
	}
	return 0
}

// innerCapital finds iPhone and eBay.
func innerCapital(s string) bool {
	for i, r := range s {
		if i > 0 && unicode.IsUpper(r) {
			return true
		}
	}
	return false
}
