package text

import (
	"embed"
	"strings"
	"sync"
)

// stopFiles holds one short list of function words a language; the first line
// of each names its source and licence.
//
//go:embed stop/*.txt
var stopFiles embed.FS

// Stops is the set of function words of one language. The zero value is empty.
type Stops struct {
	words  map[string]struct{}
	elided bool
}

// stopLists is filled on first use and never changes; the lists are data of
// the program.
var stopLists = sync.OnceValue(func() map[string]Stops {
	entries, err := stopFiles.ReadDir("stop")
	if err != nil {
		panic(err)
	}
	lists := make(map[string]Stops, len(entries)+2)
	for _, e := range entries {
		data, err := stopFiles.ReadFile("stop/" + e.Name())
		if err != nil {
			panic(err)
		}
		language := strings.TrimSuffix(e.Name(), ".txt")
		list := Stops{words: make(map[string]struct{}), elided: elides[language]}
		for line := range strings.Lines(string(data)) {
			if strings.HasPrefix(line, "#") {
				continue
			}
			for word := range strings.FieldsSeq(line) {
				list.words[Fold(word)] = struct{}{}
			}
		}
		lists[language] = list
	}
	lists["nb"], lists["nn"] = lists["no"], lists["no"]
	return lists
})

// StopsOf gives the function words of a language, a BCP 47 tag; the empty set
// when there is no list.
func StopsOf(language string) Stops { return stopLists()[Base(language)] }

// Has tells whether a word, as it stands in the text, is a function word. In
// French, Italian and Catalan "d'un" is one, "l'homme" is not.
func (s Stops) Has(word string) bool {
	if len(s.words) == 0 {
		return false
	}
	word = Fold(word)
	if _, ok := s.words[word]; ok {
		return true
	}
	if s.elided {
		if rest := unelide(word); rest != word {
			_, ok := s.words[rest]
			return ok
		}
	}
	return false
}

// Stop tells whether a word is a function word of a language. A loop over a
// text does better with StopsOf.
func Stop(language, word string) bool { return StopsOf(language).Has(word) }

// elides names the languages that write an article or a pronoun onto the next
// word; UAX #29 keeps the two together.
var elides = map[string]bool{"fr": true, "it": true, "ca": true}

// unelide cuts the elided word off a folded one: "homme" of "l'homme". What
// stands before the apostrophe must be short, or a word such as "aujourd'hui"
// would be cut.
func unelide(word string) string {
	i := strings.IndexByte(word, '\'')
	if i < 1 || i > len("quest") || i+1 == len(word) || strings.IndexByte("dljmtscnquv", word[i-1]) < 0 {
		return word
	}
	return word[i+1:]
}
