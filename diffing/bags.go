package diffing

import (
	"math/bits"
	"slices"
	"strings"

	"github.com/stemma-news/stemma/internal/text"
)

// bag holds the words of one sentence: sorted numbers of stems, the second
// "the" of a sentence being another number than the first, so that a common
// part counts repeats.
type bag struct {
	words []int32
	order []int32 // stems as they stand
	mass  int     // weight of all words
	tells bool    // some of them are more than function words
}

// bagger makes the bags of sentences that have one vocabulary.
type bagger struct {
	stemmer *text.Stemmer
	stops   text.Stops
	stems   map[string]int32   // words as they stand, and stems -> number
	repeats map[[2]int32]int32 // stem, how often before in this sentence -> number
	words   []term             // of each number
	weight  []int              // of each number, once all sentences are in
	bags    int
	masks   []uint64 // scratch of line
}

// term is what is known of one number.
type term struct {
	stop    bool
	holders int32 // sentences that have it
	last    int32 // the sentence that had it last
	times   int32 // how often that one has it
}

// vocabulary bounds the words that are stemmed. No article has as many; what
// has is no prose.
const vocabulary = 20_000

func newBagger(language string) *bagger {
	return &bagger{
		stemmer: text.NewStemmer(language), stops: text.StopsOf(language),
		stems: map[string]int32{}, repeats: map[[2]int32]int32{},
	}
}

// bag collects the words of one sentence; its mass is unknown until weigh.
// Of what is no sentence, but a text without stops, it takes the beginning.
func (b *bagger) bag(s string) bag {
	const most = 1 << 12 // bytes
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "")
	}
	words := text.Words(s)
	b.bags++
	tell := 0
	out := bag{words: make([]int32, len(words)), order: make([]int32, len(words))}
	for k, span := range words {
		stem := b.number(span.Of(s))
		w := &b.words[stem]
		if !w.stop {
			tell++
		}
		if w.last != int32(b.bags) {
			w.last, w.times = int32(b.bags), 0
		}
		id := stem
		if w.times > 0 {
			key := [2]int32{stem, w.times}
			var ok bool
			if id, ok = b.repeats[key]; !ok {
				id = b.add(w.stop)
				b.repeats[key] = id
			}
		}
		b.words[stem].times++ // add may have moved the words
		b.words[id].holders++
		out.order[k], out.words[k] = stem, id
	}
	slices.Sort(out.words)
	out.tells = tell > 1 // one may be a verb in another form
	return out
}

// number is that of a word's stem.
func (b *bagger) number(w string) int32 {
	id, ok := b.stems[w]
	if ok {
		return id
	}
	stem := text.Fold(w)
	if len(b.stems) < vocabulary {
		stem = b.stemmer.Stem(w)
	}
	if id, ok = b.stems[stem]; !ok {
		id = b.add(b.stops.Has(w))
		b.stems[stem] = id
	}
	b.stems[w] = id
	return id
}

func (b *bagger) add(stop bool) int32 {
	b.words = append(b.words, term{stop: stop})
	return int32(len(b.words) - 1)
}

// weigh gives each word its weight: log(1 + sentences/holders), half of it
// for function words. Whole numbers, so that it is the same on any machine.
func (b *bagger) weigh() {
	b.weight = make([]int, len(b.words))
	for id, known := range b.words {
		n := int(known.holders)
		w := log2(b.bags+n) - log2(n)
		if known.stop {
			w /= 2
		}
		b.weight[id] = max(w, 1)
	}
}

func (b *bagger) mass(x bag) int {
	sum := 0
	for _, w := range x.words {
		sum += b.weight[w]
	}
	return sum
}

// shared is the weight of the words that two bags have in common, and whether
// one of them is more than a function word.
func (b *bagger) shared(x, y bag) (weight int, tells bool) {
	i, j := 0, 0
	for i < len(x.words) && j < len(y.words) {
		switch p, q := x.words[i], y.words[j]; {
		case p < q:
			i++
		case p > q:
			j++
		default:
			weight += b.weight[p]
			tells = tells || !b.words[p].stop
			i++
			j++
		}
	}
	return weight, tells
}

// fewWords of two texts tell nothing: "he never said that" has none in common
// with "he did not ever say that".
const fewWords = 6

// common tells in thousandths how much of the words of two texts stands in
// both, function words aside; all of it when they are too few to tell.
func (b *bagger) common(x, y []bag) int {
	const inX, inY = 1, 2
	in := make([]uint8, len(b.words))
	for _, s := range x {
		for _, w := range s.words {
			in[w] |= inX
		}
	}
	for _, s := range y {
		for _, w := range s.words {
			in[w] |= inY
		}
	}
	both, all := 0, 0
	for w, where := range in {
		switch {
		case b.words[w].stop:
		case where == inX|inY:
			both += 2
			all += 2
		case where != 0:
			all++
		}
	}
	if all < fewWords {
		return thousand
	}
	return share(both, all)
}

// A line is a sentence made ready to be compared, in order, with many others.
type line struct {
	b     *bagger
	order []int32
}

// maxLine is how many words of a sentence are looked at in order: one bit each.
const maxLine = 64

// line prepares the first words of a sentence.
func (b *bagger) line(x bag) line {
	if len(b.masks) < len(b.words) {
		b.masks = make([]uint64, len(b.words))
	}
	l := line{b, x.order[:min(len(x.order), maxLine)]}
	for k, w := range l.order {
		b.masks[w] |= 1 << k
	}
	return l
}

func (l line) clear() {
	for _, w := range l.order {
		l.b.masks[w] = 0
	}
}

// common is the length of the longest common subsequence, after Hyyrö, "A Note
// on Bit-Parallel Alignment Computation", 2004: one addition a word.
func (l line) common(y bag) int {
	v := ^uint64(0)
	for _, w := range y.order[:min(len(y.order), maxLine)] {
		u := v & l.b.masks[w]
		v = (v + u) | (v - u)
	}
	return bits.OnesCount64(^v)
}

// log2 is the binary logarithm of n in 1/256, straight between powers of two.
func log2(n int) int {
	if n < 1 {
		return 0
	}
	whole := bits.Len(uint(n)) - 1
	return whole<<8 + (n<<8)>>whole - 256
}
