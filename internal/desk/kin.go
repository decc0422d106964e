package desk

import (
	"context"
	"slices"

	"github.com/stemma-news/stemma/family"
	"github.com/stemma-news/stemma/internal/fault"
)

// candidates is how many articles a capture is compared with, the likeliest
// first.
const candidates = 16

// kin are the articles that an article was compared with, and those that turned
// out to be copies.
type kin struct {
	own   family.Copy
	ties  []family.Tie
	links map[string]Link // by the other article, those that are no copies too
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
		if _, tried := k.links[c.Article]; !tried {
			ids = append(ids, c.Article)
		}
	}
	if len(ids) == 0 {
		return false, nil
	}
	others, err := d.store.Copies(ctx, ids)
	if err != nil {
		return false, err
	}
	var pairs []family.Pair
	err = d.compute(ctx, 0, func() error {
		pairs = family.RelateAll(k.own, others)
		return nil
	})
	if err != nil {
		return false, err
	}
	for i, p := range pairs {
		facts, err := d.store.Article(ctx, others[i].ID)
		if err != nil {
			if f := fault.From(err); f.Kind == fault.Gone || f.Kind == fault.Missing {
				continue // taken down since it was found
			}
			return false, err
		}
		k.ties = append(k.ties, family.Tie{ID: facts.ID, Family: facts.Family, Pair: p})
		k.links[facts.ID] = Link{To: facts.ID, ToRevision: facts.Latest, Relation: p.Relation, FromInTo: p.AInB, ToInFrom: p.BInA}
		more = more || p.Relation == family.IsCopy || p.Relation == family.IsPartial
	}
	return more, nil
}

// chosen are the links that make the family: package family decides to which
// the article belongs. It is never nil, since an edit may have left its family
// and the store must hear so.
func (k *kin) chosen() []Link {
	decided := family.Decide(k.ties)
	links := []Link{}
	for _, t := range k.ties {
		l := k.links[t.ID]
		if l.Relation != family.IsCopy && l.Relation != family.IsPartial {
			continue
		}
		if t.Family == decided.Family || slices.Contains(decided.Merge, t.Family) {
			links = append(links, l)
		}
	}
	return links
}
