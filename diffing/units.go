package diffing

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A unit is what a reader takes for one word: the unit of comparison within a
// sentence. It is a token of UAX #29 that is not white space, or several that
// hyphens and the like hold together ("so-called", "and/or", an address), for
// people mark those whole. Marks stand alone, but for a row of one ("---", "...",
// "**"). White space is what lies between units.
//
// The units are written over the tokens, of which there may be a million.
func units(s string, tokens []Span) []Span {
	out := tokens[:0]
	for k := 0; k < len(tokens); {
		t := tokens[k]
		k++
		if space(t.Of(s)) {
			continue
		}
		if wordy(s[t.Start:]) {
			for k+1 < len(tokens) && tokens[k].Len() == 1 && joins(s[tokens[k].Start]) && wordy(s[tokens[k+1].Start:]) {
				t.End = tokens[k+1].End
				k += 2
			}
		}
		if rows(s[t.Start]) && t.Len() == 1 {
			for k < len(tokens) && tokens[k].Len() == 1 && s[tokens[k].Start] == s[t.Start] {
				t.End = tokens[k].End
				k++
			}
		}
		out = append(out, t)
	}
	return out
}

// rows says whether c is a mark that stands in rows, to mean one thing.
func rows(c byte) bool { return strings.IndexByte("-.*_=#~!?", c) >= 0 }

func joins(c byte) bool { return c == '-' || c == '/' || c == '&' || c == '@' }

// wordy says whether s begins with a letter or a digit of a script that parts
// its words by spaces.
func wordy(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func space(s string) bool {
	for _, r := range s {
		if !unicode.IsSpace(r) {
			return false
		}
	}
	return true
}
