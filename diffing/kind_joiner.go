package diffing

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Joiners are ordinary spelling in two places, and hide something elsewhere:
// between letters of the scripts whose letters join or stack (Unicode 16, §9.2
// and §12.1), and within an emoji sequence (UTS #51).
const (
	nonJoiner = 0x200C
	joiner    = 0x200D
)

// joining are the scripts that Unicode gives the joiners a meaning in.
var joining = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Mandaic, unicode.Mongolian, unicode.Nko,
	unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil,
	unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Khmer, unicode.Myanmar,
}

// spells says whether the unseen character r, at i in s, belongs to the
// spelling of what stands beside it.
func spells(s string, i int, r rune) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
	switch r {
	case nonJoiner:
		return unicode.In(before, joining...) && unicode.In(after, joining...)
	case joiner:
		if unicode.In(before, joining...) {
			// After a virama it shapes the letter before it: the word may end.
			return unicode.In(after, joining...) || unicode.Is(unicode.Mn, before)
		}
		return pictured(before) && pictured(after)
	case 0xFE0E, 0xFE0F: // as text, as a picture
		return pictured(before) && !variation(before) || after == 0x20E3 // a keycap: "1" and a frame
	}
	return false
}

// pictured says whether r can be part of an emoji sequence.
func pictured(r rune) bool {
	switch r {
	case '‼', '⁉', '〰', '〽', '©', '®':
		return true
	}
	return variation(r) || r >= 0x2190 && unicode.In(r, unicode.So, unicode.Sm) || r >= 0x1F3FB && r <= 0x1F3FF
}

func variation(r rune) bool { return r == 0xFE0E || r == 0xFE0F }

// shown is s without anything that is not seen, joiners too.
func shown(s string) string {
	return strings.Map(func(r rune) rune {
		if hidden(r) {
			return -1
		}
		return r
	}, s)
}

// joinedOtherwise says whether two words differ only in the joiners that spell
// them, or in a non-joiner where the other has a space.
func joinedOtherwise(old, new string) bool {
	if old == "" || new == "" || plainASCII(old) && plainASCII(new) {
		return false
	}
	a, _ := strip(old)
	b, _ := strip(new)
	x, y := shown(old), shown(new)
	return (a != x || b != y) && a != b && norm.NFC.String(unspaced(x)) == norm.NFC.String(unspaced(y))
}

// rejoined tells words with other joiners as another spelling, inside quotation
// marks as well: nobody speaks a joiner.
func (e *edited) rejoined(oi, oe, ni, ne int) {
	e.tellForm("spelling", oi, oe, ni, ne, e.say("spelling", e.old.cut(oi, oe), e.new.cut(ni, ne)))
}
