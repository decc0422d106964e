package summarize

import "math"

// topics is how many directions of meaning lsa keeps: about as many as an
// article has sides; more only adds noise (Steinberger and Ježek keep those
// with half the first one's weight).
const topics = 6

// lsa is Steinberger and Ježek's form of Gong and Liu's: the singular vectors
// of the matrix of terms by sentences are topics, and a sentence counts by its
// length in the space of the strongest. We find them by turning the sentences'
// own matrix of products, which is small, and not the matrix of terms.
func lsa(d *document, _ budget) []float64 {
	n := d.compared()
	products := make([]float64, n*n)
	d.eachCosine(n, func(i, j int, cosine float64) {
		products[i*n+j] = cosine
		products[j*n+i] = cosine
	})
	for i := range n {
		products[i*n+i] = 1
	}
	scores := make([]float64, n)
	first := 0.0
	for k := range min(topics, n) {
		vector, weight := strongest(products, n, k)
		if k == 0 {
			first = weight
		}
		if weight < first/4 { // half of the first singular value, squared
			break
		}
		for i, v := range vector {
			scores[i] += weight * v * v
			for j, u := range vector {
				products[i*n+j] -= weight * v * u
			}
		}
	}
	return d.spread(scores)
}

// strongest finds the eigenvector of the largest eigenvalue of a symmetric
// matrix by the power method.
func strongest(m []float64, n, seed int) ([]float64, float64) {
	v, next := make([]float64, n), make([]float64, n)
	for i := range v {
		v[i] = 1 + float64((i*7+seed*13)%11)/11 // no start is orthogonal to all topics
	}
	weight := 0.0
	for range 60 {
		sum := 0.0
		for i := range n {
			dot := 0.0
			for j, x := range m[i*n : i*n+n] {
				dot += x * v[j]
			}
			next[i] = dot
			sum += dot * dot
		}
		length := math.Sqrt(sum)
		if length < 1e-12 {
			return v, 0
		}
		for i := range next {
			next[i] /= length
		}
		v, next = next, v
		if math.Abs(length-weight) < 1e-9*length {
			break
		}
		weight = length
	}
	return v, weight
}
