package text

import (
	"strings"
)

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
