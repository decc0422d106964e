package summarize

import "math"

// lexRank is Erkan and Radev's continuous LexRank: a walk over sentences tied
// by the cosine of their tf-idf vectors. The paper takes idf from a corpus;
// ours is that of the sentences of the article.
func lexRank(d *document, _ budget) []float64 {
	n := d.compared()
	weights := make([]float64, n*n)
	d.eachCosine(n, func(i, j int, cosine float64) {
		weights[i*n+j] = cosine
		weights[j*n+i] = cosine
	})
	return d.spread(walk(weights, n))
}

// eachCosine calls f with the tf-idf cosine of each pair j < i of the first n
// sentences that share a term.
func (d *document) eachCosine(n int, f func(i, j int, cosine float64)) {
	norm := make([]float64, n)
	count := make([]float64, d.terms)
	for i := range n {
		s := &d.sentences[i]
		for _, t := range s.terms {
			count[t]++
		}
		for _, t := range s.distinct {
			w := count[t] * d.idf[t]
			norm[i] += w * w
			count[t] *= d.idf[t] * d.idf[t]
		}
		for j := range i {
			dot := 0.0
			for _, t := range d.sentences[j].terms {
				dot += count[t]
			}
			if dot > 0 {
				f(i, j, dot/math.Sqrt(norm[i]*norm[j]))
			}
		}
		for _, t := range s.terms {
			count[t] = 0
		}
	}
}
