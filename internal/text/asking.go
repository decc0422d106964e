package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

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
		} else {
			p.gluedQuote(first, end)
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
		return !quoted || r.quote || !p.attributed(r.pos, true)
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

// named are names that have an exclamation mark of their own: companies, a
// show and a band that news writes of. None is a word that ends a cry.
var named = map[string]bool{"Yahoo": true, "Jeopardy": true, "Wham": true, "Yum": true, "Joomla": true}

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
		if word == "" || !name && n > 1 || bare != word && !strings.HasSuffix(word, ".") || strings.ContainsAny(word, "\"”»)") {
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
