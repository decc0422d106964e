package diffing

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// A date is a month, a weekday, a year, a century, a clock time or a word like
// "yesterday" and "last week", with what belongs to it.
func date(e *edited) {
	e.dayparts()
	e.compare("date")
}

// dayparts tells "in the morning" from "in the evening": stretches of time that
// stand for one another and are not counted.
func (e *edited) dayparts() {
	for i := range e.old.words {
		a := &e.old.words[i]
		if a.mate < 0 || !a.changed || a.told != "" || a.fact != 0 || a.sense&isPeriod == 0 {
			continue
		}
		b := &e.new.words[a.mate]
		if b.sense&isPeriod == 0 || b.fact != 0 || strings.TrimSuffix(a.base, "s") == strings.TrimSuffix(b.base, "s") {
			continue
		}
		e.old.addFact(fact{kind: "date", from: i, to: i + 1, norm: a.base})
		e.new.addFact(fact{kind: "date", from: a.mate, to: a.mate + 1, norm: b.base})
	}
}

func (p *passage) findDates(t *tongue) {
	for i := 0; i < len(p.words); i++ {
		if p.words[i].fact != 0 {
			continue
		}
		if n := p.namedDay(t, i); n > 0 {
			i += n - 1
			continue
		}
		if !p.startsDate(t, i) {
			continue
		}
		from, to := i, i+1
		for from > 0 && p.words[from-1].fact == 0 && p.leadsDate(t, from-1) {
			from--
		}
		for to < len(p.words) {
			if n := p.goesOnDate(t, to); n > 0 {
				to += n
				continue
			}
			break
		}
		p.addFact(fact{kind: "date", from: from, to: to, norm: p.dateNorm(t, from, to)})
		i = to - 1
	}
	p.findPeriods(t)
}

// namedDay finds a day that has a name of several words at i, or a date of a
// text without spaces, and gives the number of its words: 星期一, 昨天, 下午三点.
func (p *passage) namedDay(t *tongue, i int) int {
	if n, order := p.idiom(t, i, "weekday"); n > 0 {
		p.addFact(fact{kind: "date", from: i, to: i + n, norm: "w" + strconv.Itoa(order)})
		return n
	}
	n, norm := p.phrase(t, i, "when"), ""
	if n > 0 {
		norm = p.norm(i, i+n)
	}
	if t.compounds {
		if n > 1 && i+1 < len(p.words) { // 上周三 is a Wednesday
			if m, order := p.idiom(t, i+1, "weekday"); m >= n {
				n, norm = m+1, p.fold(i)+" w"+strconv.Itoa(order)
			}
		}
		if m, clock := p.eastDate(t, i+n); m > 0 {
			n, norm = n+m, norm+clock
		}
	}
	if n > 0 {
		p.addFact(fact{kind: "date", from: i, to: i + n, norm: norm})
	}
	return n
}

// startsDate says whether the word at i makes a date by itself.
func (p *passage) startsDate(t *tongue, i int) bool {
	w := &p.words[i]
	switch {
	case w.sense&isWeekday != 0 && (p.fold(i-2) == "mail" || p.newspaper(i+1)):
		return false
	case w.sense&isShy != 0 && t.name == "en" && !p.plain && !w.capital:
		return false // "this may turn"
	case w.sense&(isMonth|isWeekday) != 0:
		near := p.day(i+1) || p.day(i-1) || p.year(t, i+1) || p.fold(i-1) == "in" || p.fold(i-1) == "since" || p.fold(i-1) == "until" || p.is(i-1, isNear)
		if utf8.RuneCountInString(w.fold) < 5 && !t.fullName(w.fold) {
			return near || p.fold(i+1) == "." // "Jan", "Sat": an abbreviation, or a name
		}
		return w.sense&isShy == 0 || near || !p.plain && w.capital && !w.first
	case w.sense&isWhen != 0:
		return true
	case (w.fold == "spring" || w.fold == "fall") && p.year(t, i+1):
		return true
	case p.fold(i+1) == "-" && p.fold(i+2) == "feira", p.romanCentury(i):
		return true
	case w.sense&isSeason != 0:
		return w.sense&isPeriod == 0 || !p.is(i-1, isNear)
	case w.digits:
		return p.year(t, i) || p.is(i+1, isEra) || p.clock(t, i) || p.ordinalCentury(t, i)
	}
	return false
}

// newspaper says whether the word at i makes a weekday before it the name of a
// paper: "The Sunday Times".
func (p *passage) newspaper(i int) bool {
	switch p.fold(i) {
	case "times", "telegraph", "mirror", "mail", "express", "herald", "post", "star", "world":
		return p.words[i].capital
	}
	return false
}

// leadsDate says whether the word at i belongs to the date that begins after
// it: "last Thursday", "14 December", "early 1990s".
func (p *passage) leadsDate(t *tongue, i int) bool {
	w := &p.words[i]
	if centuryWord(w.fold) && p.romanCentury(i+1) {
		return true
	}
	if t.name == "de" && (w.fold == "." && p.gap(i) == "" && p.day(i-1) && p.is(i+1, isMonth) || p.day(i) && p.fold(i+1) == "." && p.is(i+2, isMonth)) {
		return true // "14. März"
	}
	if p.is(i+1, isMonth) && (p.day(i) || w.fold == "of" && p.day(i-1) || w.fold == "de" && p.day(i-1)) {
		return true
	}
	if p.day(i) && (p.fold(i+1) == "of" || p.fold(i+1) == "de") && p.is(i+2, isMonth) {
		return true
	}
	return w.sense&isNear != 0 && w.sense&isArticle == 0 && !(w.sense&isStop != 0 && p.year(t, i+1))
}

// goesOnDate is how many words from i on belong to the date before them.
func (p *passage) goesOnDate(t *tongue, i int) int {
	w := &p.words[i]
	afterMonth := p.is(i-1, isMonth) || p.fold(i-1) == "." && p.is(i-2, isMonth)
	switch {
	case w.text == "-" && p.fold(i+1) == "feira":
		return 2
	case centuryWord(w.fold) && p.romanCentury(i-1):
		return 1
	case w.sense&isPeriod != 0 && p.is(i-1, isWeekday|isWhen), p.year(t, i) && (p.fold(i-1) == "spring" || p.fold(i-1) == "fall"):
		return 1
	case w.sense&isPeriod != 0 && p.words[i-1].digits && p.ordinalCentury(t, i-1):
		return 1
	case w.sense&isEra != 0 && (p.words[i-1].digits || p.is(i-1, isPeriod)):
		return 1
	case w.sense&isMonth != 0 && (p.day(i-1) || p.is(i-1, isWeekday)):
		return 1
	case p.is(i-1, isWeekday) && p.dayOfMonth(i):
		return 1
	case w.text == "(" && (p.is(i-1, isWeekday) || p.fold(i-1) == "feira") && p.day(i+1) && p.fold(i+2) == ")":
		return 3 // "terça-feira (15)"
	case w.fold == "," && p.is(i-1, isWeekday) && p.dayOfMonth(i+1):
		return 2
	case w.fold == "." && p.day(i-1) && p.is(i+1, isMonth) && t.name == "de":
		return 2
	case w.text == ":" && p.words[i-1].digits && i+1 < len(p.words) && p.words[i+1].digits && p.gap(i) == "" && p.gap(i+1) == "":
		return 2
	case afterMonth && p.day(i):
		return 1
	case p.year(t, i) && (afterMonth || p.day(i-1) || p.is(i-1, isSeason)):
		return 1
	case w.fold == "," && p.year(t, i+1) && (p.day(i-1) || afterMonth):
		return 2
	case w.fold == "," && p.is(i+1, isMonth) && p.is(i-1, isWeekday):
		return 2
	case w.fold == "." && afterMonth && (p.day(i+1) || p.year(t, i+1)):
		return 1
	case w.fold == "." && p.is(i-1, isClock) && i+1 < len(p.words) && p.words[i+1].sense&isClock != 0:
		return 1
	case w.fold == "de" && (p.is(i+1, isMonth) || p.year(t, i+1)) && (p.day(i-1) || afterMonth):
		return 2
	case w.sense&isClock != 0 && p.words[i-1].digits, w.sense&isDateWord != 0 && p.words[i-1].digits:
		return 1
	case w.sense&isNear != 0 && w.sense&isArticle == 0 && w.sense&isStop == 0 && t.name != "en":
		return 1
	}
	return 0
}

// dayOfMonth says whether a day of a month stands at i, and its month after it.
func (p *passage) dayOfMonth(i int) bool {
	if !p.day(i) {
		return false
	}
	switch p.fold(i + 1) {
	case "de", "of", ".":
		return p.is(i+2, isMonth)
	}
	return p.is(i+1, isMonth)
}

func (p *passage) day(i int) bool {
	if i < 0 || i >= len(p.words) || !p.words[i].digits {
		return false
	}
	n, err := strconv.Atoi(dayOf(p.words[i].base))
	return err == nil && n >= 1 && n <= 31
}

// year says whether the word at i is a year and counts nothing.
func (p *passage) year(t *tongue, i int) bool {
	if i < 0 || i >= len(p.words) {
		return false
	}
	w := &p.words[i]
	base := w.base
	if len(base) != 4 || !digitsOnly(base) {
		return false
	}
	n, _ := strconv.Atoi(base)
	if n < 1000 || n > 2100 {
		return false
	}
	const recent = 1700 // older years are rarer than counts ("in 1300 more cases")
	if n < recent && i+1 < len(p.words) && p.words[i+1].content() && !p.is(i+1, isEra) {
		return false
	}
	if i > 0 && currency(p.words[i-1].text) || p.is(i+1, isUnit|isScale) || p.fold(i+1) == "%" || p.fold(i+1) == "." && i+2 < len(p.words) && p.gap(i+1) == "" && p.gap(i+2) == "" && p.words[i+2].digits {
		return false
	}
	// A year counts nothing: what it counts would follow it, unless a
	// preposition or a bracket leads it in.
	if i == 0 || p.words[i-1].mark || p.is(i-1, isStop|isMonth|isSeason|isNear|isDateWord) || p.day(i-1) {
		return true
	}
	return i+1 >= len(p.words) || p.words[i+1].mark || p.is(i+1, isStop|isDateWord)
}

// clock says whether the word at i is a clock time: "8:40", "8h40", "8 p.m.".
func (p *passage) clock(t *tongue, i int) bool {
	w := p.words[i].base
	if h, m, ok := strings.Cut(w, ":"); ok {
		return digitsOnly(h) && len(h) <= 2 && len(m) >= 2
	}
	if h, m, ok := strings.Cut(w, "h"); ok && h != "" && digitsOnly(h) && (m == "" || digitsOnly(m)) && len(h) <= 2 {
		return true
	}
	for _, s := range [...]string{"am", "pm"} {
		if h, ok := strings.CutSuffix(w, s); ok && (digitsOnly(h) || hourMinute(h)) {
			return true
		}
	}
	if hourMinute(w) && (p.is(i+1, isClock) || p.fold(i+1) == "a" && p.fold(i+2) == ".") {
		return true // "8.15 Uhr"
	}
	if !digitsOnly(w) || len(w) > 2 {
		return false
	}
	if p.is(i+1, isClock) && p.words[i+1].sense&isPeriod != 0 {
		switch p.fold(i - 1) {
		case "à", "vers", "alle", "dalle", "ore":
			return true // "à 8 heures" is a time, "8 heures" a length of it
		case "las":
			return p.fold(i-2) == "a" || p.fold(i-2) == "hacia" || p.fold(i-2) == "de"
		}
		return false
	}
	if p.fold(i+1) == ":" && i+2 < len(p.words) && p.words[i+2].digits && len(p.words[i+2].text) == 2 {
		return true
	}
	return p.is(i+1, isClock) && p.words[i+1].sense&isPeriod == 0 && t.name != "pt" || p.is(i+1, isDateWord) && !t.compounds
}

// hourMinute says whether digits are a time of day parted by a stop: "8.15".
func hourMinute(s string) bool {
	h, m, ok := strings.Cut(s, ".")
	return ok && digitsOnly(h) && digitsOnly(m) && len(h) <= 2 && len(m) == 2 && m < "60" && (len(h) == 1 || h < "25")
}

// romanCentury says whether the word at i numbers a century: "XIXe siècle",
// "siglo XIX".
func (p *passage) romanCentury(i int) bool {
	w := &p.words[i]
	if w.mark || w.digits || !p.plain && !w.capital {
		return false
	}
	roman := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(w.base, "ème"), "e"), "er")
	if roman == "" || strings.Trim(roman, "ivxl") != "" {
		return false
	}
	return centuryWord(p.fold(i+1)) || i > 0 && centuryWord(p.fold(i-1))
}

func centuryWord(w string) bool {
	switch w {
	case "siècle", "siècles", "siglo", "siglos", "século", "séculos", "secolo", "secoli":
		return true
	}
	return false
}

func (p *passage) ordinalCentury(t *tongue, i int) bool {
	w := p.words[i].fold
	switch p.fold(i + 1) {
	case "century", "centuries", "siècle", "jahrhundert", "-century":
		return true
	}
	// "1990s", "1826-31" and the like.
	return len(w) == 5 && strings.HasSuffix(w, "s") && digitsOnly(w[:4]) && w[0] <= '2' && w[3] == '0' ||
		len(w) == 6 && strings.HasSuffix(w, "'s") && digitsOnly(w[:4]) && w[0] <= '2' && w[3] == '0'
}

// findPeriods finds dates that speak of a stretch of time from now: "last
// week", "in a few weeks", "two years ago".
func (p *passage) findPeriods(t *tongue) {
	for i := range p.words {
		w := &p.words[i]
		if w.sense&isPeriod == 0 || w.fact != 0 {
			continue
		}
		switch {
		case p.is(i-1, isNear) && p.fold(i-1) != "second":
			p.addFact(fact{kind: "date", from: i - 1, to: i + 1, norm: p.fold(i-1) + " " + w.fold})
		case t.name != "en" && p.is(i+1, isNear) && !p.is(i+1, isStop):
			p.addFact(fact{kind: "date", from: i, to: i + 2, norm: w.fold + " " + p.fold(i+1)})
		case i > 1 && p.is(i-2, isNear) && p.words[i-2].changed && (p.words[i-1].digits || p.is(i-1, isNumber)):
			p.addFact(fact{kind: "date", from: i - 2, to: i + 1, norm: p.norm(i-2, i+1)})
		case p.fold(i-1) == "few":
			from := i - 1
			if p.is(from-1, isArticle) {
				from--
			}
			if p.is(i+1, isAgo) || p.is(from-1, isStop) && (p.fold(from-1) == "in" || p.fold(from-1) == "within") {
				p.addFact(fact{kind: "date", from: from, to: i + 1, norm: "few " + w.fold})
			}
		case p.is(i+1, isAgo) && p.fold(i+1) == "ago" && i > 0 && p.words[i-1].fact == 0:
			from := i - 1
			if p.words[from].digits && !strings.HasSuffix(w.fold, "s") {
				from = i // "257,000 week ago": the number counts something else
			}
			p.addFact(fact{kind: "date", from: from, to: i + 2, norm: p.norm(from, i+2)})
		}
	}
}

// dateNorm is the date without the order and the dress of its parts.
func (p *passage) dateNorm(t *tongue, from, to int) string {
	var month, weekday, day, rest string
	for i := from; i < to; i++ {
		w := &p.words[i]
		switch {
		case w.mark || w.fold == "of" || w.fold == "de" || w.fold == "ad" || w.fold == "ce":
		case w.sense&isEra != 0:
			rest += " bc"
		case w.sense&isMonth != 0:
			month = "m" + strconv.Itoa(t.order[w.fold])
		case w.sense&isWeekday != 0:
			weekday = "w" + strconv.Itoa(t.order[w.fold])
		case p.day(i) && (p.is(i-1, isMonth) || p.is(i+1, isMonth) || p.fold(i+1) == "of" || p.fold(i+1) == "de" || p.fold(i-1) == "." || p.fold(i+1) == "."):
			day = "d" + dayOf(w.base)
		default:
			rest += " " + w.base
		}
	}
	return weekday + month + day + rest
}

// dayOf is the day of a month without the ending of an ordinal.
func dayOf(w string) string { return strings.TrimRight(w, "stndrheºª°") }

func digitsOnly(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
