package summarize

import "math"

// maxCompared is how many sentences are compared pair by pair; what stands
// after them is scored below them all, in the article's order. 400 sentences
// are an article of 50 kB, and 80,000 pairs.
const maxCompared = 400

// damping is 0.85, as in both papers.
const damping = 0.85

// walk gives the share of time that a random walk over a weighted graph
// spends at each node: n nodes, row by row. It stops when nothing moves by
// more than a millionth, or after 100 turns.
func walk(weights []float64, n int) []float64 {
	sums := make([]float64, n)
	for i := range n {
		for j := range n {
			sums[i] += weights[i*n+j]
		}
	}
	rank, next := make([]float64, n), make([]float64, n)
	for i := range rank {
		rank[i] = 1 / float64(n)
	}
	for range 100 {
		idle := 0.0 // held by nodes without a neighbour, shared by all
		for i := range n {
			if sums[i] == 0 {
				idle += rank[i]
			}
			next[i] = 0
		}
		for i := range n {
			if sums[i] == 0 {
				continue
			}
			share := rank[i] / sums[i]
			for j, w := range weights[i*n : i*n+n] {
				next[j] += share * w
			}
		}
		moved := 0.0
		for i := range n {
			next[i] = (1-damping)/float64(n) + damping*(next[i]+idle/float64(n))
			moved = max(moved, math.Abs(next[i]-rank[i]))
		}
		rank, next = next, rank
		if moved < 1e-6 {
			break
		}
	}
	return rank
}

// spread puts the scores of the sentences compared into scores for all, those
// that were not compared below.
func (d *document) spread(compared []float64) []float64 {
	scores := make([]float64, len(d.sentences))
	n := copy(scores, compared)
	for i := n; i < len(scores); i++ {
		scores[i] = -float64(i)
	}
	return scores
}

func (d *document) compared() int { return min(len(d.sentences), maxCompared) }
