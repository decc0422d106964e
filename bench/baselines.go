package main

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// These are the baselines that everyone can rebuild: sentences cut by a rule
// of one line, so that nobody's splitter colours them.

var (
	stop    = regexp.MustCompile(`[.!?]["”’')\]]*\s+|[。！？]|\n+`)
	starts  = regexp.MustCompile(`^["“‘(«¿¡]?[A-Z0-9À-ÞĀ-ŽА-ЯĐ]`)
	closing = regexp.MustCompile(`[.!?…。！？।؟]["”’'»)\]]*$`)
)

// plainSentences cuts a text at stops before a capital and at line ends.
func plainSentences(t string) []string {
	var out []string
	keep := func(s string) {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	start := 0
	for at := 0; at < len(t); {
		m := stop.FindStringIndex(t[at:])
		if m == nil {
			break
		}
		from, to := at+m[0], at+m[1]
		first, size := utf8.DecodeRuneInString(t[from:])
		switch {
		case first == '\n':
			keep(t[start:from])
			start, at = to, to
		case strings.ContainsRune("。！？", first):
			keep(t[start : from+size])
			start, at = from+size, from+size
		case starts.MatchString(t[to:]):
			keep(t[start : from+1])
			start, at = to, to
		default:
			at = from + 1
		}
	}
	keep(t[start:])
	return out
}

// cleanSentences are those of eight words or more that end as sentences do;
// all when none does.
func cleanSentences(all []string) []string {
	var out []string
	for _, s := range all {
		if wordCount(s) >= 8 && closing.MatchString(s) {
			out = append(out, s)
		}
	}
	if len(out) == 0 {
		return all
	}
	return out
}

func wordCount(s string) int {
	n, in := 0, false
	for _, r := range s {
		switch {
		case r >= 0x3040 && r <= 0x30ff || r >= 0x3400 && r <= 0x9fff:
			n++
			in = false
		case unicode.IsLetter(r) || unicode.IsNumber(r) || r == '_':
			if !in {
				n++
			}
			in = true
		default:
			in = false
		}
	}
	return n
}
