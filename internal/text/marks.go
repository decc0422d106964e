package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const bullets = "•⁃▪●■◦‣∙"

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
		if p.runeAt(end) == '\'' || end == next && s[end] >= utf8.RuneSelf {
			p.glued(i)
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

// dots gives the end of a run of stops from i on and their number; a run may
// be written with blanks, ". . .".
func (p *splitter) dots(i int) (end, n int) {
	s := p.text
	end, n = i+1, 1
	for end < len(s) {
		switch {
		case s[end] == '.':
			end++
		case s[end] == ' ' && strings.HasPrefix(s[end+1:], ".") && !strings.HasPrefix(s[end+1:], ".."):
			end += 2
		case strings.HasPrefix(s[end:], "…"):
			end += len("…")
		default:
			return end, n
		}
		n++
	}
	return end, n
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

// glued ends a sentence at a stop with no space after it, "noon.The mayor",
// where the next word can only be the first of a sentence; an address or a
// name ("Node.Js") has no such word.
func (p *splitter) glued(i int) {
	r := p.right(i + 1)
	if r.pos != i+1 || r.kind != upper || utf8.RuneCountInString(r.word) < 2 {
		return
	}
	l := p.left(i)
	if l.role != noRole || l.letters < 2 && l.digits == 0 || l.mixed || strings.ContainsAny(l.word, ".@/") {
		return
	}
	c, _ := utf8.DecodeLastRuneInString(l.word)
	if p.begins(r) && p.spaceAt(r.pos+len(r.word)) || r.dotted && p.language.role(r.word) == before ||
		l.letters >= 4 && !unicode.Is(unicode.Latin, c) && l.digits == 0 { // no address is written so
		p.cut(i + 1)
	}
}

// note passes over the marks of footnotes after a stop, "martyr.[1] The" or
// "consultation.11 12 Take", and ends the sentence after them.
func (p *splitter) note(i int) int {
	s := p.text
	end := i + 1
	if s[end] == '[' {
		for end < len(s) && s[end] == '[' && end-i < reach {
			k := end + 1
			for k < len(s) && (asciiClass[s[k]] == digit || s[k] == ',' || strings.HasPrefix(s[k:], "–")) && k-i < reach {
				_, n := utf8.DecodeRuneInString(s[k:])
				k += n
			}
			if k == end+1 || k == len(s) || s[k] != ']' {
				return i + 1
			}
			end = k + 1
		}
	} else {
		if l := p.left(i); i == 0 || s[i-1] != ')' && (l.role != noRole || l.letters < 3 || l.digits > 0 || l.dotted) {
			return i + 1
		}
		for {
			k := end
			for k < len(s) && asciiClass[s[k]] == digit {
				k++
			}
			if k-end == 0 || k-end > 3 {
				break
			}
			if end = k; k == len(s) || s[k] != ' ' || k+1 == len(s) || asciiClass[s[k+1]] != digit {
				break
			}
			end = k + 1
		}
	}
	if !p.spaceAt(end) {
		return i + 1
	}
	if r := p.right(end); r.kind == upper || r.kind == caseless {
		p.cut(end)
	}
	return end
}

// ellipsis handles a run of n stops from i to end.
func (p *splitter) ellipsis(i, end, n int) int {
	s := p.text
	if i > 0 && (s[i-1] == '[' || s[i-1] == '(') && end < len(s) && (s[end] == ']' || s[end] == ')') {
		if r := p.right(end + 1); p.spaceAt(end+1) && !r.quote && p.begins(r) {
			p.cut(end + 1)
		}
		return end + 1 // "[...]" stands for words, or for the rest of a sentence
	}
	attached := !p.spaceBefore(i)
	if end < len(s) && (s[end] == '!' || s[end] == '?') {
		return p.mark(i, end+1)
	}
	after := p.closers(end)
	if after < len(s) && !p.spaceAt(after) {
		return after
	}
	after = p.smileys(after)
	r := p.right(after)
	if r.kind == upper && n == 4 && attached && s[i+1] == ' ' && after == end {
		// "words. . . . The practice": a stop, and what was left out.
		p.cut(i + 1)
		return end
	}
	switch {
	case r.kind == nothing, r.item,
		r.kind == upper && (!r.quote || p.quoted(end, after)) && !firstPerson(r.word):
		p.cut(after)
	}
	return after
}

// firstPerson tells whether a word is the English "I", which has a capital
// anywhere.
func firstPerson(word string) bool {
	return word == "I" || strings.HasPrefix(word, "I'") || strings.HasPrefix(word, "I’")
}

// mark handles the marks "!" and "?" from i on; end is after the first of them.
func (p *splitter) mark(i, end int) int {
	s := p.text
	if s[i] == '!' && end == i+1 && end < len(s) && p.spaceBefore(i) && !p.spaceAt(end) && s[end] != '?' && s[end] != '!' {
		if c := p.runeAt(end); unicode.IsLetter(c) {
			return end // a click consonant: "!Kung"
		}
	}
	exclaimed := true
	for k := i; k < end; k++ {
		exclaimed = exclaimed && s[k] != '?'
	}
	for end < len(s) {
		c, n := utf8.DecodeRuneInString(s[end:])
		if !strings.ContainsRune(".!?‼⁇⁈⁉…؟", c) {
			closed := p.closers(end)
			if closed == end || closed == len(s) || strings.IndexByte(".!?", s[closed]) < 0 {
				break
			}
			end = closed
			continue
		}
		exclaimed = exclaimed && c != '?'
		end += n
	}
	first := end
	end = p.closers(end)
	if end < len(s) && !p.spaceAt(end) {
		if r := p.right(end); r.pos == end && (wideLetter(p.runeAt(end)) && i >= p.quiet ||
			p.begins(r) && p.spaceAt(r.pos+len(r.word)) && i > 0 && asciiClass[s[i-1]] == letter) {
			p.cut(end)
		}
		return end
	}
	end = p.smileys(end)
	if p.asksEnd(i, p.right(end), exclaimed, p.quoted(first, end)) {
		p.cut(end)
	}
	return end
}

// asksEnd is the rule for a question or an exclamation mark at i.
func (p *splitter) asksEnd(i int, r rightSide, exclaimed, quoted bool) bool {
	if exclaimed && r.kind != nothing && named[p.left(i).word] && !p.begins(r) {
		return false
	}
	switch r.kind {
	case nothing:
		return true
	case pause:
		return r.item
	case lower:
		if r.quote || r.item {
			return true
		}
		// After quoted speech the speaker follows. After an exclamation we know
		// enough verbs and interjections in English alone.
		return !quoted && !r.dash && p.language.listed && !p.attributed(r.pos, false) &&
			(!exclaimed || p.language.base == "en" && !p.interjection(i))
	case upper:
		return !quoted || !p.attributed(r.pos, true)
	}
	return true
}

// interjection tells whether a mark ends a word that is only called out: "Oh! how".
func (p *splitter) interjection(i int) bool {
	switch strings.ToLower(p.left(i).word) {
	case "oh", "ah", "o", "alas", "ha", "lo":
		return true
	}
	return false
}

// named are names that have an exclamation mark of their own.
var named = map[string]bool{"Yahoo": true, "Jeopardy": true, "Wham": true, "Yum": true, "Chips": true, "Jumeirah": true, "OK": true, "Panic": true}

// speech holds the verbs that follow a speaker in English.
var speech = map[string]bool{
	"said": true, "says": true, "asked": true, "asks": true, "replied": true, "told": true, "added": true, "adds": true,
	"wrote": true, "writes": true, "shouted": true, "cried": true, "yelled": true, "exclaimed": true, "wondered": true,
	"answered": true, "responded": true, "joked": true, "recalled": true, "tweeted": true, "posted": true, "demanded": true,
	"insisted": true, "continued": true, "warned": true, "thought": true, "screamed": true, "whispered": true, "remarked": true,
}

// attributed tells whether the words from i on say who spoke: "he said",
// "Mr. Smith asked". A name is capitalised; without one only a pronoun or the
// verb itself counts.
func (p *splitter) attributed(i int, name bool) bool {
	s := p.text[i:min(len(p.text), i+2*reach)]
	for n := range 6 {
		word := s
		if k := strings.IndexAny(s, " \n\u00a0"); k >= 0 {
			word, s = s[:k], strings.TrimLeft(s[k:], " \n")
		} else {
			s = ""
		}
		bare := strings.Trim(word, ",.;:")
		if speech[bare] {
			return n > 0 || !name
		}
		if word == "" || !name && n > 1 || bare != word && !strings.HasSuffix(word, ".") {
			return false
		}
		c, _ := utf8.DecodeRuneInString(bare)
		switch {
		case name && (unicode.IsUpper(c) || n > 0 && (bare == "of" || bare == "the" || bare == "de" || bare == "van" || bare == "von")):
		case !name && n == 0 && bare == "the", !name && n == 1 && unicode.IsLower(c):
		case !name && n == 0 && (bare == "he" || bare == "she" || bare == "they" || bare == "it" || bare == "we" || bare == "you"):
		default:
			return false
		}
	}
	return false
}

// closers gives the end of the quotes and brackets that close at i, with the
// French guillemet that has a space before it.
func (p *splitter) closers(i int) int {
	s := p.text
	for i < len(s) {
		c, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case strings.ContainsRune("\"'”’»›“‘)]}」』】〉》）］｣〕*_«‹", c):
			if c == '*' && i+n < len(s) && s[i+n] == ' ' && i > 0 && s[i-1] == ' ' {
				return i
			}
		case '\u202a' <= c && c <= '\u202e' || c == '\u200e' || c == '\u200f' || '\u2066' <= c && c <= '\u2069':
		case c == ' ' || c == '\u00a0' || c == '\u202f':
			// "… la paix. »": the guillemet closes if nothing follows it closely.
			if !strings.HasPrefix(s[i+n:], "»") || !p.spaceAt(i+n+len("»")) && !strings.ContainsRune(".,;:!?)", p.runeAt(i+n+len("»"))) {
				return i
			}
			n += len("»")
		default:
			return i
		}
		i += n
	}
	return i
}

// quoted tells whether a quotation or a bracket closes between i and end.
func (p *splitter) quoted(i, end int) bool {
	return strings.ContainsAny(p.text[i:end], "\"'”’»“‘«›‹」』)]")
}

// smileys gives the end of the emoticons and emoji that stand after a
// sentence; they belong to it, not to the next.
func (p *splitter) smileys(i int) int {
	s := p.text
	for range 8 {
		at := i
		for at < len(s) && s[at] == ' ' && at-i < 3 {
			at++
		}
		end := at
		if at > i && at+1 < len(s) && strings.IndexByte(":;=", s[at]) >= 0 {
			end++
			if s[end] == '-' || s[end] == '\'' || s[end] == 'o' {
				end++
			}
			if end == len(s) || strings.IndexByte(")(]DdPp/*", s[end]) < 0 || !p.spaceAt(end+1) {
				return i
			}
			end++
		} else {
			for end < len(s) && end-at < reach {
				c, n := utf8.DecodeRuneInString(s[end:])
				if c < 0x1F000 && c != 0x200D && c != 0xFE0F || c > 0x1FFFF {
					break
				}
				end += n
			}
			if end == at || !p.spaceAt(end) {
				return i
			}
		}
		i = end
	}
	return i
}
