package ingest

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// unit is one paragraph of plain text, a verbatim slice of it.
type unit struct {
	text  string
	place int  // in bytes
	gap   bool // a blank line stands before it
}

// split cuts a text into paragraphs: at every line break, or only at blank
// lines when the lines are wrapped by hand as in mail.
func split(page string) []unit {
	lines := cutLines(page)
	if !wrapped(lines) {
		return lines
	}
	var out []unit
	for _, l := range lines {
		if n := len(out); n > 0 && !l.gap && !listed(l.text) {
			p := &out[n-1]
			p.text = page[p.place : l.place+len(l.text)]
			continue
		}
		out = append(out, l)
	}
	return out
}

func cutLines(page string) []unit {
	var out []unit
	gap := false
	next := lineEnd
	if strings.IndexByte(page, '\r') < 0 && strings.IndexByte(page, '\v') < 0 && strings.IndexByte(page, '\f') < 0 && !strings.Contains(page, "\u0085") && !strings.Contains(page, "\u2028") && !strings.Contains(page, "\u2029") {
		next = newline // most texts know no other end of a line, and this one is found many bytes at a time
		out = make([]unit, 0, strings.Count(page, "\n")+1)
	}
	for at := 0; at < len(page); {
		end := next(page[at:])
		size := 1
		if end < 0 {
			end = len(page)
		} else {
			end += at
			_, size = utf8.DecodeRuneInString(page[end:])
			if strings.HasPrefix(page[end:], "\r\n") {
				size = 2
			}
		}
		line := strings.TrimLeftFunc(page[at:end], space)
		place := end - len(line)
		if line = strings.TrimRightFunc(line, space); line != "" {
			out = append(out, unit{text: line, place: place, gap: gap})
			gap = false
		} else {
			gap = true
		}
		at = end + size
	}
	return out
}

// space is white space and what shows as none.
func space(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == 0
}

// wrapped says that lines end where a screen of old ended and not where a
// thought does: among lines that follow one another without a blank line,
// most are nearly as long as the longest, and many go on in lower case.
func wrapped(lines []unit) bool {
	const (
		widest = 100 // letters; mail wraps at 72, old word processors at 80
		least  = 5   // pairs; fewer tell nothing
	)
	if len(lines) < least {
		return false
	}
	long := 0 // lines that are wider than the widest: a rune takes four bytes at most
	for _, l := range lines {
		if len(l.text) > utf8.UTFMax*widest {
			long++
		}
	}
	if long*10 > len(lines) {
		return false
	}
	sizes := make([]int, len(lines))
	for i, l := range lines {
		sizes[i] = utf8.RuneCountInString(l.text)
	}
	sorted := slices.Sorted(slices.Values(sizes))
	width := sorted[len(sorted)*9/10]
	if width > widest || width < 40 {
		return false
	}
	pairs, full, low := 0, 0, 0
	for i := 1; i < len(lines); i++ {
		if lines[i].gap {
			continue
		}
		pairs++
		if sizes[i-1]*10 >= width*7 {
			full++
		}
		if r, _ := utf8.DecodeRuneInString(lines[i].text); unicode.IsLower(r) {
			low++
		}
	}
	return pairs >= least && full*10 >= pairs*7 && low*4 >= pairs
}

// listed says that a line begins a list item.
func listed(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("•·*-–—►▪■‣", r) && strings.HasPrefix(s[n:], " ")
}

func newline(s string) int { return strings.IndexByte(s, '\n') }

// lineEnd is the place of the first character that ends a line, -1 when there
// is none: \n, \v, \f, \r, U+0085, U+2028 and U+2029, as UAX #14 lists them.
func lineEnd(s string) int {
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '\n' && c <= '\r',
			c == 0xC2 && strings.HasPrefix(s[i:], "\u0085"),
			c == 0xE2 && (strings.HasPrefix(s[i:], "\u2028") || strings.HasPrefix(s[i:], "\u2029")):
			return i
		}
	}
	return -1
}
