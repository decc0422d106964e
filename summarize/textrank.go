package summarize

import "math"

// textRank is Mihalcea and Tarau's: sentences vote for those that share their
// words. The paper keeps nouns and adjectives only; we keep every term and
// weigh it by its rarity within the article, which no tagger is needed for.
func textRank(d *document, _ budget) []float64 {
	n := d.compared()
	weights := make([]float64, n*n)
	mark := make([]int32, d.terms)
	for i := range n {
		for _, t := range d.sentences[i].distinct {
			mark[t] = int32(i + 1)
		}
		for j := range i {
			shared := 0.0
			for _, t := range d.sentences[j].distinct {
				if mark[t] == int32(i+1) {
					shared += d.idf[t]
				}
			}
			length := math.Log(float64(len(d.sentences[i].terms)+1)) + math.Log(float64(len(d.sentences[j].terms)+1))
			if shared > 0 {
				weights[i*n+j] = shared / length
				weights[j*n+i] = shared / length
			}
		}
	}
	return d.spread(walk(weights, n))
}
