package desk

import (
	"context"
	"time"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/diffing"
	"github.com/stemma-news/stemma/ingest"
)

// Comparison is two states of a text and what changed between them. Spans are
// of the two bodies.
type Comparison struct {
	Old Side `json:"old"`
	New Side `json:"new"`
	diffing.Diff
}

// Side is one of the two.
type Side struct {
	ArticleID string     `json:"article,omitempty"` // that held it first; "" when it was pasted
	Seen      *time.Time `json:"seen,omitempty"`    // when it was first captured
	*article.Article
}

// Compare compares two sources; an address alone is fetched. Nothing is kept.
func (d *Desk) Compare(ctx context.Context, old, new ingest.Source, o diffing.Options) (Comparison, error) {
	var c Comparison
	old, n, err := d.fetched(ctx, old)
	if err != nil {
		return c, sided("old", err)
	}
	new, m, err := d.fetched(ctx, new)
	if err != nil {
		return c, sided("new", err)
	}
	// Room for both at once, when both have come: the one that waited for the
	// other site would keep others out, and two who each hold one for each other.
	if n+m > 0 {
		release, err := d.Admit(ctx, n+m)
		if err != nil {
			return c, err
		}
		defer release()
	}
	err = d.compute(ctx, len(old.Data)+len(new.Data), func() error {
		x, err := ingest.Read(old)
		if err != nil {
			return sided("old", err)
		}
		y, err := ingest.Read(new)
		if err != nil {
			return sided("new", err)
		}
		c = Comparison{Old: Side{Article: x}, New: Side{Article: y}, Diff: *d.counted(diffing.Compare(x, y, o))}
		return nil
	})
	return c, err
}

// CompareTexts compares two texts as they are: nothing is set apart, and the
// spans are of the texts as given.
func (d *Desk) CompareTexts(ctx context.Context, old, new string, o diffing.Options) (diff *diffing.Diff, err error) {
	err = d.compute(ctx, len(old)+len(new), func() error {
		diff = d.counted(diffing.Texts(old, new, o))
		return nil
	})
	return diff, err
}

// CompareSentences compares two lists of sentences as given; the spans are of
// the lists joined by one space.
func (d *Desk) CompareSentences(ctx context.Context, old, new []string, o diffing.Options) (diff *diffing.Diff, err error) {
	size := 0
	for _, s := range old {
		size += len(s)
	}
	for _, s := range new {
		size += len(s)
	}
	err = d.compute(ctx, size, func() error {
		diff = d.counted(diffing.Sentences(old, new, o))
		return nil
	})
	return diff, err
}

// CompareRevisions compares two captured states, of one article or of two.
func (d *Desk) CompareRevisions(ctx context.Context, old, new string, o diffing.Options) (Cached[Comparison], error) {
	for _, id := range []string{old, new} {
		if err := d.present(ctx, id); err != nil {
			return Cached[Comparison]{}, err
		}
	}
	return keep(ctx, d, comparisonKey(old, new, o), func(ctx context.Context) (Comparison, error) {
		x, err := d.side(ctx, old)
		if err != nil {
			return Comparison{}, err
		}
		y, err := d.side(ctx, new)
		if err != nil {
			return Comparison{}, err
		}
		c := Comparison{Old: x, New: y, Diff: *d.counted(diffing.Compare(x.Article, y.Article, o))}
		if err := d.stands(ctx, old); err != nil {
			return Comparison{}, err
		}
		return c, d.stands(ctx, new)
	})
}

// counted counts a comparison that was made, and says so when the edits did not
// rebuild both sides: it is told as whole replacement then, and is a bug of
// ours.
func (d *Desk) counted(diff *diffing.Diff) *diffing.Diff {
	d.comparisons.Add(1)
	if diff.Stats.Coarse {
		d.coarse.Add(1)
	}
	if diff.Stats.Breach {
		d.breaches.Add(1)
		d.log.Error("a comparison broke the Law and is told as whole replacement",
			"old_sentences", diff.Stats.OldSentences, "new_sentences", diff.Stats.NewSentences)
	}
	return diff
}

func (d *Desk) side(ctx context.Context, revision string) (Side, error) {
	held, err := d.store.Holders(ctx, revision)
	if err != nil {
		return Side{}, err
	}
	if len(held) == 0 {
		return Side{}, missingRevision(revision)
	}
	a, err := d.store.Read(ctx, held[0].Article, revision)
	if err != nil {
		return Side{}, err
	}
	return Side{ArticleID: held[0].Article, Seen: &held[0].Seen, Article: a}, nil
}
