package store

import (
	"context"
	"iter"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/family"
)

// Article gives what is known of an article.
func (d *DB) Article(ctx context.Context, id string) (Article, error) { panic("interim") }

// ArticleByKey gives the article that a key names.
func (d *DB) ArticleByKey(ctx context.Context, key string) (Article, error) {
	return d.Article(ctx, ArticleID(key))
}

// Articles lists articles, the newest first, n of them (0 means 50, at most
// 500) after a cursor that an earlier call gave; "" begins. next is "" at the
// end. What is captured meanwhile never shifts a later page.
func (d *DB) Articles(ctx context.Context, after string, n int) (list []Article, next string, err error) {
	panic("interim")
}

// Revisions lists an article's history, the oldest first, with cursors as
// Articles has them.
func (d *DB) Revisions(ctx context.Context, articleID, after string, n int) (list []Revision, next string, err error) {
	panic("interim")
}

// Revision gives the article of a revision, with the facts (URL, dates,
// furniture) of the first article that held it.
func (d *DB) Revision(ctx context.Context, id string) (*article.Article, error) { panic("interim") }

// Read gives an article's state with that article's own facts: the revision
// asked for, or its latest when revisionID is "".
func (d *DB) Read(ctx context.Context, articleID, revisionID string) (*article.Article, error) {
	panic("interim")
}

// Holders gives each place in a history where a revision stands, the earliest
// first, 100 at most.
func (d *DB) Holders(ctx context.Context, revisionID string) ([]Revision, error) { panic("interim") }

// Family gives a family with its members and their links. The id of a family
// that was merged into another gives that other.
func (d *DB) Family(ctx context.Context, id string) (Family, error) { panic("interim") }

// Copies gives the latest text of each article, in the order asked, ready for
// family.Relate and family.Tree. One that is gone is left out.
func (d *DB) Copies(ctx context.Context, articleIDs []string) ([]family.Copy, error) {
	panic("interim")
}

// Candidates gives up to n articles (0 means 10) that may be copies of the
// text, the likeliest first, leaving out the article except. It reads a
// bounded number of postings whatever the store holds.
func (d *DB) Candidates(ctx context.Context, text, language, except string, n int) ([]Candidate, error) {
	panic("interim")
}

// Changes gives n lines of the log (0 means 100, at most 1,000) that follow
// the line numbered after.
func (d *DB) Changes(ctx context.Context, after int64, n int) ([]Change, error) { panic("interim") }

// Stats counts.
func (d *DB) Stats(ctx context.Context) (Stats, error) { panic("interim") }

// Export gives everything in the order of capture, so that capturing it again
// elsewhere gives the same store. Memory is bounded; what is captured while it
// runs may or may not be part of it. The last element may carry an error.
func (d *DB) Export(ctx context.Context) iter.Seq2[Exported, error] { panic("interim") }
