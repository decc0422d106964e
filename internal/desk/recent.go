package desk

import (
	"context"
	"time"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/diffing"
	"github.com/stemma-news/stemma/internal/store"
)

// Recent is a state as it was captured, with the one before it.
type Recent = store.Recent

// Recent lists the states that were captured last, the latest first, n at most
// (0 means 50): of one article, of one family, or of all where both are "".
func (d *Desk) Recent(ctx context.Context, articleID, familyID string, n int) ([]Recent, error) {
	if familyID != "" {
		f, err := d.store.Family(ctx, familyID) // one that was merged has another id now
		if err != nil {
			return nil, err
		}
		familyID = f.ID
	}
	return d.store.Recent(ctx, articleID, familyID, n)
}

// Churn is how much one revision of an article changed of the one before.
type Churn struct {
	Revision string         `json:"revision"`
	Ordinal  int            `json:"ordinal"`
	Seen     time.Time      `json:"seen"`
	Before   string         `json:"before,omitempty"` // revision id; "" for the first
	Deleted  int            `json:"words_deleted"`
	Added    int            `json:"words_added"`
	Kinds    map[string]int `json:"kinds"` // of the changes
}

// maxChurn is of how many revisions it is told, the newest: what a page lists.
const maxChurn = 100

// ArticleChurn tells how much each revision of an article changed, the oldest
// first. Those before the newest hundred are left out.
func (d *Desk) ArticleChurn(ctx context.Context, articleID string) (Cached[[]Churn], error) {
	latest, err := d.latest(ctx, articleID)
	if err != nil {
		return Cached[[]Churn]{}, err
	}
	history, err := d.everyState(ctx, articleID)
	if err != nil {
		return Cached[[]Churn]{}, err
	}
	return keep(ctx, d, churnKey(articleID, latest, len(history)), func(ctx context.Context) ([]Churn, error) {
		out := []Churn{}
		var before *article.Article
		for i, r := range history[max(0, len(history)-maxChurn-1):] {
			if err := ctx.Err(); err != nil { // nobody waits any more
				return nil, err
			}
			a, err := d.store.Read(ctx, articleID, r.ID)
			if err != nil {
				return nil, err
			}
			c := Churn{Revision: r.ID, Ordinal: r.Ordinal, Seen: r.Seen, Kinds: map[string]int{}}
			if before != nil {
				diff := d.counted(diffing.Compare(before, a, diffing.Options{}))
				c.Before, c.Deleted, c.Added, c.Kinds = before.Revision, diff.Stats.WordsDeleted, diff.Stats.WordsAdded, diff.Stats.Kinds
			}
			if i > 0 || len(history) <= maxChurn {
				out = append(out, c)
			}
			before = a
		}
		// Taken down meanwhile: nothing made of it may be kept.
		_, err := d.store.Article(ctx, articleID)
		return out, err
	})
}

// everyState lists an article's history, the oldest first.
func (d *Desk) everyState(ctx context.Context, articleID string) (all []Revision, err error) {
	for after := ""; ; {
		list, next, err := d.store.Revisions(ctx, articleID, after, 500)
		if err != nil {
			return nil, err
		}
		if all = append(all, list...); next == "" {
			return all, nil
		}
		after = next
	}
}

// Gist is how much one state changed of another, for a line in a list.
type Gist struct {
	Deleted int            `json:"words_deleted"`
	Added   int            `json:"words_added"`
	Kinds   map[string]int `json:"kinds"` // of the changes
}

// Gist compares two captured states and gives the numbers alone: a list of
// many would otherwise hold all their texts.
func (d *Desk) Gist(ctx context.Context, old, new string) (Cached[Gist], error) {
	for _, id := range []string{old, new} {
		if err := d.present(ctx, id); err != nil {
			return Cached[Gist]{}, err
		}
	}
	return keep(ctx, d, gistKey(old, new), func(ctx context.Context) (Gist, error) {
		x, err := d.store.Revision(ctx, old)
		if err != nil {
			return Gist{}, err
		}
		y, err := d.store.Revision(ctx, new)
		if err != nil {
			return Gist{}, err
		}
		diff := diffing.Compare(x, y, diffing.Options{})
		if err := d.stands(ctx, old); err != nil {
			return Gist{}, err
		}
		return Gist{diff.Stats.WordsDeleted, diff.Stats.WordsAdded, diff.Stats.Kinds}, d.stands(ctx, new)
	})
}
