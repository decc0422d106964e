package family

import (
	"cmp"
	"strings"
	"time"
)

// lateRamp is how much the clocks of two machines, and two crawls, differ.
const lateRamp = 20 * time.Minute

// older is the canonical order: by clock, those without one last; then the
// longer text, then by text and id, which mean nothing but never change.
func older(a, b Copy) int {
	x, y := a.clock(), b.clock()
	if x.IsZero() != y.IsZero() {
		if x.IsZero() {
			return 1
		}
		return -1
	}
	return cmp.Or(x.Compare(y), cmp.Compare(len(b.Text), len(a.Text)), strings.Compare(a.Text, b.Text), strings.Compare(a.ID, b.ID))
}

// clock is when a copy was certainly there: published as it says, else seen.
func (c Copy) clock() time.Time {
	c = c.atFirst()
	if c.Published.IsZero() {
		return c.Seen
	}
	return c.Published
}

// atFirst gives a copy with the clocks of its oldest state: an article is no
// younger for being corrected.
func (c Copy) atFirst() Copy {
	for _, e := range c.Earlier {
		c.Published, c.Seen = earlier(e.Published, c.Published), earlier(e.Seen, c.Seen)
	}
	return c
}

// earlier is the earlier of two times that are known.
func earlier(a, b time.Time) time.Time {
	if b.IsZero() || !a.IsZero() && a.Before(b) {
		return a
	}
	return b
}

// The clocks by which two copies can be compared.
const (
	noClock     = ""
	published   = "published" // by what both say
	seen        = "seen"      // by when we first saw each
	seenAlready = "seen already when its parent was published"
)

// lateness is by how much the parent was there after the child, and by which
// clock.
func lateness(parent, child Copy) (late time.Duration, by string) {
	parent, child = parent.atFirst(), child.atFirst()
	switch {
	case !parent.Published.IsZero() && !child.Published.IsZero():
		late := parent.Published.Sub(child.Published)
		if dateOnly(parent.Published) || dateOnly(child.Published) {
			// A date is any time of its day: late only beyond all doubt.
			late = parent.Published.Truncate(24 * time.Hour).Sub(child.Published.Truncate(24 * time.Hour))
			if late == 0 {
				break
			}
		}
		return within(late), published
	case !parent.Published.IsZero() && !child.Seen.IsZero() && parent.Published.After(child.Seen):
		return within(parent.Published.Sub(child.Seen)), seenAlready
	}
	if parent.Seen.IsZero() || child.Seen.IsZero() {
		return 0, noClock
	}
	return within(parent.Seen.Sub(child.Seen)), seen
}

// within keeps a difference of clocks that are years off in range.
func within(d time.Duration) time.Duration {
	const longest = 100 * 365 * 24 * time.Hour
	return max(-longest, min(d, longest))
}

// dateOnly tells a clock that names a day and no time.
func dateOnly(t time.Time) bool { return t.UTC().Equal(t.UTC().Truncate(24 * time.Hour)) }
