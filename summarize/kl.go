package summarize

import "math"

// kl is Haghighi and Vanderwende's KLSum: the summary grows by the sentence
// that brings its words closest to the article's, as the Kullback-Leibler
// divergence measures it.
func kl(d *document, _ budget) []float64 {
	n := d.compared()
	likely := d.likelihood(n)
	counts, own := make([]float64, d.terms), make([]float64, d.terms)
	length := 0.0
	const smooth = 0.1 // so that a word not yet in the summary costs much and not all
	vocabulary := smooth * float64(d.terms)
	return d.spread(turns(n, func(i int) float64 {
		// The divergence is a constant less what follows.
		s := &d.sentences[i]
		for _, t := range s.terms {
			own[t]++
		}
		gain := 0.0
		for _, t := range s.distinct {
			gain += likely[t] * math.Log((counts[t]+own[t]+smooth)/(counts[t]+smooth))
			own[t] = 0
		}
		return gain - math.Log(length+float64(len(s.terms))+vocabulary)
	}, func(i int) {
		for _, t := range d.sentences[i].terms {
			counts[t]++
		}
		length += float64(len(d.sentences[i].terms))
	}))
}
