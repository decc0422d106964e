package diffing

// findCompounds reads the words of scripts without spaces, which UAX #29 cuts
// into characters. A character of a longer word says nothing by itself: 非 in
// 非常 denies nothing, 一 in 一般 counts nothing.
func (p *passage) findCompounds(t *tongue) {
	for i := 0; i < len(p.words); i++ {
		whole, not := p.phrase(t, i, "compound"), p.phrase(t, i, "not")
		switch {
		case p.fold(i) == "之" && p.fold(i-1) == "分": // 三分之一
		case whole > not:
			for k := i; k < i+whole; k++ {
				p.words[k].sense, p.words[k].part = 0, true
			}
			i += whole - 1
		case not > 0:
			p.words[i].sense &^= isShy
			if p.words[i].sense&isNot == 0 || p.words[i+not-1].fold == "有" { // else the first alone denies: 不同意
				for k := i; k < i+not; k++ {
					p.words[k].sense = p.words[k].sense&^isShy | isNot
				}
			}
			i += not - 1
		}
	}
}

// alone says whether the word at i changed between two that did not. A
// character that is mostly part of longer words (isShy) is read by itself only
// there: who swaps it alone means it.
func (p *passage) alone(i int) bool {
	return (i == 0 || !p.words[i-1].changed) && (i+1 >= len(p.words) || !p.words[i+1].changed)
}
