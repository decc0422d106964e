package diffing

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// reading is a comparison laid out for a reader, both texts at once: what moved
// is shown where it stands now, and marked where it stood.
type reading struct {
	old, new string
	diff     *Diff
	views    []view
}

// view is a block as it is shown in one place.
type view struct {
	block *Block
	move  int  // number of the move that the block is part of, from 1; 0 when it did not move
	first bool // of its move in this place
	away  bool // this is where a moved block stood; it is shown where it stands now
}

// read lays out a comparison. Neighbours that moved together are one move.
func read(old, new string, d *Diff) *reading {
	r := &reading{old: old, new: new, diff: d}
	places := d.Places()
	moves := make(map[int]int) // Block.ID -> number of its move
	last := 0
	var before *Block // the one before on the new side
	for _, p := range places {
		if !p.New {
			continue
		}
		if p.Block.Kind == Moved {
			n := 0
			if before != nil && before.Kind == Moved && before.Old.End == p.Block.Old.Start {
				n = moves[before.ID]
			}
			if n == 0 {
				last++
				n = last
			}
			moves[p.Block.ID] = n
		}
		before = p.Block
	}
	for _, p := range places {
		v := view{block: p.Block, move: moves[p.Block.ID], away: p.Block.Kind == Moved && p.Old, first: true}
		if n := len(r.views); n > 0 && v.move > 0 {
			v.first = r.views[n-1].move != v.move || r.views[n-1].away != v.away
		}
		r.views = append(r.views, v)
	}
	return r
}

// Place is where a block is read: on one side, or on both at once.
type Place struct {
	Block    *Block
	Old, New bool
}

// Places gives the blocks in the order in which both texts are read at once.
// Those that did not move stand in one order on both sides; one that moved has
// two places, where it stood and where it stands now.
func (d *Diff) Places() []Place {
	var left, right []*Block
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Old != nil {
			left = append(left, b)
		}
		if b.New != nil {
			right = append(right, b)
		}
	}
	slices.SortStableFunc(left, func(a, b *Block) int { return cmp.Compare(a.Old.Start, b.Old.Start) })
	slices.SortStableFunc(right, func(a, b *Block) int { return cmp.Compare(a.New.Start, b.New.Start) })
	var out []Place
	for i, j := 0, 0; i < len(left) || j < len(right); {
		switch {
		case i < len(left) && (left[i].New == nil || left[i].Kind == Moved):
			out = append(out, Place{Block: left[i], Old: true})
			i++
		case j < len(right) && (right[j].Old == nil || right[j].Kind == Moved):
			out = append(out, Place{Block: right[j], New: true})
			j++
		default: // the same block on both sides
			out = append(out, Place{Block: left[i], Old: true, New: true})
			i++
			j++
		}
	}
	return out
}

// text is what an edit says: the old words of a deletion, else the new ones.
func (r *reading) text(e Edit) string {
	if e.Op == Delete {
		return e.Old.Of(r.old)
	}
	return e.New.Of(r.new)
}

// stood gives the words that moved away from here, and the white space they took
// along, as it parts a mark for them from what is before and behind.
func (r *reading) stood(v view) (before, words, behind string) {
	words = v.block.Old.Of(r.old)
	if leading(words) != "" {
		before = " "
	}
	if trailing(words) != "" || before == "" {
		behind = " "
	}
	return before, opening(words), behind
}

// arrival is the white space before words that moved here: it goes before the
// mark that says so.
func (r *reading) arrival(v view) string {
	if v.move == 0 || !v.first || len(v.block.Edits) == 0 || v.block.Edits[0].Op != Equal {
		return ""
	}
	return leading(r.text(v.block.Edits[0]))
}

// changed says whether anything differs within the block, or it moved, or a
// phrase moved out of it.
func (v view) changed() bool {
	if v.block.Kind != Same {
		return true
	}
	for _, e := range v.block.Edits {
		if e.Op != Equal {
			return true
		}
	}
	return false
}

// kinds names the kinds of change that touch an edit, the weightiest first.
func (r *reading) kinds(b *Block, e Edit) []string {
	var out []string
	for i := range r.diff.Changes {
		ch := &r.diff.Changes[i]
		if ch.Block != b.ID || slices.Contains(out, ch.Kind) {
			continue
		}
		if e.Old != nil && ch.Old != nil && e.Old.Start < ch.Old.End && ch.Old.Start < e.Old.End ||
			e.New != nil && ch.New != nil && e.New.Start < ch.New.End && ch.New.Start < e.New.End {
			out = append(out, ch.Kind)
		}
	}
	return out
}

// opening is the first words of a span, to name a passage that is elsewhere.
func opening(s string) string {
	const most = 40 // letters, about a line's half
	words := strings.Fields(s)
	out := ""
	for _, w := range words {
		if out != "" && len(out)+len(w) > most {
			return out + " …"
		}
		if out != "" {
			out += " "
		}
		out += w
	}
	if r := []rune(out); len(r) > 2*most {
		return string(r[:2*most]) + " …"
	}
	return out
}

// A glyph is a stretch of text that can be shown as it stands, or a character
// that cannot be seen, by name.
type glyph struct {
	text string
	name string // "zero-width space"; "" for text that shows
}

// glyphs parts text that shows from characters that do not. Those that only
// shape letters or emoji, as joiners do, stay part of the text unless all is
// asked for, as in what was changed. Bidirectional controls and other controls
// never stay: shown raw they would turn the page around them.
func glyphs(s string, all bool) []glyph {
	var out []glyph
	from := 0
	for i, r := range s {
		if !hidden(r) || !all && shaping(r) {
			continue
		}
		if from < i {
			out = append(out, glyph{text: s[from:i]})
		}
		name, ok := runeNames[r]
		if !ok {
			name = said("U+%04X", r)
		}
		out = append(out, glyph{name: name})
		from = i + len(string(r))
	}
	if from < len(s) {
		out = append(out, glyph{text: s[from:]})
	}
	return out
}

// shaping says whether a character that does not show belongs to the letters
// beside it.
func shaping(r rune) bool {
	return r == 0x200C || r == 0x200D || unicode.Is(unicode.Variation_Selector, r) || r >= 0xE0020 && r <= 0xE007F
}
