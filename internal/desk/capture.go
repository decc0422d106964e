package desk

import (
	"context"
	"time"

	"github.com/stemma-news/stemma/family"
	"github.com/stemma-news/stemma/ingest"
)

// CaptureRequest is one state of an article to keep. The article is known by
// its canonical URL (that of the page, else Source.URL) or by Key.
type CaptureRequest struct {
	Source ingest.Source
	Key    string    // the caller's own; wins over the URL
	Seen   time.Time // zero means now
}

// Captured says what became of it.
type Captured struct {
	Article     string   `json:"article"`
	Revision    string   `json:"revision"`
	Number      int      `json:"number"` // of the revision in the article's history, from 1
	Title       string   `json:"title"`
	NewArticle  bool     `json:"new_article"`
	NewRevision bool     `json:"new_revision"`
	Family      string   `json:"family"`
	Nearest     *Nearest `json:"nearest,omitempty"` // the copy most like it, when there is one
	Compare     *Pairing `json:"compare,omitempty"` // with what came before
}

// Nearest is the copy that shares most with an article.
type Nearest struct {
	Article  string          `json:"article"`
	Revision string          `json:"revision"`
	Title    string          `json:"title"`
	Relation family.Relation `json:"relation"`
	ThisInIt float64         `json:"this_in_it"` // share of the captured words that stand in it
	ItInThis float64         `json:"it_in_this"`
}

// Pairing names a comparison worth reading.
type Pairing struct {
	Old     string `json:"old"` // revision ids
	New     string `json:"new"`
	Because string `json:"because"` // "previous": what this article said before; "nearest": the copy most like it
}

// Capture reads a source, keeps it as its article's latest revision and finds
// its copies. Repeating it is harmless.
func (d *Desk) Capture(ctx context.Context, r CaptureRequest) (Captured, error) {
	panic("interim")
}
