package desk

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/internal/fault"
)

// Page is a part of a list; Next is the cursor of the rest, "" at the end.
type Page[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next,omitempty"`
}

// State is one revision with its text and where it stands.
type State struct {
	*article.Article
	Holders []Revision `json:"holders"` // each place in a history where it stands, the earliest first
}

// Tombstone is what stays of an article that was taken down.
type Tombstone struct {
	Article string    `json:"article"`
	At      time.Time `json:"at"`
	Reason  string    `json:"reason"`
}

// Articles lists articles, the newest first.
func (d *Desk) Articles(ctx context.Context, after string, n int) (Page[Article], error) {
	list, next, err := d.store.Articles(ctx, after, n)
	return page(list, next), err
}

// Article gives what is known of an article.
func (d *Desk) Article(ctx context.Context, id string) (Article, error) {
	return d.store.Article(ctx, id)
}

// ArticleText gives an article's state with its own facts: the revision asked
// for, or its latest when revisionID is "".
func (d *Desk) ArticleText(ctx context.Context, articleID, revisionID string) (*article.Article, error) {
	return d.store.Read(ctx, articleID, revisionID)
}

// Revisions lists an article's history, the oldest first.
func (d *Desk) Revisions(ctx context.Context, articleID, after string, n int) (Page[Revision], error) {
	list, next, err := d.store.Revisions(ctx, articleID, after, n)
	return page(list, next), err
}

// Revision gives one captured state.
func (d *Desk) Revision(ctx context.Context, id string) (State, error) {
	held, err := d.store.Holders(ctx, id)
	if err != nil {
		return State{}, err
	}
	if len(held) == 0 {
		return State{}, missingRevision(id)
	}
	a, err := d.store.Read(ctx, held[0].Article, id)
	return State{Article: a, Holders: held}, err
}

// Changes lists what happened after the line of the log numbered after, the
// oldest first. Next is the number to ask with next time, also when nothing is
// left now.
func (d *Desk) Changes(ctx context.Context, after int64, n int) (Page[Change], error) {
	list, err := d.store.Changes(ctx, after, n)
	if len(list) > 0 {
		after = list[len(list)-1].Seq
	}
	return page(list, strconv.FormatInt(after, 10)), err
}

// TakeDown removes an article's texts from store, index and caches. A
// tombstone with time and reason stays.
func (d *Desk) TakeDown(ctx context.Context, articleID, reason string) (Tombstone, error) {
	// Also what another article says word for word: kept comparisons of it may
	// name this one.
	ids, err := d.everyRevision(ctx, articleID)
	if err != nil {
		return Tombstone{}, err
	}
	// And answers about a family that it has left stay kept under that family.
	families, err := d.store.PastFamilies(ctx, articleID)
	if err != nil {
		return Tombstone{}, err
	}
	gone, err := d.store.TakeDown(ctx, articleID, reason)
	if err != nil {
		return Tombstone{}, err
	}
	ids = slices.Concat(ids, families, []string{articleID, gone.Family}, gone.Revisions)
	ids = slices.DeleteFunc(ids, func(id string) bool { return id == "" })
	d.heads.drop(ids...)
	if err := d.cache.Forget(ctx, ids...); err != nil {
		// The text is gone from the store, so no answer is made of it again;
		// but copies in Redis may outlive this, and the caller must know.
		return Tombstone{}, &fault.Error{
			Kind: fault.Busy, Detail: "the article is taken down, but the shared cache did not answer and may hold answers made of it",
			Fix: "repeat the request when Redis answers again; repeating is harmless", After: 5 * time.Second, Cause: err,
		}
	}
	return Tombstone{Article: gone.Article, At: gone.At, Reason: gone.Reason}, nil
}

// everyRevision lists the ids of an article's history; none when it is gone.
func (d *Desk) everyRevision(ctx context.Context, articleID string) (ids []string, err error) {
	for after := ""; ; {
		list, next, err := d.store.Revisions(ctx, articleID, after, 500)
		if err != nil {
			if fault.From(err).Kind == fault.Gone {
				return nil, nil
			}
			return nil, err
		}
		for _, r := range list {
			ids = append(ids, r.ID)
		}
		if next == "" {
			return ids, nil
		}
		after = next
	}
}

// latest gives an article's latest revision as it was a moment ago at most.
func (d *Desk) latest(ctx context.Context, articleID string) (string, error) {
	if id, ok := d.heads.get(articleID); ok {
		return id, nil
	}
	a, err := d.store.Article(ctx, articleID)
	if err != nil {
		return "", err
	}
	d.heads.put(articleID, a.Latest)
	return a.Latest, nil
}

// present says with an error that a revision is not there, as of a moment ago.
func (d *Desk) present(ctx context.Context, revision string) error {
	if _, ok := d.heads.get(revision); ok {
		return nil
	}
	if err := d.stands(ctx, revision); err != nil {
		return err
	}
	d.heads.put(revision, "")
	return nil
}

// stands says with an error that a revision is not there now.
func (d *Desk) stands(ctx context.Context, revision string) error {
	held, err := d.store.Holders(ctx, revision)
	if err != nil {
		return err
	}
	if len(held) == 0 {
		return missingRevision(revision)
	}
	return nil
}

func missingRevision(id string) error {
	return fault.New(fault.Missing, fmt.Sprintf("there is no revision %.40q", id), "list an article's revisions for their ids")
}

// page makes a part of a list, which is [] and not null in JSON when empty.
func page[T any](items []T, next string) Page[T] {
	if items == nil {
		items = []T{}
	}
	return Page[T]{Items: items, Next: next}
}
