package diffing

import (
	"cmp"
	"slices"
)

// lawful checks the Law: over all blocks, equal and delete spans tile old,
// equal and insert spans tile new, and equal bytes are equal.
func lawful(old, new string, blocks []Block) bool {
	n := 0
	for _, b := range blocks {
		n += len(b.Edits)
	}
	x, y := make([]Span, 0, n), make([]Span, 0, n)
	for _, b := range blocks {
		for _, e := range b.Edits {
			if e.Old != nil {
				x = append(x, *e.Old)
			}
			if e.New != nil {
				y = append(y, *e.New)
			}
			switch {
			case e.Op == Equal && e.Old != nil && e.New != nil:
				if !inside(*e.Old, old) || !inside(*e.New, new) || e.Old.Of(old) != e.New.Of(new) {
					return false
				}
			case e.Op == Delete && e.Old != nil && e.New == nil:
			case e.Op == Insert && e.New != nil && e.Old == nil:
			default:
				return false
			}
		}
	}
	return tile(x, len(old)) && tile(y, len(new))
}

func inside(s Span, t string) bool { return 0 <= s.Start && s.Start <= s.End && s.End <= len(t) }

// tile says whether spans cover n bytes with no gap and no overlap.
func tile(spans []Span, n int) bool {
	slices.SortFunc(spans, func(a, b Span) int { return cmp.Compare(a.Start, b.Start) })
	at := 0
	for _, s := range spans {
		if s.Start != at || s.End <= s.Start {
			return false
		}
		at = s.End
	}
	return at == n
}

// whole is the comparison that is always right: all of old gone, all of new
// come.
func (c *comparison) whole() {
	c.blocks = nil
	c.alignment = nil
	c.phrases = nil
	c.addOne(true, Span{End: len(c.old.text)})
	c.addOne(false, Span{End: len(c.new.text)})
}
