package family

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stemma-news/stemma/internal/text"
)

// fact says whether a word can tell one story from another of the same mould.
type fact uint8

const (
	noFact fact = iota
	name
	number
)

// weight is what a fact counts where it was put in place of another. Numbers
// weigh double, as names are also written in other ways: "a Missouri
// Democrat" is "D-MO" elsewhere.
func (f fact) weight() float64 { return [...]float64{noFact: 0, name: 0.5, number: 1}[f] }

// facts are what a reading's words are, found when first asked for: most
// candidates of a search share too little for them to matter.
func (r *reading) facts() []fact {
	if r.fact == nil {
		r.fact = factWords(r.text, r.spans)
	}
	return r.fact
}

// factWords finds numbers, and names as far as capitals show them. A capital
// tells nothing at the start of a sentence or in a headline.
func factWords(s string, words []Span) []fact {
	out := make([]fact, len(words))
	for from := 0; from < len(words); {
		to := from + 1
		for to < len(words) && !strings.Contains(s[words[to-1].End:words[to].Start], "\n\n") {
			to++
		}
		paragraphFacts(s, words[from:to], out[from:to])
		from = to
	}
	if names := count(out, name); names*manyCapitals > len(words) && capitalNouns[text.Base(text.Detect(s))] {
		for i, f := range out {
			if f == name {
				out[i] = noFact
			}
		}
	}
	return out
}

// manyCapitals: one word in five with a capital is too much for names: English
// news has so many once in 100 articles, German nine times in ten. Only then
// is the language asked for.
const manyCapitals = 5

// capitalNouns are the languages that write every noun with a capital.
var capitalNouns = map[string]bool{"de": true, "lb": true}

func count(facts []fact, sort fact) int {
	n := 0
	for _, f := range facts {
		if f == sort {
			n++
		}
	}
	return n
}

func paragraphFacts(s string, words []Span, out []fact) {
	capitals := 0
	for _, w := range words {
		if capital(w.Of(s)) {
			capitals++
		}
	}
	headline := 2*capitals > len(words)
	for i, w := range words {
		switch word := w.Of(s); {
		case unicode.IsDigit(first(word)):
			out[i] = number
		case !headline && i > 0 && capital(word):
			if !strings.ContainsAny(s[words[i-1].End:w.Start], ".!?:\"“”«»") {
				out[i] = name
			}
		}
	}
}

func capital(word string) bool { return unicode.IsUpper(first(word)) || unicode.IsTitle(first(word)) }

func first(word string) rune {
	r, _ := utf8.DecodeRuneInString(word)
	return r
}

// gapWords is how long two stretches between shared runs may be, to count as
// one put in place of the other: 20, the middle of 12 to 30, where the answers
// on the dev pairs stay the same.
const gapWords = 20

// swaps weighs the facts that were put in place of others between shared runs,
// where neither text has the other's anywhere. Copies keep their facts; two
// notices of one mould keep the words and change the facts.
func swaps(a, b *reading, shared []tile) float64 {
	var inA, inB map[uint32]bool // facts anywhere; most copies have no gap to ask of
	sum := 0.0
	last := tile{}
	for _, t := range append(slices.Clone(shared), tile{len(a.words), len(b.words), 0}) {
		i, j := last.i+last.n, last.j+last.n
		if last = t; t.j <= j || t.i == i || t.i-i > gapWords || t.j-j > gapWords {
			continue
		}
		if inA == nil {
			inA, inB = a.factSet(), b.factSet()
		}
		inGapA, inGapB := strange(a, i, t.i, inB), strange(b, j, t.j, inA)
		for _, f := range []fact{name, number} {
			sum += f.weight() * float64(unlike(inGapA[f], inGapB[f]))
		}
	}
	return sum
}

// strange gives the facts of r between two places that the other side has
// nowhere, by their sort.
func strange(r *reading, from, to int, other map[uint32]bool) [number + 1][]string {
	var out [number + 1][]string
	for k := from; k < to; k++ {
		if f := r.facts()[k]; f != noFact && !other[r.words[k]] {
			out[f] = append(out[f], r.spans[k].Of(r.text))
		}
	}
	return out
}

// unlike counts the facts of one list that were put in place of the other's.
// Names that look alike are one name, misread or spelt in another way.
func unlike(a, b []string) int {
	n := min(len(a), len(b))
	for _, x := range a {
		if slices.ContainsFunc(b, func(y string) bool { return looksLike(x, y) }) {
			n--
		}
	}
	return max(0, n)
}

// looksLike tells words that have three fifths of the longer one's bytes in
// common at their ends.
func looksLike(x, y string) bool {
	if unicode.IsDigit(first(x)) || unicode.IsDigit(first(y)) {
		return false
	}
	long, ends := max(len(x), len(y)), 0
	for len(x) > 0 && len(y) > 0 && x[0] == y[0] {
		x, y, ends = x[1:], y[1:], ends+1
	}
	for len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y, ends = x[:len(x)-1], y[:len(y)-1], ends+1
	}
	return 5*ends >= 3*long
}

func (r *reading) factSet() map[uint32]bool {
	set := make(map[uint32]bool)
	for k, f := range r.facts() {
		if f != noFact {
			set[r.words[k]] = true
		}
	}
	return set
}
