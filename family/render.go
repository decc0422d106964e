package family

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"
)

// What every drawing of families shares: the order in which copies are told,
// and what is said of each. Nodes and copies go together, one by one.

// branch is a node with its place in a drawing.
type branch struct {
	node  Node
	label string
	about string // the arc: relation, direction, evidence
	made  string // what it made of its parent, when that was asked for
	depth int
	last  bool // of its parent's children
	row   int
	kids  []*branch
	at    time.Time // its clock
}

// forest arranges nodes: the largest families first, each from its root down,
// children in the order given.
func forest(nodes []Node, copies []Copy) [][]*branch {
	all := make([]*branch, len(nodes))
	place := make(map[[2]string]int, len(nodes))
	for i, n := range nodes {
		all[i] = &branch{node: n, label: labelOf(n, copies[i]), about: aboutArc(n), made: n.Made.says(), at: copies[i].clock()}
		if _, twice := place[[2]string{n.Family, n.ID}]; !twice {
			place[[2]string{n.Family, n.ID}] = i
		}
	}
	tellApart(all)
	roots := make(map[string][]*branch)
	size := make(map[string]int)
	var order []string
	for i, n := range nodes {
		if size[n.Family]++; size[n.Family] == 1 {
			order = append(order, n.Family)
		}
		if n.Parent != nil {
			if p, ok := place[[2]string{n.Family, *n.Parent}]; ok && p != i {
				all[p].kids = append(all[p].kids, all[i])
				continue
			}
		}
		roots[n.Family] = append(roots[n.Family], all[i])
	}
	slices.SortStableFunc(order, func(a, b string) int { return cmp.Compare(size[b], size[a]) })
	out := make([][]*branch, len(order))
	for k, id := range order {
		out[k] = unfold(roots[id])
	}
	return out
}

// unfold lists a tree from the root down, without recursion, as a chain of
// copies may be long.
func unfold(roots []*branch) []*branch {
	var out []*branch
	stack := slices.Clone(roots)
	slices.Reverse(stack)
	for len(stack) > 0 {
		b := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		b.row = len(out)
		out = append(out, b)
		for k := len(b.kids) - 1; k >= 0; k-- {
			kid := b.kids[k]
			kid.depth, kid.last = b.depth+1, k == len(b.kids)-1
			stack = append(stack, kid)
		}
	}
	return out
}

// labelOf is what a copy is called in one line: title, publisher, time.
func labelOf(n Node, c Copy) string {
	label := c.Title
	if label == "" {
		label = n.ID
	}
	var more []string
	if c.Publisher != "" {
		more = append(more, c.Publisher)
	}
	if at := c.clock(); !at.IsZero() {
		more = append(more, at.UTC().Format("2006-01-02 15:04"))
	}
	if len(more) > 0 {
		label += " (" + strings.Join(more, ", ") + ")"
	}
	return oneLine(label)
}

// tellApart adds its own name to each copy that another is called like: copies
// keep the headline, and a reader of the command line knows them by their files.
func tellApart(all []*branch) {
	called := make(map[string]int, len(all))
	for _, b := range all {
		called[b.label]++
	}
	for _, b := range all {
		if called[b.label] > 1 && b.label != b.node.ID {
			b.label = oneLine(b.label + " [" + b.node.ID + "]")
		}
	}
}

func aboutArc(n Node) string {
	if n.Parent == nil {
		return ""
	}
	says := string(n.Relation) + ", direction " + n.Direction
	if len(n.Evidence) > 0 {
		says += ": " + strings.Join(n.Evidence, "; ")
	}
	return oneLine(says)
}

// oneLine makes a text of any origin safe to print: valid, on one line, and
// without the characters that steer a terminal or turn text round.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return strings.Join(strings.Fields(s), " ")
}

// shorten cuts a text to n characters at most.
func shorten(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return strings.TrimSpace(string(r[:n-1])) + "…"
}
