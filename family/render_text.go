package family

import (
	"fmt"
	"strings"
)

// deepest is how far a tree is drawn to the right; what is deeper stays there
// and says its depth.
const deepest = 24

// Text draws families for a terminal, the largest first.
func Text(nodes []Node, copies []Copy) string {
	var b strings.Builder
	for k, tree := range forest(nodes, copies) {
		if k > 0 {
			b.WriteByte('\n')
		}
		if len(tree) == 1 {
			fmt.Fprintf(&b, "%s\n   on its own\n", tree[0].label)
			continue
		}
		fmt.Fprintf(&b, "%s, %d copies\n", oneLine(tree[0].node.Family), len(tree))
		open := make([]bool, deepest+1) // a line runs down at this depth
		for _, t := range tree {
			b.WriteString(margin(t, open, "├─ ", "└─ "))
			b.WriteString(t.label)
			b.WriteByte('\n')
			for _, line := range []string{t.about, t.made} {
				if line == "" {
					continue
				}
				open[min(t.depth, deepest)] = !t.last
				b.WriteString(margin(t, open, "│  ", "   "))
				b.WriteString("  ")
				b.WriteString(line)
				b.WriteByte('\n')
			}
		}
	}
	return b.String()
}

// margin draws the lines left of a branch and the corner that leads to it.
func margin(t *branch, open []bool, more, last string) string {
	if t.depth == 0 {
		return ""
	}
	var b strings.Builder
	for d := 1; d < min(t.depth, deepest); d++ {
		if open[d] {
			b.WriteString("│  ")
		} else {
			b.WriteString("   ")
		}
	}
	if t.last {
		b.WriteString(last)
	} else {
		b.WriteString(more)
	}
	if t.depth > deepest {
		fmt.Fprintf(&b, "(%d down) ", t.depth)
	}
	return b.String()
}
