package family

import (
	"cmp"
	"fmt"
	"slices"
)

// How families grow. An article joins by verified pairs only, never by the
// hits of an index; and one that takes different parts from different stories,
// a digest, joins the one that it takes most from and merges nothing.

// Tie is a verified relation of a newcomer to an article that has a family.
type Tie struct {
	ID     string
	Family string
	Pair   Pair // A is the newcomer
}

// Decision says where a newcomer belongs.
type Decision struct {
	Family string   // "": none, it founds its own
	Merge  []string // families that the newcomer shows to be one with it
	Aside  []string // families that it only takes other parts from
	Why    []string // in words, for the log
}

// sameStuff is the share of what a newcomer has from one family that another
// family must have too, for the two to be one.
const sameStuff = 0.5

// Decide says where a newcomer belongs, given its ties. It does not depend on
// their order.
func Decide(ties []Tie) Decision {
	parts := make(map[string][]Span) // of the newcomer, that a family has
	best := make(map[string]Tie)
	for _, t := range ties {
		if t.Pair.Relation != IsCopy && t.Pair.Relation != IsPartial {
			continue
		}
		for _, p := range t.Pair.Passages {
			parts[t.Family] = append(parts[t.Family], p.A)
		}
		if b, ok := best[t.Family]; !ok || nearer(t, b) {
			best[t.Family] = t
		}
	}
	order := make([]string, 0, len(best))
	for f := range best {
		parts[f] = flatten(parts[f])
		order = append(order, f)
	}
	slices.SortFunc(order, func(f, g string) int {
		return cmp.Or(cmp.Compare(size(parts[g]), size(parts[f])), cmp.Compare(f, g))
	})
	var d Decision
	for k, f := range order {
		t := best[f]
		says := fmt.Sprintf("%s of %s: %.0f%% of its words stand there", t.Pair.Relation, t.ID, 100*t.Pair.AInB)
		switch {
		case k == 0:
			d.Family = f
			d.Why = append(d.Why, says)
		case float64(size(parts[f]))*sameStuff <= float64(size(meeting(parts[f], parts[order[0]]))):
			d.Merge = append(d.Merge, f)
			d.Why = append(d.Why, says+", the same as in "+best[order[0]].ID)
		default:
			d.Aside = append(d.Aside, f)
			d.Why = append(d.Why, says+", other parts than in "+best[order[0]].ID+": a digest merges nothing")
		}
	}
	return d
}

// nearer tells which of two ties to one family says more.
func nearer(a, b Tie) bool {
	return cmp.Or(cmp.Compare(a.Pair.AInB+a.Pair.BInA, b.Pair.AInB+b.Pair.BInA), cmp.Compare(b.ID, a.ID)) > 0
}

// flatten sorts spans and joins those that meet.
func flatten(spans []Span) []Span {
	slices.SortFunc(spans, func(a, b Span) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// meeting gives what two flat lists of spans have in common.
func meeting(a, b []Span) []Span {
	var out []Span
	for i, j := 0, 0; i < len(a) && j < len(b); {
		if s := (Span{Start: max(a[i].Start, b[j].Start), End: min(a[i].End, b[j].End)}); s.Start < s.End {
			out = append(out, s)
		}
		if a[i].End < b[j].End {
			i++
		} else {
			j++
		}
	}
	return out
}

func size(spans []Span) int {
	n := 0
	for _, s := range spans {
		n += s.Len()
	}
	return n
}
