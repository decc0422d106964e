package summarize

import (
	"math"
	"sync"
)

// centralFeatures tell how alike a sentence is to the rest. All are products
// with a sum of vectors, so that the cost is linear where comparing pairs would
// be quadratic.
func (d *document) centralFeatures(rows [][]float64) {
	n := len(rows)
	sums := borrowSums(d.terms)
	defer giveBack(sums)
	of := *sums
	first := -1
	norm := make([]float64, n)
	leads := 0
	for i := range n {
		s := &d.sentences[i]
		norm[i] = d.norm(s)
		share := rows[i][fTitleShare]
		for _, t := range s.terms {
			w, sum := d.idf[t]/norm[i], &of[t]
			sum.whole += d.idf[t]
			sum.degree += w
			sum.titled += share * w
			sum.near += w / float64(i+2)
			if 3*i >= 2*n {
				sum.late += w
			}
		}
		if s.clean && leads < 3 {
			if leads == 0 {
				first = i
			}
			leads++
			for _, t := range s.terms {
				of[t].lead += d.idf[t] / norm[i]
			}
		}
	}
	wholeNorm := 0.0
	for t := range of {
		wholeNorm += of[t].whole * of[t].whole
	}
	wholeNorm = math.Sqrt(wholeNorm)
	tops := d.topTerms(of)
	for _, t := range tops {
		of[t].top = true
	}
	if first >= 0 {
		for _, t := range d.sentences[first].distinct {
			of[t].inFirst = true
		}
	}
	seen := 0
	for i, f := range rows {
		s := &d.sentences[i]
		var dotWhole, dotDegree, dotLead, dotTitled, dotNear, dotLate, common, half, repeats float64
		for _, t := range s.terms {
			idf, sum := d.idf[t], &of[t]
			dotWhole += idf * sum.whole
			dotDegree += idf * sum.degree
			dotLead += idf * sum.lead
			dotTitled += idf * sum.titled
			dotNear += idf * sum.near
			dotLate += idf * sum.late
			repeats += log(int(d.df[t]))
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
			sum := &of[t]
			if sum.top {
				held++
			}
			if sum.inFirst {
				withFirst += d.idf[t] * d.idf[t]
			}
			if sum.last == int32(i) {
				withBefore += d.idf[t] * d.idf[t]
			}
			sum.last = int32(i + 1)
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

// termSums are what the sentences add up to at one term: what is read together
// stands together.
type termSums struct {
	whole   float64 // of tf-idf
	degree  float64 // of tf-idf of unit length
	lead    float64 // likewise of the first clean sentences
	titled  float64 // likewise, by headline share
	near    float64 // likewise, the earlier the more
	late    float64 // likewise of the last third
	last    int32   // the last sentence that held the term, plus one
	top     bool    // among the ten weightiest
	inFirst bool    // in the first clean sentence
}

// sumsPool keeps the sums of articles done with: they are the most memory that
// a summary takes, and are wanted for a moment only.
var sumsPool sync.Pool

func borrowSums(n int) *[]termSums {
	sums, _ := sumsPool.Get().(*[]termSums)
	if sums == nil || cap(*sums) < n {
		sums = &[]termSums{}
		*sums = make([]termSums, n, n+n/4)
		return sums
	}
	*sums = (*sums)[:n]
	clear(*sums)
	return sums
}

func giveBack(sums *[]termSums) { sumsPool.Put(sums) }

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
func (d *document) topTerms(of []termSums) []int32 {
	top := make([]int32, 0, 10)
	for t := range of {
		if d.df[t] < 2 {
			continue
		}
		k := len(top)
		for k > 0 && of[top[k-1]].whole < of[t].whole {
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
