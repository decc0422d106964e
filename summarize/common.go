package summarize

import (
	"cmp"
	_ "embed"
	"encoding/binary"
	"errors"
	"maps"
	"math/bits"
	"slices"
	"sync"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/internal/text"
)

// What an article says often is its subject, unless everybody says it often:
// "year" and "people" are no subject, and no list of function words holds
// them. So a term is weighed by how common it is in its language, too.

// commonWords are made by `go run . words` in bench, byte for byte the same
// from the same lists; LICENSES.txt names their source.
//
//go:embed common.words
var commonWords []byte

// Commons tells how common the terms of a language are: the level of a term is
// the logarithm of its rank, 0 for the first, 1 for the next two, 2 for the
// next four. A term that it does not hold is rare. It is entries of 3 bytes, in
// order: the top of a term's hash, and 4 bits of level. One in a thousand rare
// terms is taken for a common one.
type Commons []byte

const (
	commonMagic = "stemma words 1\n"
	entry       = 3
	commonBits  = 20 // of a hash
)

var errCommons = errors.New("summarize: not a table of common words")

// CountCommons makes the table of a language from its words, the most common
// first: its most common terms, so many at most. By Zipf's law the word of rank
// r stands for 1/r of what the first does; a term gathers what all its words
// stand for.
func CountCommons(words []string, most int) Commons {
	weight := map[uint32]float64{}
	for r, w := range words {
		v := newVocabulary(1, "und")
		d := &document{article: &article.Article{}}
		terms, _, _ := d.appendTerms(nil, nil, v, w)
		if len(terms) != 1 {
			continue // two words, or one ideograph, which is no term
		}
		for _, s := range v.slots {
			if s.id > 0 {
				weight[commonKey(s.hash)] += 1 / float64(r+1)
			}
		}
	}
	order := slices.SortedFunc(maps.Keys(weight), func(x, y uint32) int {
		return cmp.Or(cmp.Compare(weight[y], weight[x]), cmp.Compare(x, y))
	})
	order = order[:min(most, len(order))]
	level := map[uint32]int{}
	for r, t := range order {
		level[t] = bits.Len(uint(r+1)) - 1
	}
	slices.Sort(order)
	var c Commons
	for _, t := range order {
		e := t<<4 | uint32(level[t])
		c = append(c, byte(e>>16), byte(e>>8), byte(e))
	}
	return c
}

func commonKey(hash uint64) uint32 { return uint32(hash >> (64 - commonBits)) }

// at is entry i: its key, and its level.
func (c Commons) at(i int) (key uint32, level int) {
	e := uint32(c[entry*i])<<16 | uint32(c[entry*i+1])<<8 | uint32(c[entry*i+2])
	return e >> 4, int(e & 15)
}

// weight is what a term weighs by how common it is, as a share of what a rare
// one does: by Zipf's law the inverse frequency of a word goes with the
// logarithm of its rank.
func (c Commons) weight(hash uint64) float64 {
	key := commonKey(hash)
	low, high := 0, len(c)/entry
	for low < high {
		mid := (low + high) / 2
		switch at, level := c.at(mid); {
		case at == key:
			return min(1, float64(level+1)/rareLevel)
		case at < key:
			low = mid + 1
		default:
			high = mid
		}
	}
	return 1
}

// rareLevel is that of rank 4,096, from which on a word is as telling as any.
const rareLevel = 12

// WriteCommons writes the tables of languages, by their tags.
func WriteCommons(tables map[string]Commons) []byte {
	out := []byte(commonMagic)
	for _, tag := range slices.Sorted(maps.Keys(tables)) {
		out = append(append(out, byte(len(tag))), tag...)
		out = binary.LittleEndian.AppendUint16(out, uint16(len(tables[tag])/entry))
		out = append(out, tables[tag]...)
	}
	return out
}

// ReadCommons reads what WriteCommons wrote, and refuses anything else.
func ReadCommons(data []byte) (map[string]Commons, error) {
	if len(data) < len(commonMagic) || string(data[:len(commonMagic)]) != commonMagic {
		return nil, errCommons
	}
	tables := map[string]Commons{}
	for data = data[len(commonMagic):]; len(data) > 0; {
		n := int(data[0])
		if len(data) < n+3 {
			return nil, errCommons
		}
		tag, size := string(data[1:n+1]), entry*int(binary.LittleEndian.Uint16(data[n+1:]))
		if data = data[n+3:]; len(data) < size {
			return nil, errCommons
		}
		tables[tag], data = Commons(data[:size:size]), data[size:]
	}
	return tables, nil
}

var commonTables = sync.OnceValue(func() map[string]Commons {
	tables, err := ReadCommons(commonWords)
	if err != nil {
		panic(err) // built into the program: a bug of ours
	}
	return tables
})

// commonsOf is the table of a language, nil when there is none.
func commonsOf(language string) Commons { return commonTables()[text.Base(language)] }
