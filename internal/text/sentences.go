package text

import (
	"strings"
	"unicode"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// Sentences gives the sentences of s, trimmed, in order, apart, and covering
// every byte that is not white space. Language is a BCP 47 tag or "" when
// unknown.
func Sentences(s, language string) []Span {
	var out []Span
	it := sentences.FromString(s)
	for it.Next() {
		out = appendTrimmed(out, s, it.Start(), it.End())
	}
	return out
}

func appendTrimmed(out []Span, s string, start, end int) []Span {
	start = end - len(strings.TrimLeftFunc(s[start:end], unicode.IsSpace))
	end = start + len(strings.TrimRightFunc(s[start:end], unicode.IsSpace))
	if start == end {
		return out
	}
	return append(out, Span{start, end})
}
