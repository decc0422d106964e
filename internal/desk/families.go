package desk

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/stemma-news/stemma/family"
	"github.com/stemma-news/stemma/internal/fault"
	"github.com/stemma-news/stemma/internal/store"
)

const (
	// maxTree is of how many members texts are held at once, those captured
	// first: a tree of more is read by nobody, and 400 texts of 10 kB are 4 MB.
	// Of long ones fewer are held: so many bytes in all, former states likewise.
	maxTree      = 400
	maxTreeBytes = 16 << 20
	// maxStates is how many states of one member are looked at, the newest;
	// maxEarlier of all members together, so that texts at most double.
	maxStates  = 50
	maxEarlier = maxTree
)

// Family is a set of copies with its tree.
type Family struct {
	ID      string        `json:"id"`
	Version int64         `json:"version"`
	Founded time.Time     `json:"founded"`
	Members []Article     `json:"members"` // in the order of their first capture
	Tree    []family.Node `json:"tree"`    // one a member, in the same order; those after the four hundredth are left out
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
		family.Explain(nodes, copies)
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
	return keepFamily(ctx, d, "family", id, "", func(ctx context.Context, f store.Family) (Family, error) {
		copies, err := d.members(ctx, f)
		if err != nil {
			return Family{}, err
		}
		tree := family.Tree(f.ID, copies)
		family.Explain(tree, copies)
		return Family{
			ID: f.ID, Version: f.Version, Founded: f.Founded,
			Members: page(f.Members, "").Items, Tree: tree, Links: page(f.Links, "").Items,
		}, nil
	})
}

// members gives the copies of a family with their former states: a copy may
// have been made from any of them.
func (d *Desk) members(ctx context.Context, f store.Family) ([]family.Copy, error) {
	first := f.Members[:min(len(f.Members), maxTree)]
	copies, _, err := d.store.Copies(ctx, ids(first), maxTreeBytes)
	if err != nil {
		return nil, err
	}
	place := make(map[string]int, len(copies))
	for i, c := range copies {
		place[c.ID] = i
	}
	left, bytes := maxEarlier, maxTreeBytes
	for _, m := range first {
		i, there := place[m.ID]
		if !there || m.Revisions < 2 || left <= 0 || bytes <= 0 {
			continue
		}
		fit := 1 + bytes/max(1, len(copies[i].Text)) // former states are about as long as the latest
		states, err := d.store.States(ctx, m.ID, min(maxStates, left+1, fit))
		if err != nil {
			return nil, err
		}
		if n := len(states) - 1; n > 0 && states[n].Revision == copies[i].Revision {
			states[0].Seen = copies[i].Seen // it stands for those before it, which may not be held
			copies[i] = states[n]
			copies[i].Earlier = states[:n]
			left -= n
			for _, s := range states[:n] {
				bytes -= len(s.Text)
			}
		}
	}
	return copies, ctx.Err() // nobody waits any more: the tree is the greater work
}

// keepFamily gives the answer about a family as it is now, kept or computed.
// It is kept under the id that the family has now: whoever asks by an id that
// was merged into it shares the answer, and a take-down finds it.
func keepFamily[T any](ctx context.Context, d *Desk, what, id, parameters string, compute func(context.Context, store.Family) (T, error)) (Cached[T], error) {
	stand, ok := d.heads.get(id)
	if !ok {
		f, err := d.store.Family(ctx, id)
		if err != nil {
			return Cached[T]{}, err
		}
		stand = f.ID + "/" + strconv.FormatInt(f.Version, 10)
		d.heads.put(id, stand)
	}
	return keep(ctx, d, familyKey(what, stand)+parameters, func(ctx context.Context) (T, error) {
		var none T
		f, err := d.store.Family(ctx, id)
		if err != nil {
			return none, err
		}
		// Taken down meanwhile, a member changed the family, which may be gone
		// with it: nothing made of it may be kept. Mostly a copy only came in.
		const tries = 3
		for range tries {
			v, err := compute(ctx, f)
			if err != nil {
				return none, err
			}
			now, err := d.store.Family(ctx, id)
			if err != nil {
				return none, err
			}
			if now.ID == f.ID && now.Version == f.Version {
				return v, nil
			}
			f = now
		}
		return none, &fault.Error{Kind: fault.Busy, Detail: "the family changed while it was read", Fix: "try again", After: time.Second}
	})
}

func ids(members []Article) []string {
	out := make([]string, len(members))
	for i, m := range members {
		out[i] = m.ID
	}
	return out
}
