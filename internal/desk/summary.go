package desk

import (
	"context"
	"strconv"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/diffing"
	"github.com/stemma-news/stemma/ingest"
	"github.com/stemma-news/stemma/summarize"
)

// Summary is a summary with what it is of.
type Summary struct {
	summarize.Summary
	Of          string `json:"of"` // which text the spans speak of: "text" as given, or the article's "body"
	Article     string `json:"article,omitempty"`
	Revision    string `json:"revision"`
	Title       string `json:"title"`
	Description string `json:"description,omitempty"` // the publisher's own words, for comparison
}

// Read reads a source as an article; an address alone is fetched. Nothing is
// kept.
func (d *Desk) Read(ctx context.Context, s ingest.Source) (*article.Article, error) {
	s, release, err := d.brought(ctx, s)
	if err != nil {
		return nil, err
	}
	defer release()
	return d.read(ctx, s)
}

// read reads a source that has its data.
func (d *Desk) read(ctx context.Context, s ingest.Source) (*article.Article, error) {
	if err := d.bounded(len(s.Data)); err != nil {
		return nil, err
	}
	free, err := d.slot(ctx)
	if err != nil {
		return nil, err
	}
	defer free()
	return ingest.Read(s)
}

// Summarize reads and summarizes a source; an address alone is fetched.
// Nothing is kept. When plain text was given, the spans are of the text as
// given.
func (d *Desk) Summarize(ctx context.Context, s ingest.Source, o summarize.Options) (Summary, *article.Article, error) {
	sent := len(s.Data) > 0
	s, release, err := d.brought(ctx, s)
	if err != nil {
		return Summary{}, nil, err
	}
	defer release()
	if err := d.bounded(len(s.Data)); err != nil {
		return Summary{}, nil, err
	}
	free, err := d.slot(ctx)
	if err != nil {
		return Summary{}, nil, err
	}
	defer free()
	a, err := ingest.Read(s)
	if err != nil {
		return Summary{}, nil, err
	}
	sum, err := summarizeArticle(a, o)
	if err != nil {
		return Summary{}, nil, err
	}
	for i, one := range sum.Sentences {
		given, ok := a.Given(article.Span{Start: one.Start, End: one.End})
		if !ok || !sent { // of what was fetched the caller has no text as given
			break
		}
		sum.Of = "text"
		sum.Sentences[i].Start, sum.Sentences[i].End = given.Start, given.End
	}
	return sum, a, nil
}

// ArticleSummary summarizes an article's latest revision.
func (d *Desk) ArticleSummary(ctx context.Context, articleID string, o summarize.Options) (Cached[Summary], error) {
	latest, err := d.latest(ctx, articleID)
	if err != nil {
		return Cached[Summary]{}, err
	}
	return keep(ctx, d, summaryKey("summary", articleID, latest, o), func(ctx context.Context) (Summary, error) {
		a, err := d.store.Read(ctx, articleID, latest)
		if err != nil {
			return Summary{}, err
		}
		sum, err := summarizeArticle(a, o)
		if err != nil {
			return Summary{}, err
		}
		sum.Article = articleID
		// Taken down meanwhile: nothing made of it may be kept.
		_, err = d.store.Article(ctx, articleID)
		return sum, err
	})
}

// RevisionSummary summarizes a revision.
func (d *Desk) RevisionSummary(ctx context.Context, id string, o summarize.Options) (Cached[Summary], error) {
	if err := d.present(ctx, id); err != nil {
		return Cached[Summary]{}, err
	}
	return keep(ctx, d, summaryKey("summary", "", id, o), func(ctx context.Context) (Summary, error) {
		a, err := d.store.Revision(ctx, id)
		if err != nil {
			return Summary{}, err
		}
		sum, err := summarizeArticle(a, o)
		if err != nil {
			return Summary{}, err
		}
		return sum, d.stands(ctx, id)
	})
}

// RevisionUpdate summarizes what a revision says that another, earlier one
// does not: what was added, and what was corrected.
func (d *Desk) RevisionUpdate(ctx context.Context, id, since string, o summarize.Options) (Cached[Summary], error) {
	for _, one := range []string{id, since} {
		if err := d.present(ctx, one); err != nil {
			return Cached[Summary]{}, err
		}
	}
	return keep(ctx, d, summaryKey("update."+strconv.Itoa(diffing.Version), since, id, o), func(ctx context.Context) (Summary, error) {
		a, err := d.store.Revision(ctx, id)
		if err != nil {
			return Summary{}, err
		}
		before, err := d.store.Revision(ctx, since)
		if err != nil {
			return Summary{}, err
		}
		sum, err := summarize.Update(a, before, corrections(d.counted(diffing.Compare(before, a, diffing.Options{}))), o)
		if err != nil {
			return Summary{}, err
		}
		if err := d.stands(ctx, since); err != nil {
			return Summary{}, err
		}
		return of(a, sum), d.stands(ctx, id)
	})
}

// Update is RevisionUpdate of two articles at hand.
func Update(a, before *article.Article, o summarize.Options) (*summarize.Summary, error) {
	return summarize.Update(a, before, corrections(diffing.Compare(before, a, diffing.Options{})), o)
}

// corrections are the places of the newer text where a fact changed.
func corrections(d *diffing.Diff) (out []summarize.Correction) {
	blocks := make(map[int]*diffing.Block, len(d.Blocks))
	for i := range d.Blocks {
		blocks[d.Blocks[i].ID] = &d.Blocks[i]
	}
	for _, ch := range d.Changes {
		b := blocks[ch.Block]
		if !diffing.IsFact(ch.Kind) || ch.Kind == "invisible" || b == nil || b.New == nil { // a trick of spelling is no news
			continue
		}
		at := b.New.Start
		switch {
		case ch.New != nil:
			at = ch.New.Start
		case ch.Old != nil: // it is gone: where it stood
			for _, e := range b.Edits {
				if e.Old != nil && e.Old.End > ch.Old.Start {
					break
				}
				if e.New != nil {
					at = e.New.End - 1
				}
			}
		}
		out = append(out, summarize.Correction{At: at, Says: ch.Says})
	}
	return out
}

func summarizeArticle(a *article.Article, o summarize.Options) (Summary, error) {
	sum, err := summarize.Summarize(a, o)
	if err != nil {
		return Summary{}, err
	}
	return of(a, sum), nil
}

// of says what a summary is of.
func of(a *article.Article, sum *summarize.Summary) Summary {
	return Summary{Summary: *sum, Of: "body", Revision: a.Revision, Title: a.Title, Description: a.Description}
}
