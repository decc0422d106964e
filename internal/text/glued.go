package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

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

// gluedQuote ends a sentence at a mark that ends at i, where a quote and a
// capital follow with no space: `sold."Nobody` and `sold.“Nobody`. A quote that
// can both open and close opens if those before it in the sentence are even.
func (p *splitter) gluedQuote(i, end int) {
	s := p.text
	if i >= len(s) {
		return
	}
	c, n := utf8.DecodeRuneInString(s[i:])
	if end > i+n || !unicode.IsUpper(p.runeAt(i+n)) {
		return
	}
	switch c {
	case '“', '«', '„', '‘':
		p.cut(i)
	case '”', '»':
		p.cut(i + n)
	case '"':
		if before := s[max(p.start, i-8*reach):i]; strings.Count(before, `"`)%2 == 0 {
			p.cut(i)
		} else {
			p.cut(i + n)
		}
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
