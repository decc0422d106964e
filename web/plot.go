package web

import (
	"fmt"
	"math"
	"strconv"
	"time"
	"unicode"

	"github.com/stemma-news/stemma/family"
	"github.com/stemma-news/stemma/internal/desk"
)

// plot is a family's tree as a drawing: time runs down, each copy has a row,
// and a line leads to it from the one that it was taken from. Right to left it
// is mirrored.
type plot struct {
	Width, Height int
	Arcs          []arc
	Spots         []spot
}

// arc is the line from a copy to one taken from it.
type arc struct{ Path, Dash, Opacity string }

type spot struct {
	ID, Who, When, Label, Compare string
	WhoDir, WhoAnchor             string // a headline runs its own way, from where the others begin
	Stale                         bool
	X, Y                          int
	TimeX, TextX, TextY, LabelY   int
}

// Sizes of the drawing, in pixels.
const (
	plotTime  = 128 // column of the clocks
	plotLane  = 26
	plotRow   = 58  // two lines of text and air
	plotGap   = 48  // most that a gap in time adds to a row
	plotText  = 560 // a headline of 60 letters
	plotTop   = 28
	plotWords = 62 // letters of the first line; a wide one counts two
)

// plotOf draws a family of which each branch is at hand by article id.
func plotOf(t *tongue, f desk.Family, branches map[string]*branch, stale map[string]bool) *plot {
	if len(f.Tree) < 2 {
		return nil
	}
	var clocks []time.Time
	var nodes []family.Node
	for _, n := range f.Tree {
		if b := branches[n.ID]; b != nil {
			nodes, clocks = append(nodes, n), append(clocks, b.Article.FirstSeen)
		}
	}
	over := family.Over(nodes, clocks)
	lanes := 0
	for _, s := range over {
		lanes = max(lanes, s.Lane+1)
	}
	p := &plot{Width: plotTime + plotLane*lanes + plotText}
	across := func(x int) int {
		if t.dir == "rtl" {
			return p.Width - x
		}
		return x
	}
	at := make([]int, len(over)) // y of each row
	for r, s := range over {
		at[r] = plotTop
		if r > 0 {
			at[r] = at[r-1] + plotRow + int(min(plotGap, 7*math.Log2(1+s.After.Hours())))
		}
		b := branches[nodes[s.Node].ID]
		one := spot{
			ID: b.Article.ID, Who: whoOf(b.Article), When: brief(b.Article.FirstSeen), Label: t.say("the earliest that is known"), Stale: stale[b.Article.ID],
			X: across(plotTime + plotLane*s.Lane + 6), Y: at[r], TimeX: across(4), TextX: across(plotTime + plotLane*lanes + 8), TextY: at[r] + 5, LabelY: at[r] + 24,
		}
		one.WhoDir, one.WhoAnchor = directionOf(one.Who), "start"
		if one.WhoDir != t.dir {
			one.WhoAnchor = "end"
		}
		if s.Parent >= 0 {
			from := over[s.Parent]
			parent := branches[nodes[from.Node].ID]
			one.Label, one.Compare = b.About, "/compare/"+parent.Article.Latest+"..."+b.Article.Latest
			px, x := across(plotTime+plotLane*from.Lane+6), one.X
			p.Arcs = append(p.Arcs, arc{bend(px, at[s.Parent], x, at[r]), dashes[b.Node.Direction], faint(b.Node.Confidence)})
		}
		if one.Stale {
			one.Label += " · " + t.say("out of date")
		}
		p.Spots = append(p.Spots, one)
	}
	p.Height = at[len(at)-1] + plotTop + 16
	return p
}

// dashes draw how the direction of a copy is known.
var dashes = map[string]string{"known": "", "likely": "8 4", "unknown": "2 5"}

// faint is how strong a line is drawn: never so weak that it is lost.
func faint(confidence float64) string {
	return strconv.FormatFloat(0.35+0.65*max(0, min(1, confidence)), 'f', 2, 64)
}

// bend is the path from a copy down its lane and over to another's.
func bend(px, py, x, y int) string {
	if px == x {
		return fmt.Sprintf("M%d %dV%d", px, py+6, y-6)
	}
	side := 1
	if x < px {
		side = -1
	}
	return fmt.Sprintf("M%d %dV%dQ%d %d %d %dH%d", px, py+6, y-10, px, y, px+10*side, y, x-6*side)
}

// whoOf is what a copy is called in one line of the drawing.
func whoOf(a desk.Article) string {
	title := a.Title
	if a.Publisher != "" {
		title = short(24, a.Publisher) + ": " + title
	}
	return fit(plotWords, steerless(title))
}

// fit cuts a text to n columns; letters of East Asian scripts take two.
func fit(n int, s string) string {
	columns := 0
	for i, r := range s {
		columns++
		if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) {
			columns++
		}
		if columns > n {
			return s[:i] + "…"
		}
	}
	return s
}

// brief is a clock that fits its column.
func brief(at time.Time) string { return at.UTC().Format("2006-01-02 15:04") }

// directionOf is the way that a text runs: that of its first letter.
func directionOf(s string) string {
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko):
			return "rtl"
		case unicode.IsLetter(r):
			return "ltr"
		}
	}
	return "ltr"
}
