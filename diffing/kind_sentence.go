package diffing

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sentences tells what happened to a block as a whole: added, removed, moved,
// split or merged.
func (c *comparison) sentences(i int) []Change {
	var says string
	b := &c.blocks[i]
	kind := b.Kind
	switch alone := c.alone(i); {
	case alone == "":
	case signed(alone):
		kind = "attribution"
	case allMarks(alone):
		if i > 0 && signed(c.alone(i-1)) || i+1 < len(c.blocks) && signed(c.alone(i+1)) {
			return nil // the dash of a signature that went
		}
		kind = "punctuation"
	}
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
		Block: b.ID, Kind: kind, Old: clone(b.Old), New: clone(b.New),
		Weight: c.weight(kind, b, size), Says: says,
	}}
}

// alone is the text of a block that only one side has, "" of any other.
func (c *comparison) alone(i int) string {
	switch b := &c.blocks[i]; b.Kind {
	case Added:
		return strings.TrimSpace(b.New.Of(c.new.text))
	case Removed:
		return strings.TrimSpace(b.Old.Of(c.old.text))
	}
	return ""
}

// signed says whether a passage is only a signature: "- Ann Miller".
func signed(s string) bool {
	rest := strings.TrimLeft(s, "-–—―")
	if rest == s || len(rest) > 60 {
		return false
	}
	names := 0
	for _, w := range strings.Fields(rest) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			names++
		} else if unicode.IsLower(r) && len(w) > 3 {
			return false
		}
	}
	return names > 0 && names <= 6
}

func clone(sp *Span) *Span {
	if sp == nil {
		return nil
	}
	c := *sp
	return &c
}
