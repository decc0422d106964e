package family

import (
	"fmt"
	"math"
	"time"
)

// Source says which revision of its original a copy was taken from.
type Source struct {
	Revision   int      `json:"revision"` // the place in the list given
	ID         string   `json:"id,omitempty"`
	Confidence float64  `json:"confidence"` // 0: nothing tells the revisions apart
	Evidence   []string `json:"evidence"`
}

// distinct runs are of three words: one changed word makes three of them.
const distinctRun = 3

// TakenFrom tells from which of an original's revisions, oldest first, a copy
// was made: the one whose own words it has, and not those of the others. Where
// words do not tell, the newest that was there before the copy. Nil when there
// is no revision.
func TakenFrom(made Copy, revisions []Copy) *Source {
	if len(revisions) == 0 {
		return nil
	}
	l := newLexicon()
	readings := make([]*reading, len(revisions))
	for k, r := range revisions {
		readings[k] = l.read(r.Text, nil)
	}
	return newHistory(revisions, readings).takenFrom(made, runSet(l.read(made.Text, nil)))
}

// history is an article's revisions, oldest first, with the runs of words of
// each.
type history struct {
	revisions []Copy
	readings  []*reading
	since     []time.Time // when each was there; zero when unknown
	held      []map[uint64]bool
	holders   map[uint64]int // run -> revisions that have it
}

func newHistory(revisions []Copy, readings []*reading) *history {
	h := &history{revisions: revisions, readings: readings, since: sinceWhen(revisions), holders: make(map[uint64]int)}
	for _, r := range readings {
		set := runSet(r)
		h.held = append(h.held, set)
		for run := range set {
			h.holders[run]++
		}
	}
	return h
}

// takenFrom is TakenFrom for a copy with these runs.
func (h *history) takenFrom(made Copy, has map[uint64]bool) *Source {
	findings := make([]finding, len(h.revisions))
	for run, n := range h.holders {
		if n == len(h.revisions) || !has[run] {
			continue // all revisions have it, or the copy has it not
		}
		for k := range findings {
			if h.held[k][run] {
				findings[k].own++
			} else {
				findings[k].others++
			}
		}
	}
	best := 0
	for k := range h.revisions {
		score, top := findings[k].score(), findings[best].score()
		if score > top || score == top && there(h.since[k], made) {
			best = k
		}
	}
	margin := math.MaxInt32 // how far the best is ahead
	for k := range findings {
		if k != best {
			margin = min(margin, findings[best].score()-findings[k].score())
		}
	}
	return &Source{
		Revision: best, ID: h.revisions[best].Revision, Confidence: share(float64(margin), margin+distinctRun),
		Evidence: wordsTell(findings[best].own, findings[best].others, !there(h.since[best], made)),
	}
}

// finding counts the runs of a copy that only some revisions have: this one,
// and not this one.
type finding struct{ own, others int }

func (f finding) score() int { return f.own - f.others }

// sinceWhen tells since when each state of an article was there: as its page
// says, when that is after the state before was seen, else since it was seen.
// A page that is corrected often keeps the clock of its first publication.
func sinceWhen(revisions []Copy) []time.Time {
	out := make([]time.Time, len(revisions))
	for k, r := range revisions {
		switch {
		case k == 0:
			out[k] = r.clock()
		case r.Seen.IsZero() || r.Modified.Before(r.Seen) && r.Modified.After(revisions[k-1].Seen):
			if out[k] = r.Modified; out[k].IsZero() {
				out[k] = r.Published
			}
		default:
			out[k] = r.Seen
		}
	}
	return out
}

// there tells whether a revision was there before the copy, as far as clocks
// tell.
func there(since time.Time, made Copy) bool {
	seen := made.Published
	if !made.Seen.IsZero() {
		seen = made.Seen
	}
	return since.IsZero() || seen.IsZero() || !since.After(seen.Add(time.Minute))
}

func wordsTell(own, others int, late bool) []string {
	out := []string{}
	if own > 0 {
		out = append(out, fmt.Sprintf("has %s that not every revision has", plural(own, "run")+" of words"))
	}
	if others > 0 {
		out = append(out, fmt.Sprintf("but %s of other revisions", plural(others, "run")))
	}
	if late {
		out = append(out, "but seen before this revision was")
	}
	return out
}

func runSet(r *reading) map[uint64]bool {
	set := make(map[uint64]bool, len(r.words))
	for i := range len(r.words) - distinctRun + 1 {
		set[hashRun(r.words[i:i+distinctRun])] = true
	}
	return set
}
