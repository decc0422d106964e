package summarize

// titleFeatures tell how a sentence goes with the headline.
func (d *document) titleFeatures(rows [][]float64) {
	if len(d.title) == 0 {
		for _, f := range rows {
			f[fTitleNone] = 1
		}
		return
	}
	inTitle := make([]bool, d.terms)
	total, rarest := 0.0, d.title[0]
	for _, t := range d.title {
		inTitle[t] = true
		if d.df[t] > 0 {
			total += d.idf[t]
			if d.df[rarest] == 0 || d.idf[t] > d.idf[rarest] {
				rarest = t
			}
		}
	}
	// What follows each headline term there; of two that follow one, the last.
	pairs := 0
	follows := make([]int32, d.terms)
	for k := 1; k < len(d.titleTerms); k++ {
		follows[d.titleTerms[k-1]] = d.titleTerms[k] + 1
		pairs++
	}
	best := 0.0
	for i, f := range rows {
		s := &d.sentences[i]
		shared, all := 0.0, 0.0
		for _, t := range s.distinct {
			all += d.idf[t]
			if inTitle[t] {
				shared += d.idf[t]
			}
		}
		f[fTitleShare] = ratio(shared, total)
		f[fTitlePrecision] = ratio(shared, all)
		f[fTitleNames] = truth(contains(s.distinct, rarest))
		both := 0
		for k := 1; k < len(s.terms); k++ {
			if follows[s.terms[k-1]] == s.terms[k]+1 {
				both++
			}
		}
		f[fTitlePairs] = ratio(float64(both), float64(pairs))
		if !s.heading {
			best = max(best, f[fTitleShare])
		}
	}
	shares := make([]float64, 0, len(rows))
	for i, f := range rows {
		f[fTitleBest] = ratio(f[fTitleShare], best)
		asMuch := 0
		for _, x := range shares {
			if x >= f[fTitleShare] {
				asMuch++
			}
		}
		f[fCleanBeforeTitle] = log(asMuch)
		if d.sentences[i].clean && len(shares) < 50 {
			shares = append(shares, f[fTitleShare])
		}
	}
	for i, place := range ranksOf(rows, fTitleShare) {
		rows[i][fTitleRank] = log(place)
	}
}
