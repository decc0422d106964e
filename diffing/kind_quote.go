package diffing

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Quote: words changed inside quotation marks, whatever else the change is.
func quote(e *edited) {
	for _, r := range e.runs {
		of, ot := e.quotedIn(&e.old, r.oi, r.oe)
		nf, nt := e.quotedIn(&e.new, r.ni, r.ne)
		if of == ot && nf == nt {
			continue
		}
		old, new := e.old.cut(of, ot), e.new.cut(nf, nt)
		e.add("quote", old, new, e.say("quote", old, new))
		e.old.tell(of, ot, "quote")
		e.new.tell(nf, nt, "quote")
	}
}

// quotedIn is the stretch of words[from:to] inside quotation marks in which a
// word changed.
func (e *edited) quotedIn(p *passage, from, to int) (int, int) {
	first, last := -1, -1
	for i := from; i < to; i++ {
		w := &p.words[i]
		if !w.changed || w.mark || !w.quoted || e.formOnly(p, i) {
			continue
		}
		if first < 0 {
			first = i
		}
		last = i
	}
	if first < 0 {
		return 0, 0
	}
	return first, last + 1
}

// formOnly says whether the word at i changed only in its form. A mark dropped
// within a word ("it's", "its") is a slip mended in what somebody said.
func (e *edited) formOnly(p *passage, i int) bool {
	switch w := &p.words[i]; w.told {
	case "whitespace", "case", "invisible", "same":
		return true
	case "punctuation":
		other := &e.new
		if p == other {
			other = &e.old
		}
		return w.mate < 0 || utf8.RuneCountInString(w.text) == utf8.RuneCountInString(other.words[w.mate].text)
	}
	return false
}

// quotations finds quotation marks paragraph by paragraph, for a quotation may
// have begun sentences before.
type quotations struct {
	side      *side
	paragraph Span
	inside    []Span
	read      bool
}

// mark sets which words of the passage are quoted.
func (q *quotations) mark(p *passage) {
	if len(p.words) == 0 {
		return
	}
	if !q.read || p.span.Start < q.paragraph.Start || p.span.End > q.paragraph.End {
		q.find(p.span)
	}
	at := 0
	for i := range p.words {
		w := &p.words[i]
		for at < len(q.inside) && q.inside[at].End <= w.Start {
			at++
		}
		w.quoted = at < len(q.inside) && w.Start >= q.inside[at].Start
	}
}

// longestParagraph bounds how far around a block quotation marks are looked
// for.
const longestParagraph = 4096

// find reads the paragraph around a span.
func (q *quotations) find(sp Span) {
	t := q.side.text
	start, end := sp.Start, sp.End
	if i := lastBreak(t[max(0, start-longestParagraph):start]); i >= 0 {
		start = max(0, start-longestParagraph) + i + 2
	} else if start < longestParagraph {
		start = 0
	}
	if i := strings.Index(t[end:min(len(t), end+longestParagraph)], "\n\n"); i >= 0 {
		end += i
	} else if len(t)-end < longestParagraph {
		end = len(t)
	}
	q.read, q.paragraph = true, Span{Start: start, End: end}
	q.inside = quotedSpans(t[start:end], start)
}

// lastBreak is where the last blank line begins, or -1. It looks from the front,
// for strings.LastIndex goes a byte at a time: a thirtieth of all work on a long
// text without paragraphs.
func lastBreak(s string) int {
	last := -1
	for {
		i := strings.Index(s[last+1:], "\n\n")
		if i < 0 {
			return last
		}
		last += 1 + i
	}
}

// quotedSpans are the stretches between quotation marks. A mark that is never
// closed quotes to the end of the paragraph where it opens, as a quotation of
// several paragraphs does.
func quotedSpans(s string, shift int) []Span {
	var out []Span
	open := -1
	var mark rune
	before := ' '
	for i, r := range s {
		if 'a' <= r && r <= 'z' || r == ' ' { // most of a text
			before = r
			continue
		}
		size := utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, size = utf8.DecodeRuneInString(s[i:])
		}
		after, _ := utf8.DecodeRuneInString(s[i+size:])
		switch {
		case open < 0 && opens(r, before, after):
			open, mark = i+size, r
		case open < 0 && len(out) == 0 && endsQuote(r, before, after):
			out = append(out, Span{Start: shift, End: shift + i}) // it began before the text does
		case open >= 0 && closes(mark, r, before, after):
			out = append(out, Span{Start: shift + open, End: shift + i})
			open = -1
		}
		before = r
	}
	if open >= 0 && mark != '\'' && mark != '‘' {
		out = append(out, Span{Start: shift + open, End: shift + len(s)})
	}
	return out
}

// endsQuote says whether a mark can only close a quotation.
func endsQuote(r, before, after rune) bool {
	switch r {
	case '”', '»', '」', '』':
		return !letterOrDigit(after)
	case '"':
		return !unicode.IsSpace(before) && !letterOrDigit(before) && !letterOrDigit(after)
	}
	return false
}

func opens(r, before, after rune) bool {
	switch r {
	case '“', '„', '«', '「', '『', '‹':
		return true
	case '»': // as German prints them
		return !letterOrDigit(before) && letterOrDigit(after)
	case '"', '\'', '‘':
		return !letterOrDigit(before) && (letterOrDigit(after) || r == '"' && !unicode.IsSpace(after) && after != utf8.RuneError)
	}
	return false
}

func closes(mark, r, before, after rune) bool {
	switch mark {
	case '“', '„':
		return r == '”' || (r == '“' || r == '"') && !letterOrDigit(after)
	case '»':
		return r == '«'
	case '«':
		return r == '»'
	case '‹':
		return r == '›'
	case '「':
		return r == '」'
	case '『':
		return r == '』'
	case '"':
		return r == '"' || r == '”' && !letterOrDigit(after)
	case '\'':
		return r == '\'' && !letterOrDigit(after) && !unicode.IsSpace(before)
	case '‘':
		return r == '’' && !letterOrDigit(after)
	}
	return false
}

func letterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func quoteMark(s string) bool {
	switch s {
	case `"`, "“", "”", "«", "»", "„", "’", "'", "」", "』":
		return true
	}
	return false
}
