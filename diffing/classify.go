package diffing

import (
	"cmp"
	"slices"
)

// A rule tells one kind of change in a changed block. It looks only at words
// that no rule before it has explained, and marks those that it explains.
type rule struct {
	kind    string
	meaning bool // asks what the words mean; most edits are over before that
	tell    func(*edited)
}

// rules stand in the order they are tried: form before meaning, then what a
// reader would call a fact, and wording for what is left. A new kind is one
// file and one line here.
var rules = []rule{
	{"invisible", false, invisible},
	{"whitespace", false, whitespace},
	{"punctuation", false, punctuation},
	{"case", false, letterCase},
	{"wording", true, shifted},
	{"spelling", true, spelling},
	{"negation", true, negation},
	{"hedge", true, hedge},
	{"attribution", true, attribution},
	{"date", true, date},
	{"number", true, number},
	{"place", true, place},
	{"name", true, name},
	{"quote", true, quote},
	{"wording", true, wording},
}

// classify tells what kind of change each difference is; the weightiest first.
func classify(c *comparison) []Change {
	out := []Change{}
	out = append(out, c.headlines()...)
	var quotes [2]quotations
	quotes[0].side, quotes[1].side = c.old, c.new
	var budget kindBudget
	var e edited // one for all blocks: its room is used again
	for i := range c.blocks {
		b := &c.blocks[i]
		whole := c.sentences(i)
		out = append(out, whole...)
		if b.Kind == Same || b.Old == nil || b.New == nil {
			continue
		}
		if e.tongue == nil {
			e.c, e.tongue = c, c.tongueOf()
		}
		e.block, e.runs, e.out = b, e.runs[:0], e.out[:0]
		if !budget.affords(b) {
			c.work.coarse = true
			out = append(out, c.unread(b))
			continue
		}
		e.tokens = e.old.read(c.old, *b.Old, e.tongue, e.tokens)
		e.tokens = e.new.read(c.new, *b.New, e.tongue, e.tokens)
		e.tellKinds(&quotes)
		budget.cells += e.spent
		out = append(out, e.out...)
	}
	out = c.unignored(out)
	slices.SortStableFunc(out, func(a, b Change) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Block, b.Block))
	})
	for i := range out {
		out[i].ID = i
	}
	return out
}

// tellKinds runs the rules over the block.
func (e *edited) tellKinds(quotes *[2]quotations) {
	e.align()
	if len(e.runs) == 0 && len(e.shifts) == 0 {
		whitespace(e)
		return
	}
	read := false
	for _, r := range rules {
		if r.meaning && !read {
			if !e.open() {
				return
			}
			quotes[0].mark(&e.old)
			quotes[1].mark(&e.new)
			e.findFacts()
			read = true
		}
		r.tell(e)
	}
}

// open says whether a changed word is not explained yet.
func (e *edited) open() bool {
	return len(e.shifts) > 0 || e.old.changedIn(0, len(e.old.words)) || e.new.changedIn(0, len(e.new.words)) || e.quotedForm()
}

// quotedForm says whether marks changed within words, which counts inside
// quotation marks.
func (e *edited) quotedForm() bool {
	for i := range e.old.words {
		if w := &e.old.words[i]; w.told == "punctuation" && w.mate >= 0 && !w.mark && !e.formOnly(&e.old, i) {
			return true
		}
	}
	return false
}

// mostChanges bounds the changes told of one block: a sentence with more is a
// table or worse, and its edits show them all the same.
const mostChanges = 500

// add appends a change of the block.
func (e *edited) add(k kind, old, new *Span, says string) {
	if old == nil && new == nil || len(e.out) == mostChanges {
		return
	}
	size := 0
	if old != nil {
		size += old.Len()
	}
	if new != nil {
		size += new.Len()
	}
	e.out = append(e.out, Change{
		Block: e.block.ID, Kind: k, Old: old, New: new,
		Weight: e.c.weight(k, e.block, size), Says: says,
	})
}
