package diffing

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// ignorable folds away what the caller asked to take for equal. Blocks that
// are alike in this form are told as the same; their edits stay exact.
type ignorable struct {
	space, letters, marks, quotes, dashes, forms bool
}

func newIgnorable(names []string) *ignorable {
	if len(names) == 0 {
		return nil
	}
	return &ignorable{
		space: slices.Contains(names, "whitespace"), letters: slices.Contains(names, "case"),
		marks: slices.Contains(names, "punctuation"), quotes: slices.Contains(names, "quotes"),
		dashes: slices.Contains(names, "dashes"), forms: slices.Contains(names, "unicode"),
	}
}

// of gives s in the form in which equal means equal for the caller.
func (ig *ignorable) of(s string) string {
	if ig == nil {
		return s
	}
	if ig.forms {
		s = norm.NFKC.String(s)
	}
	if ig.letters {
		s = strings.ToLower(strings.ToUpper(s)) // both: "ϵ" and "ε" have one capital
	}
	var b strings.Builder
	dash := false
	for _, r := range s {
		isDash := ig.dashes && unicode.Is(unicode.Pd, r)
		switch {
		case ig.space && (unicode.IsSpace(r) || r == 0x200B):
			continue
		case ig.marks && unicode.IsPunct(r):
			continue
		case isDash && dash: // "--" is a dash too
			continue
		case isDash:
			r = '-'
		case ig.quotes && unicode.In(r, unicode.Pi, unicode.Pf) || ig.quotes && strings.ContainsRune("„‚\"'′″`´", r):
			r = quoteOf(r)
		}
		dash = isDash
		b.WriteRune(r)
	}
	return b.String()
}

// quoteOf is the straight mark that stands for any shape of a quotation mark.
func quoteOf(r rune) rune {
	if strings.ContainsRune("‘’‚‛′'`´‹›", r) {
		return '\''
	}
	return '"'
}
