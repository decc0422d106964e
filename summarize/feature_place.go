package summarize

// placeFeatures tell where a sentence stands and how long it is.
func (d *document) placeFeatures(rows [][]float64) {
	cleans, mean := 0, 0.0
	for i := range rows {
		if d.sentences[i].clean {
			cleans++
			mean += float64(d.sentences[i].words)
		}
	}
	if cleans > 0 {
		mean /= float64(cleans)
	} else {
		mean = cleanWords
	}
	before, clean := 0, 0
	for i, f := range rows {
		s := &d.sentences[i]
		f[fPlace] = log(i)
		f[fCleanPlace] = log(clean)
		f[fThrough] = float64(before) / float64(d.words+1)
		f[fParagraph] = log(s.paragraph)
		f[fInParagraph] = float64(min(s.place, 10))
		f[fParagraphLength] = log(d.sentencesOf(i))
		f[fFirstClean] = truth(s.clean && clean == 0)
		f[fJunkBefore] = log(i - clean)
		f[fSentencesTotal] = log(len(d.sentences))
		f[fWords] = log(s.words)
		f[fWordsToMean] = min(float64(s.words)/mean, 4)
		f[fClean] = truth(s.clean)
		f[fHeading] = truth(s.heading)
		f[fItem] = truth(s.kind != "")
		f[fBeforeClean] = truth(i == 0 || d.sentences[i-1].clean)
		f[fAfterClean] = truth(i+1 == len(d.sentences) || d.sentences[i+1].clean)
		f[fIdeographs] = truth(2*d.ideographs > d.words)
		before += s.words
		if s.clean {
			clean++
		}
	}
}

// sentencesOf counts the sentences of the paragraph of sentence i, as far as
// ten from it.
func (d *document) sentencesOf(i int) int {
	p := d.sentences[i].paragraph
	n := d.sentences[i].place
	for j := i; j < len(d.sentences) && j < i+10 && d.sentences[j].paragraph == p; j++ {
		n++
	}
	return n
}

// neighbourFeatures tell what stands around a sentence, and what the article
// opens with.
func (d *document) neighbourFeatures(rows [][]float64) {
	cleans, first := 0, -1
	for i := range rows {
		if d.sentences[i].clean {
			cleans++
			if first < 0 {
				first = i
			}
		}
	}
	for i, f := range rows {
		f[fCleanShare] = float64(cleans) / float64(len(rows))
		f[fParagraphs] = log(d.sentences[len(d.sentences)-1].paragraph)
		f[fDateline] = truth(dateline(d.text(i)))
		if first >= 0 {
			f[fLeadTitle] = rows[first][fTitleShare]
			f[fOverLead] = f[fTitleShare] - rows[first][fTitleShare]
			f[fLeadWords] = rows[first][fWords]
		}
		if i > 0 {
			b := rows[i-1]
			f[fBeforeTitle], f[fBeforeWords] = b[fTitleShare], b[fWords]
			b[fNextTitle], b[fNextWords], b[fNextDateline] = f[fTitleShare], f[fWords], f[fDateline]
		}
	}
}
