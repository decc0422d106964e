package text

import (
	"embed"
	"iter"
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
	table  *wordTable // of those that have a key
	elided bool
}

// stopLists holds the lists read so far, by base language; they are data of
// the program and never change.
var stopLists sync.Map

// StopsOf gives the function words of a language, a BCP 47 tag; the empty set
// when there is no list.
func StopsOf(language string) Stops {
	base := Base(language)
	if list, ok := stopLists.Load(base); ok {
		return list.(Stops)
	}
	words, ok := stopWords(base)
	if !ok {
		return Stops{}
	}
	list := Stops{words: make(map[string]struct{}, 256), table: newWordTable(), elided: elides[base]}
	for word := range words {
		if _, again := list.words[word]; again {
			continue
		}
		list.words[word] = struct{}{}
		if key, ok := keyOf(word); ok {
			list.table.add(key)
		}
	}
	stopLists.Store(base, list)
	return list
}

// stopWords gives the words of a list, folded, some of them twice; false when
// there is no list.
func stopWords(base string) (words iter.Seq[string], ok bool) {
	name := base
	if base == "nb" || base == "nn" {
		name = "no"
	}
	data, err := stopFiles.ReadFile("stop/" + name + ".txt")
	if err != nil {
		return func(func(string) bool) {}, false
	}
	return func(yield func(string) bool) {
		for line := range strings.Lines(string(data)) {
			if strings.HasPrefix(line, "#") {
				continue
			}
			for word := range strings.FieldsSeq(line) {
				if !yield(Fold(word)) {
					return
				}
			}
		}
	}, true
}

// Has tells whether a word, as it stands in the text, is a function word. In
// French, Italian and Catalan "d'un" is one, "l'homme" is not.
func (s Stops) Has(word string) bool {
	if len(s.words) == 0 {
		return false
	}
	if key, ok := keyOf(word); ok {
		if s.table.find(key) >= 0 {
			return true
		}
		if !s.elided {
			return false
		}
	}
	word = Fold(word)
	_, ok := s.words[word]
	if !ok && s.elided {
		_, ok = s.words[unelide(word)]
	}
	return ok
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
