package web

import (
	"github.com/stemma-news/stemma/diffing"
	"github.com/stemma-news/stemma/internal/text"
)

// What a view of changes alone leaves out: stretches without a change, and of
// long ones beside a change all but the nearest sentences. What is left out is
// counted, so that nobody takes it for nothing.

// contextWords is how much of a text is kept before and after a change: two
// sentences or so.
const contextWords = 40

// keep gives the groups that hold a change of a kind in want, all that changed
// when want is empty, each cut down to its changes and what stands around them.
func keep(all []group, want map[string]bool) []group {
	var out []group
	for _, g := range all {
		if g.shows(want) {
			g.Inline, g.Old, g.New = cutDown(g.Inline), cutDown(g.Old), cutDown(g.New)
			g.Size = 0
			for _, p := range g.Inline {
				g.Size += len(p.Text)
			}
			out = append(out, g)
			continue
		}
		if len(out) == 0 {
			out = append(out, group{})
		}
		out[len(out)-1].Skipped += words(g.New)
	}
	if len(out) == 1 && out[0].Inline == nil {
		return nil
	}
	return out
}

// shows says that a group holds what is asked for.
func (g *group) shows(want map[string]bool) bool {
	if len(want) == 0 {
		return g.Changed
	}
	for k := range g.Kinds {
		if want[k] {
			return true
		}
	}
	return false
}

func words(pieces []piece) int {
	n := 0
	for _, p := range pieces {
		if p.Op != "away" {
			n += text.CountWords(p.Text)
		}
	}
	return n
}

// cutDown puts a gap in place of the middle of each long run of unchanged
// pieces.
func cutDown(pieces []piece) []piece {
	var out []piece
	for i := 0; i < len(pieces); {
		if pieces[i].marks() {
			out = append(out, pieces[i])
			i++
			continue
		}
		end := i
		for end < len(pieces) && !pieces[end].marks() {
			end++
		}
		out = append(out, gapped(pieces[i:end], i > 0, end < len(pieces))...)
		i = end
	}
	return out
}

// marks says that a piece shows something that changed.
func (p *piece) marks() bool {
	return p.Op != diffing.Equal || p.Kind != diffing.Same && p.Kind != diffing.Changed || p.Anchor != "" || p.Changes != nil || p.Pilcrow
}

// gapped keeps of unchanged pieces those nearest to a change before and to one
// after, by whole pieces: a piece is a sentence or a part of one.
func gapped(run []piece, changeBefore, changeAfter bool) []piece {
	from, to := 0, len(run)
	for n := 0; changeBefore && from < to && n < contextWords; from++ {
		n += text.CountWords(run[from].Text)
	}
	for n := 0; changeAfter && to > from && n < contextWords; to-- {
		n += text.CountWords(run[to-1].Text)
	}
	left := words(run[from:to])
	if left < contextWords/2 { // a gap that hides less than it says is noise
		return run
	}
	out := append([]piece{}, run[:from]...)
	out = append(out, piece{Op: "gap", Words: left, Break: run[from].Break})
	if to < len(run) {
		out = append(out, run[to:]...)
	}
	return out
}
