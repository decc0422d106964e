package text

import (
	"strings"
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

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// lowerASCII makes a word of ASCII lower case in place; false when it is none.
func lowerASCII(word []byte) bool {
	for i, c := range word {
		switch {
		case c >= utf8.RuneSelf:
			return false
		case 'A' <= c && c <= 'Z':
			word[i] = c + 'a' - 'A'
		}
	}
	return true
}
