package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// stop handles the full stop at i and gives the place to go on from.
func (p *splitter) stop(i int) int {
	s := p.text
	if end, n := p.dots(i); n > 1 {
		return p.ellipsis(i, end, n)
	}
	next := i + 1
	if next < len(s) {
		switch c := s[next]; {
		case asciiClass[c] == digit:
			return p.note(i)
		case c == '[':
			if end := p.note(i); end > next {
				return end
			}
			return next
		case asciiClass[c] == letter:
			p.glued(i)
			return next
		case c == ')':
			if p.item(i, next+1, dotParenItem) {
				return next + 1
			}
		}
	}
	end := p.closers(next)
	if end < len(s) && strings.IndexByte(".!?", s[end]) >= 0 {
		return p.mark(i, end+1)
	}
	if end < len(s) && !p.spaceAt(end) {
		if l := p.left(i); l.role == noRole && l.letters >= 2 && !l.dotted && !l.mixed {
			p.gluedQuote(next, end)
		}
		return end
	}
	if end == next && p.item(i, next, dotItem) {
		return next
	}
	end = p.smileys(end)
	if p.language.base == "ko" && p.embedded(end) {
		return end
	}
	if p.ends(p.left(i), p.right(end), p.quoted(next, end)) {
		p.cut(end)
	}
	return end
}

// embedded tells whether i is inside a quotation that goes on into the
// sentence around it: in Korean a particle stands right after it, "…"고.
func (p *splitter) embedded(i int) bool {
	rest := p.text[i:min(len(p.text), i+4*reach)]
	k := strings.IndexAny(rest, "\"”\n")
	if k < 1 || rest[k] == '\n' || p.spaceBefore(i+k) {
		return false
	}
	_, n := utf8.DecodeRuneInString(rest[k:])
	return unicode.Is(unicode.Hangul, p.runeAt(i+k+n))
}

// ends is the rule for one full stop between two words.
func (p *splitter) ends(l leftSide, r rightSide, quoted bool) bool {
	switch {
	case r.kind == nothing:
		return true
	case r.kind == pause:
		return false
	case r.item:
		return true
	case r.kind == dots:
		return l.role == noRole && !l.initial()
	case r.dash && p.insideGuillemets(l.start):
		return false
	case l.start == p.start && p.counts(l):
		return false // "1. Introduction", "A. His name is"
	}
	if r.kind == upper && l.role != noRole && shouted(l.word) && !shouted(r.word) && !p.language.caps[l.word] {
		l.role = noRole
	}
	weak := l.role != noRole || l.dotted || l.initial() // the stop may belong to the word
	switch r.kind {
	case lower:
		return p.endsBeforeLower(l, r, weak, quoted)
	case figure:
		if l.digits > 0 {
			return !p.language.ordinals && (l.digits > 2 || !p.figured(r.pos))
		}
		return !weak
	case caseless:
		if p.language.ordinals && l.digits > 0 && l.digits <= 2 && !l.joined {
			return false
		}
		return !weak || l.role == closes
	case sign:
		return !weak && !strings.ContainsRune("№§&+=/%|<>~\\", p.runeAt(r.pos))
	}
	starts := p.begins(r)
	switch {
	case l.role == before:
		return false
	case l.role == number:
		// A number may be Roman, or a letter.
		return starts || !roman(r.word) && utf8.RuneCountInString(r.word) > 1 && StopsOf(p.language.base).Has(l.word)
	case l.role == closes:
		return !p.timeGoesOn(l, r)
	case l.role == within:
		return starts
	case l.dotted, l.initial():
		return starts && !(l.upper && (l.letters == 1 || strings.Contains(l.word, "-")) && particles[strings.ToLower(r.word)])
	case !p.language.ordinals || l.joined:
		return true
	case l.digits > 0 && l.digits <= 2:
		return starts || !capitalOrdinals[p.language.base] && !p.language.months[strings.ToLower(r.word)]
	case roman(l.word):
		return starts
	}
	return true
}

// figured tells whether the figure at i has a stop or a slash of its own, as
// in a date or a number cut in two.
func (p *splitter) figured(i int) bool {
	for i < len(p.text) && asciiClass[p.text[i]] == digit {
		i++
	}
	return i < len(p.text) && strings.IndexByte("./:-", p.text[i]) >= 0
}

// particles stand between the initials of a name and the name: "R. De Niro".
var particles = map[string]bool{
	"le": true, "la": true, "les": true, "de": true, "des": true, "du": true, "di": true, "da": true, "del": true,
	"della": true, "van": true, "von": true, "der": true, "den": true, "el": true, "al": true, "dos": true, "das": true, "do": true,
}

// insideGuillemets tells whether « is open before i and closes soon. Russian
// and its neighbours put the speaker between dashes inside the quotation:
// «К чему ты готовишься? – спросила мама. – Завтра выходной».
func (p *splitter) insideGuillemets(i int) bool {
	const soon = 4 * reach
	open := strings.LastIndexAny(p.text[max(0, i-soon):i], "«»")
	if open < 0 || !strings.HasPrefix(p.text[max(0, i-soon)+open:], "«") {
		return false
	}
	end := strings.IndexAny(p.text[i:min(len(p.text), i+soon)], "«»\n")
	return end >= 0 && strings.HasPrefix(p.text[i+end:], "»")
}

// endsBeforeLower: a small letter goes on after an abbreviation, after a figure
// and after quoted speech. After any other word that is no abbreviation people who
// write without capitals have ended their sentence; a short one may be an
// abbreviation that is not listed.
func (p *splitter) endsBeforeLower(l leftSide, r rightSide, weak, quoted bool) bool {
	if r.quote {
		return !weak && l.digits == 0
	}
	if weak || quoted || r.dash || l.digits > 0 || l.unit || roman(l.word) || !p.language.listed {
		return false
	}
	// 4 letters where the web is written so (English and German reviews and
	// mail in Universal Dependencies: 155 ends, 5 abbreviations); elsewhere 6,
	// for longer ones are hardly ever abbreviated. A small letter may also
	// number an item, "a. one b. two".
	long := 6
	numbered := len(r.word) == 1 && r.pos+1 < len(p.text) && strings.IndexByte(".)", p.text[r.pos+1]) >= 0 && p.spaceAt(r.pos+2)
	if p.language.base == "en" || p.language.base == "de" || numbered {
		long = 4
	}
	return l.letters >= long && !strings.ContainsAny(l.word, ".@/") || l.letters > 1 && p.language.starts[strings.ToLower(l.word)]
}

// counts tells whether the word can number an item or a chapter: "12", "a", "IV".
func (p *splitter) counts(l leftSide) bool {
	return l.digits > 0 && l.digits <= 3 && l.letters == 0 || l.initial() || roman(l.word)
}

// roman tells whether a word is a Roman numeral in capitals.
func roman(word string) bool {
	for i := range len(word) {
		if strings.IndexByte("IVXLC", word[i]) < 0 {
			return false
		}
	}
	return word != ""
}

// timeGoesOn tells whether a time of day is followed by its zone or day, or
// opens the sentence: "At 5 a.m. Mr. Smith went to the bank."
func (p *splitter) timeGoesOn(l leftSide, r rightSide) bool {
	if !l.dotted {
		return false
	}
	if p.language.zones[strings.ToLower(r.word)] {
		return true
	}
	opening := p.text[p.start:l.start]
	if len(opening) > reach || strings.Count(opening, " ") > 3 {
		return false
	}
	word, _, _ := strings.Cut(opening, " ")
	switch strings.ToLower(word) {
	case "at", "by", "around", "about", "before", "after", "from", "until", "since", "shortly", "just", "on":
		return true
	}
	return false
}
