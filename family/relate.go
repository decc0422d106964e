package family

import (
	"cmp"
	"slices"
	"strings"
)

// Relate compares two texts word for word. Of two articles of one publisher,
// the head and the foot that they share are left out.
func Relate(a, b Copy) Pair {
	r := readAll([]Copy{a, b})
	return relate(r[0], r[1])
}

// RelateAll compares one text with each of several, as Relate does, and reads
// it only once.
func RelateAll(a Copy, others []Copy) []Pair {
	l := newLexicon()
	own := l.read(a.Text, nil)
	own.about(a)
	l.closed = true // what a has not, none of them shares with it
	out := make([]Pair, len(others))
	for i, b := range others {
		if a.Publisher != "" && a.Publisher == b.Publisher {
			out[i] = Relate(a, b)
			continue
		}
		other := l.read(b.Text, nil)
		other.about(b)
		out[i] = relate(own, other)
	}
	return out
}

// relate compares two readings. Repeats can be tiled in more than one way, so
// one order is fixed, for the same answer from either side.
func relate(a, b *reading) Pair {
	if cmp.Or(cmp.Compare(len(a.words), len(b.words)), strings.Compare(a.text, b.text)) > 0 {
		p := relate(b, a)
		p.AInB, p.BInA = p.BInA, p.AInB
		for k, x := range p.Passages {
			p.Passages[k] = Passage{A: x.B, B: x.A}
		}
		slices.SortFunc(p.Passages, func(x, y Passage) int { return cmp.Compare(x.A.Start, y.A.Start) })
		return p
	}
	shared := tiles(a, b)
	p := Pair{Relation: judge(a, b, shared), Passages: make([]Passage, len(shared))}
	words := 0
	for k, t := range shared {
		words += t.n
		p.Passages[k] = Passage{
			A: Span{Start: a.spans[t.i].Start, End: a.spans[t.i+t.n-1].End},
			B: Span{Start: b.spans[t.j].Start, End: b.spans[t.j+t.n-1].End},
		}
	}
	p.AInB, p.BInA = share(float64(words), len(a.words)), share(float64(words), len(b.words))
	return p
}

func share(n float64, of int) float64 {
	if of == 0 {
		return 0
	}
	return n / float64(of)
}

// The thresholds of a relation, one set for every kind of text. Fitted on 76
// pairs of news articles that two readers labelled alike, 47 short answers
// (Clough and Stevenson 2011) and 14,690 pairs of a synthetic syndicate; each
// is the middle of a stretch where all three sets stay within .01 of their best.
const (
	proseCopy    = 0.55  // of the shorter text's own prose: .50 to .63
	proseLeast   = 20    // words of prose, or else the whole text: of an interview the three words between two answers prove nothing
	prosePartial = 0.24  // likewise, with what the longest run adds: .23 to .25
	runWorth     = 0.005 // of a word of the longest run: a whole paragraph word for word is no chance
	runMost      = 40    // words of it that count; more add nothing
	sameHeadline = 0.1   // added for one: of the dev pairs below prosePartial that share a run and a headline all were kin
	wordsQuotes  = 0.15  // of all the shorter text's words
	mouldSwaps   = 0.02  // facts put in place of others, a shared word: copies have up to .009, moulds from .03
	mouldLeast   = 1.5   // such facts at least: one alone is a correction
)

// judge weighs what two texts share against the shorter of them, since an
// excerpt is all in its original. Quoted words prove an event and not a copy,
// so the measure is the prose outside quotation marks.
func judge(a, b *reading, shared []tile) Relation {
	prose, all, longest := 0, 0, 0
	for _, t := range shared {
		all += t.n
		run := 0
		for d := range t.n {
			if a.quoted[t.i+d] || b.quoted[t.j+d] {
				run = 0
				continue
			}
			prose++
			run++
			longest = max(longest, run)
		}
	}
	whole := min(len(a.words), len(b.words))
	own := share(float64(prose), max(min(a.prose(), b.prose()), min(whole, proseLeast)))
	var r Relation
	switch {
	case own >= proseCopy:
		r = IsCopy
	case own+float64(runWorth*float64(min(longest, runMost)))+a.headline(b) >= prosePartial:
		r = IsPartial
	case share(float64(all), whole) >= wordsQuotes:
		r = IsQuotes
	default:
		return Differs
	}
	if swapped := swaps(a, b, shared); swapped >= mouldLeast && swapped >= float64(mouldSwaps*float64(all)) {
		return Differs
	}
	return r
}

// headline is what the same headline adds.
func (r *reading) headline(b *reading) float64 {
	const least = 4 // words; shorter ones are labels
	if r.title == b.title && strings.Count(r.title, " ")+1 >= least {
		return sameHeadline
	}
	return 0
}

// prose counts the words outside quotation marks.
func (r *reading) prose() int {
	n := 0
	for _, q := range r.quoted {
		if !q {
			n++
		}
	}
	return n
}
