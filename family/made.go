package family

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/stemma-news/stemma/diffing"
)

// Made is what a copy made of its parent, in short: AccountOf has each sentence.
type Made struct {
	Kept    int              `json:"kept"`    // sentences word for word
	Altered int              `json:"altered"` // sentences with other words in them
	Dropped int              `json:"dropped"`
	Added   int              `json:"added"`
	Changes []diffing.Change `json:"changes"` // within altered sentences, the weightiest first; spans are of the parent's and of the copy's text
}

// The limits of one explanation: a comparison takes about a millisecond.
const (
	explainMost  = 400     // copies, in the order given
	explainBytes = 4 << 20 // of their texts and those of their parents
	madeChanges  = 8       // of one copy
)

// Explain fills in what each copy made of its parent, of the state that it was
// taken from where that is known. Nodes and copies go together, one by one.
func Explain(nodes []Node, copies []Copy) {
	place := make(map[[2]string]int, len(nodes))
	for i, n := range nodes {
		place[[2]string{n.Family, n.ID}] = i
	}
	left, bytes := explainMost, explainBytes
	for i, n := range nodes {
		if n.Parent == nil {
			continue
		}
		p, ok := place[[2]string{n.Family, *n.Parent}]
		if !ok || p == i {
			continue
		}
		parent := copies[p]
		if n.TakenFrom != nil && n.TakenFrom.Revision < len(parent.Earlier) {
			parent = parent.Earlier[n.TakenFrom.Revision]
		}
		left--
		if bytes -= len(parent.Text) + len(copies[i].Text); left < 0 || bytes < 0 {
			return
		}
		nodes[i].Made = madeOf(AccountOf(parent, copies[i]))
	}
}

func madeOf(a Account) *Made {
	m := &Made{Kept: len(a.Kept), Altered: len(a.Altered), Dropped: len(a.Dropped), Added: len(a.Added), Changes: []diffing.Change{}}
	known := make(map[int]bool) // of a sentence that was split, both parts have the change
	for _, s := range a.Altered {
		for _, c := range s.Changes {
			if !known[c.ID] {
				known[c.ID] = true
				m.Changes = append(m.Changes, c)
			}
		}
	}
	slices.SortStableFunc(m.Changes, func(x, y diffing.Change) int { return cmp.Compare(y.Weight, x.Weight) })
	m.Changes = m.Changes[:min(len(m.Changes), madeChanges)]
	return m
}

// says puts it into words: "2 sentences altered, 4 dropped: 212 became 214 in
// …".
func (m *Made) says() string {
	const told = 3 // changes that are told
	if m == nil {
		return ""
	}
	var parts []string
	for _, p := range []struct {
		what string
		n    int
	}{{"altered", m.Altered}, {"dropped", m.Dropped}, {"added", m.Added}} {
		switch {
		case p.n > 0 && parts == nil:
			parts = append(parts, plural(p.n, "sentence")+" "+p.what)
		case p.n > 0:
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.what))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	says := strings.Join(parts, ", ")
	var changes []string
	for _, c := range m.Changes[:min(len(m.Changes), told)] {
		changes = append(changes, strings.TrimSuffix(c.Says, "."))
	}
	if len(changes) > 0 {
		says += ": " + strings.Join(changes, "; ")
	}
	if more := len(m.Changes) - told; more > 0 {
		says += "; " + plural(more, "more change")
	}
	return oneLine(says)
}
