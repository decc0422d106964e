package text

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// Tokens splits s by the word boundaries of UAX #29. The spans tile s: words,
// spaces and marks all have one.
func Tokens(s string) []Span {
	out := make([]Span, 0, len(s)/3+1)
	tokens := words.FromString(s)
	for tokens.Next() {
		out = append(out, Span{tokens.Start(), tokens.End()})
	}
	return out
}

// Words gives the tokens that hold a letter or a digit. Scripts without spaces
// give what UAX #29 gives: one ideograph or one syllable a word.
func Words(s string) []Span {
	out := make([]Span, 0, len(s)/6+1)
	tokens := words.FromString(s)
	for tokens.Next() {
		if hasWordRune(tokens.Value()) {
			out = append(out, Span{tokens.Start(), tokens.End()})
		}
	}
	return out
}

func hasWordRune(t string) bool {
	for i := 0; i < len(t); {
		if c := t[i]; c < utf8.RuneSelf {
			if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' {
				return true
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(t[i:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
		i += n
	}
	return false
}
