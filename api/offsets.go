package api

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/diffing"
	"github.com/stemma-news/stemma/internal/desk"
	"github.com/stemma-news/stemma/internal/fault"
)

// unit is what spans count.
type unit string

const (
	bytesUnit      unit = "bytes"      // of UTF-8; what everything within is in
	utf16Unit      unit = "utf16"      // code units, as JavaScript and Java count
	codepointsUnit unit = "codepoints" // as Python counts
)

// step is how many bytes lie between two marks of a ruler.
const step = 256

// ruler turns byte offsets of one text into offsets of another unit. Marks
// make each a walk of at most step bytes.
type ruler struct {
	text  string
	wide  int   // units of a character above U+FFFF
	marks []int // units before byte i*step
}

// newRuler is nil for bytes: nothing is to be done.
func newRuler(text string, u unit) (*ruler, error) {
	r := &ruler{text: text, wide: 1}
	switch u {
	case "", bytesUnit:
		return nil, nil
	case utf16Unit:
		r.wide = 2
	case codepointsUnit:
	default:
		return nil, fault.New(fault.Invalid, fmt.Sprintf("offsets is %.40q", string(u)), "it is bytes, utf16 or codepoints")
	}
	units := 0
	for i := 0; i < len(text); i += step {
		r.marks = append(r.marks, units)
		units += r.count(text[i:min(i+step, len(text))])
	}
	r.marks = append(r.marks, units)
	return r, nil
}

// count counts the characters that begin in a part of the text.
func (r *ruler) count(part string) (n int) {
	for i := range len(part) {
		switch c := part[i]; {
		case !utf8.RuneStart(c):
		case c >= 0xF0:
			n += r.wide
		default:
			n++
		}
	}
	return n
}

func (r *ruler) at(offset int) int {
	i := offset / step
	return r.marks[i] + r.count(r.text[i*step:offset])
}

func (r *ruler) span(s article.Span) article.Span {
	return article.Span{Start: r.at(s.Start), End: r.at(s.End)}
}

func (r *ruler) maybe(s *article.Span) *article.Span {
	if s == nil {
		return nil
	}
	moved := r.span(*s)
	return &moved
}

func (r *ruler) spans(list []article.Span) []article.Span {
	out := make([]article.Span, len(list))
	for i, s := range list {
		out[i] = r.span(s)
	}
	return out
}

// inUnit gives the article with its spans in another unit. The article itself
// is shared and stays as it is.
func inUnit(a *article.Article, u unit) (*article.Article, error) {
	r, err := newRuler(a.Body, u)
	if r == nil || err != nil {
		return a, err
	}
	moved := *a
	moved.Sentences = r.spans(a.Sentences)
	moved.Paragraphs = slices.Clone(a.Paragraphs)
	for i := range moved.Paragraphs {
		moved.Paragraphs[i].Span = r.span(moved.Paragraphs[i].Span)
	}
	return &moved, nil
}

// convertSummary moves the spans of a summary of text.
func convertSummary(s *desk.Summary, text string, u unit) error {
	r, err := newRuler(text, u)
	if r == nil || err != nil {
		return err
	}
	s.Sentences = slices.Clone(s.Sentences)
	for i, one := range s.Sentences {
		s.Sentences[i].Start, s.Sentences[i].End = r.at(one.Start), r.at(one.End)
	}
	return nil
}

// convertDiff gives a comparison with its spans in another unit.
func convertDiff(d *diffing.Diff, old, new string, u unit) (*diffing.Diff, error) {
	o, err := newRuler(old, u)
	if o == nil || err != nil {
		return d, err
	}
	n, err := newRuler(new, u)
	if err != nil {
		return nil, err
	}
	moved := *d
	moved.OldSentences, moved.NewSentences = o.spans(d.OldSentences), n.spans(d.NewSentences)
	moved.Blocks = slices.Clone(d.Blocks)
	for i := range moved.Blocks {
		b := &moved.Blocks[i]
		b.Old, b.New, b.Edits = o.maybe(b.Old), n.maybe(b.New), slices.Clone(b.Edits)
		for j := range b.Edits {
			b.Edits[j].Old, b.Edits[j].New = o.maybe(b.Edits[j].Old), n.maybe(b.Edits[j].New)
		}
	}
	moved.Changes = slices.Clone(d.Changes)
	for i := range moved.Changes {
		c := &moved.Changes[i]
		if c.Block >= 0 { // those of the headline speak of no body
			c.Old, c.New = o.maybe(c.Old), n.maybe(c.New)
		}
	}
	return &moved, nil
}
