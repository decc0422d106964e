package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// Sentences gives the sentences of s, trimmed, in order, apart, and covering
// every byte that is not white space; none is cut inside a grapheme. Language
// is a BCP 47 tag, or "" to have it told from s.
//
// The candidates are those of UAX #29: the marks that can end a sentence, with
// the quotes and brackets that close after them. What stands on both sides
// then decides, by rules of orthography that hold for every language and by
// lists of abbreviations and of words that begin sentences for each. A blank
// line always ends a sentence; a single newline only where a paragraph, a
// heading or a list item ends. One pass, and no look further than a fixed
// number of bytes from a candidate: linear in the length of s.
func Sentences(s, language string) []Span {
	return AppendSentences(make([]Span, 0, len(s)/96+1), s, language)
}

// AppendSentences appends the sentences of s to dst.
func AppendSentences(dst []Span, s, language string) []Span {
	if language == "" {
		language = Detect(s)
	}
	p := splitter{text: s, language: languageOf(language), out: dst}
	p.start = p.skipSpace(0)
	candidates := &candidateOf
	if p.language.base == "th" {
		candidates = &thaiCandidateOf
	}
	for i := 0; i < len(s); {
		switch candidates[s[i]] {
		case plainByte:
			i++
		case stopByte:
			i = p.stop(i)
		case markByte:
			i = p.mark(i, i+1)
		case lineByte:
			i = p.newline(i)
		case parenByte:
			i = p.paren(i)
		case colonByte:
			i = p.colon(i)
		case blankByte:
			i = p.blank(i)
		default:
			i = p.wide(i)
		}
	}
	p.cut(len(s))
	return p.out
}

// A splitter goes through one text.
type splitter struct {
	text     string
	language *language
	out      []Span
	start    int // of the sentence under way: its first byte that is not space
	list     numbering
	lines    lineation
	quiet    int // up to here a wide bracket keeps sentences together
	lost     int // up to here the end of a wide bracket was looked for in vain
}

// The bytes at which something may happen; the lead byte of a longer rune
// stands for all that it may lead.
const (
	plainByte = iota
	stopByte
	markByte
	lineByte
	parenByte
	colonByte
	blankByte
	leadByte
)

var candidateOf = func() (class [256]uint8) {
	class['.'] = stopByte
	class['!'], class['?'] = markByte, markByte
	class['\n'], class['\r'], class['\v'], class['\f'] = lineByte, lineByte, lineByte, lineByte
	class[')'] = parenByte
	class[':'], class[';'] = colonByte, colonByte
	for _, r := range "\u0085։؟۔।።။。．！…" {
		class[string(r)[0]] = leadByte
	}
	return class
}()

// cut ends the sentence under way at end, if a grapheme ends there and there
// is something to end.
func (p *splitter) cut(end int) {
	if end <= p.start {
		return
	}
	next := p.skipSpace(end)
	last := p.start + len(strings.TrimRightFunc(p.text[p.start:end], unicode.IsSpace))
	if next < len(p.text) && (!p.boundary(last) || !p.boundary(next)) {
		return
	}
	p.out = append(p.out, Span{p.start, last})
	p.start = next
}

// boundary tells whether no grapheme is cut at i: white space may carry an
// accent, or be carried by an Arabic number sign.
func (p *splitter) boundary(i int) bool {
	if p.text[i] < utf8.RuneSelf && p.text[i-1] < utf8.RuneSelf {
		return true
	}
	from := i
	for range 2 { // a grapheme that reaches over i began one rune before, or two with a joiner
		if from > 0 {
			_, n := utf8.DecodeLastRuneInString(p.text[:from])
			from -= n
		}
	}
	to := min(len(p.text), i+utf8.UTFMax)
	for it := graphemes.FromString(p.text[from:to]); it.Next(); {
		at := from + it.End()
		if at == i {
			return true
		}
		if at > i {
			return false
		}
	}
	return true
}

// skipSpace gives the first place from i on that is not white space.
func (p *splitter) skipSpace(i int) int {
	s := p.text
	for i < len(s) {
		if c := s[i]; c < utf8.RuneSelf {
			if c != ' ' && (c < '\t' || c > '\r') {
				break
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsSpace(r) {
			break
		}
		i += n
	}
	return i
}

// spaceAt tells whether white space, or the end of the text, is at i.
func (p *splitter) spaceAt(i int) bool {
	if i >= len(p.text) {
		return true
	}
	if c := p.text[i]; c < utf8.RuneSelf {
		return c == ' ' || '\t' <= c && c <= '\r'
	}
	r, _ := utf8.DecodeRuneInString(p.text[i:])
	return unicode.IsSpace(r)
}

// spaceBefore tells whether white space, or the beginning, is before i.
func (p *splitter) spaceBefore(i int) bool {
	r, n := utf8.DecodeLastRuneInString(p.text[:i])
	return n == 0 || unicode.IsSpace(r)
}

// runeAt gives the rune at i, 0 at the end.
func (p *splitter) runeAt(i int) rune {
	if i >= len(p.text) {
		return 0
	}
	if c := p.text[i]; c < utf8.RuneSelf {
		return rune(c)
	}
	r, _ := utf8.DecodeRuneInString(p.text[i:])
	return r
}
