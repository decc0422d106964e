package summarize

import "github.com/stemma-news/stemma/article"

// Update summarises what a says that before, an earlier state of it, did not.
// When nothing was added the summary has no sentences and says so in Note: the
// one case in which a summary is empty.
func Update(a, before *article.Article, o Options) (*Summary, error) {
	d, scores, err := score(a, o)
	if err != nil {
		return nil, err
	}
	known := phrasesOf(before)
	low, high := bounds(scores)
	fresh := 0
	for i := range scores {
		news := 1 - known.share(d, i)
		if d.sentences[i].words == 0 || news < enoughNews {
			d.sentences[i].barred = true
			continue
		}
		fresh++
		scores[i] += news * (high - low) / 2 // half the scale for all new: what was only extended comes after what was added
	}
	if fresh == 0 {
		s := d.summary(o, scores, nil)
		s.Note = "nothing was added since the revision before"
		return s, nil
	}
	return d.answer(o, scores)
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
