package summarize

// byQuery lifts sentences that speak of what was asked above all others,
// those that hold more of it first, and lets the method decide among equals. A
// sentence that leans on one that speaks of it is taken to go on about it.
// It says whether any sentence does.
func (d *document) byQuery(scores []float64) (found bool) {
	total := 0.0
	for _, t := range d.query {
		if d.df[t] > 0 {
			total += d.idf[t] + 1
		}
	}
	if total == 0 {
		return false
	}
	low, high := bounds(scores)
	span := high - low + 1e-9
	before := 0.0
	for i := range scores {
		s := &d.sentences[i]
		held := 0.0
		for _, t := range d.query {
			if contains(s.distinct, t) {
				held += d.idf[t] + 1
			}
		}
		held /= total
		if held == 0 && d.leans(i) {
			held = before / 2
		}
		before = held
		// Scores go to 0..1, so that a whole step is what any sentence that holds
		// something of the query has over one that holds nothing.
		scores[i] = (scores[i] - low) / span
		if held > 0 {
			scores[i] += 1 + held
		}
	}
	return true
}

func bounds(scores []float64) (low, high float64) {
	low, high = scores[0], scores[0]
	for _, s := range scores {
		low, high = min(low, s), max(high, s)
	}
	return low, high
}
