package diffing

import (
	"slices"

	"github.com/stemma-news/stemma/article"
)

// comparison is all that is known of two texts once their blocks stand. The
// classifier reads it and changes nothing.
type comparison struct {
	old, new *side
	language string // BCP 47, of both sides
	options  Options

	alignment [][2]int
	blocks    []Block          // in the order of new; what was removed stands where it was
	phrases   map[int][]phrase // Block.ID -> what moved within a sentence that changed

	// The articles behind the texts, for headline, byline and dates; nil when
	// only texts were given.
	oldArticle, newArticle *article.Article

	work   work
	ignore *ignorable // nil when nothing is
}

// tokens gives the tokens of a span by UAX #29; they tile it. The span begins
// and ends where a token does, as every span of a block or an edit.
func (d *side) tokens(span Span) []Span {
	ts := tokens(span.Of(d.text))
	for i := range ts {
		ts[i].Start += span.Start
		ts[i].End += span.Start
	}
	return ts
}

// sentenceAt is the number of the sentence that holds byte at, or of the next
// one when at lies between two; -1 when there is none.
func (d *side) sentenceAt(at int) int {
	i, _ := slices.BinarySearchFunc(d.sentences, at, func(sp Span, at int) int {
		if sp.End <= at {
			return -1
		}
		return 1
	})
	if i == len(d.sentences) {
		return -1
	}
	return i
}
