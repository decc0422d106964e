package family

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stemma-news/stemma/internal/text"
)

// Property: a passage is the same words on both sides, passages do not
// overlap on either side, shares are shares, and a text that is compared among
// others is compared as it is alone.
func FuzzPassagesAreShared(f *testing.F) {
	f.Add(tram1, tram2)
	f.Add("a a a a a a a a a", "a a a a a")
	f.Add("\xff“one two three four five” 他说 他说 他说", "one two three four\x00five 他说他说他说")
	f.Fuzz(func(t *testing.T, x, y string) {
		p := Relate(Copy{Text: x}, Copy{Text: y})
		usedB := []Span{}
		last := 0
		for _, pass := range p.Passages {
			a, b := foldedWords(x, pass.A), foldedWords(y, pass.B)
			if !slices.Equal(a, b) || len(a) == 0 {
				t.Fatalf("a passage of other words:\n%q\n%q", a, b)
			}
			if pass.A.Start < last {
				t.Fatalf("passages overlap in a: %+v", p.Passages)
			}
			last = pass.A.End
			usedB = append(usedB, pass.B)
		}
		slices.SortFunc(usedB, func(s, u Span) int { return s.Start - u.Start })
		for k := 1; k < len(usedB); k++ {
			if usedB[k].Start < usedB[k-1].End {
				t.Fatalf("passages overlap in b: %+v", p.Passages)
			}
		}
		if p.AInB < 0 || p.AInB > 1 || p.BInA < 0 || p.BInA > 1 {
			t.Fatalf("shares %v, %v", p.AInB, p.BInA)
		}
		if r := Relate(Copy{Text: y}, Copy{Text: x}).Relation; r != p.Relation {
			t.Fatalf("%s one way, %s the other", p.Relation, r)
		}
		if many := RelateAll(Copy{Text: x}, []Copy{{Text: x}, {Text: y}}); !reflect.DeepEqual(many[1], p) {
			t.Fatalf("among others\n%+v\nalone\n%+v", many[1], p)
		}
	})
}

// foldedWords are the words of s that lie in the span, cut as all of s is.
func foldedWords(s string, in Span) []string {
	var out []string
	for _, w := range text.Words(s) {
		if in.Start <= w.Start && w.End <= in.End {
			out = append(out, text.Fold(w.Of(s)))
		}
	}
	return out
}

// Property: the answer has one node a copy in the order given, every family is
// one tree, and the order in which copies are given changes nothing.
func FuzzTreesInAnyOrder(f *testing.F) {
	f.Add(tram1, tram2, tram3, uint16(0))
	f.Add("", "\xff", "one line", uint16(7))
	f.Fuzz(func(t *testing.T, x, y, z string, clocks uint16) {
		var copies []Copy
		for i, s := range []string{x, y, z, x + "\n\n" + y, y + "\n\n" + z, x} {
			c := Copy{ID: fmt.Sprint(i), Text: s, Publisher: fmt.Sprint("Paper ", i%3)}
			if clocks>>i&1 == 1 {
				c.Seen = time.Unix(int64(clocks>>i), 0)
			}
			if clocks>>(i+6)&1 == 1 {
				c.Credit = fmt.Sprint("via Paper ", (i+1)%3)
			}
			copies = append(copies, c)
		}
		nodes := Build(copies)
		roots, families := 0, make(map[string]bool)
		parent := make(map[string]*string)
		for i, n := range nodes {
			if n.ID != copies[i].ID {
				t.Fatalf("node %d is of %s", i, n.ID)
			}
			parent[n.ID] = n.Parent
			families[n.Family] = true
			if n.Parent == nil {
				roots++
			}
		}
		if roots != len(families) {
			t.Fatalf("%d roots in %d families", roots, len(families))
		}
		for id := range parent {
			for at, steps := parent[id], 0; at != nil; at, steps = parent[*at], steps+1 {
				if steps > len(parent) {
					t.Fatalf("%s is its own ancestor", id)
				}
			}
		}
		slices.Reverse(copies)
		back := Build(copies)
		slices.Reverse(back)
		for i := range nodes {
			if got, want := fmt.Sprint(back[i].Family, deref(back[i].Parent), back[i].Evidence), fmt.Sprint(nodes[i].Family, deref(nodes[i].Parent), nodes[i].Evidence); got != want {
				t.Fatalf("%s given backwards: %s, else %s", nodes[i].ID, got, want)
			}
		}
		for _, draw := range []string{Text(nodes, copies), DOT(nodes, copies), SVG(nodes, copies)} {
			if strings.ContainsAny(draw, "\x00\x1b") {
				t.Fatalf("a drawing holds control characters: %q", draw)
			}
		}
	})
}

func deref(s *string) string {
	if s == nil {
		return "-"
	}
	return *s
}

// Property: every cell's span lies in its copy, and a sentence is told by the
// oldest copy that has it.
func FuzzMatrixKeepsPlaces(f *testing.F) {
	f.Add(tram1, tram2)
	f.Add("One. One. One.", "One.\n\n\n\nTwo \xff.")
	f.Fuzz(func(t *testing.T, x, y string) {
		copies := []Copy{{ID: "x", Text: x, Seen: at(1)}, {ID: "y", Text: y, Seen: at(2)}}
		for _, r := range MatrixOf(copies).Rows {
			has := ""
			for i, c := range r.Cells {
				if c.Span == nil {
					continue
				}
				if c.Span.Start < 0 || c.Span.End > len(copies[i].Text) || c.Span.Start >= c.Span.End {
					t.Fatalf("cell %+v of %q", c, copies[i].Text)
				}
				if has == "" {
					has = copies[i].ID
				}
			}
			if has != r.First {
				t.Fatalf("first carrier %q, not %q", r.First, has)
			}
		}
		for _, s := range StaleIn(copies[1], copies[:1]) {
			t.Fatalf("stale against the only revision: %+v", s)
		}
		for _, s := range StaleIn(copies[0], []Copy{copies[0], copies[1]}) {
			if s.Says.Start < 0 || s.Says.End > len(x) || s.Says.Start > s.Says.End {
				t.Fatalf("stale at %+v of %d", s.Says, len(x))
			}
		}
	})
}
