package summarize

import (
	"unicode"
	"unicode/utf8"

	"github.com/stemma-news/stemma/internal/text"
)

// A vocabulary numbers the terms of one article. A term is a word folded to
// lower case and cut to its first letters, which does for any language what a
// stemmer does for some; where a script has no spaces it is two ideographs.
// Terms are told apart by a 64-bit hash.
type vocabulary struct {
	slots   []slot // open addressing, a power of two
	n       int32
	table   map[uint64]sign
	signs   []sign // of each term
	stops   text.Stops
	stop    []bool // of each term: a function word
	common  Commons
	weights []float64   // of each term: what it weighs by how common it is in its language
	spans   []text.Span // scratch: the words of one sentence
}

type slot struct {
	hash uint64
	id   int32 // 0 is free; ids start at 1 here and at 0 outside
}

func newVocabulary(words int, language string) *vocabulary {
	size := 64
	for size < 2*words {
		size *= 2
	}
	return &vocabulary{
		slots: make([]slot, size), table: signs(language), signs: make([]sign, 0, words/4),
		stops: text.StopsOf(language), stop: make([]bool, 0, words/4),
		common: commonsOf(language), weights: make([]float64, 0, words/4),
	}
}

// id gives the number of a hash, a new one when it was not seen; word is what
// it is the hash of, "" for a pair of ideographs.
func (v *vocabulary) id(h uint64, word string) int32 {
	for i := h & uint64(len(v.slots)-1); ; i = (i + 1) & uint64(len(v.slots)-1) {
		switch s := &v.slots[i]; {
		case s.id == 0:
			if 2*int(v.n) >= len(v.slots) {
				v.grow()
				return v.id(h, word)
			}
			v.n++
			s.hash, s.id = h, v.n
			v.signs = append(v.signs, v.table[h])
			v.weights = append(v.weights, v.common.weight(h))
			v.stop = append(v.stop, word != "" && v.stops.Has(word))
			return v.n - 1
		case s.hash == h:
			return s.id - 1
		}
	}
}

// stemLength is how many letters of a word count: "election", "elections" and
// "electoral" are one term, "court" and "courts" too.
const stemLength = 6

// FNV-1a, with one more turn at the end because slots take the low bits.
const (
	offset64 = 14695981039346656037
	prime64  = 1099511628211
)

// hash is the hash of the term of a word, in lower case. What is elided before
// an apostrophe goes ("l'homme" is homme), and so does what follows one
// ("Arden's" is Arden).
func hash(word string) uint64 {
	h, n := uint64(offset64), 0
	for i := 0; i < len(word) && n < stemLength; n++ {
		r, size := rune(word[i]), 1
		switch {
		case r < utf8.RuneSelf:
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
		default:
			r, size = utf8.DecodeRuneInString(word[i:])
			r = unicode.ToLower(r)
		}
		if r == '\'' || r == '’' {
			if rest := word[i+size:]; n <= 2 && len(rest) >= 3 {
				return hash(rest)
			}
			return mix(h)
		}
		h = (h ^ uint64(r)) * prime64
		i += size
	}
	return mix(h)
}

func mix(h uint64) uint64 {
	h ^= h >> 32
	h *= prime64
	return h ^ h>>29
}

// grow makes room when the table is half full.
func (v *vocabulary) grow() {
	old := v.slots
	v.slots = make([]slot, 2*len(old))
	for _, s := range old {
		if s.id == 0 {
			continue
		}
		i := s.hash & uint64(len(v.slots)-1)
		for v.slots[i].id != 0 {
			i = (i + 1) & uint64(len(v.slots)-1)
		}
		v.slots[i] = s
	}
}

// ideograph says that r belongs to a script written without spaces, where
// UAX #29 gives single letters: Han, Hiragana, Thai, Lao, Myanmar, Khmer.
// Katakana comes in whole words.
func ideograph(r rune) bool {
	return r >= 0x0E00 && (r >= 0x3040 && r <= 0x309F || r >= 0x3400 && r <= 0x9FFF || r >= 0x20000 && r <= 0x3FFFF ||
		r <= 0x0EFF || r >= 0x1000 && r <= 0x109F || r >= 0x1780 && r <= 0x17FF)
}
