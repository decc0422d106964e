package desk

import (
	"context"
	"slices"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/family"
	"github.com/stemma-news/stemma/internal/store"
	"github.com/stemma-news/stemma/summarize"
)

// What the copies of a family say, beside one another.

// FamilySummary is what all copies of a family hold, and for each what only it
// has. Spans are of the body of the copy that a sentence stands in.
type FamilySummary struct {
	Family string             `json:"family"`
	Copies []string           `json:"copies"` // article ids, the earliest captured first; those after the hundredth are left out
	Common *summarize.Summary `json:"common"` // in the words of the first
	Only   []Only             `json:"only"`   // one a copy
}

// Only is what one copy holds and no other.
type Only struct {
	Article string            `json:"article"`
	Title   string            `json:"title"`
	Summary summarize.Summary `json:"summary"`
}

// FamilyMatrix is which copy has which sentence.
type FamilyMatrix struct {
	Family string `json:"family"`
	family.Matrix
}

// FamilyStale is what copies still say that their original has corrected.
type FamilyStale struct {
	Family    string         `json:"family"`
	Original  string         `json:"original"`  // article id; "" when the tree has no certain root
	Revisions []string       `json:"revisions"` // of the original, the oldest first: what "revision" counts
	Stale     []family.Stale `json:"stale"`
}

// maxBeside is how many copies are set beside one another, of long ones fewer
// (maxTreeBytes): each is compared with every other.
const maxBeside = 100

// FamilySummary summarizes a family.
func (d *Desk) FamilySummary(ctx context.Context, id string, o summarize.Options) (Cached[FamilySummary], error) {
	return keepFamily(ctx, d, "family-summary", id, "/"+summaryKey("", "", "", o), func(ctx context.Context, f store.Family) (FamilySummary, error) {
		out := FamilySummary{Family: f.ID, Copies: []string{}, Only: []Only{}}
		var texts []*article.Article
		held := 0
		for _, m := range f.Members[:min(len(f.Members), maxBeside)] {
			if held >= maxTreeBytes {
				break
			}
			a, err := d.store.Read(ctx, m.ID, m.Latest)
			if err != nil {
				return out, err
			}
			held += len(a.Body)
			texts = append(texts, a)
			out.Copies = append(out.Copies, m.ID)
		}
		if len(texts) == 1 {
			sum, err := summarize.Summarize(texts[0], o)
			out.Common = sum
			return out, err
		}
		shared, err := summarize.Copies(texts, o)
		if err != nil {
			return out, err
		}
		out.Common = shared.Common
		for i, s := range shared.Only {
			out.Only = append(out.Only, Only{out.Copies[i], texts[i].Title, s})
		}
		return out, nil
	})
}

// FamilyMatrix sets the sentences of a family against its copies.
func (d *Desk) FamilyMatrix(ctx context.Context, id string) (Cached[FamilyMatrix], error) {
	return keepFamily(ctx, d, "matrix", id, "", func(ctx context.Context, f store.Family) (FamilyMatrix, error) {
		copies, _, err := d.store.Copies(ctx, ids(f.Members[:min(len(f.Members), maxBeside)]), maxTreeBytes)
		if err != nil {
			return FamilyMatrix{}, err
		}
		return FamilyMatrix{f.ID, family.MatrixOf(copies)}, nil
	})
}

// FamilyStale finds what copies still say that the original at the root of
// their tree has since corrected. Copies of which the tree does not tell the
// direction are passed over, and so are those after the four hundredth.
func (d *Desk) FamilyStale(ctx context.Context, id string) (Cached[FamilyStale], error) {
	return keepFamily(ctx, d, "stale", id, "", func(ctx context.Context, f store.Family) (FamilyStale, error) {
		out := FamilyStale{Family: f.ID, Revisions: []string{}, Stale: []family.Stale{}}
		copies, err := d.members(ctx, f)
		if err != nil {
			return out, err
		}
		tree := family.Tree(f.ID, copies)
		root := slices.IndexFunc(tree, func(n family.Node) bool { return n.Parent == nil })
		if root < 0 || len(tree) < 2 {
			return out, nil
		}
		out.Original = tree[root].ID
		states := append(slices.Clone(copies[root].Earlier), copies[root])
		for _, s := range states {
			out.Revisions = append(out.Revisions, s.Revision)
		}
		for i, n := range tree {
			if err := ctx.Err(); err != nil {
				return out, err
			}
			if i != root && n.Direction != "unknown" {
				out.Stale = append(out.Stale, family.StaleIn(copies[i], states)...)
			}
		}
		return out, nil
	})
}
