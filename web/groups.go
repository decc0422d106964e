package web

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/stemma-news/stemma/diffing"
)

// group is a stretch of both texts between two places where a paragraph ends
// on both sides at once, or on the only side that there is.
type group struct {
	Inline  []piece // both texts in one
	Old     []piece // the old side alone
	New     []piece // the new side alone
	Changed bool
	Kinds   map[string]bool // of the changes in it
	Size    int             // bytes, for the rail
	Skipped int             // words of groups that are not shown and followed this one
}

// piece is a run of text that is kept, removed or added, or a mark that a
// block was moved.
type piece struct {
	Op      string // equal, delete, insert, away (a block that was moved from here), gap (words that are not shown)
	Text    string
	Block   int
	Kind    string // of the block
	Anchor  string // id of the block's place, on the first piece of a block that changed
	Changes []int  // ids of the changes that start here, for permalinks
	Says    string // what the weightiest of them means
	Named   string // what one says of characters that cannot be seen or look alike, to be shown in the text
	Fact    bool   // one of them is a fact
	Break   bool   // a new paragraph starts before this piece
	Pilcrow bool   // a paragraph's end came or went before this piece
	Words   int    // of a gap
	Whole   bool   // of a block that was moved away: it was a paragraph
	Linked  bool   // the other place of a moved block is on the page too
	old     diffing.Span
	new     diffing.Span
}

// groups lays the blocks of a comparison out in reading order. One that was
// moved is shown where it is and marked where it was.
func groups(old, new string, d *diffing.Diff) []group {
	l := layout{old: old, new: new, changes: byBlock(d.Changes)}
	for _, p := range d.Places() {
		l.add(p.Block, p.Old, p.New)
	}
	l.end()
	return l.done
}

// whole says that a stretch of the old text is a paragraph or more.
func (l *layout) whole(at diffing.Span) bool {
	before, after := l.old[:at.Start], l.old[at.End:]
	text := l.old[at.Start:at.End]
	begins := before == "" || strings.HasSuffix(before, "\n\n") || strings.HasPrefix(text, "\n\n")
	return begins && (after == "" || strings.HasPrefix(after, "\n\n") || strings.HasSuffix(text, "\n\n"))
}

func byBlock(changes []diffing.Change) map[int][]diffing.Change {
	out := map[int][]diffing.Change{}
	for _, c := range changes {
		if c.Block >= 0 {
			out[c.Block] = append(out[c.Block], c)
		}
	}
	return out
}

// layout gathers pieces into groups.
type layout struct {
	old, new string
	changes  map[int][]diffing.Change
	now      group
	done     []group
}

// add lays out a block: on the old side, on the new side, or on both.
func (l *layout) add(b *diffing.Block, onOld, onNew bool) {
	if b.Kind == diffing.Moved && onOld {
		text := strings.TrimSpace(l.old[b.Old.Start:b.Old.End])
		away := piece{Op: "away", Text: text, Block: b.ID, Kind: b.Kind, Anchor: "from" + strconv.Itoa(b.ID), Whole: l.whole(*b.Old)}
		l.now.Changed = true
		l.now.Inline = append(l.now.Inline, away)
		away.Anchor = ""
		l.now.Old = append(l.now.Old, away)
		return
	}
	alone := !onOld || !onNew
	changed := b.Kind != diffing.Same || len(l.changes[b.ID]) > 0
	edits := b.Edits
	if l.recomposed(b) {
		changed, edits = false, []diffing.Edit{{Op: diffing.Equal, Old: b.Old, New: b.New}}
	}
	noted := places(b, l.changes[b.ID])
	breaks, first := false, changed
	for i, e := range edits {
		p := piece{Op: e.Op, Block: b.ID, Kind: b.Kind}
		switch e.Op {
		case diffing.Equal:
			p.Text, p.old, p.new = l.new[e.New.Start:e.New.End], *e.Old, *e.New
		case diffing.Delete:
			p.Text, p.old = l.old[e.Old.Start:e.Old.End], *e.Old
		case diffing.Insert:
			p.Text, p.new = l.new[e.New.Start:e.New.End], *e.New
		}
		if first && (strings.TrimSpace(p.Text) != "" || i == len(edits)-1) { // the place is where something can be seen
			p.Anchor, first = "b"+strconv.Itoa(b.ID), false
		}
		l.note(&p, noted[i])
		l.put(p, onOld && e.Op != diffing.Insert, onNew && e.Op != diffing.Delete, alone)
		breaks = breaks || (e.Op == diffing.Equal || alone) && strings.Contains(p.Text, "\n\n")
	}
	l.now.Changed = l.now.Changed || changed
	if breaks {
		l.end()
	}
}

// recomposed says that the two sides of a block have the same characters, only
// composed in other ways: they look alike, and no change is told of them.
func (l *layout) recomposed(b *diffing.Block) bool {
	return b.Kind == diffing.Changed && len(l.changes[b.ID]) == 0 &&
		norm.NFC.String(l.old[b.Old.Start:b.Old.End]) == norm.NFC.String(l.new[b.New.Start:b.New.End])
}

// places finds for each change of a block the edit that it is shown at: the
// first that it shares a byte with, else the first of all.
func places(b *diffing.Block, changes []diffing.Change) map[int][]diffing.Change {
	out := map[int][]diffing.Change{}
	for _, c := range changes {
		at := 0
		for i, e := range b.Edits {
			if e.Op == diffing.Delete && meets(c.Old, e.Old) || e.Op == diffing.Insert && meets(c.New, e.New) {
				at = i
				break
			}
		}
		out[at] = append(out[at], c)
	}
	return out
}

func meets(s, t *diffing.Span) bool {
	return s != nil && t != nil && s.Start < t.End && t.Start < s.End
}

// note puts changes on the piece that they are shown at, the weightiest first.
func (l *layout) note(p *piece, changes []diffing.Change) {
	for i, c := range changes {
		if i == 0 {
			p.Says = c.Says
		}
		if c.Kind == "invisible" && p.Named == "" && !showsUnseen(p.Text) {
			p.Named = c.Says
		}
		p.Changes = append(p.Changes, c.ID)
		p.Fact = p.Fact || tiers[c.Kind] == "fact"
		if l.now.Kinds == nil {
			l.now.Kinds = map[string]bool{}
		}
		l.now.Kinds[c.Kind] = true
	}
}

// put adds a piece, cut where paragraphs end. In the inline text an end that
// came or went within a block is shown as a pilcrow, and one that went starts
// no paragraph. What is noted of the piece goes to its first part that shows.
func (l *layout) put(p piece, onOld, onNew, alone bool) {
	parts := strings.Split(p.Text, "\n\n")
	shown := slices.IndexFunc(parts, func(s string) bool { return s != "" })
	for i, part := range parts {
		q := p
		q.Text, q.Break = part, i > 0
		if i != max(shown, 0) {
			q.Anchor, q.Changes, q.Says, q.Named = "", nil, "", ""
		}
		if part == "" && !q.Break && q.Changes == nil && q.Anchor == "" {
			continue
		}
		l.now.Size += len(part)
		inline := q
		if i > 0 && p.Op != diffing.Equal && !alone {
			inline.Pilcrow, inline.Break = true, p.Op == diffing.Insert
		}
		l.now.Inline = append(l.now.Inline, inline)
		q.Anchor, q.Changes = "", nil // an id stands once in a page
		if onOld {
			l.now.Old = append(l.now.Old, q)
		}
		if onNew {
			l.now.New = append(l.now.New, q)
		}
	}
}

func (l *layout) end() {
	if len(l.now.Inline) > 0 {
		l.done = append(l.done, l.now)
	}
	l.now = group{}
}

// columns gives each place its id in the side-by-side view, where the inline
// pieces are not shown: on the new side where it has one.
func columns(all []group) {
	for i := range all {
		ids := map[[3]int]piece{}
		for _, p := range all[i].Inline {
			if p.Anchor != "" || p.Changes != nil {
				ids[[3]int{p.old.Start, p.new.Start, p.Block}] = p
			}
		}
		for _, side := range [][]piece{all[i].New, all[i].Old} {
			for j := range side {
				key := [3]int{side[j].old.Start, side[j].new.Start, side[j].Block}
				if p, ok := ids[key]; ok && p.Op == side[j].Op && p.Text == side[j].Text {
					side[j].Anchor, side[j].Changes = p.Anchor, p.Changes
					delete(ids, key)
				}
			}
		}
	}
}

// link joins the two places of each moved block, where the view shows both.
func link(all []group, inColumns bool) {
	var lists [][]piece
	for i := range all {
		if inColumns {
			lists = append(lists, all[i].Old, all[i].New)
		} else {
			lists = append(lists, all[i].Inline)
		}
	}
	there := map[string]bool{}
	for _, list := range lists {
		for _, p := range list {
			there[p.Anchor] = true
		}
	}
	for _, list := range lists {
		for i, p := range list {
			other := "from"
			if p.Op == "away" {
				other = "b"
			}
			list[i].Linked = there[other+strconv.Itoa(p.Block)]
		}
	}
}
