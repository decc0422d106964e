package family

// arc is a way that one copy could have come from another.
type arc struct {
	from, to int
	cost     int // in thousandths, so that sums are the same on every machine
}

// arborescence gives, for each of n vertices but the root, the number of the
// arc by which the tree of least cost enters it; -1 for the root and for a
// vertex that no arc enters. It is the algorithm of Chu and Liu (1965) and
// Edmonds (1967): every vertex takes its cheapest arc in, each cycle becomes
// one vertex, and so on. Of equal arcs the first wins.
func arborescence(n, root int, arcs []arc) []int {
	best := make([]int, n)
	for v := range best {
		best[v] = -1
	}
	for k, a := range arcs {
		if a.to != root && a.from != a.to && (best[a.to] < 0 || a.cost < arcs[best[a.to]].cost) {
			best[a.to] = k
		}
	}
	whole, m, cyclic := contract(best, arcs)
	if m == n {
		return best
	}
	var outer []arc
	var source []int // of each outer arc, the arc that it stands for
	for k, a := range arcs {
		if a.to == root || whole[a.from] == whole[a.to] {
			continue
		}
		cost := a.cost
		if cyclic[whole[a.to]] {
			cost -= arcs[best[a.to]].cost // what leaving the cycle's own arc saves
		}
		outer = append(outer, arc{whole[a.from], whole[a.to], cost})
		source = append(source, k)
	}
	for _, k := range arborescence(m, whole[root], outer) {
		if k >= 0 {
			best[arcs[source[k]].to] = source[k]
		}
	}
	return best
}

// contract numbers the vertices anew, those of one cycle alike, and says which
// of the m new ones are cycles.
func contract(best []int, arcs []arc) (whole []int, m int, cyclic map[int]bool) {
	whole, cyclic = make([]int, len(best)), make(map[int]bool)
	walk := make([]int, len(best)) // the walk that came by, from 1
	for v := range whole {
		whole[v] = -1
	}
	for v := range best {
		u := v
		for whole[u] < 0 && walk[u] == 0 {
			walk[u] = v + 1
			if best[u] < 0 {
				break
			}
			u = arcs[best[u]].from
		}
		if whole[u] < 0 && walk[u] == v+1 && best[u] >= 0 { // a new cycle, through u
			cyclic[m] = true
			for whole[u] < 0 {
				whole[u] = m
				u = arcs[best[u]].from
			}
			m++
		}
		for u = v; whole[u] < 0; u = arcs[best[u]].from {
			whole[u] = m
			m++
			if best[u] < 0 {
				break
			}
		}
	}
	return whole, m, cyclic
}
