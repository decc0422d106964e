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
		if n := p.phrase(t, i, "honorific"); n > 0 {
			from := i
			for from > 0 && i-from < longestName && p.namePiece(from-1) && p.gap(from) == "" {
				from--
			}
			if i-from > 1 && !strings.ContainsAny(p.words[from].text, "前元副新現同旧全各男女") {
				p.addFact(fact{kind: "name", from: from, to: i, norm: p.norm(from, i)})
			}
		}
		n := p.phrase(t, i, "rank")
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

// namePiece says whether the word at i can be a character of a name.
func (p *passage) namePiece(i int) bool {
	w := &p.words[i]
	return w.fact == 0 && !w.mark && !w.digits && w.sense&(isStop|isNot|isSays|isClause) == 0 &&
		strings.IndexFunc(w.text, func(r rune) bool { return !unicode.In(r, unicode.Han, unicode.Katakana) }) < 0
}
