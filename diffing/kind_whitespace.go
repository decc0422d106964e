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
			e.tellForm("whitespace", r.oi, r.oe, r.ni, r.ne, said("The spacing of %s changed.", quoteText(b)))
		}
	}
	e.gaps()
	e.edges()
}

// edges tells white space that changed around all words of the block, but not
// at the ends of the text, where it says nothing.
func (e *edited) edges() {
	o, n := &e.old, &e.new
	if len(o.words) == 0 && len(n.words) == 0 {
		if o.span.Start > 0 && o.span.End < len(o.side.text) && n.span.Start > 0 && n.span.End < len(n.side.text) {
			e.gap(o.span, n.span)
		}
		return
	}
	if len(o.words) == 0 || len(n.words) == 0 {
		return
	}
	first, last := o.words[0], o.words[len(o.words)-1]
	if m := first.mate; m == 0 && o.span.Start > 0 && n.span.Start > 0 {
		e.gap(Span{Start: o.span.Start, End: first.Start}, Span{Start: n.span.Start, End: n.words[m].Start})
	}
	if m := last.mate; m == len(n.words)-1 && o.span.End < len(o.side.text) && n.span.End < len(n.side.text) {
		e.gap(Span{Start: last.End, End: o.span.End}, Span{Start: n.words[m].End, End: n.span.End})
	}
}

// gap tells two stretches of white space apart.
func (e *edited) gap(old, new Span) {
	a, b := old.Of(e.old.side.text), new.Of(e.new.side.text)
	if a == b {
		return
	}
	if a, b = lineEnds(a), lineEnds(b); a != b {
		e.add("whitespace", clone(&old), clone(&new), saySpace(a, b))
	}
}

// gaps tells white space that changed between two kept words.
func (e *edited) gaps() {
	x, y := e.old.words, e.new.words
	for i := 1; i < len(x); i++ {
		j := x[i].mate
		if j < 1 || x[i-1].mate != j-1 || x[i].changed || x[i-1].changed {
			continue
		}
		e.gap(Span{Start: x[i-1].End, End: x[i].Start}, Span{Start: y[j-1].End, End: y[j].Start})
	}
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
