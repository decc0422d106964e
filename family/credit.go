package family

import (
	"maps"
	"net/url"
	"slices"
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

// outlets finds the members of a family that a credit line names: by the
// publisher's name word for word, by the site's host, or by the host's label
// as one writes it in words ("Lorn Herald" for lornherald.example).
type outlets struct {
	byName, byHost, byLabel, byURL map[string][]int
}

const (
	nameWords  = 6 // words of a publisher's name at most
	clearLabel = 5 // letters; a shorter label is also a word
)

func newOutlets(copies []Copy) outlets {
	o := outlets{make(map[string][]int), make(map[string][]int), make(map[string][]int), make(map[string][]int)}
	for i, c := range copies {
		if name := strings.Join(plainWords(c.Publisher), " "); name != "" {
			o.byName[name] = append(o.byName[name], i)
		}
		page := plainURL(c.URL)
		if page == "" {
			continue
		}
		o.byURL[page] = append(o.byURL[page], i)
		host, _, _ := strings.Cut(page, "/")
		o.byHost[host] = append(o.byHost[host], i)
		if label, _, _ := strings.Cut(host, "."); len(label) >= clearLabel {
			o.byLabel[label] = append(o.byLabel[label], i)
		}
	}
	return o
}

// named gives the members that a copy's credit line names, and those whose
// address it gives as its original.
func (o outlets) named(credit string, c Copy) map[int]bool {
	out := make(map[int]bool)
	add := func(members []int) {
		for _, i := range members {
			out[i] = true
		}
	}
	add(o.byURL[plainURL(c.Original)])
	words := plainWords(credit)
	for i, w := range words {
		add(o.byHost[strings.TrimPrefix(w, "www.")])
		for j := i + 1; j <= min(len(words), i+nameWords); j++ {
			add(o.byName[strings.Join(words[i:j], " ")])
			add(o.byLabel[strings.Join(words[i:j], "")])
		}
	}
	return out
}

// plainURL is an address without what does not tell pages apart: scheme, www,
// fragment, closing slash.
func plainURL(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" {
		return ""
	}
	site := strings.TrimPrefix(text.Fold(u.Host), "www.")
	if u.RawQuery != "" {
		return site + strings.TrimSuffix(u.Path, "/") + "?" + u.RawQuery
	}
	return site + strings.TrimSuffix(u.Path, "/")
}

// plainWords are the words of a text, folded, without a closing 's.
func plainWords(s string) []string {
	var out []string
	for _, w := range text.Words(s) {
		out = append(out, strings.TrimSuffix(text.Fold(w.Of(s)), "'s"))
	}
	return out
}

// circled tells whether the credits lead from a member back to another: each
// then says that it has the text from the other, and one of them is wrong.
func (g *group) circled(from, to int) bool {
	const most = 32 // members on the way, and members that one line may name, to mean anything
	seen := map[int]bool{from: true}
	for ask := []int{from}; len(ask) > 0; ask = ask[1:] {
		named := g.cites[ask[0]]
		if named[to] {
			return true
		}
		if len(named) > most {
			continue
		}
		for _, next := range slices.Sorted(maps.Keys(named)) {
			if !seen[next] && len(seen) < most {
				seen[next] = true
				ask = append(ask, next)
			}
		}
	}
	return false
}
