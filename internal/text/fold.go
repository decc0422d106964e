package text

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Fold makes words that differ only in case, in Unicode form or in the shape
// of an apostrophe the same: lower case, NFKC, straight quotes.
func Fold(s string) string {
	if isLowerASCII(s) {
		return s
	}
	return quotes.Replace(strings.ToLower(norm.NFKC.String(s)))
}

var quotes = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "“", `"`, "”", `"`, "„", `"`)

func isLowerASCII(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= 0x80 || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}
