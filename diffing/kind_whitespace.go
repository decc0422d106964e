package diffing

import (
	"strings"
	"unicode"
)

// Whitespace: both sides are equal once white space is dropped.
func whitespace(e *edited) {
	for _, r := range e.runs {
		a, b := e.old.text(r.oi, r.oe), e.new.text(r.ni, r.ne)
		if a != "" && a != b && unspaced(a) == unspaced(b) {
			e.tellForm("whitespace", r.oi, r.oe, r.ni, r.ne, said("the spacing of %s changed", quoteText(b)))
		}
	}
	e.gaps()
}

// gaps tells white space that changed between two kept words.
func (e *edited) gaps() {
	x, y := e.old.words, e.new.words
	for i := 1; i < len(x); i++ {
		j := x[i].mate
		if j < 1 || x[i-1].mate != j-1 || x[i].changed || x[i-1].changed {
			continue
		}
		a, b := lineEnds(e.old.gap(i)), lineEnds(e.new.gap(j))
		if a == b {
			continue
		}
		old, new := &Span{Start: x[i-1].End, End: x[i].Start}, &Span{Start: y[j-1].End, End: y[j].Start}
		e.add("whitespace", old, new, saySpace(a, b))
	}
}

// spaced says whether white space changed between kept words.
func (e *edited) spaced() bool {
	for i := 1; i < len(e.old.words); i++ {
		if lineEnds(e.old.gap(i)) != lineEnds(e.new.gap(min(i, len(e.new.words)))) {
			return true
		}
	}
	return false
}

// lineEnds makes all line ends alike; how many blank lines part paragraphs,
// and spaces at the end of a line, say nothing.
func lineEnds(gap string) string {
	if gap == "" || gap == " " || !strings.ContainsAny(gap, "\r\n") {
		return gap
	}
	n := strings.Count(strings.ReplaceAll(gap, "\r\n", "\n"), "\n")
	return strings.Repeat("\n", min(n, 2))
}

func saySpace(a, b string) string {
	switch {
	case strings.Count(b, "\n") == 2 && strings.Count(a, "\n") < 2:
		return "A paragraph break was put in."
	case strings.Count(a, "\n") == 2 && strings.Count(b, "\n") < 2:
		return "A paragraph break was taken out."
	case a == "":
		return "White space was put in."
	case b == "":
		return "White space was taken out."
	}
	return "The white space between two words changed."
}

func unspaced(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
