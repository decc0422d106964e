package summarize

import "slices"

// A bundle is what may be taken together: a sentence that stands by itself, or
// one that leans ("He added") with those before it that it leans on.
type bundle struct {
	first, last int // sentences, both taken with all between
	cost        int
	worth       float64
}

// decay is what the next best sentence is worth to the best. Only the order of
// scores means anything, so worth goes by rank; at 0.7 the best outweighs any
// other alone, and two of the next three together outweigh it.
const decay = 0.7

// alone is what a leaning sentence is worth without the one before it: as much
// as one three ranks down that stands by itself.
const alone = decay * decay * decay

// longestBundle ends a chain of sentences that each lean on the one before.
const longestBundle = 4

// maxBundles is how many are weighed: a set of them is the bits of a word.
const maxBundles = 64

// bundles gives the ways to take the candidates, which come best first. Those
// of one group share their first sentence or hold each other: at most one of a
// group may be taken.
func (d *document) bundles(candidates []int, b budget) [][]bundle {
	allowed := d.tier(b)
	worth := make(map[int]float64, len(candidates))
	var heads []int
	members := map[int][]int{} // candidates by the first sentence of their chain
	w := 1.0
	for _, i := range candidates {
		worth[i] = w
		w *= decay
		head := i
		for n := 1; n < longestBundle && d.leans(head) && allowed(&d.sentences[head-1]); n++ {
			head--
		}
		if d.leans(head) && head < i {
			head = i // a chain without a beginning in reach: it stands as it is
		}
		if members[head] == nil {
			heads = append(heads, head)
		}
		members[head] = append(members[head], i)
	}
	var groups [][]bundle
	n := 0
	for _, head := range heads {
		var group []bundle
		for _, i := range members[head] {
			whole := bundle{first: head, last: i}
			for j := head; j <= i; j++ {
				whole.cost += b.cost(d, j)
				whole.worth += worth[j]
			}
			group = append(group, whole)
			if head < i {
				group = append(group, bundle{i, i, b.cost(d, i), alone * worth[i]})
			}
		}
		if n += len(group); n > maxBundles {
			break
		}
		groups = append(groups, group)
	}
	return groups
}

// fill gives the set of bundles that fits the budget and is worth most (the
// knapsack problem with one choice a group, exactly).
func (d *document) fill(candidates []int, b budget) []int {
	room := b.room()
	best := make([]float64, room+1)
	kept := make([]uint64, room+1) // bundles in the best set, as bits
	var all []bundle
	for _, group := range d.bundles(candidates, b) {
		for c := room; c >= 0; c-- {
			value, bits := best[c], kept[c]
			for k, x := range group {
				if x.cost > c {
					continue
				}
				// A hair more is asked than equal, so that what was rounded is not preferred.
				if w := best[c-x.cost] + x.worth; w > value*(1+1e-12) {
					value, bits = w, kept[c-x.cost]|1<<(len(all)+k)
				}
			}
			best[c], kept[c] = value, bits
		}
		all = append(all, group...)
	}
	var taken []int
	for k, x := range all {
		if kept[room]>>k&1 == 0 {
			continue
		}
		for i := x.first; i <= x.last; i++ {
			taken = append(taken, i)
		}
	}
	return taken
}

// greedy takes candidates as they come while they fit, a leaning one with the
// one before it; where that does not fit, a leaning one is taken only to have
// any.
func (d *document) greedy(candidates []int, b budget) []int {
	var taken []int
	in := make(map[int]bool, len(candidates))
	left := b.room()
	allowed := d.tier(b)
	for _, i := range candidates {
		cost, n := b.cost(d, i), 1
		pair := d.leans(i) && allowed(&d.sentences[i-1]) && !in[i-1]
		if pair {
			cost, n = cost+b.cost(d, i-1), 2
		}
		fits := cost <= left && (b.most == 0 || len(taken)+n <= b.most)
		if pair && !fits && len(taken) == 0 {
			pair, cost, fits = false, b.cost(d, i), true
		}
		if in[i] || !fits {
			continue
		}
		if pair {
			taken = append(taken, i-1)
			in[i-1] = true
		}
		taken = append(taken, i)
		in[i] = true
		left -= cost
	}
	return slices.Clip(taken)
}
