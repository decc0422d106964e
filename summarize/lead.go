package summarize

// lead takes the first sentences as they stand.
func lead(d *document, _ budget) []float64 {
	scores := make([]float64, len(d.sentences))
	for i := range scores {
		scores[i] = 1 / float64(i+1)
	}
	return scores
}

// cleanLead takes the first sentences that are sentences: captions, datelines
// and lines of links at the top of a page are passed over. It is the method
// to beat, and what the others fall back on.
func cleanLead(d *document, b budget) []float64 {
	scores := lead(d, b)
	for i := range scores {
		if d.sentences[i].clean {
			scores[i]++
		}
	}
	return scores
}
