package family

import (
	"slices"
	"sort"

	"github.com/stemma-news/stemma/diffing"
)

// Stale is a sentence of a copy that its original has since corrected or
// withdrawn.
type Stale struct {
	Copy     string           `json:"copy"`
	Revision int              `json:"revision"` // that the copy was taken from
	Says     Span             `json:"says"`     // in the copy
	Was      Span             `json:"was"`      // in that revision
	Now      *Span            `json:"now"`      // in the newest revision; null when it was withdrawn
	Changes  []diffing.Change `json:"changes"`  // from Was to Now, the weightiest first
}

// style are the kinds of change that correct nothing.
var style = []string{"whitespace", "punctuation", "case", "spelling", "wording", "invisible", "furniture", "headline", "dateline", "moved", "split", "merged"}

// StaleIn finds what a copy still says that its original, given by its
// revisions, oldest first, no longer does. Changes of style are no corrections.
func StaleIn(made Copy, revisions []Copy) []Stale {
	out := []Stale{}
	from := TakenFrom(made, revisions)
	if from == nil || from.Revision == len(revisions)-1 {
		return out
	}
	was, now := revisions[from.Revision].Text, revisions[len(revisions)-1].Text
	o := diffing.Options{Language: made.Language}
	since := diffing.Texts(was, now, o)
	became := make([]*Span, len(since.OldSentences))
	for _, link := range since.Alignment {
		became[link[0]] = &since.NewSentences[link[1]]
	}
	corrected, kept := newRecord(since), newRecord(diffing.Texts(was, made.Text, o))
	for i, old := range since.OldSentences {
		changes := changesOf(since, old, became[i])
		if became[i] != nil && (became[i].Of(now) == old.Of(was) || onlyStyle(changes)) {
			continue
		}
		if says, ok := kept.stillSays(old, corrected); ok {
			out = append(out, Stale{
				Copy: made.ID, Revision: from.Revision, Says: says, Was: old, Now: became[i], Changes: changes,
			})
		}
	}
	return out
}

// onlyStyle tells changes that correct nothing. Changes that were not told
// apart may be of any kind.
func onlyStyle(changes []diffing.Change) bool {
	for _, c := range changes {
		if !slices.Contains(style, c.Kind) {
			return false
		}
	}
	return len(changes) > 0
}

// record is what became of a text: byte ranges of it that stand elsewhere, in
// order, and the places where something was put in.
type record struct {
	equal []Passage
	added []int
}

func newRecord(d *diffing.Diff) record {
	var r record
	for _, b := range d.Blocks {
		at := -1
		if b.Old != nil {
			at = b.Old.Start
		}
		for _, e := range b.Edits {
			switch {
			case e.Op == diffing.Equal:
				r.equal = append(r.equal, Passage{A: *e.Old, B: *e.New})
				at = e.Old.End
			case e.Op == diffing.Delete:
				at = e.Old.End
			case at >= 0:
				r.added = append(r.added, at)
			}
		}
	}
	slices.SortFunc(r.equal, func(x, y Passage) int { return x.A.Start - y.A.Start })
	return r
}

// stillSays gives the place where a copy has a sentence as it was before it
// was corrected: most of it, all that the correction took away, and nothing
// put in where the correction puts something in.
func (r record) stillSays(old Span, corrected record) (Span, bool) {
	const most = 0.8 // of the sentence, so that a chance word is not taken for it
	if float64(r.covered(old)) < most*float64(old.Len()) {
		return Span{}, false
	}
	at := old.Start
	for _, p := range corrected.equal {
		if meet(p.A, old) {
			if at < p.A.Start && r.covered(Span{Start: at, End: p.A.Start}) < p.A.Start-at {
				return Span{}, false
			}
			at = max(at, p.A.End)
		}
	}
	if at < old.End && r.covered(Span{Start: at, End: old.End}) < old.End-at {
		return Span{}, false
	}
	for _, place := range corrected.added {
		if old.Start <= place && place < old.End && slices.Contains(r.added, place) {
			return Span{}, false
		}
	}
	says := Span{Start: -1}
	for _, p := range r.equal {
		if meet(p.A, old) {
			// Cut to the sentence: an equal run may go beyond it on either side.
			start := p.B.Start + max(0, old.Start-p.A.Start)
			end := p.B.End - max(0, p.A.End-old.End)
			if says.Start < 0 {
				says = Span{Start: start, End: end}
			}
			says.Start, says.End = min(says.Start, start), max(says.End, end)
		}
	}
	return says, true
}

// covered counts the bytes of a span that the other text has.
func (r record) covered(s Span) int {
	n := 0
	from := sort.Search(len(r.equal), func(k int) bool { return r.equal[k].A.End > s.Start })
	for _, p := range r.equal[from:] {
		if p.A.Start >= s.End {
			break
		}
		n += max(0, min(p.A.End, s.End)-max(p.A.Start, s.Start))
	}
	return n
}
