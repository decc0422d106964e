package desk

import (
	"context"
	"time"

	"github.com/stemma-news/stemma/article"
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
	panic("interim")
}

// Article gives what is known of an article.
func (d *Desk) Article(ctx context.Context, id string) (Article, error) { panic("interim") }

// ArticleText gives an article's state with its own facts: the revision asked
// for, or its latest when revisionID is "".
func (d *Desk) ArticleText(ctx context.Context, articleID, revisionID string) (*article.Article, error) {
	panic("interim")
}

// Revisions lists an article's history, the oldest first.
func (d *Desk) Revisions(ctx context.Context, articleID, after string, n int) (Page[Revision], error) {
	panic("interim")
}

// Revision gives one captured state.
func (d *Desk) Revision(ctx context.Context, id string) (State, error) { panic("interim") }

// Changes lists what happened after the line of the log numbered after, the
// oldest first. Next is the number to ask with next time, also when nothing is
// left now.
func (d *Desk) Changes(ctx context.Context, after int64, n int) (Page[Change], error) {
	panic("interim")
}

// TakeDown removes an article's texts from store, index and caches. A
// tombstone with time and reason stays.
func (d *Desk) TakeDown(ctx context.Context, articleID, reason string) (Tombstone, error) {
	panic("interim")
}
