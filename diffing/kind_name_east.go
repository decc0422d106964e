package diffing

import (
	"strings"
	"unicode"
)

// findNamesEast finds persons in Chinese and Japanese, which have no capitals:
// what stands before さん or 首相, and after 总统 or 发言人 with a surname first.
// Only what changed is ever told, so that a title is proof enough.
func (p *passage) findNamesEast(t *tongue) {
	for i := range p.words {
		n := p.phrase(t, i, "honorific")
		switch {
		case n > 0 && t.name == "zh": // a surname, alone or with what follows it
			for from := max(0, i-chineseName); from < i; from++ {
				if p.words[from].sense&isSurname != 0 && p.allPieces(from, i) {
					p.addFact(fact{kind: "name", from: from, to: i, norm: p.norm(from, i)})
					break
				}
			}
		case n > 0:
			from := i
			for from > 0 && i-from < longestName && p.namePiece(from-1) && p.gap(from) == "" {
				from--
			}
			if i-from > 1 && !strings.ContainsAny(p.words[from].text, "前元副新現同旧全各男女") && !strings.ContainsAny(p.words[i-1].text, "者員師客屋業生") {
				p.addFact(fact{kind: "name", from: from, to: i, norm: p.norm(from, i)})
			}
		}
		n = p.phrase(t, i, "rank")
		if at := i + n; n > 0 && at < len(p.words) && p.words[at].sense&isSurname != 0 && p.namePiece(at) {
			to := at + 1
			for to < len(p.words) && to < at+chineseName && p.namePiece(to) && p.phrase(t, to, "says") == 0 && p.phrase(t, to, "when") == 0 {
				to++
			}
			if to > at+1 {
				p.addFact(fact{kind: "name", from: at, to: to, norm: p.norm(at, to)})
			}
		}
	}
}

const (
	longestName = 6 // characters of a Japanese name with its surname
	chineseName = 3
)

func (p *passage) allPieces(from, to int) bool {
	for i := from; i < to; i++ {
		if !p.namePiece(i) {
			return false
		}
	}
	return true
}

// findDistricts finds places by what they end in: 渋谷区, 海淀区. Chinese, which
// has no small words in another script between, names most with two characters.
func (p *passage) findDistricts(t *tongue) {
	ends, least, most := "県府市区區町村郡", 1, 4
	if t.name == "zh" {
		ends, least, most = "省市县縣区區州镇鎮乡鄉", 2, 2
	}
	for i := range p.words {
		if p.words[i].fact != 0 || p.words[i].part || !strings.ContainsAny(p.words[i].text, ends) {
			continue
		}
		if i+1 < len(p.words) && p.gap(i+1) == "" && strings.ContainsAny(p.words[i+1].text, "民场場长長政值价價域间間分別别队隊人村警庁議议") {
			continue // 市民, 市场, 区域
		}
		from := i
		for from > 0 && i-from < most && p.namePiece(from-1) && !p.words[from-1].part && p.gap(from) == "" {
			from--
		}
		if i-from >= least && !strings.ContainsAny(p.words[from].text, "全各同本該该当當某大都城") {
			p.addFact(fact{kind: "place", from: from, to: i + 1, norm: p.norm(from, i+1)})
		}
	}
}

// namePiece says whether the word at i can be a character of a name.
func (p *passage) namePiece(i int) bool {
	w := &p.words[i]
	return w.fact == 0 && !w.mark && !w.digits && w.sense&(isStop|isNot|isSays|isClause) == 0 &&
		strings.IndexFunc(w.text, func(r rune) bool { return !unicode.In(r, unicode.Han, unicode.Katakana) }) < 0
}
