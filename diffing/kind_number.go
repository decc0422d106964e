package diffing

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A number is a count, an amount of money, a share or a measure, in digits or
// in words, with its currency, scale and unit.
func number(e *edited) {
	e.articles()
	e.compare("number")
}

func (p *passage) findNumbers(t *tongue) {
	if t.compounds {
		p.findNumerals(t)
		return
	}
	for i := 0; i < len(p.words); i++ {
		w := &p.words[i]
		if w.fact != 0 {
			continue
		}
		v, unit, ok := p.value(t, i)
		if !ok || w.sense&isShy != 0 && !p.alone(i) && !p.is(i+1, isNumber|isScale|isUnit|isDateWord) {
			continue
		}
		from, to := i, i+1
		if w.sense&isScale != 0 && len(w.fold) < 4 {
			continue // "bn" and "m" count only after a number
		}
		if w.fold == "dozen" && i > 0 && p.words[i-1].sense&isArticle != 0 && p.words[i-1].fact == 0 {
			p.addFact(fact{kind: "number", from: i - 1, to: i + 1, value: v, norm: strconv.FormatFloat(v, 'g', 12, 64)})
			continue
		}
		if w.sense&isVague != 0 && !w.digits && !p.is(i+1, isScale|isUnit) {
			continue // weakNumbers takes it where it is swapped for another
		}
		if from > 0 && currency(p.words[from-1].text) && p.words[from-1].fact == 0 {
			unit = currencyName(p.words[from-1].text)
			from--
			if c := from - 1; c >= 0 && p.gap(from) == "" && len(p.words[c].text) <= 2 && p.words[c].capital && p.words[c].fact == 0 {
				unit, from = strings.TrimPrefix(p.words[c].text+unit, "US"), c // "R$", "US$"
			}
		}
		for w.digits && t.name != "en" && to < len(p.words) && digitsOnly(p.words[to].text) && len(p.words[to].text) == 3 && digitsOnly(w.text) && len(w.text) <= 3 && p.gap(to) != "" {
			x, _, _ := p.value(t, to)
			v, to = v*1000+x, to+1 // "1 200"
		}
		// "21-year-old" is one number; "twenty-one" and "2.5 million" are one.
		for to < len(p.words) && p.words[to].fact == 0 {
			if p.words[to].fold == "-" && to+1 < len(p.words) && p.is(to+1, isNumber) && p.is(to-1, isNumber) {
				x, _, _ := p.value(t, to+1)
				v, to = v+x, to+2
				continue
			}
			if p.fold(to) == "thirds" {
				v, to = v/3, to+1
				continue
			}
			if p.is(to, isScale) && (p.fold(to) != "m" || unit != "") {
				v, to = v*t.value[p.fold(to)], to+1
				continue
			}
			break
		}
		if (p.fold(to) == "de" || p.fold(to) == "di") && p.is(to-1, isScale) && p.is(to+1, isUnit) {
			to++ // "millones de euros"
		}
		if n, u := p.unitAt(t, to); n > 0 && u != "" {
			if unit != "" && u == "x" {
				n = 0
			} else {
				unit = u
			}
			to += n
		}
		p.addFact(fact{kind: "number", from: from, to: to, value: v, unit: unit, norm: strconv.FormatFloat(v, 'g', 12, 64) + unit})
		i = to - 1
	}
}

// value reads the word at i as a number with what is glued to it: "5mm",
// "14th", "2.5m".
func (p *passage) value(t *tongue, i int) (v float64, unit string, ok bool) {
	w := &p.words[i]
	if !w.digits {
		if w.sense&(isNumber|isScale) != 0 && !(w.capital && !w.first && !p.plain && w.sense&isScale == 0 && p.words[min(i+1, len(p.words)-1)].capital) {
			return t.value[w.fold], ordinal(t, w.fold), true
		}
		return 0, "", false
	}
	end := 0
	for end < len(w.fold) {
		r, n := utf8.DecodeRuneInString(w.fold[end:])
		if !unicode.IsDigit(r) && r != '.' && r != ',' && r != '٫' && r != '٬' {
			break
		}
		end += n
	}
	v, ok = parseNumber(w.fold[:end], t.name)
	switch rest := w.fold[end:]; rest {
	case "":
	case "st", "nd", "rd", "th", "º", "ª", "er", "e", "ème", "ter":
		unit = "th"
	case "k":
		v *= 1e3
	case "bn", "b":
		v *= 1e9
	case "m":
		if i > 0 && currency(p.words[i-1].text) {
			v *= 1e6
		} else {
			unit = "m"
		}
	default:
		unit, ok = t.units[rest], ok && t.units[rest] != ""
	}
	return v, unit, ok
}

// ordinal is the unit of an ordinal number word, as "3rd" has it.
func ordinal(t *tongue, w string) string {
	if t.name == "en" && (w == "first" || w == "second" || w == "third" || strings.HasSuffix(w, "th") && len(w) > 4) {
		return "th"
	}
	return ""
}

// parseNumber reads digits with separators. The mark that the language writes
// decimals with is a decimal mark; the other one parts thousands when it stands
// before exactly three last digits, more than once, or beside a decimal mark.
func parseNumber(s, language string) (float64, bool) {
	var digits strings.Builder
	point := '.'
	switch language {
	case "de", "es", "pt", "it", "nl", "fr":
		point = ','
	}
	for i, r := range s {
		switch {
		case unicode.IsDigit(r):
			digits.WriteByte('0' + byte(digitValue(r)))
		case r == point || r == '٫':
			digits.WriteByte('.')
		case (r == '.' || r == ',') && len(s)-i-1 != 3 && strings.Count(s, string(r)) == 1 && !strings.ContainsRune(s, point):
			digits.WriteByte('.')
		}
	}
	v, err := strconv.ParseFloat(digits.String(), 64)
	return v, err == nil && !math.IsInf(v, 0)
}

// digitValue is the value of a decimal digit: Unicode keeps each script's ten
// in one run that begins at a multiple within its block.
func digitValue(r rune) int {
	for z := r; ; z-- {
		if !unicode.IsDigit(z-1) || r-z == 9 {
			return int(r - z)
		}
	}
}

// unitAt is the unit that begins at word i and its length in words.
func (p *passage) unitAt(t *tongue, i int) (int, string) {
	if i >= len(p.words) || p.words[i].fact != 0 {
		return 0, ""
	}
	w := &p.words[i]
	switch w.text {
	case "%", "％", "٪":
		return 1, "%"
	case "‰", "°":
		return 1, w.text
	}
	if currency(w.text) && p.gap(i) != "" && (i+1 == len(p.words) || p.gap(i+1) != "") {
		return 1, currencyName(w.text)
	}
	if i+1 < len(p.words) {
		if u := t.units[w.fold+" "+p.words[i+1].fold]; u != "" {
			return 2, u
		}
	}
	if w.mark && w.text == "-" && p.is(i+1, isUnit) && p.gap(i) == "" {
		return 2, t.units[p.fold(i+1)]
	}
	if w.mark && w.text == "-" && p.is(i+1, isPeriod) && p.fold(i+2) == "-" && p.fold(i+3) == "old" {
		return 4, "years"
	}
	if w.sense&isPeriod != 0 && w.fold != "second" {
		return 1, strings.TrimSuffix(w.base, "s")
	}
	if w.mark && w.text == "-" && p.is(i+1, isPeriod) && p.gap(i) == "" {
		return 2, strings.TrimSuffix(p.words[i+1].base, "s")
	}
	if w.sense&isUnit != 0 {
		if u := t.units[w.fold]; u != "" {
			return 1, u
		}
		return 1, t.units[w.base] // "d'euros"
	}
	return 0, ""
}

func currency(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Sc, r)
}

func currencyName(s string) string {
	if s == "＄" {
		return "$"
	}
	return s
}

// articles tells "a blast" from "two blasts", and "first" from "second": words
// that count only where they stand for another number.
func (e *edited) articles() {
	for _, r := range e.runs {
		for i := r.oi; i < r.oe; i++ {
			a := &e.old.words[i]
			j := a.mate
			if j < 0 || a.told != "" || e.new.words[j].told != "" {
				continue
			}
			e.weak(&e.old, i)
			e.weak(&e.new, j)
			b := &e.new.words[j]
			e.oneMore(&e.old, i, b, &e.new)
			e.oneMore(&e.new, j, a, &e.old)
		}
		// Vague number words of a run with a number on the other side count.
		if e.old.has("number", r.oi, r.oe) {
			for j := r.ni; j < r.ne; j++ {
				if e.new.words[j].mate < 0 && !e.new.has("number", r.ni, r.ne) {
					e.weak(&e.new, j)
				}
			}
		}
		if e.new.has("number", r.ni, r.ne) {
			for i := r.oi; i < r.oe; i++ {
				if e.old.words[i].mate < 0 && !e.old.has("number", r.oi, r.oe) {
					e.weak(&e.old, i)
				}
			}
		}
	}
}

// weak makes the vague number word at i a number, where it is one.
func (e *edited) weak(p *passage, i int) {
	w := &p.words[i]
	if w.fact != 0 || w.sense&isVague == 0 || !w.changed || w.mate < 0 {
		return
	}
	other := &e.new
	if p == other {
		other = &e.old
	}
	m := &other.words[w.mate]
	if m.sense&(isNumber|isScale) == 0 && !m.digits && m.sense&isVague == 0 {
		return
	}
	v, unit, ok := p.value(e.tongue, i)
	if ok {
		p.addFact(fact{kind: "number", from: i, to: i + 1, value: v, unit: unit, norm: strconv.FormatFloat(v, 'g', 12, 64) + unit})
	}
}

// indefinite says whether an article may stand for one.
func indefinite(t *tongue, w string) bool {
	switch w {
	case "a", "an":
		return t.name == "en"
	case "un", "une", "ein", "eine", "einen", "einem", "einer", "um", "uma", "uno", "una", "een":
		return true
	}
	return false
}

// oneMore makes "a" at i the number one where the other side has a greater.
func (e *edited) oneMore(p *passage, i int, mate *word, other *passage) {
	w := &p.words[i]
	if w.fact == 0 && indefinite(e.tongue, w.fold) && mate.fact != 0 && other.facts[mate.fact-1].kind == "number" && (mate.sense&isNumber != 0 || mate.digits) {
		p.addFact(fact{kind: "number", from: i, to: i + 1, value: 1, norm: "1"})
	}
}
