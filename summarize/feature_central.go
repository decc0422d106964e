package summarize

import "math"

// centralFeatures tell how alike a sentence is to the rest. All are products
// with a sum of vectors, so that the cost is linear where comparing pairs would
// be quadratic.
func (d *document) centralFeatures(rows [][]float64) {
	n := len(rows)
	whole := make([]float64, d.terms)  // sum of tf-idf
	degree := make([]float64, d.terms) // sum of tf-idf of unit length
	lead := make([]float64, d.terms)   // likewise of the first clean sentences
	titled := make([]float64, d.terms) // likewise, by headline share
	near := make([]float64, d.terms)   // likewise, the earlier the more
	late := make([]float64, d.terms)   // likewise of the last third
	first := -1
	norm := make([]float64, n)
	leads := 0
	for i := range n {
		s := &d.sentences[i]
		norm[i] = d.norm(s)
		share := rows[i][fTitleShare]
		for _, t := range s.terms {
			w := d.idf[t] / norm[i]
			whole[t] += d.idf[t]
			degree[t] += w
			titled[t] += share * w
			near[t] += w / float64(i+2)
			if 3*i >= 2*n {
				late[t] += w
			}
		}
		if s.clean && leads < 3 {
			if leads == 0 {
				first = i
			}
			leads++
			for _, t := range s.terms {
				lead[t] += d.idf[t] / norm[i]
			}
		}
	}
	wholeNorm := 0.0
	for _, w := range whole {
		wholeNorm += w * w
	}
	wholeNorm = math.Sqrt(wholeNorm)
	logs := make([]float64, d.terms)
	for t, df := range d.df {
		logs[t] = log(int(df))
	}
	top := make([]bool, d.terms)
	tops := d.topTerms(whole)
	for _, t := range tops {
		top[t] = true
	}
	inFirst := make([]bool, d.terms) // terms of the first clean sentence
	if first >= 0 {
		for _, t := range d.sentences[first].distinct {
			inFirst[t] = true
		}
	}
	last := make([]int32, d.terms) // the last sentence that held a term, plus one
	seen := 0
	for i, f := range rows {
		s := &d.sentences[i]
		var dotWhole, dotDegree, dotLead, dotTitled, dotNear, dotLate, common, half, repeats float64
		for _, t := range s.terms {
			dotWhole += d.idf[t] * whole[t]
			dotDegree += d.idf[t] * degree[t]
			dotLead += d.idf[t] * lead[t]
			dotTitled += d.idf[t] * titled[t]
			dotNear += d.idf[t] * near[t]
			dotLate += d.idf[t] * late[t]
			repeats += logs[t]
		}
		f[fTitleSpread] = dotTitled/norm[i] - f[fTitleShare]
		f[fNear] = dotNear/norm[i] - 1/float64(i+2)
		f[fLaterLikeness] = dotLate / norm[i] / float64(n-2*n/3+1)
		f[fTermRepeats] = repeats / float64(max(len(s.terms), 1))
		held, withFirst, withBefore := 0, 0.0, 0.0
		for _, t := range s.distinct {
			common += float64(d.df[t])
			if d.stop[t] {
				half++
			}
			if top[t] {
				held++
			}
			if inFirst[t] {
				withFirst += d.idf[t] * d.idf[t]
			}
			if last[t] == int32(i) {
				withBefore += d.idf[t] * d.idf[t]
			}
			last[t] = int32(i + 1)
		}
		if first >= 0 {
			f[fLeadSame] = withFirst / (norm[i] * norm[first])
		}
		terms := float64(max(len(s.distinct), 1))
		f[fCentroid] = ratio(dotWhole, norm[i]*wholeNorm)
		f[fDegree] = ratio(dotDegree/norm[i]-1, float64(max(n-1, 1)))
		self := 0.0
		if s.clean && seen < 3 {
			seen++
			self = 1
		}
		f[fLeadLikeness] = ratio(dotLead/norm[i]-self, float64(leads)-self)
		f[fCommon] = common / terms / float64(len(d.sentences))
		f[fShortWords] = half / terms
		f[fTopTerms] = ratio(float64(held), float64(len(tops)))
		if i > 0 {
			c := withBefore / (norm[i] * norm[i-1])
			f[fBeforeLikeness] = c
			rows[i-1][fNextLikeness] = c
		}
	}
	for i, place := range ranksOf(rows, fDegree) {
		rows[i][fDegreeRank] = float64(place) / float64(n)
	}
}

// norm is the length of the tf-idf vector of a sentence, never 0. A term's
// repeats are counted by the square root of their sum, near enough.
func (d *document) norm(s *sentence) float64 {
	sum := 1e-9
	for _, t := range s.terms {
		sum += d.idf[t] * d.idf[t]
	}
	return math.Sqrt(sum)
}

// topTerms are the ten terms of the most weight.
func (d *document) topTerms(weight []float64) []int32 {
	var top []int32
	for t := range weight {
		if d.df[t] < 2 {
			continue
		}
		k := len(top)
		for k > 0 && weight[top[k-1]] < weight[t] {
			k--
		}
		if k >= 10 {
			continue
		}
		if len(top) < 10 {
			top = append(top, 0)
		}
		copy(top[k+1:], top[k:])
		top[k] = int32(t)
	}
	return top
}

// referenceFeatures tell what a sentence is the first to say and what later
// ones take up of it.
func (d *document) referenceFeatures(rows [][]float64) {
	seen := make([]bool, d.terms)
	said := map[uint64]bool{}
	n := float64(len(d.sentences))
	for i, f := range rows {
		s := &d.sentences[i]
		fresh, taken, weight := 0.0, 0.0, 0.0
		h := uint64(offset64)
		for _, t := range s.distinct {
			h = (h ^ uint64(t)) * prime64
			weight += d.idf[t]
			if !seen[t] {
				fresh++
				taken += float64(d.df[t]-1) / n * d.idf[t]
			}
		}
		for _, t := range s.names {
			if !seen[t] {
				f[fNewNames]++
				f[fTakenNames] += float64(min(d.df[t]-1, 5))
				seen[t] = true
			}
		}
		for _, t := range s.distinct {
			seen[t] = true
		}
		terms := float64(max(len(s.distinct), 1))
		f[fNew] = fresh / terms
		f[fTaken] = taken
		f[fFrequency] = weight / terms
		f[fSeenBefore] = truth(said[h])
		said[h] = true
	}
}
