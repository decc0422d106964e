package desk

import (
	"context"
	"time"

	"github.com/stemma-news/stemma/family"
)

// Family is a set of copies with its tree.
type Family struct {
	ID      string        `json:"id"`
	Version int64         `json:"version"`
	Founded time.Time     `json:"founded"`
	Members []Article     `json:"members"` // in the order of their first capture
	Tree    []family.Node `json:"tree"`    // one a member, in the same order
	Links   []Link        `json:"links"`
}

// Families sorts texts into families and draws their trees. Nothing is kept.
func (d *Desk) Families(ctx context.Context, copies []family.Copy) ([]family.Node, error) {
	panic("interim")
}

// Relate says how two texts are related. Nothing is kept.
func (d *Desk) Relate(ctx context.Context, a, b family.Copy) (family.Pair, error) {
	panic("interim")
}

// Family gives a family with its tree.
func (d *Desk) Family(ctx context.Context, id string) (Cached[Family], error) {
	panic("interim")
}
