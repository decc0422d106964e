package main

import (
	"strings"
	"unicode"

	"github.com/stemma-news/stemma/diffing"
)

// plain is a text of any origin as it may reach a terminal: a character that
// does not show stands by its name, as diff shows it, so that no text of an
// article can give the terminal an order. Breaks other than of lines are spaces.
func plain(s string) string {
	var b strings.Builder
	from := 0
	for i, r := range s {
		if r >= ' ' && r < 0x7F || r == '\n' || r == '\t' {
			continue
		}
		shown := " "
		if name := diffing.Unseen(r, false); name != "" {
			if _, words, named := strings.Cut(name, " "); named {
				name = words
			}
			shown = "⟨" + name + "⟩"
		} else if !unicode.IsControl(r) {
			continue
		}
		b.WriteString(s[from:i])
		b.WriteString(shown)
		from = i + len(string(r))
	}
	return b.String() + s[from:]
}

// squeeze is plain text on one line.
func squeeze(s string) string { return strings.Join(strings.Fields(plain(s)), " ") }
