package diffing

import (
	"embed"
	"math/bits"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/stemma-news/stemma/internal/text"
)

//go:embed kinddata/??.txt
var kindData embed.FS

// sense is what a word can mean to the rules, as a set.
type sense uint64

const (
	isStop sense = 1 << iota
	isPronoun
	isArticle
	isNot
	isLacking
	isHedge
	isChance
	isAccuse
	isSays
	isOrigin
	isMonth
	isWeekday
	isShy // a month, a day, a negation or a number that is mostly another word, or part of one
	isWhen
	isNear
	isPeriod
	isSeason
	isAgo
	isClock
	isNumber
	isVague // a number word that mostly counts nothing
	isScale
	isUnit
	isTitle
	isPlaceWord
	isDirection
	isToponym
	isDemonym
	isDateWord
	isEra
	isOrgWord  // "bank" in "Bank of England": the place after it is part of a name
	isFirmSays // a verb of saying that is hardly ever another
	isNoOne    // "nothing" and its like
	isEvery    // "all" and its like
	isClause   // begins a clause of its own
	isSurname  // of Chinese
	isRaising  // a verb that passes a negation on: "did not think that he was"

	// unpaired are senses that do not make two words stand for one another.
	unpaired = isStop | isShy | isNoOne | isEvery | isClause | isRaising | isSurname
)

var senseNames = map[string]sense{
	"stop": isStop, "pronoun": isPronoun, "article": isArticle, "not": isNot, "lacking": isLacking, "hedge": isHedge,
	"chance": isChance, "accuse": isAccuse, "says": isSays, "origin": isOrigin, "month": isMonth, "weekday": isWeekday,
	"shy": isShy, "when": isWhen, "near": isNear, "period": isPeriod, "season": isSeason, "ago": isAgo, "clock": isClock,
	"number": isNumber, "vague": isVague, "scale": isScale, "unit": isUnit, "title": isTitle, "placeword": isPlaceWord,
	"direction": isDirection, "toponym": isToponym, "demonym": isDemonym, "dateword": isDateWord, "era": isEra, "orgword": isOrgWord, "firmsays": isFirmSays,
	"noone": isNoOne, "every": isEvery, "clause": isClause, "raising": isRaising, "surname": isSurname,
}

// idiom is several words that mean one thing; the first is its key.
type idiom struct {
	rest  []string
	kind  string
	order int // of a weekday, from 1
}

// tongue is what the rules know of one language.
type tongue struct {
	name      string
	senses    map[string]sense
	value     map[string]float64 // of number words and scales
	units     map[string]string  // a unit under all its names
	order     map[string]int     // of months and weekdays, from 1
	full      map[string]bool    // months and weekdays not abbreviated
	phrases   map[string][]idiom
	compounds bool              // it has words of several pieces: a script without spaces
	places    *gazetteer        // beside the common one
	lemma     map[string]string // of verbs whose forms no ending tells
}

// tongues are read once. A text of another language goes by what all of them
// share: digits, signs, capitals, places.
var tongues = sync.OnceValue(func() map[string]*tongue {
	all := map[string]*tongue{}
	for _, name := range tongueNames {
		data, err := kindData.ReadFile("kinddata/" + name + ".txt")
		if err != nil {
			panic(err) // embedded with the program
		}
		all[name] = readTongue(name, string(data))
	}
	all[text.Unknown] = readTongue(text.Unknown, "")
	return all
})

var tongueNames = []string{"en", "fr", "de", "es", "pt", "it", "nl", "zh", "ja", "ar", "hi", "th"}

func readTongue(name, data string) *tongue {
	t := &tongue{
		name: name, senses: map[string]sense{}, value: map[string]float64{}, units: map[string]string{},
		order: map[string]int{}, full: map[string]bool{}, phrases: map[string][]idiom{}, places: newGazetteer(), lemma: map[string]string{},
	}
	for line := range strings.Lines(data) {
		kind, entries, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if ok && !strings.HasPrefix(line, "#") {
			for i, e := range strings.Split(entries, ", ") {
				t.add(kind, i+1, strings.Fields(e))
			}
		}
	}
	return t
}

// add takes one entry; several words are a phrase, or for some kinds other
// names of the same thing or a value.
func (t *tongue) add(kind string, place int, words []string) {
	s := senseNames[kind]
	if len(words) == 1 && strings.Contains(words[0], "-") && kind != "place" && kind != "weekday" {
		words = strings.Fields(strings.ReplaceAll(words[0], "-", " - ")) // as they are cut
	}
	if kind == "compound" || kind == "weekday" && strings.Contains(words[0], "/") {
		t.addCompounds(kind, place, strings.Split(words[0], "/"))
		return
	}
	switch kind {
	case "verb":
		for _, w := range words {
			t.lemma[w] = words[0]
		}
		return
	case "month", "weekday":
		for i, w := range words {
			t.senses[w] |= s
			t.order[w] = place
			t.full[w] = i == 0
		}
		return
	case "number", "scale":
		t.senses[words[0]] |= s
		t.value[words[0]], _ = strconv.ParseFloat(words[1], 64)
		return
	case "unit":
		last := len(words) - 1
		if last == 1 {
			t.senses[words[0]] |= s
		}
		t.units[strings.Join(words[:last], " ")] = words[last]
		return
	case "place":
		t.places.add(bare(strings.ReplaceAll(strings.Join(words, " "), "-", " ")))
		return
	}
	if len(words) == 1 && kind != "source" && kind != "behind" && kind != "part" && kind != "honorific" && kind != "locative" {
		t.senses[words[0]] |= s
		return
	}
	t.phrases[words[0]] = append(t.phrases[words[0]], idiom{words[1:], kind, 0})
}

// addCompounds takes words of a script without spaces, of which a text is cut
// into pieces: the names of one thing.
func (t *tongue) addCompounds(kind string, place int, names []string) {
	for _, name := range names {
		ps := pieces(name)
		t.phrases[ps[0]] = append(t.phrases[ps[0]], idiom{ps[1:], kind, place})
	}
	t.compounds = true
}

// pieces are the tokens that a word of a script without spaces is cut into.
func pieces(word string) []string {
	var out []string
	for _, sp := range text.AppendTokens(nil, word) {
		out = append(out, sp.Of(word))
	}
	return out
}

// fullName says whether w is the name of a month or weekday in full.
func (t *tongue) fullName(w string) bool { return t.full[w] }

// tongueOf tells whose words to look for. Trigrams mistake a lone sentence too
// often, so the function words decide, the language given breaks ties.
func (c *comparison) tongueOf() *tongue {
	all := tongues()
	if t := all[text.Base(c.options.Language)]; t != nil && c.options.Language != "" {
		return t
	}
	best, most := all[text.Base(c.language)], 0
	if best == nil {
		best = all[text.Unknown]
	}
	const few = 200 // bytes; of less the trigrams tell little, and English is the likeliest
	if len(c.new.text) < few && plainASCII(c.new.text) {
		best = all["en"]
	}
	const enough = 1000 // bytes; the vote is settled long before
	if best.ownScript() {
		return best
	}
	stops := stopWords()
	var votes [16]int
	for _, sample := range [...]string{head(c.new.text, enough), head(c.old.text, enough)} {
		for _, w := range text.Words(sample) {
			v := stops[text.Fold(w.Of(sample))]
			for of := v.stop; of != 0; of &= of - 1 {
				votes[bits.TrailingZeros16(of)] += 2
			}
			for of := v.any; of != 0; of &= of - 1 {
				votes[bits.TrailingZeros16(of)]++
			}
		}
	}
	for i, name := range tongueNames {
		if strings.ContainsAny(c.new.text[:min(len(c.new.text), enough)], ownLetters[name]) {
			votes[i] += 4 // less than two function words: it may be of a name
		}
		if name == best.name {
			most = votes[i]
		}
	}
	for i, name := range tongueNames {
		if votes[i] > most {
			best, most = all[name], votes[i]
		}
	}
	return best
}

// ownScript says whether the letters of a text tell its language better than
// its words do: characters that Chinese and Japanese share begin words of both.
func (t *tongue) ownScript() bool {
	switch t.name {
	case "zh", "ja", "ar", "hi", "th":
		return true
	}
	return false
}

// ownLetters are those that no other of the Latin languages here writes.
var ownLetters = map[string]string{"pt": "ãõÃÕ", "es": "ñ¿¡Ñ", "de": "ß", "fr": "œŒ", "it": "ìò"}

// heard are the languages that have a word, and those that have it as a
// function word, as bits by their place in tongueNames.
type heard struct{ any, stop uint16 }

var stopWords = sync.OnceValue(func() map[string]heard {
	out := map[string]heard{}
	for i, name := range tongueNames {
		t := tongues()[name]
		for w, s := range t.senses {
			h := out[w]
			h.any |= 1 << i
			if s&(isStop|isNot|isPronoun|isArticle) != 0 {
				h.stop |= 1 << i
			}
			out[w] = h
		}
		for w, phrases := range t.phrases {
			if !slices.ContainsFunc(phrases, func(p idiom) bool { return p.kind != "compound" }) {
				continue // a character that many words begin with tells no language
			}
			h := out[w]
			h.any |= 1 << i
			out[w] = h
		}
	}
	return out
})

// head cuts s to about n bytes, at a rune.
func head(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n]
}
