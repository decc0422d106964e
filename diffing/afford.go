package diffing

import (
	"cmp"
	"slices"
)

// Telling the kind of a change costs more than finding it, and in a block
// without end it costs the square. No sentence of an article comes near these.
const (
	maxKindBlock = 1 << 13 // bytes of both sides of one block
	maxKindEdits = 1 << 9  // edits in one block
	maxKinds     = 1 << 14 // edits in all blocks
)

// changes tells what kind of change each difference is, the weightiest first.
// Blocks beyond the budget are told as reworded without a look inside.
func (c *comparison) changes() []Change {
	var dear []int
	edits := 0
	for i, b := range c.blocks {
		if b.Kind == Same || b.Old == nil || b.New == nil {
			continue
		}
		if edits += len(b.Edits); edits > maxKinds || len(b.Edits) > maxKindEdits || b.Old.Len()+b.New.Len() > maxKindBlock {
			dear = append(dear, i)
		}
	}
	if len(dear) == 0 {
		return classify(c)
	}
	c.work.coarse = true
	whole := c.blocks
	c.blocks = slices.Clone(whole)
	for _, i := range dear {
		c.blocks[i].Kind = Same // which classify passes over
	}
	out := classify(c)
	c.blocks = whole
	for _, i := range dear {
		b := &c.blocks[i]
		if len(b.Edits) == 1 && b.Edits[0].Op == Equal {
			continue // it only moved
		}
		out = append(out, Change{
			Block: b.ID, Kind: "wording", Old: b.Old, New: b.New, Weight: c.weight("wording", b, b.Old.Len()+b.New.Len()),
			Says: "A passage was reworded; it is too long to tell each change.",
		})
	}
	slices.SortStableFunc(out, func(a, b Change) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Block, b.Block))
	})
	for i := range out {
		out[i].ID = i
	}
	return out
}
