package diffing

// Telling the kind of a change costs more than finding it, and in a block
// without end it costs the square. What is over budget is told as reworded
// without a look inside, and the comparison as coarse. No article comes near.
const (
	maxKindBlock = 1 << 13 // bytes of both sides of one block
	maxKindEdits = 1 << 9  // edits in one block
	maxKinds     = 1 << 14 // edits in all blocks
	maxKindCells = 3 << 20 // cells of all pairing tables: some 80 ms, 700 changed sentences
)

// kindBudget is what was spent on telling kinds.
type kindBudget struct{ edits, cells int }

// affords says whether a block may be looked into, and books its edits.
func (k *kindBudget) affords(b *Block) bool {
	if len(b.Edits) == 1 && b.Edits[0].Op == Equal {
		return true // it only moved
	}
	k.edits += len(b.Edits)
	return k.edits <= maxKinds && k.cells <= maxKindCells && len(b.Edits) <= maxKindEdits && b.Old.Len()+b.New.Len() <= maxKindBlock
}

// unread is what is told of a block that was not looked into.
func (c *comparison) unread(b *Block) Change {
	says := said("%s changed; too much changed in all to say how.", quoteText(b.New.Of(c.new.text)))
	if b.Old.Len()+b.New.Len() > maxKindBlock || len(b.Edits) > maxKindEdits {
		says = "A passage was reworded; it is too long to tell each change."
	}
	return Change{
		Block: b.ID, Kind: "wording", Old: clone(b.Old), New: clone(b.New),
		Weight: c.weight("wording", b, b.Old.Len()+b.New.Len()), Says: says,
	}
}
