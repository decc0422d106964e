package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Thai has no mark for the end of a sentence; a space stands between sentences,
// but also inside them. Where one ends is a matter of judgement even to
// readers, so the rule is modest: a space ends a sentence that is long enough,
// sooner if a word follows that links sentences.

// thaiCandidateOf takes the space for a candidate too.
var thaiCandidateOf = func() [256]uint8 {
	class := candidateOf
	class[' '] = blankByte
	return class
}()

// thaiLinks begin sentences: however, besides, therefore, while, as for, later.
var thaiLinks = []string{
	"อย่างไรก็", "นอกจากนี้", "นอกจากนั้น", "ทั้งนี้", "ดังนั้น", "ขณะที่", "ขณะเดียวกัน", "ส่วน", "ด้าน", "สำหรับ", "ต่อมา", "จากนั้น", "ล่าสุด", "แต่", "เพราะฉะนั้น", "เมื่อ",
}

func (p *splitter) blank(i int) int {
	// In letters: a third to half of a sentence of Thai news before a link, a
	// whole one elsewhere. By judgement: there is no free corpus to fit them to.
	const short, long = 40, 110
	next := p.skipSpace(i)
	before, _ := utf8.DecodeLastRuneInString(p.text[:i])
	after := p.runeAt(next)
	if !unicode.Is(unicode.Thai, before) || !unicode.Is(unicode.Thai, after) || after == 'ๆ' || i-p.start < short*3 {
		return next
	}
	if i-p.start >= long*3 {
		p.cut(i)
		return next
	}
	for _, link := range thaiLinks {
		if strings.HasPrefix(p.text[next:], link) {
			p.cut(i)
			break
		}
	}
	return next
}
