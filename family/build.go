package family

import (
	"cmp"
	"slices"
)

const candidates = 16 // articles verified for each

// Build sorts copies into families and each family into a tree. The answer
// has one node a copy, in the order given.
func Build(copies []Copy) []Node {
	l, x := newLexicon(), NewIndex()
	drop := boilerplate(copies)
	readings := make([]*reading, len(copies))
	group := newUnion(len(copies))
	for i, c := range copies {
		readings[i] = l.read(c.Text, drop[i])
		prints := Fingerprint(c.Text, c.Language)
		for _, h := range x.Candidates(prints, candidates) {
			j := int(h.Doc)
			if group.find(i) == group.find(j) {
				continue
			}
			switch relate(readings[j], readings[i]).Relation {
			case IsCopy, IsPartial:
				group.join(i, j)
			}
		}
		x.Add(Doc(i), prints)
	}
	members := make(map[int][]int)
	for i := range copies {
		members[group.find(i)] = append(members[group.find(i)], i)
	}
	out := make([]Node, len(copies))
	for i := range copies {
		if group.find(i) != i {
			continue
		}
		some := make([]Copy, len(members[i]))
		for k, m := range members[i] {
			some[k] = copies[m]
		}
		for k, n := range Tree("f_"+some[0].ID, some) {
			out[members[i][k]] = n
		}
	}
	return out
}

// Tree draws the tree of copies already known to be one family.
func Tree(id string, copies []Copy) []Node {
	order := make([]int, len(copies))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Or(copies[i].Seen.Compare(copies[j].Seen), cmp.Compare(len(copies[j].Text), len(copies[i].Text)))
	})
	out := make([]Node, len(copies))
	for i, c := range copies {
		out[i] = Node{ID: c.ID, Family: id, Direction: "unknown", Evidence: []string{}}
		if root := order[0]; i != root {
			p := copies[root].ID
			out[i].Parent = &p
			out[i].Relation = Relate(copies[root], c).Relation
		}
	}
	return out
}

// union is a disjoint-set forest.
type union []int

func newUnion(n int) union {
	u := make(union, n)
	for i := range u {
		u[i] = i
	}
	return u
}

func (u union) find(i int) int {
	for u[i] != i {
		u[i] = u[u[i]]
		i = u[i]
	}
	return i
}

// join keeps the lower number as the head, so that the answer does not depend
// on the order of joins.
func (u union) join(i, j int) {
	i, j = u.find(i), u.find(j)
	u[max(i, j)] = min(i, j)
}
