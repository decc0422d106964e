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

// Compare compares two sources. Nothing is kept.
func (d *Desk) Compare(ctx context.Context, old, new ingest.Source, o diffing.Options) (Comparison, error) {
	panic("interim")
}

// CompareTexts compares two texts as they are: nothing is set apart, and the
// spans are of the texts as given.
func (d *Desk) CompareTexts(ctx context.Context, old, new string, o diffing.Options) (*diffing.Diff, error) {
	panic("interim")
}

// CompareSentences compares two lists of sentences as given; the spans are of
// the lists joined by one space.
func (d *Desk) CompareSentences(ctx context.Context, old, new []string, o diffing.Options) (*diffing.Diff, error) {
	panic("interim")
}

// CompareRevisions compares two captured states, of one article or of two.
func (d *Desk) CompareRevisions(ctx context.Context, old, new string, o diffing.Options) (Cached[Comparison], error) {
	panic("interim")
}
