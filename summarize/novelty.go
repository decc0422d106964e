package summarize

// maxAlike is how many terms of a sentence are compared with another's: more
// than any sentence that a person wrote has, and an end to the work.
const maxAlike = 256

// repeats says that sentence i mostly says what one taken says.
func (d *document) repeats(i int, taken []int) bool {
	s := &d.sentences[i]
	for _, j := range taken {
		mine, others := head(s.distinct, maxAlike), head(d.sentences[j].distinct, maxAlike)
		least := min(len(mine), len(others))
		if least == 0 {
			if d.text(i) == d.text(j) {
				return true
			}
			continue
		}
		shared := 0
		for _, t := range mine {
			if contains(others, t) {
				shared++
			}
		}
		// 0.7: two sentences of one story share its names and their small words;
		// above this, one adds a word or two to the other at most. Sharing half is
		// enough when it is in the same words running.
		if share := float64(shared) / float64(least); share >= 0.7 || share >= 0.5 && pairsShared(s, &d.sentences[j]) >= 0.5 {
			return true
		}
	}
	return false
}

// pairsShared is the share of neighbouring terms that two sentences have in
// common, of the shorter.
func pairsShared(s, o *sentence) float64 {
	mine, others := head(s.terms, maxAlike), head(o.terms, maxAlike)
	shared := 0
	for k := 1; k < len(mine); k++ {
		for m := 1; m < len(others); m++ {
			if mine[k] == others[m] && mine[k-1] == others[m-1] {
				shared++
				break
			}
		}
	}
	return float64(shared) / float64(max(1, min(len(mine), len(others))-1))
}

// novelWeight is what likeness to a sentence already taken costs, as a share
// of the gap between the best candidate and the last. 0.3 is about one unit of
// the ranker: it gains .07 on CNN/DailyMail highlights, and twice as much loses.
const novelWeight = 0.3

// novel takes n candidates one by one, each by its score less its likeness to
// those taken (maximal marginal relevance: Carbonell and Goldstein, SIGIR 1998).
func (d *document) novel(candidates []int, scores []float64, n int) []int {
	weight := novelWeight * (scores[candidates[0]] - scores[candidates[len(candidates)-1]])
	like := make([]float64, len(candidates)) // to the most alike of those taken
	used := make([]bool, len(candidates))
	var taken []int
	for len(taken) < n && len(taken) < len(candidates) {
		at := -1
		for k, i := range candidates {
			if !used[k] && (at < 0 || scores[i]-weight*like[k] > scores[candidates[at]]-weight*like[at]) {
				at = k
			}
		}
		used[at] = true
		taken = append(taken, candidates[at])
		for k, i := range candidates {
			if !used[k] {
				like[k] = max(like[k], d.cosine(i, candidates[at]))
			}
		}
	}
	return taken
}

// cosine is the likeness of two sentences by the weight of their terms.
func (d *document) cosine(i, j int) float64 {
	a, b := &d.sentences[i], &d.sentences[j]
	dot := 0.0
	for _, t := range head(a.distinct, maxAlike) {
		if contains(head(b.distinct, maxAlike), t) {
			dot += d.idf[t] * d.idf[t]
		}
	}
	return dot / (d.norm(a) * d.norm(b))
}
