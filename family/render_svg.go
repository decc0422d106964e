package family

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// Sizes of the drawing, in pixels.
const (
	svgRow    = 44
	svgIndent = 28
	svgText   = 640
	svgLabel  = 90 // characters of a label
)

// SVG draws families as an image that takes the colour of the text around it
// and holds no script, style or link.
func SVG(nodes []Node, copies []Copy) string {
	trees := forest(nodes, copies)
	rows, deep := 0, 0
	for _, tree := range trees {
		rows += len(tree)
		for _, t := range tree {
			deep = max(deep, min(t.depth, deepest))
		}
	}
	width, height := svgText+svgIndent*(deep+1), svgRow*(rows+max(0, len(trees)-1))
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" font-family="sans-serif" fill="currentColor">`, width, height, width, height)
	fmt.Fprintf(&b, "\n<title>%s</title>\n", plural2(len(nodes), "article", len(trees), "family", "families"))
	top := 0
	for _, tree := range trees {
		for _, t := range tree {
			x, y := svgIndent*min(t.depth, deepest)+12, top+svgRow*t.row+16
			for _, kid := range t.kids {
				dash := ""
				if kid.node.Direction != "known" {
					dash = ` stroke-dasharray="4 3"`
				}
				fmt.Fprintf(&b, `<path d="M%d %dV%dh%d" fill="none" stroke="currentColor"%s/>`+"\n",
					x, y+6, top+svgRow*kid.row+16, svgIndent*(min(kid.depth, deepest)-min(t.depth, deepest))-6, dash)
			}
			fmt.Fprintf(&b, `<circle cx="%d" cy="%d" r="5"/>`, x, y)
			fmt.Fprintf(&b, `<text x="%d" y="%d" font-size="14">%s</text>`, x+12, y+5, escape(shorten(t.label, svgLabel)))
			if t.about != "" {
				fmt.Fprintf(&b, `<text x="%d" y="%d" font-size="11" opacity="0.75">%s</text>`, x+12, y+20, escape(shorten(t.about, svgLabel+20)))
			}
			b.WriteByte('\n')
		}
		top += svgRow * (len(tree) + 1)
	}
	b.WriteString("</svg>\n")
	return b.String()
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
