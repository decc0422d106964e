package summarize

// markFeatures tell what the marks and the tell-tale words of a sentence show.
func (d *document) markFeatures(rows [][]float64) {
	quoted, paragraph := false, -1 // a quotation runs on from the sentence before
	for i, f := range rows {
		s := &d.sentences[i]
		m := look(d.text(i))
		if s.paragraph != paragraph {
			quoted, paragraph = false, s.paragraph
		}
		f[fOpenEnd] = truth(m.openEnd || quoted)
		quoted = quoted != m.openEnd
		n := float64(max(s.words, 1))
		f[fLetters] = float64(m.letters) / n
		f[fNames] = float64(min(len(s.names), 12))
		f[fNumbers] = float64(min(m.numbers, 8))
		f[fYears] = float64(min(m.years, 4))
		f[fDigits] = float64(m.digits) / float64(max(m.letters+m.digits, 1))
		f[fQuotes] = float64(min(m.quotes, 4))
		f[fOpensQuote] = truth(m.opensQuote)
		f[fClosesQuote] = truth(m.closesQuote)
		f[fQuestion] = truth(m.question)
		f[fExclaim] = truth(m.exclaim)
		f[fCommas] = float64(m.commas) / n
		f[fColons] = float64(min(m.colons, 4))
		f[fBrackets] = float64(min(m.brackets, 4))
		f[fBars] = float64(min(m.bars, 6))
		f[fDashes] = float64(min(m.dashes, 4))
		f[fUpper] = float64(m.upper) / float64(max(m.letters, 1))
		f[fLowStart] = truth(m.lowStart)
		f[fEnds] = truth(m.ends)
		f[fAddress] = truth(m.address)
		f[fAside] = truth(s.aside)
		var signs [8]int
		for k, t := range s.terms {
			g := d.signs[t]
			if g == 0 {
				continue
			}
			if k == 0 && g&leaning != 0 {
				f[fLeaning] = 1
			}
			for bit := 1; bit < 7; bit++ {
				signs[bit] += int(g >> bit & 1)
			}
		}
		f[fSpeech] = float64(min(signs[1], 4))
		f[fSelf] = float64(min(signs[2], 4))
		f[fYou] = float64(min(signs[3], 4))
		f[fPlea] = float64(min(signs[4], 6))
		f[fPicture] = float64(min(signs[5], 4))
		f[fDay] = float64(min(signs[6], 4))
	}
}

// dateline says that a sentence starts as a report filed from somewhere does:
// "PARIS (AP) —", "[Seoul]", "Karlsruhe (dpa) -": brackets, or a dash after a
// word or a few, within the first 40 bytes.
func dateline(t string) bool {
	head := t[:min(len(t), 40)]
	for i, r := range head {
		switch r {
		case '(', '[', '（', '【':
			return i < 24
		case '—', '–':
			return true
		case '-':
			if i > 0 && i+1 < len(head) && head[i-1] == ' ' && (head[i+1] == ' ' || head[i+1] == '-') {
				return true
			}
		case ',', '.', '"', '“':
			if i > 12 {
				return false
			}
		}
	}
	return false
}
