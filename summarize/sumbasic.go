package summarize

// sumBasic is Nenkova and Vanderwende's: the sentence of the likeliest words
// is taken, then its words are made unlikely by squaring, and so on. The score
// tells the turn at which a sentence was taken.
func sumBasic(d *document, _ budget) []float64 {
	n := d.compared()
	likely := d.likelihood(n)
	return d.spread(turns(n, func(i int) float64 {
		sum := 0.0
		for _, t := range d.sentences[i].terms {
			sum += likely[t]
		}
		return ratio(sum, float64(len(d.sentences[i].terms)))
	}, func(i int) {
		for _, t := range d.sentences[i].distinct {
			likely[t] *= likely[t]
		}
	}))
}

// likelihood is the share of each term in the first n sentences. Terms that
// half the sentences hold say nothing: the paper leaves out a list of stop
// words, which we have not for every language.
func (d *document) likelihood(n int) []float64 {
	likely := make([]float64, d.terms)
	total := 0.0
	for i := range n {
		for _, t := range d.sentences[i].terms {
			if n < 4 || 2*int(d.df[t]) < n {
				likely[t]++
				total++
			}
		}
	}
	for t := range likely {
		likely[t] = ratio(likely[t], total)
	}
	return likely
}

// maxTurns is how often the greedy methods choose; sentences that were not
// chosen by then are ranked by their worth at the last turn.
const maxTurns = 40

// turns chooses the worthiest of n sentences again and again, telling taken
// each time, and gives scores that keep the order.
func turns(n int, worth func(i int) float64, taken func(i int)) []float64 {
	scores := make([]float64, n)
	chosen := make([]bool, n)
	for turn := range min(n, maxTurns) {
		best, at := 0.0, -1
		for i := range n {
			if chosen[i] {
				continue
			}
			scores[i] = worth(i)
			if at < 0 || scores[i] > best {
				best, at = scores[i], i
			}
		}
		chosen[at] = true
		taken(at)
		scores[at] = float64(2*maxTurns - turn)
	}
	low, high := 0.0, 1e-12
	for i := range n {
		if !chosen[i] {
			low, high = min(low, scores[i]), max(high, scores[i])
		}
	}
	for i := range n {
		if !chosen[i] {
			scores[i] = (scores[i] - low) / (high - low)
		}
	}
	return scores
}
