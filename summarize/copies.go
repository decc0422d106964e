package summarize

import (
	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/internal/fault"
	"github.com/stemma-news/stemma/internal/text"
)

// Shared is a summary of many copies of one story.
type Shared struct {
	Common *Summary  `json:"common"` // what every copy holds, in the words of the first; no sentences when they share none
	Only   []Summary `json:"only"`   // for each copy, in the order given, what no other holds
}

// ErrCopies says that a family was asked of fewer than two copies.
var ErrCopies = &fault.Error{
	Kind: fault.Invalid, Detail: "a summary of copies needs two or more",
	Fix: "send all copies of the story, the earliest first",
}

// held is the share of a sentence's word pairs that a copy must have to be
// said to hold it: edited lightly it keeps more, reworded fewer.
const held = 0.6

// Copies summarises copies of one story, the earliest first: what all of them
// hold, and for each what only it has. The budget is for each summary.
func Copies(copies []*article.Article, o Options) (*Shared, error) {
	if len(copies) < 2 {
		return nil, ErrCopies
	}
	all := make([]phrases, len(copies))
	for k, a := range copies {
		all[k] = phrasesOf(a)
	}
	common, err := among(copies[0], o, "the copies share no sentence", func(d *document, i int) bool {
		for _, p := range all[1:] {
			if p.share(d, i) < held {
				return false
			}
		}
		return true
	})
	if err != nil {
		return nil, err
	}
	out := &Shared{Common: common}
	for k, a := range copies {
		only, err := among(a, o, "this copy holds nothing that no other has", func(d *document, i int) bool {
			for j, p := range all {
				if j != k && p.share(d, i) >= held {
					return false
				}
			}
			return true
		})
		if err != nil {
			return nil, err
		}
		out.Only = append(out.Only, *only)
	}
	return out, nil
}

// among summarises the sentences of a that are let in; where none is, the
// summary has no sentences and a note.
func among(a *article.Article, o Options, note string, in func(*document, int) bool) (*Summary, error) {
	d, scores, err := score(a, o)
	if err != nil {
		return nil, err
	}
	left := 0
	for i := range d.sentences {
		if s := &d.sentences[i]; !s.prose() || !in(d, i) {
			s.barred = true
		} else {
			left++
		}
	}
	if left == 0 {
		s := d.summary(o, scores, nil)
		s.Note = note
		return s, nil
	}
	return d.answer(o, scores)
}

// pairHashes gives the hashes of the neighbouring words of a sentence; of its
// one word when it has no more.
func pairHashes(t string) []uint64 {
	spans := text.Words(t)
	out := make([]uint64, 0, len(spans))
	before := uint64(0)
	for k, w := range spans {
		h := hash(w.Of(t))
		if k > 0 {
			out = append(out, mix(before*prime64^h))
		} else if len(spans) == 1 {
			out = append(out, h)
		}
		before = h
	}
	return out
}
