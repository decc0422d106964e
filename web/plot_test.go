package web

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stemma-news/stemma/family"
	"github.com/stemma-news/stemma/internal/desk"
)

// smallFamily is a root, a copy of it an hour later, and a copy of that a year
// later, of which only the text tells.
func smallFamily() (desk.Family, map[string]*branch) {
	a, b := "a", "b"
	f := desk.Family{Tree: []family.Node{
		{ID: "a"},
		{ID: "b", Parent: &a, Direction: "known", Confidence: 1, Relation: family.IsCopy},
		{ID: "c", Parent: &b, Direction: "unknown", Confidence: 0.2, Relation: family.IsPartial},
	}}
	branches := map[string]*branch{}
	for i, after := range []time.Duration{0, time.Hour, 365 * 24 * time.Hour} {
		n := f.Tree[i]
		branches[n.ID] = &branch{Article: desk.Article{ID: n.ID, Title: "وزارة الصحة", Latest: "r_" + n.ID, FirstSeen: time.Unix(0, 0).Add(after)}, Node: n}
	}
	return f, branches
}

func TestPlotIsMirrored(t *testing.T) {
	f, branches := smallFamily()
	left, right := plotOf(tongueNamed("en"), f, branches, nil), plotOf(tongueNamed("ar"), f, branches, map[string]bool{"c": true})
	for i, s := range left.Spots {
		m := right.Spots[i]
		if s.X+m.X != left.Width || s.TextX+m.TextX != left.Width || s.Y != m.Y {
			t.Errorf("spot %d at %d and %d of %d, want one the mirror of the other", i, s.X, m.X, left.Width)
		}
		if s.X < 0 || s.X > left.Width || s.Y < 0 || s.Y > left.Height {
			t.Errorf("spot %d is outside at %d, %d", i, s.X, s.Y)
		}
		if s.WhoDir != "rtl" || s.WhoAnchor != "end" || m.WhoAnchor != "start" {
			t.Errorf("spot %d: an Arabic headline runs %s from its %s and its %s", i, s.WhoDir, s.WhoAnchor, m.WhoAnchor)
		}
	}
	if !strings.Contains(right.Spots[2].Label, "متقادم") || !right.Spots[2].Stale {
		t.Errorf("that a copy is out of date is not said: %q", right.Spots[2].Label)
	}
}

func TestPlotDrawsHowSureItIs(t *testing.T) {
	f, branches := smallFamily()
	p := plotOf(tongueNamed("en"), f, branches, nil)
	got := fmt.Sprint(p.Arcs[0].Dash, "|", p.Arcs[0].Opacity, "|", p.Arcs[1].Dash, "|", p.Arcs[1].Opacity)
	if want := "|1.00|2 5|0.48"; got != want {
		t.Errorf("dashes and strengths\n%s\nwant\n%s", got, want)
	}
	if hour, year := p.Spots[1].Y-p.Spots[0].Y, p.Spots[2].Y-p.Spots[1].Y; hour >= year || year > plotRow+plotGap {
		t.Errorf("an hour is drawn as %d and a year as %d, want it longer, and %d at most", hour, year, plotRow+plotGap)
	}
	if p.Spots[2].Compare != "/compare/r_b...r_c" {
		t.Errorf("the line leads to %s", p.Spots[2].Compare)
	}
	if alone := plotOf(tongueNamed("en"), desk.Family{Tree: f.Tree[:1]}, branches, nil); alone != nil {
		t.Error("one article is drawn as a tree")
	}
}

func TestFit(t *testing.T) {
	for _, tt := range []struct{ s, want string }{
		{"short", "short"}, {"exactly ten", "exactly te…"}, {"北京新地铁线路", "北京新地铁…"}, {"", ""},
	} {
		if got := fit(10, tt.s); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}
