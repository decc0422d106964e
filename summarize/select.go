package summarize

import (
	"slices"

	"github.com/stemma-news/stemma/article"
)

// A budget is the length asked for.
type budget struct {
	unit unit
	size int
}

type unit string

const (
	sentences unit = "sentences"
	words     unit = "words"
	chars     unit = "characters"
)

// cost is what sentence i takes of a budget. In characters it includes the
// space before it, which the first sentence is given back.
func (b budget) cost(d *document, i int) int {
	switch b.unit {
	case words:
		return d.sentences[i].words
	case chars:
		return d.sentences[i].chars
	}
	return 1
}

// pick chooses the sentences of a summary, in the article's order: the best
// by score, none that says again what a better one said, none over the
// budget. Headlines, captions and broken lines are taken only from an article
// that holds nothing else.
func (d *document) pick(scores []float64, b budget) []int {
	order := byScore(scores)
	for _, tier := range []func(*sentence) bool{prose, anything} {
		var taken []int
		left := b.size
		for _, i := range order {
			cost := b.cost(d, i)
			if b.unit == chars && len(taken) > 0 {
				cost++
			}
			if cost > left || !tier(&d.sentences[i]) || d.repeats(i, taken) {
				continue
			}
			taken = append(taken, i)
			left -= cost
			if left == 0 {
				break
			}
		}
		if len(taken) > 0 {
			slices.Sort(taken)
			return taken
		}
	}
	return nil
}

func prose(s *sentence) bool {
	return !s.heading && s.kind != article.Subhead && s.kind != article.Caption && s.kind != article.Code && s.words > 0
}

func anything(*sentence) bool { return true }

// repeats says that sentence i mostly says what one taken says: three in five
// of its terms stand there.
func (d *document) repeats(i int, taken []int) bool {
	s := &d.sentences[i]
	for _, j := range taken {
		other := &d.sentences[j]
		shared := 0
		for _, t := range s.distinct {
			if slices.Contains(other.distinct, t) {
				shared++
			}
		}
		// 0.7: two sentences of one story share names and function words; above
		// this the second adds a word or two at most.
		if shared > 0 && float64(shared) >= 0.7*float64(min(len(s.distinct), len(other.distinct))) {
			return true
		}
	}
	return false
}
