package text

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold makes words that differ only in case, in Unicode form or in the shape
// of a quotation mark the same: lower case, NFKC, straight quotes. Folding
// twice changes nothing.
func Fold(s string) string {
	ascii, lower := true, true
	for i := range len(s) {
		c := s[i]
		ascii = ascii && c < utf8.RuneSelf
		lower = lower && (c < 'A' || c > 'Z')
	}
	switch {
	case ascii && lower:
		return s
	case ascii:
		return strings.ToLower(s)
	}
	var buf [64]byte
	if small, ok := foldSettled(buf[:0], s); ok {
		if string(small) == s {
			return s
		}
		return string(small)
	}
	// Lower case can undo the form and the form the case ("ϓ" is one such),
	// so both are repeated until nothing changes; twice is enough in Unicode 15.
	for range 3 {
		was := s
		if !norm.NFKC.IsNormalString(s) {
			s = norm.NFKC.String(s)
		}
		if s = strings.ToLower(s); s == was {
			break
		}
	}
	if strings.Contains(s, "\u02bc") || strings.Contains(s, "\xe2\x80") {
		s = quotes.Replace(s)
	}
	return s
}

var quotes = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "“", `"`, "”", `"`, "„", `"`)

// foldSettled folds a text whose runes are all settled; false for another.
// These are the letters that words of most alphabets are written with, and
// asking package norm and ToLower of them, twice each, costs six times as much.
func foldSettled(out []byte, s string) ([]byte, bool) {
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			out = append(out, byte(r))
			continue
		case r == '’' || r == '‘' || r == 'ʼ':
			r = '\''
		case r == '“' || r == '”' || r == '„':
			r = '"'
		case r >= settledEnd:
			return nil, false
		default:
			if r = settled(r); r == 0 {
				return nil, false
			}
		}
		out = utf8.AppendRune(out, r)
	}
	return out, true
}

// settledEnd is behind the letters of Latin with all its accents, Cyrillic,
// Greek, Armenian, Hebrew, Arabic, the scripts of India and Thai.
const settledEnd = 0x1f00

// settledBlocks are filled when a rune of theirs is first asked for: a text has
// runes of two or three, and all take 2 ms.
var settledBlocks [settledEnd >> 8]struct {
	once  sync.Once
	small [256]rune
}

// settled gives the small letter of a rune that is in normal form whatever
// stands around it, as its small letter is; 0 for another.
func settled(r rune) rune {
	block := &settledBlocks[r>>8]
	block.once.Do(func() {
		for low := range block.small {
			r := r&^0xff | rune(low)
			if small := unicode.ToLower(r); stays(r) && stays(small) && unicode.ToLower(small) == small {
				block.small[low] = small
			}
		}
	})
	return block.small[r&0xff]
}

func stays(r rune) bool {
	s := string(r)
	return norm.NFKC.PropertiesString(s).BoundaryBefore() && norm.NFKC.IsNormalString(s)
}
