package family

import (
	"fmt"
	"strings"
)

// DOT writes families for Graphviz. Arcs of unknown direction have no head,
// likely ones are dashed.
func DOT(nodes []Node, copies []Copy) string {
	var b strings.Builder
	b.WriteString("digraph families {\n  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\"];\n")
	number := make(map[*branch]int)
	for _, tree := range forest(nodes, copies) {
		for _, t := range tree {
			number[t] = len(number)
			fmt.Fprintf(&b, "  n%d [label=%s];\n", number[t], dotQuote(shorten(t.label, 80)))
		}
		for _, t := range tree {
			for _, kid := range t.kids {
				style := map[string]string{"known": "", "likely": ", style=dashed", "unknown": ", style=dashed, dir=none"}[kid.node.Direction]
				fmt.Fprintf(&b, "  n%d -> n%d [label=%s%s];\n", number[t], number[kid], dotQuote(string(kid.node.Relation)), style)
			}
		}
	}
	b.WriteString("}\n")
	return b.String()
}

func dotQuote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}
