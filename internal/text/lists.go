package text

import (
	"strings"
	"unicode/utf8"
)

// The forms in which items are numbered on one line.
const (
	noItem       = iota
	dotItem      // "1." or "a."
	parenItem    // "1)" or "a)"
	dotParenItem // "1.)"
)

// numbering is the list under way on this line: its form, whether it counts by
// letters, and the item last seen.
type numbering struct {
	form    int
	letters bool
	last    int
}

// stopBefore tells whether a full stop stands before the space before i; then
// its own rule has decided already, and "p. 5." numbers no item.
func (p *splitter) stopBefore(i int) bool {
	return strings.HasSuffix(strings.TrimRight(p.text[max(0, i-8):i], " "), ".")
}

// paren handles the bracket at i, which may close the number of an item.
func (p *splitter) paren(i int) int {
	p.item(i, i+1, parenItem)
	return i + 1
}

// item tells whether the word before i, with the marks up to end, numbers an
// item. The first must begin a sentence; each next, one more in the same form,
// begins one.
func (p *splitter) item(i, end, form int) bool {
	s := p.text
	if !p.spaceAt(end) {
		return false
	}
	// At most three digits, or one letter; not the tail of a longer word.
	a := i
	for a > 0 && i-a < 4 && (asciiClass[s[a-1]] == letter || asciiClass[s[a-1]] == digit) {
		a--
	}
	word := s[a:i]
	value, letters := 0, false
	switch {
	case len(word) == 1 && asciiClass[word[0]] == letter:
		if 'A' <= word[0] && word[0] <= 'Z' && form == dotItem {
			return false // an initial
		}
		value, letters = int(word[0]|0x20), true
	case len(word) >= 1 && len(word) <= 3:
		for _, c := range []byte(word) {
			if asciiClass[c] != digit {
				return false
			}
			value = value*10 + int(c-'0')
		}
	default:
		return false
	}
	// Over the bullet or the bracket before it.
	begin := a
	for begin > 0 && begin > a-8 {
		c, n := utf8.DecodeLastRuneInString(s[:begin])
		if c != '(' && c != ' ' && !strings.ContainsRune(bullets, c) {
			break
		}
		if c == ' ' && begin-n <= p.start {
			break
		}
		begin -= n
	}
	for begin < a && s[begin] == ' ' {
		begin++
	}
	if begin > 0 && !p.spaceBefore(begin) {
		return false
	}
	if p.language.ordinals && form == dotItem && p.language.months[strings.ToLower(p.right(end).word)] {
		return false
	}
	switch {
	case begin <= p.start:
		p.list = numbering{form, letters, value}
		return true
	case p.list == numbering{form, letters, value - 1} && !p.stopBefore(begin):
		p.cut(begin)
		p.list.last = value
		return true
	}
	return false
}
