package diffing

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/clipperhouse/uax29/v2/words"
)

// part shows phrases that moved within a sentence as moved: the block of the
// sentence is parted around them, and each is a block of its own. It is done
// when all else is told, for it is of the sentence that changes are told.
func (c *comparison) part(d *Diff) {
	if len(c.phrases) == 0 {
		return
	}
	var blocks []Block
	pieces := make([]int, 0, len(d.Blocks)+1) // where those of each block begin
	for _, b := range d.Blocks {
		pieces = append(pieces, len(blocks))
		if ps := c.phrases[b.ID]; len(ps) > 0 {
			blocks = append(blocks, newParting(b.Edits, c.old.text, c.new.text).around(ps)...)
		} else {
			blocks = append(blocks, b)
		}
	}
	pieces = append(pieces, len(blocks))
	if !lawful(c.old.text, c.new.text, blocks) {
		d.Stats.Breach = true // and the sentences stay whole, which is right too
		return
	}
	for i := range blocks {
		blocks[i].ID = i
	}
	for k := range d.Changes {
		if ch := &d.Changes[k]; ch.Block >= 0 {
			of := blocks[pieces[ch.Block]:pieces[ch.Block+1]]
			ch.Block = of[holder(of, ch)].ID
		}
	}
	d.Blocks = blocks
}

// holder is the piece that holds most of a change.
func holder(pieces []Block, ch *Change) int {
	best, most := 0, -1
	for i, b := range pieces {
		if n := common(b.Old, ch.Old) + common(b.New, ch.New); n > most {
			best, most = i, n
		}
	}
	return best
}

func common(a, b *Span) int {
	if a == nil || b == nil {
		return 0
	}
	return max(0, min(a.End, b.End)-max(a.Start, b.Start))
}

// parting cuts the edits of one sentence around the phrases that moved.
type parting struct {
	s, t  string
	edits []Edit
}

func newParting(edits []Edit, s, t string) *parting {
	p := &parting{s: s, t: t}
	for _, e := range edits {
		p.edits = append(p.edits, Edit{Op: e.Op, Old: clone(e.Old), New: clone(e.New)})
	}
	return p
}

// around gives the blocks of the sentence, in the order of new.
func (p *parting) around(ps []phrase) []Block {
	for i := range ps {
		wide := p.widen(ps[i], len(ps) == 1)
		if !slices.ContainsFunc(ps, func(f phrase) bool {
			return f != ps[i] && (common(&f.old, &wide.old) > 0 || common(&f.new, &wide.new) > 0)
		}) {
			ps[i] = wide // else two phrases would take the same space along
		}
	}
	var out []Block
	var now []Edit
	end := func() {
		if len(now) > 0 {
			out = append(out, blockOf(now))
			now = nil
		}
	}
	rest := func(op string, from, to int) {
		if from < to {
			e := Edit{Op: op}
			if op == Delete {
				e.Old = &Span{Start: from, End: to}
			} else {
				e.New = &Span{Start: from, End: to}
			}
			now = append(now, e)
		}
	}
	for _, e := range p.edits {
		switch e.Op {
		case Equal:
			now = append(now, e)
		case Delete:
			at := e.Old.Start
			for _, f := range phrasesIn(ps, e.Old, func(f phrase) Span { return f.old }) {
				rest(Delete, at, f.old.Start)
				end()
				at = f.old.End
			}
			rest(Delete, at, e.Old.End)
		case Insert:
			at := e.New.Start
			for _, f := range phrasesIn(ps, e.New, func(f phrase) Span { return f.new }) {
				rest(Insert, at, f.new.Start)
				end()
				out = append(out, Block{Kind: Moved, Old: &f.old, New: &f.new, Edits: []Edit{{Op: Equal, Old: clone(&f.old), New: clone(&f.new)}}})
				at = f.new.End
			}
			rest(Insert, at, e.New.End)
		}
	}
	end()
	return out
}

// phrasesIn gives the phrases that stand in a span, in their order there.
func phrasesIn(ps []phrase, in *Span, of func(phrase) Span) []phrase {
	var out []phrase
	for _, f := range ps {
		if sp := of(f); in.Start <= sp.Start && sp.End <= in.End {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b phrase) int { return of(a).Start - of(b).Start })
	return out
}

// blockOf is the block of a piece of a sentence.
func blockOf(edits []Edit) Block {
	b := Block{Kind: Changed, Edits: edits}
	for _, e := range edits {
		b.Old = spanning(b.Old, e.Old)
		b.New = spanning(b.New, e.New)
	}
	switch {
	case b.Old == nil:
		b.Kind = Added
	case b.New == nil:
		b.Kind = Removed
	}
	return b
}

// spanning is a with b, which follows it.
func spanning(a, b *Span) *Span {
	switch {
	case b == nil:
		return a
	case a == nil:
		return clone(b)
	}
	return &Span{Start: a.Start, End: b.End}
}

// widen lets a phrase take along the white space behind it, or else before it,
// where that is the same in both places: else it would be left as a change.
// Only a phrase alone may shift the changes around it: another could stand there.
func (p *parting) widen(f phrase, alone bool) phrase {
	gone := p.holds(func(e Edit) *Span { return e.Old }, Delete, f.old)
	come := p.holds(func(e Edit) *Span { return e.New }, Insert, f.new)
	if gone < 0 || come < 0 {
		return f
	}
	for range 2 {
		d, i := p.edits[gone].Old, p.edits[come].New
		behind, other := leading(p.s[f.old.End:d.End]), leading(p.t[f.new.End:i.End])
		if behind != "" && behind == other {
			f.old.End += len(behind)
			f.new.End += len(behind)
			return f
		}
		before, last := trailing(p.s[d.Start:f.old.Start]), trailing(p.t[i.Start:f.new.Start])
		if before != "" && before == last {
			f.old.Start -= len(before)
			f.new.Start -= len(before)
			return f
		}
		if !alone {
			return f
		}
		// A change of its own may hold the space on its left as well as the one
		// on its right.
		if behind != "" && last != "" && !p.shift(gone, behind) || before != "" && other != "" && !p.shift(come, other) {
			return f
		}
	}
	return f
}

// holds is the edit of one side that a phrase is in, or -1.
func (p *parting) holds(side func(Edit) *Span, op string, f Span) int {
	return slices.IndexFunc(p.edits, func(e Edit) bool {
		return e.Op == op && side(e).Start <= f.Start && f.End <= side(e).End
	})
}

// shift moves a change that stands alone and ends in white space to begin with
// the same white space, and says whether it could.
func (p *parting) shift(k int, gap string) bool {
	if k == 0 || k+1 == len(p.edits) || p.edits[k-1].Op != Equal || p.edits[k+1].Op != Equal {
		return false
	}
	left, right := p.edits[k-1], p.edits[k+1]
	text, e := p.s, p.edits[k].Old
	if e == nil {
		text, e = p.t, p.edits[k].New
	}
	if trailing(left.Old.Of(p.s)) != gap || trailing(e.Of(text)) != gap || left.Old.Len() == len(gap) {
		return false
	}
	for _, sp := range []*Span{left.Old, left.New} {
		sp.End -= len(gap)
	}
	for _, sp := range []*Span{right.Old, right.New} {
		sp.Start -= len(gap)
	}
	e.Start -= len(gap)
	e.End -= len(gap)
	return true
}

// leading is the white space that s begins with, as far as a word of UAX #29
// ends. A space that carries a mark (an accent shown by itself) or a character
// of format is one word with it, and a cut behind it would part them.
func leading(s string) string {
	n := len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
	at := 0
	for w := words.FromString(s); at < n && w.Next() && w.End() <= n; {
		at = w.End()
	}
	return s[:at]
}

// trailing is the white space that s ends with, but not behind a character that
// takes the next one into its grapheme (U+0600, a number sign).
func trailing(s string) string {
	kept := strings.TrimRightFunc(s, unicode.IsSpace)
	if len(kept) < len(s) && kept != "" {
		_, size := utf8.DecodeLastRuneInString(kept)
		if g := graphemes.FromString(s[len(kept)-size:]); g.Next() && len(g.Value()) > size {
			return ""
		}
	}
	return s[len(kept):]
}
