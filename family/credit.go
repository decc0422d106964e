package family

import (
	"net/url"
	"strings"
	"unicode"

	"github.com/stemma-news/stemma/internal/text"
)

// What a copy says of its own origin: a credit line ("via The Beacon",
// "Reuters"), or a line of its text that reads like one.

// creditCues begin a line that names a source.
var creditCues = []string{
	"via ", "source: ", "originally appeared ", "originally published ", "first published ", "first appeared ",
	"this article appeared ", "this story appeared ", "this article was originally ", "this story was originally ",
	"republished from ", "reprinted from ", "syndicated from ",
	"quelle: ", "fuente: ", "fonte: ", "source : ",
}

const (
	creditWords = 16 // a longer line is prose
	creditLines = 5  // at either end of the text
)

// creditOf gives the line by which a copy names its source, folded; "" when
// there is none.
func creditOf(c Copy) string {
	if c.Credit != "" {
		return text.Fold(c.Credit)
	}
	lines := strings.FieldsFunc(c.Text, func(r rune) bool { return r == '\n' })
	for k, l := range lines {
		if k >= creditLines && k < len(lines)-creditLines || len(l) > 200 {
			continue
		}
		l = text.Fold(strings.TrimFunc(l, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("([*_–—-", r) }))
		for _, cue := range creditCues {
			if strings.HasPrefix(l, cue) && len(strings.Fields(l)) <= creditWords {
				return strings.TrimPrefix(l, cue)
			}
		}
	}
	return ""
}

// names tells whether a credit line, folded, names the publisher of c: its
// name word for word, or its site.
func names(credit string, c Copy) bool {
	if credit == "" {
		return false
	}
	if p := plainWords(c.Publisher); p != "" && strings.Contains(plainWords(credit), p) {
		return true
	}
	u, err := url.Parse(c.URL)
	if err != nil || u.Hostname() == "" {
		return false
	}
	host := strings.TrimPrefix(text.Fold(u.Hostname()), "www.")
	if strings.Contains(credit, host) {
		return true
	}
	site, _, _ := strings.Cut(host, ".")
	const clear = 5 // letters; a shorter label stands inside too many words
	return len(site) >= clear && strings.Contains(strings.ReplaceAll(plainWords(credit), " ", ""), site)
}

// plainWords is a text as folded words with one space around each.
func plainWords(s string) string {
	var b strings.Builder
	for _, w := range text.Words(s) {
		b.WriteByte(' ')
		b.WriteString(strings.TrimSuffix(text.Fold(w.Of(s)), "'s"))
	}
	if b.Len() == 0 {
		return ""
	}
	return b.String() + " "
}
