package desk

import (
	"cmp"
	"context"
	"slices"

	"github.com/stemma-news/stemma/family"
	"github.com/stemma-news/stemma/internal/fault"
)

// candidates is how many articles a capture is compared with, the likeliest
// first.
const candidates = 16

// kin is what an article was compared with. Its size does not grow with the
// family or the store, so the millionth capture costs what the thousandth did.
type kin struct {
	own      family.Copy
	revision string          // what own is the text of
	tried    map[string]bool // other articles, by id
	found    []relative      // of these, the copies
}

// relative is an article that was compared, word for word.
type relative struct {
	Article
	pair family.Pair
}

// findKin asks the index for candidates that were not compared yet, verifies
// each word for word, and says whether any is a copy.
func (d *Desk) findKin(ctx context.Context, k *kin) (more bool, err error) {
	found, err := d.store.Candidates(ctx, k.own.Text, k.own.Language, k.own.ID, candidates)
	if err != nil {
		return false, err
	}
	var ids []string
	for _, c := range found {
		if !k.tried[c.Article] {
			ids = append(ids, c.Article)
			k.tried[c.Article] = true
		}
	}
	if len(ids) == 0 {
		return false, nil
	}
	before := len(k.found)
	for rest := ids; len(rest) > 0; {
		if rest, err = d.verify(ctx, k, rest); err != nil {
			return false, err
		}
	}
	slices.SortFunc(k.found[before:], func(a, b relative) int { // the likeliest first, as the index told
		return cmp.Compare(slices.Index(ids, a.ID), slices.Index(ids, b.ID))
	})
	return len(k.found) > before, nil
}

// verifyAtOnce is how many bytes of candidates are held beside the captured
// text while they are compared: 16 of the usual size fit, of long ones a few at
// a time. They are read when a processor is free to compare them and not
// before, so that a crowd of captures holds no more of them than there are
// processors.
const verifyAtOnce = 4 << 20

// verify compares some of the candidates word for word and says which are left.
func (d *Desk) verify(ctx context.Context, k *kin, ids []string) (rest []string, err error) {
	var some []string // the ids of those compared
	var pairs []family.Pair
	err = d.compute(ctx, 0, func() error {
		var others []family.Copy
		if others, rest, err = d.store.Copies(ctx, ids, verifyAtOnce); err != nil {
			return err
		}
		pairs = family.RelateAll(k.own, others)
		for _, c := range others {
			some = append(some, c.ID)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i, p := range pairs {
		if p.Relation != family.IsCopy && p.Relation != family.IsPartial {
			continue
		}
		facts, err := d.store.Article(ctx, some[i])
		if err != nil {
			if f := fault.From(err); f.Kind == fault.Gone || f.Kind == fault.Missing {
				continue // taken down since it was found
			}
			return nil, err
		}
		k.found = append(k.found, relative{facts, p})
	}
	return rest, nil
}

// links are those that make the family: package family decides to which the
// article belongs. They are never nil, since an edit may have left its family
// and the store must hear so.
func (k *kin) links() []Link {
	ties := make([]family.Tie, len(k.found))
	for i, r := range k.found {
		ties[i] = family.Tie{ID: r.ID, Family: r.Family, Pair: r.pair}
	}
	decided := family.Decide(ties)
	links := []Link{}
	for _, r := range k.found {
		if r.Family == decided.Family || slices.Contains(decided.Merge, r.Family) {
			links = append(links, Link{
				To: r.ID, FromRevision: k.revision, ToRevision: r.Latest,
				Relation: r.pair.Relation, FromInTo: r.pair.AInB, ToInFrom: r.pair.BInA,
			})
		}
	}
	return links
}

// nearest is the copy that shares most in both directions; of equals the one
// seen first.
func (k *kin) nearest() *Nearest {
	if len(k.found) == 0 {
		return nil
	}
	best := slices.MaxFunc(k.found, func(a, b relative) int {
		return cmp.Or(
			cmp.Compare(a.pair.AInB+a.pair.BInA, b.pair.AInB+b.pair.BInA),
			b.FirstSeen.Compare(a.FirstSeen), cmp.Compare(b.ID, a.ID))
	})
	return &Nearest{
		Article: best.ID, Revision: best.Latest, Title: best.Title, Relation: best.pair.Relation,
		ThisInIt: best.pair.AInB, ItInThis: best.pair.BInA,
	}
}
