package summarize

import (
	"sort"

	"github.com/stemma-news/stemma/article"
)

// Correction is a place where an article tells a fact otherwise than an earlier
// state of it did, as a comparison of the two found. A corrected figure is news,
// though nearly all words of its sentence stood there before.
type Correction struct {
	At   int    // a byte of the body, within the sentence
	Says string // what changed, one plain English sentence; the weightiest stand first
}

// Update summarises what a says that before, an earlier state of it, did not:
// sentences that were added, and those with a correction. When there is neither
// the summary has no sentences and says so in Note: the one case in which a
// summary is empty. A ranking is of these sentences alone.
func Update(a, before *article.Article, corrections []Correction, o Options) (*Summary, error) {
	d, scores, err := score(a, o)
	if err != nil {
		return nil, err
	}
	d.correct(corrections)
	known := phrasesOf(before)
	low, high := bounds(scores)
	fresh := 0
	for i := range scores {
		news := 1 - known.share(d, i)
		if len(d.sentences[i].corrected) > 0 {
			news = 1
		}
		if d.sentences[i].words == 0 || news < enoughNews {
			d.sentences[i].barred = true
			continue
		}
		fresh++
		scores[i] += news * (high - low) / 2 // half the scale for all new: what was only extended comes after what was added
	}
	if fresh == 0 {
		s := d.summary(o, scores, nil)
		s.Note = "nothing was added or corrected since the revision before"
		return s, nil
	}
	if o.Ranking {
		return d.ranking(o, scores), nil
	}
	return d.answer(o, scores)
}

// correct notes each correction at its sentence.
func (d *document) correct(all []Correction) {
	for _, c := range all {
		i := sort.Search(len(d.sentences), func(i int) bool { return d.sentences[i].End > c.At })
		if i < len(d.sentences) && d.sentences[i].Start <= c.At {
			d.sentences[i].corrected = append(d.sentences[i].corrected, c.Says)
		}
	}
}

// enoughNews is the share of a sentence's word pairs that must be new for it
// to count as added. A reworded sentence keeps about half of them.
const enoughNews = 0.5

// phrases are the neighbouring words of an article, by hash.
type phrases map[uint64]bool

func phrasesOf(a *article.Article) phrases {
	known := phrases{}
	if a == nil {
		return known
	}
	for _, s := range a.Sentences {
		for _, h := range pairHashes(s.Of(a.Body)) {
			known[h] = true
		}
	}
	return known
}

// share is how much of sentence i the phrases hold, 0 to 1.
func (p phrases) share(d *document, i int) float64 {
	pairs := pairHashes(d.text(i))
	held := 0
	for _, h := range pairs {
		if p[h] {
			held++
		}
	}
	return ratio(float64(held), float64(len(pairs)))
}
