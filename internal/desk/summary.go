package desk

import (
	"context"

	"github.com/stemma-news/stemma/article"
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

// Read reads a source as an article. Nothing is kept.
func (d *Desk) Read(ctx context.Context, s ingest.Source) (*article.Article, error) {
	panic("interim")
}

// Summarize reads and summarizes a source. Nothing is kept. When plain text
// was given, the spans are of the text as given.
func (d *Desk) Summarize(ctx context.Context, s ingest.Source, o summarize.Options) (Summary, *article.Article, error) {
	panic("interim")
}

// ArticleSummary summarizes an article's latest revision.
func (d *Desk) ArticleSummary(ctx context.Context, articleID string, o summarize.Options) (Cached[Summary], error) {
	panic("interim")
}

// RevisionSummary summarizes a revision.
func (d *Desk) RevisionSummary(ctx context.Context, id string, o summarize.Options) (Cached[Summary], error) {
	panic("interim")
}
