package family

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stemma-news/stemma/internal/text"
)

// lexicon gives words numbers, so that texts are compared as numbers.
type lexicon struct {
	ids    map[string]uint32
	hashes []uint64 // of each word, by its number
	closed bool     // words not in it are all strange, and equal to none in it
}

// strangeWord is the number of a word that a closed lexicon has not.
const strangeWord = ^uint32(0)

func newLexicon() *lexicon { return &lexicon{ids: make(map[string]uint32)} }

func (l *lexicon) id(word string) uint32 {
	if id, ok := l.ids[word]; ok {
		return id
	}
	if l.closed {
		return strangeWord
	}
	id := uint32(len(l.ids))
	l.ids[word] = id
	l.hashes = append(l.hashes, hashWord(word))
	return id
}

// reading is a text as a run of numbered words.
type reading struct {
	lexicon *lexicon
	title   string // of the copy, as plain words
	text    string
	words   []uint32
	spans   []Span
	quoted  []bool // the word stands inside quotation marks
	fact    []fact // what the word is: a number, a name or neither; see facts
	dense   bool   // a script without spaces: a "word" is one character
}

// read reads a text but for the spans left out, which are in order.
func (l *lexicon) read(s string, without []Span) *reading {
	r := &reading{lexicon: l, text: s, spans: text.Words(s)}
	r.quoted = quotedWords(s, r.spans)
	if len(without) > 0 {
		r.leaveOut(without)
	}
	r.words = make([]uint32, len(r.spans))
	for i, sp := range r.spans {
		r.words[i] = l.id(text.Fold(sp.Of(s)))
	}
	r.dense = isDense(s, r.spans)
	return r
}

// about notes what a copy says of itself besides its text.
func (r *reading) about(c Copy) {
	r.title = strings.Join(plainWords(c.Title), " ")
}

// runs are the hashes of the reading's runs of words.
func (r *reading) runs() []Print {
	hashes := make([]uint64, len(r.words))
	for i, w := range r.words {
		hashes[i] = r.lexicon.hashes[w]
	}
	return runs(hashes, r.dense)
}

func (r *reading) leaveOut(without []Span) {
	kept := 0
	for i, sp := range r.spans {
		for len(without) > 0 && without[0].End <= sp.Start {
			without = without[1:]
		}
		if len(without) > 0 && without[0].Start <= sp.Start {
			continue
		}
		r.spans[kept], r.quoted[kept] = sp, r.quoted[i]
		kept++
	}
	r.spans, r.quoted = r.spans[:kept], r.quoted[:kept]
}

// isDense tells a text whose words are mostly single characters of a script
// written without spaces.
func isDense(s string, words []Span) bool {
	n := 0
	for _, w := range words {
		r, size := utf8.DecodeRuneInString(w.Of(s))
		if size > 1 && size >= w.Len() && unicode.In(r, spaceless...) {
			n++
		}
	}
	return 2*n > len(words)
}

var spaceless = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
}

// quotedWords marks the words inside quotation marks. A quotation ends with
// its paragraph at the latest, as the press sets them.
func quotedWords(s string, words []Span) []bool {
	out := make([]bool, len(words))
	open, at := false, 0
	single, none := -1, -1 // where a quotation in single marks ends; up to where none does
	for i, w := range words {
		for at < w.Start {
			r, n := utf8.DecodeRuneInString(s[at:])
			switch r {
			case '"':
				open = !open
			case '“', '«', '「', '『', '„', '”', '»', '」', '』':
				open = opens(r, open)
			case '\'', '‘':
				if at >= single && at >= none && startsWord(s, at) {
					if end, ok := singleEnd(s, at+n); ok {
						single = end
					} else {
						none = end
					}
				}
			case '\n':
				open = false
			}
			at += n
		}
		out[i] = open || w.End <= single
		at = w.End
	}
	return out
}

// startsWord tells whether a mark stands before a word and behind none.
func startsWord(s string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	return at == 0 || unicode.IsSpace(before) || strings.ContainsRune("([\"“", before)
}

// singleEnd finds the mark that ends a quotation in single marks, in its line:
// one behind a stop or a comma and before no word, since an apostrophe looks
// the same. When there is none it says how far it looked.
func singleEnd(s string, from int) (end int, ok bool) {
	const longest = 2000 // bytes
	for at, r := range s[from:] {
		end = from + at
		if r == '\n' || at > longest {
			return end, false
		}
		if (r == '\'' || r == '’') && at > 0 && strings.ContainsAny(s[end-1:end], ".,!?") {
			return end, true
		}
	}
	return len(s), false
}

// opens tells whether a quotation is open after the mark r. German closes
// with the mark that English opens with.
func opens(r rune, open bool) bool {
	switch r {
	case '“', '«', '»':
		return !open
	case '「', '『', '„':
		return true
	}
	return false
}
