package family

import (
	"encoding/xml"
	"fmt"
	"strings"
	"time"
)

// Sizes of the drawing, in pixels.
const (
	svgRow   = 44
	svgLane  = 28
	svgText  = 640
	svgLabel = 90 // characters of a label
)

// svgDash draws how the direction of a copy is known.
var svgDash = map[string]string{"likely": ` stroke-dasharray="8 4"`, "unknown": ` stroke-dasharray="2 5"`}

// SVG draws families as an image that takes the colour of the text around it
// and holds no script, style or link. Time runs down, as Over lays it out.
func SVG(nodes []Node, copies []Copy) string {
	trees := forest(nodes, copies)
	laid := make([][]Spot, len(trees))
	rows, lanes := 0, 0
	for k, tree := range trees {
		laid[k] = overTime(tree)
		rows += len(tree)
		for _, s := range laid[k] {
			lanes = max(lanes, s.Lane+1)
		}
	}
	width, height := svgText+svgLane*lanes, svgRow*(rows+max(0, len(trees)-1))
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" font-family="sans-serif" fill="currentColor">`, width, height, width, height)
	fmt.Fprintf(&b, "\n<title>%s</title>\n", plural2(len(nodes), "article", len(trees), "family", "families"))
	top := 16
	for k, tree := range trees {
		place := func(s Spot) (x, y int) { return svgLane*s.Lane + 12, top + svgRow*s.Row }
		for _, s := range laid[k] {
			t := tree[s.Node]
			x, y := place(s)
			if s.Parent >= 0 {
				px, py := place(laid[k][s.Parent])
				fmt.Fprintf(&b, `<path d="%s" fill="none" stroke="currentColor"%s/>`+"\n", down(px, py, x, y), svgDash[t.node.Direction])
			}
			fmt.Fprintf(&b, `<circle cx="%d" cy="%d" r="5"/>`, x, y)
			fmt.Fprintf(&b, `<text x="%d" y="%d" font-size="14">%s</text>`, svgLane*lanes, y+5, escape(shorten(t.label, svgLabel)))
			if t.about != "" {
				fmt.Fprintf(&b, `<text x="%d" y="%d" font-size="11" opacity="0.75">%s</text>`, svgLane*lanes, y+20, escape(shorten(t.about, svgLabel+20)))
			}
			b.WriteByte('\n')
		}
		top += svgRow * (len(tree) + 1)
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// overTime lays a tree out by the clocks of its copies.
func overTime(tree []*branch) []Spot {
	nodes, clocks := make([]Node, len(tree)), make([]time.Time, len(tree))
	for i, t := range tree {
		nodes[i], clocks[i] = t.node, t.at
	}
	return Over(nodes, clocks)
}

// down is the line from a copy down its lane and over to another's.
func down(px, py, x, y int) string {
	switch {
	case px == x:
		return fmt.Sprintf("M%d %dV%d", px, py+5, y-5)
	case px < x:
		return fmt.Sprintf("M%d %dV%dH%d", px, py+5, y, x-5)
	}
	return fmt.Sprintf("M%d %dV%dH%d", px, py+5, y, x+5)
}

func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder never fails
	return b.String()
}

func plural2(n int, one string, m int, two, twos string) string {
	if m != 1 {
		two = twos
	}
	return plural(n, one) + " in " + fmt.Sprintf("%d %s", m, two)
}
