package desk

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/stemma-news/stemma/family"
	"github.com/stemma-news/stemma/internal/fault"
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
func (d *Desk) Families(ctx context.Context, copies []family.Copy) (nodes []family.Node, err error) {
	if len(copies) > d.limits.Copies {
		return nil, fault.New(fault.TooLarge,
			fmt.Sprintf("%d texts are more than the %d that one question may hold", len(copies), d.limits.Copies),
			"ask in parts, or capture the articles: the store finds families among any number")
	}
	size := 0
	for _, c := range copies {
		size += len(c.Text)
	}
	err = d.compute(ctx, size, func() error {
		nodes = family.Build(copies)
		return nil
	})
	return nodes, err
}

// Relate says how two texts are related. Nothing is kept.
func (d *Desk) Relate(ctx context.Context, a, b family.Copy) (pair family.Pair, err error) {
	err = d.compute(ctx, len(a.Text)+len(b.Text), func() error {
		pair = family.Relate(a, b)
		return nil
	})
	return pair, err
}

// Family gives a family with its tree.
func (d *Desk) Family(ctx context.Context, id string) (Cached[Family], error) {
	version, ok := d.heads.get(id)
	if !ok {
		f, err := d.store.Family(ctx, id)
		if err != nil {
			return Cached[Family]{}, err
		}
		version = strconv.FormatInt(f.Version, 10)
		d.heads.put(id, version)
	}
	return keep(ctx, d, familyKey(id, version), func(ctx context.Context) (Family, error) {
		f, err := d.store.Family(ctx, id)
		if err != nil {
			return Family{}, err
		}
		ids := make([]string, len(f.Members))
		for i, m := range f.Members {
			ids[i] = m.ID
		}
		copies, err := d.store.Copies(ctx, ids)
		if err != nil {
			return Family{}, err
		}
		return Family{
			ID: f.ID, Version: f.Version, Founded: f.Founded,
			Members: page(f.Members, "").Items, Tree: family.Tree(f.ID, copies), Links: page(f.Links, "").Items,
		}, nil
	})
}
