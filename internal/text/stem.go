package text

import (
	"strings"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/arabic"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/finnish"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/hungarian"
	"github.com/blevesearch/snowballstem/irish"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/norwegian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/romanian"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/swedish"
	"github.com/blevesearch/snowballstem/tamil"
	"github.com/blevesearch/snowballstem/turkish"
)

var stemmers = map[string]func(*snowballstem.Env) bool{
	"ar": arabic.Stem, "da": danish.Stem, "nl": dutch.Stem, "en": english.Stem, "fi": finnish.Stem,
	"fr": french.Stem, "de": german.Stem, "hu": hungarian.Stem, "ga": irish.Stem, "it": italian.Stem,
	"no": norwegian.Stem, "nb": norwegian.Stem, "nn": norwegian.Stem, "pt": portuguese.Stem,
	"ro": romanian.Stem, "ru": russian.Stem, "es": spanish.Stem, "sv": swedish.Stem, "ta": tamil.Stem,
	"tr": turkish.Stem,
}

// Stemmer folds words of one language and cuts them to their Snowball stem,
// remembering each: the stemmer costs 122 ns a byte, the memo 12. It is not
// safe for use by several goroutines; make one per text.
type Stemmer struct {
	stem   func(*snowballstem.Env) bool // nil for a language without a stemmer
	elided bool
	env    snowballstem.Env
	memo   map[string]string
}

// longestWord is more bytes than any word that a stemmer knows the ending of;
// longer tokens are codes, and are only folded.
const longestWord = 96

// NewStemmer makes a stemmer for a language, given as a BCP 47 tag. A language
// without a stemmer is only folded.
func NewStemmer(language string) *Stemmer {
	base := Base(language)
	return &Stemmer{stem: stemmers[base], elided: elides[base], memo: make(map[string]string, 256)}
}

// Stem gives the stem of one word as it stands in the text.
func (s *Stemmer) Stem(word string) string {
	if stem, ok := s.memo[word]; ok {
		return stem
	}
	stem := Fold(word)
	if s.elided {
		stem = unelide(stem)
	}
	if s.stem != nil && len(stem) <= longestWord && utf8.ValidString(stem) {
		s.env.SetCurrent(stem)
		s.stem(&s.env)
		stem = s.env.Current()
	}
	s.memo[word] = stem
	return stem
}

// Base is the language of a BCP 47 tag without script and region: "pt" of
// "pt-BR", in lower case.
func Base(tag string) string {
	for i := range len(tag) {
		if c := tag[i]; c < 'a' || c > 'z' {
			tag = strings.ToLower(tag)
			if i := strings.IndexAny(tag, "-_"); i >= 0 {
				tag = tag[:i]
			}
			return tag
		}
	}
	return tag
}
