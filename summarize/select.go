package summarize

import "slices"

// pick chooses the sentences of a summary, in the article's order: the best
// set that fits the budget, in which none says again what a better one says.
func (d *document) pick(scores []float64, b budget) []int {
	order := byScore(scores)
	candidates := d.candidates(order, b)
	var taken []int
	switch {
	case b.unit == sentences:
		taken = candidates[:min(b.size, len(candidates))]
		if d.novelty && len(taken) > 1 && len(taken) <= maxCandidates {
			taken = d.novel(candidates, scores, b.size)
		}
		taken = d.together(taken, candidates, d.ranksBy(order))
	case b.most == 0 && b.size <= maxFilled:
		taken = d.fill(candidates, b)
	default:
		taken = d.greedy(candidates, b)
	}
	slices.Sort(taken)
	return taken
}

// maxCandidates is how many of the best sentences a budget in words or
// characters is filled from.
const maxCandidates = 64

// candidates are the best sentences that fit the budget alone, none repeating
// a better one, best first.
func (d *document) candidates(order []int, b budget) []int {
	allowed := d.tier(b)
	most := maxCandidates
	switch {
	case b.unit == sentences && b.size == 1:
		most = 1
	case b.unit == sentences: // novel and together look at more than are asked
		most = 4*b.size + 4
	case b.size > maxFilled:
		most = len(order)
	}
	var out []int
	for place, i := range order {
		if len(out) == most {
			break
		}
		// Only the best are compared, so that the work stays linear in the text.
		against := out[:min(len(out), maxCandidates)]
		if place > 16*maxCandidates {
			against = nil
		}
		if s := &d.sentences[i]; b.cost(d, i) > b.room() || !allowed(s) || d.repeats(i, against) {
			continue
		}
		out = append(out, i)
	}
	return out
}

// maxFilled is the largest budget that is filled exactly: 64 candidates by
// 4,096 words or characters is a table of a quarter of a million cells.
const maxFilled = 4096

// together mends a choice in which a sentence leans on one that was left out
// ("He added"): the one before is taken instead of the worst chosen, or the
// leaning one gives way, whichever costs little. Little is a rank within twice
// the number of sentences asked.
func (d *document) together(chosen, candidates []int, rank []int) []int {
	taken := slices.Clone(chosen)
	near := 2*len(taken) + 2
	// A lone sentence stays: whether it can stand alone the ranker has weighed,
	// and overruling it cost 0.3 ROUGE on every set.
	if len(taken) == 1 || len(taken) > maxCandidates {
		return taken
	}
	for k, i := range chosen {
		if taken[k] != i || !d.leans(i) || slices.Contains(taken, i-1) {
			continue
		}
		spare := d.spare(taken, k)
		switch other := d.instead(taken, candidates, rank, near); {
		case spare > 0 && rank[i-1] <= near && d.sentences[i-1].prose() && slices.Contains(candidates, i-1):
			taken[spare] = i - 1
		case other >= 0:
			taken[k] = other
		}
	}
	return taken
}

// spare is the place of the worst sentence taken that is not k and that none
// leans on; 0, the best, is never spared.
func (d *document) spare(taken []int, k int) int {
	for w := len(taken) - 1; w > 0; w-- {
		if w != k && !d.leansOn(taken, taken[w]) {
			return w
		}
	}
	return 0
}

// instead is the best candidate near the top that stands by itself, or -1.
func (d *document) instead(taken, candidates, rank []int, near int) int {
	for _, c := range candidates {
		if rank[c] > near {
			break
		}
		if !slices.Contains(taken, c) && (!d.leans(c) || slices.Contains(taken, c-1)) {
			return c
		}
	}
	return -1
}

// leans says that sentence i starts by pointing back.
func (d *document) leans(i int) bool {
	s := &d.sentences[i]
	return i > 0 && len(s.terms) > 0 && d.signs[s.terms[0]]&leaning != 0
}

// leansOn says that a sentence taken leans on sentence i.
func (d *document) leansOn(taken []int, i int) bool {
	return slices.Contains(taken, i+1) && d.leans(i+1)
}

// ranksBy turns an order into the rank of each sentence, 1 for the first.
func (d *document) ranksBy(order []int) []int {
	rank := make([]int, len(order))
	for place, i := range order {
		rank[i] = place + 1
	}
	return rank
}
