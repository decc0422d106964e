package summarize

import "github.com/stemma-news/stemma/article"

// A budget is the length asked for.
type budget struct {
	unit unit
	size int
	most int // sentences, 0 for as many as fit
}

type unit string

const (
	sentences unit = "sentences"
	words     unit = "words"
	chars     unit = "characters"
)

// cost is what sentence i takes of a budget. In characters it includes the
// space before it; a budget in characters has room for that of the first.
func (b budget) cost(d *document, i int) int {
	switch b.unit {
	case words:
		return d.sentences[i].words
	case chars:
		return d.sentences[i].chars + 1
	}
	return 1
}

// room is the budget in units of cost.
func (b budget) room() int {
	if b.unit == chars {
		return b.size + 1
	}
	return b.size
}

// A tier is a class of sentences; an unfinished line must be so many words long
// to be in the first.
type tier func(s *sentence, unfinished int) bool

// tiers keep headlines, captions and broken lines out of a summary of an
// article that holds anything else.
var tiers = []tier{
	func(s *sentence, unfinished int) bool {
		return s.prose() && !s.aside && (s.ends || s.words >= unfinished)
	},
	func(s *sentence, _ int) bool { return s.prose() },
	func(*sentence, int) bool { return true },
}

// tier is the best class that the article has a sentence of. A line without a
// stop may be the standfirst, which is the one sentence to have; among several,
// and below twelve words, it is a subhead or a link more often.
func (d *document) tier(b budget) func(*sentence) bool {
	unfinished := cleanWords
	if b.unit != sentences || b.size > 1 {
		unfinished = 12
	}
	for _, t := range tiers {
		in := func(s *sentence) bool { return !s.barred && t(s, unfinished) }
		for i := range d.sentences {
			if in(&d.sentences[i]) {
				return in
			}
		}
	}
	return func(*sentence) bool { return false }
}

// prose says that a sentence is part of the running text.
func (s *sentence) prose() bool {
	return !s.heading && s.words > 0 && s.kind != article.Subhead && s.kind != article.Caption && s.kind != article.Code
}
