package web

import (
	"sort"
	"strconv"
	"strings"

	"github.com/stemma-news/stemma/diffing"
)

// group is a stretch of both texts between two places where a paragraph ends
// on both sides at once, or on the only side that there is.
type group struct {
	Inline  []piece // both texts in one
	Old     []piece // the old side alone
	New     []piece // the new side alone
	Changed bool
}

// piece is a run of text that is kept, removed or added, or a mark that a
// block was moved.
type piece struct {
	Op     string // equal, delete, insert, away (a block that was moved from here)
	Text   string
	Block  int
	Kind   string // of the block
	Anchor string // id of the place, on the first piece of a block in each view
	Break  bool   // a new paragraph starts before this piece
}

// anchor is the address of a block's place within the page; kind is "b" for
// where it stands, "from" for where a moved one stood.
func anchor(kind string, block int) string { return "#" + kind + strconv.Itoa(block) }

// groups lays the blocks of a comparison out in reading order. Blocks that
// were not moved stand in the same order on both sides; one that was moved is
// shown where it is and marked where it was.
func groups(old, new string, blocks []diffing.Block) []group {
	var left, right []*diffing.Block
	for i := range blocks {
		if blocks[i].Old != nil {
			left = append(left, &blocks[i])
		}
		if blocks[i].New != nil {
			right = append(right, &blocks[i])
		}
	}
	sort.SliceStable(left, func(i, j int) bool { return left[i].Old.Start < left[j].Old.Start })
	sort.SliceStable(right, func(i, j int) bool { return right[i].New.Start < right[j].New.Start })
	l := layout{old: old, new: new}
	for i, j := 0, 0; i < len(left) || j < len(right); {
		switch {
		case i < len(left) && (left[i].New == nil || left[i].Kind == diffing.Moved):
			l.add(left[i], true, false)
			i++
		case j < len(right) && (right[j].Old == nil || right[j].Kind == diffing.Moved):
			l.add(right[j], false, true)
			j++
		case i < len(left) && j < len(right):
			l.add(left[i], true, true)
			i++
			j++
		case i < len(left):
			l.add(left[i], true, false)
			i++
		default:
			l.add(right[j], false, true)
			j++
		}
	}
	l.end()
	return l.done
}

// layout gathers pieces into groups.
type layout struct {
	old, new string
	now      group
	done     []group
}

// add lays out a block: on the old side, on the new side, or on both.
func (l *layout) add(b *diffing.Block, onOld, onNew bool) {
	moved := b.Kind == diffing.Moved
	if moved && onOld {
		text := strings.TrimSpace(l.old[b.Old.Start:b.Old.End])
		away := piece{Op: "away", Text: text, Block: b.ID, Kind: b.Kind, Anchor: "from" + strconv.Itoa(b.ID)}
		l.now.Changed = true
		l.now.Inline = append(l.now.Inline, away)
		away.Anchor = ""
		l.now.Old = append(l.now.Old, away)
		return
	}
	first := len(l.now.Inline)
	breaks := false
	for _, e := range b.Edits {
		switch {
		case e.Op == diffing.Equal:
			text := l.new[e.New.Start:e.New.End]
			l.put(piece{Op: e.Op, Text: text, Block: b.ID, Kind: b.Kind}, onOld, onNew)
			breaks = breaks || strings.Contains(text, "\n\n")
		case e.Op == diffing.Delete:
			text := l.old[e.Old.Start:e.Old.End]
			l.put(piece{Op: e.Op, Text: text, Block: b.ID, Kind: b.Kind}, onOld, false)
			breaks = breaks || !onNew && strings.Contains(text, "\n\n")
		case e.Op == diffing.Insert:
			text := l.new[e.New.Start:e.New.End]
			l.put(piece{Op: e.Op, Text: text, Block: b.ID, Kind: b.Kind}, false, onNew)
			breaks = breaks || !onOld && strings.Contains(text, "\n\n")
		}
	}
	if b.Kind != diffing.Same {
		l.now.Changed = true
		if first < len(l.now.Inline) {
			l.now.Inline[first].Anchor = "b" + strconv.Itoa(b.ID)
		}
	}
	if breaks {
		l.end()
	}
}

// put adds a piece, cut where paragraphs end.
func (l *layout) put(p piece, onOld, onNew bool) {
	for i, part := range strings.Split(p.Text, "\n\n") {
		q := p
		q.Text, q.Break = part, i > 0
		if part == "" && !q.Break {
			continue
		}
		l.now.Inline = append(l.now.Inline, q)
		if onOld || p.Op == diffing.Delete {
			l.now.Old = append(l.now.Old, q)
		}
		if onNew || p.Op == diffing.Insert {
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

// onlyChanged keeps the groups that changed.
func onlyChanged(all []group) []group {
	var out []group
	for _, g := range all {
		if g.Changed {
			out = append(out, g)
		}
	}
	return out
}
