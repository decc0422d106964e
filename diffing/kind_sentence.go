package diffing

// sentences tells what happened to a block as a whole: added, removed, moved,
// split or merged.
func (c *comparison) sentences(b *Block) []Change {
	var says string
	switch b.Kind {
	case Added:
		says = said("A passage was added: %s.", quoteText(b.New.Of(c.new.text)))
	case Removed:
		says = said("A passage was removed: %s.", quoteText(b.Old.Of(c.old.text)))
	case Moved:
		says = said("A passage was moved: %s.", quoteText(b.New.Of(c.new.text)))
	case Split:
		says = said("A sentence was split: %s.", quoteText(b.Old.Of(c.old.text)))
	case Merged:
		says = said("Sentences were made one: %s.", quoteText(b.New.Of(c.new.text)))
	default:
		return nil
	}
	size := 0
	if b.Old != nil {
		if space(b.Old.Of(c.old.text)) && b.New == nil {
			return nil
		}
		size += b.Old.Len()
	}
	if b.New != nil {
		if space(b.New.Of(c.new.text)) && b.Old == nil {
			return nil
		}
		size += b.New.Len()
	}
	return []Change{{
		Block: b.ID, Kind: b.Kind, Old: clone(b.Old), New: clone(b.New),
		Weight: c.weight(b.Kind, b, size), Says: says,
	}}
}

func clone(sp *Span) *Span {
	if sp == nil {
		return nil
	}
	c := *sp
	return &c
}
