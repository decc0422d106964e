package summarize

import (
	"strings"
	"unicode/utf8"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/internal/text"
)

// leastTrimmed is how many words a trimmed sentence keeps at least: who did
// what takes about so many.
const leastTrimmed = 6

// trimmed is the longest beginning of sentence i that stops at a clause mark
// and fits the budget; false when there is none. The mark itself is left off.
func (d *document) trimmed(i int, b budget) (article.Span, bool) {
	s := &d.sentences[i]
	t := d.text(i)
	open := 0 // brackets and quotation marks that are open: no cut within
	best := -1
	for at, r := range t {
		switch r {
		case '(', '[', '“', '«', '「', '„':
			open++
		case ')', ']', '”', '»', '」':
			open--
		case '"':
			open ^= 1
		}
		if open > 0 || !clauseMark(t, at, r) {
			continue
		}
		if head := strings.TrimSpace(t[:at]); b.holds(head) && len(text.Words(head)) >= leastTrimmed {
			best = len(head)
		}
	}
	if best < 0 {
		return article.Span{}, false
	}
	return article.Span{Start: s.Start, End: s.Start + best}, true
}

// clauseMark says that a clause may end before the rune r at a place of t: at
// a comma before a space and not within a number, a semicolon, a dash.
func clauseMark(t string, at int, r rune) bool {
	next := t[at+utf8.RuneLen(r):]
	switch r {
	case ',', ';':
		return strings.HasPrefix(next, " ")
	case '–', '—':
		return strings.HasSuffix(t[:at], " ")
	case '，', '；', '、', '،', '؛':
		return true
	}
	return false
}

// holds says that a text fits the budget alone.
func (b budget) holds(t string) bool {
	switch b.unit {
	case words:
		return len(text.Words(t)) <= b.size
	case chars:
		return utf8.RuneCountInString(t) <= b.size
	}
	return true
}

// trim answers a budget that no whole sentence fits with the beginning of the
// best sentence that has one.
func (d *document) trim(scores []float64, b budget) (i int, span article.Span, ok bool) {
	for n, i := range byScore(scores) {
		if n == maxCandidates {
			break
		}
		if !d.sentences[i].prose() {
			continue
		}
		if span, ok := d.trimmed(i, b); ok {
			return i, span, true
		}
	}
	return 0, article.Span{}, false
}
