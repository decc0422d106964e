package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lineation knows the lines of the paragraph under way.
type lineation struct {
	start   int  // of the line under way
	end     int  // of the paragraph: a blank line, or the end of the text
	width   int  // of its widest line, in columns
	wrapped bool // its newlines are a typewriter's
}

// newline handles the end of a line at i. A blank line always ends a sentence.
// A single newline does unless the line was wrapped: unless this line could not
// have taken the first word of the next, in a paragraph where that holds of
// nearly all that end in the middle of a sentence; or the next goes on with a
// small letter.
func (p *splitter) newline(i int) int {
	s := p.text
	next, n, from := i, 0, i
	for next < len(s) {
		c, size := utf8.DecodeRuneInString(s[next:])
		if !unicode.IsSpace(c) {
			break
		}
		switch c {
		case '\r':
			if next+1 < len(s) && s[next+1] == '\n' {
				size = 2
			}
			n++
		case '\n', '\v', '\u0085', '\u2028':
			n++
		case '\f', '\u2029':
			n += 2
		}
		next += size
		if c != ' ' && c != '\t' {
			from = next // where the next line begins, with its indent
		}
	}
	if n > 1 || next == len(s) {
		p.cut(i)
		p.list = numbering{}
		p.lines = lineation{start: from, end: from}
		return next
	}
	if i >= p.lines.end {
		p.paragraph(max(p.lines.start, p.lines.end))
	}
	if !p.goesOn(i, next, next-from) {
		p.cut(i)
	}
	p.lines.start = from
	return next
}

// paragraph measures the lines from i to the next blank line.
func (p *splitter) paragraph(i int) {
	s := p.text
	width, end := 0, i
	each := func(f func(line, next string)) {
		at := i
		for at < len(s) {
			k := strings.IndexByte(s[at:], '\n')
			if k < 0 {
				k = len(s) - at
			}
			line := strings.TrimRight(s[at:at+k], " \t\r")
			if line == "" {
				break
			}
			at = min(len(s), at+k+1)
			rest := s[at:]
			if k = strings.IndexByte(rest, '\n'); k >= 0 {
				rest = rest[:k]
			}
			f(line, strings.TrimSpace(rest))
		}
		end = at
	}
	each(func(line, _ string) { width = max(width, columns(line)) })
	full, short := 0, 0
	// 45 to 110 columns is what mail, wires and typewriters wrap at; a
	// paragraph on one line of its own is longer, a list or a poem narrower.
	if 45 <= width && width <= 110 {
		each(func(line, next string) {
			switch {
			case next == "":
			case isFull(line, next, width):
				full++
			case strings.IndexByte(".!?:\"')", line[len(line)-1]) < 0: // where a paragraph ends, a line may be short
				short++
			}
		})
	}
	// A quarter, so that a heading may stand above the text.
	p.lines.end, p.lines.width = end, width
	p.lines.wrapped = full >= 2 && short*3 <= full
	p.lines.start = max(p.lines.start, i)
}

// isFull tells whether a line could not have taken the first word of the next.
func isFull(line, next string, width int) bool {
	if k := strings.IndexByte(next, ' '); k >= 0 {
		next = next[:k]
	}
	if c, n := utf8.DecodeRuneInString(next); wideLetter(c) {
		next = next[:n]
	}
	return columns(line)+1+columns(next) > width
}

// columns is the width of a line on paper: ideographs take two.
func columns(line string) int {
	n := 0
	for i := range len(line) {
		switch c := line[i]; {
		case c < utf8.RuneSelf, c >= 0xc0 && c < 0xe3:
			n++
		case c >= 0xe3:
			n += 2
		}
	}
	return n
}

// goesOn tells whether the sentence goes on over the newline at i; next is the
// first byte of the next line that is not its indent.
func (p *splitter) goesOn(i, next, indent int) bool {
	s := p.text
	line := s[min(p.lines.start, i):i]
	begin := p.lines.start + len(line) - len(strings.TrimLeft(line, " \t"))
	deeper := indent - (begin - p.lines.start)
	switch {
	case p.bulleted(next):
		return false
	case p.bulleted(begin):
		if deeper <= 0 && !p.lines.wrapped {
			return false
		}
	case deeper >= 2:
		return false // the first line of a paragraph is indented
	}
	rest := s[next:min(len(s), next+4*reach)] // its first word is enough
	if k := strings.IndexByte(rest, '\n'); k >= 0 {
		rest = rest[:k]
	}
	trimmed := strings.TrimRightFunc(line, unicode.IsSpace)
	if strings.HasSuffix(trimmed, ".") && p.left(i-(len(line)-len(trimmed))-1).role == before {
		return true // nothing ends with "Mr."
	}
	if p.lines.wrapped {
		return isFull(trimmed, rest, p.lines.width)
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, "\"'“„«([ "))
	last, _ := utf8.DecodeLastRuneInString(trimmed)
	// 30 columns: a narrower line is an item or a heading, not half a sentence.
	wide := columns(trimmed) >= 30
	switch {
	case trimmed == "" || strings.ContainsRune(".!?:…。！？", last):
		return false
	case unicode.IsLower(first):
		return wide || len(trimmed) < len(line) || strings.ContainsRune(",;-–—", last)
	case len(trimmed) < len(line) && rest != "" && rest[0] == '(':
		return wide
	case !unicode.IsLetter(first) && !unicode.IsDigit(first):
		return false
	}
	// No heading ends with a comma, or an article or a preposition in small
	// letters; those of up to three bytes are such in most languages.
	word := trimmed[strings.LastIndexByte(trimmed, ' ')+1:]
	c, _ := utf8.DecodeRuneInString(word)
	return wide && (last == ',' || unicode.IsLower(c) && len(word) <= 3 && StopsOf(p.language.base).Has(word))
}

// bulleted tells whether the line at i begins with the mark of a list item.
func (p *splitter) bulleted(i int) bool {
	c := p.runeAt(i)
	switch {
	case strings.ContainsRune(bullets, c) && c != 0, c == '※':
		return true
	case c == '-' || c == '*' || c == '–' || c == '—' || c == '+' || c == '>':
		return p.spaceAt(i + utf8.RuneLen(c))
	case c == '(' || c == '[':
		return p.enclosed(i + 1)
	}
	n := 0
	for i+n < len(p.text) && n < 3 && asciiClass[p.text[i+n]] == digit {
		n++
	}
	if n == 0 && asciiClass[byte(min(c, 127))] == letter {
		n = 1
	}
	if n == 0 || i+n >= len(p.text) || strings.IndexByte(".)", p.text[i+n]) < 0 {
		return false
	}
	return p.spaceAt(i+n+1) || p.text[i+n] == '.' && p.text[min(len(p.text)-1, i+n+1)] == ')'
}
