package text

import (
	"math"
	"math/bits"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/RadhiFadlillah/whatlanggo"
)

// Unknown is the tag of a language that could not be told.
const Unknown = "und"

// Detect tells the language of s as a BCP 47 tag, Unknown when there is too
// little to go by.
//
// The script is told first, and settles most languages that have one of their
// own. Among the languages of one script, function words and letters that few
// languages use are counted; this costs a look-up a word, where comparing
// trigrams with eighty profiles costs a hundred times as much. Trigrams are
// the last resort, for the languages that have no list.
func Detect(s string) string {
	// The counts settle within 2 kB; half of it is taken from the middle, for
	// an article may open with a headline, or a notice, in another language.
	const half = 1024
	if len(s) > 2*half {
		middle := len(s) / 2
		s = whole(s[:half]) + " " + whole(s[middle:middle+half])
	}
	switch script := scriptOf(s); script {
	case "":
		return Unknown
	case "Latn", "Cyrl", "Arab", "Deva", "Hebr", "Ethi":
		return byWords(s, script)
	default:
		return scriptLanguage[script]
	}
}

// whole cuts off the parts of runes at the ends of s.
func whole(s string) string {
	for len(s) > 0 && !utf8.RuneStart(s[0]) {
		s = s[1:]
	}
	for n := 1; n < utf8.UTFMax && n <= len(s); n++ {
		if c := s[len(s)-n]; utf8.RuneStart(c) {
			if c >= utf8.RuneSelf && !utf8.FullRuneInString(s[len(s)-n:]) {
				s = s[:len(s)-n]
			}
			break
		}
	}
	return s
}

// byWords tells apart the languages of one script.
func byWords(s, script string) string {
	ev := evidence()
	candidates := ev.byScript[script]
	scores := make([]float64, len(ev.languages))
	total := 0
	for i := 0; i < len(s); {
		// A word here is a run of letters and marks: "l'homme" is two, and the
		// first speaks for French.
		j := i
		var key wordKey
		odd := false
		for j < len(s) {
			if c := s[j]; c < utf8.RuneSelf {
				if asciiClass[c] != letter {
					break
				}
				key.set(j-i, c|0x20)
				j++
				continue
			}
			r, n := utf8.DecodeRuneInString(s[j:])
			if ClassOf(r)&(Letter|Mark) == 0 {
				break
			}
			odd = true
			if int(r) < len(ev.letterAt) {
				langs := ev.letters[ev.letterAt[r]]
				langs.add(scores, 1/float64(langs.count()))
			}
			j += n
		}
		if j == i {
			if s[i] < utf8.RuneSelf {
				i++
			} else {
				_, n := utf8.DecodeRuneInString(s[i:])
				i += n
			}
			continue
		}
		total++
		var langs languageSet
		switch size := j - i; {
		case size > ev.longest:
		case odd || size > keyBytes:
			langs = ev.of(Fold(s[i:j]))
		default:
			if at := ev.table.find(key); at >= 0 {
				langs = ev.keyed[at]
			}
		}
		i = j
		if langs != 0 {
			langs.add(scores, ev.weights[langs.count()])
		}
	}
	best, second := -1, -1
	for _, l := range candidates {
		switch {
		case best < 0 || scores[l] > scores[best]:
			best, second = l, best
		case second < 0 || scores[l] > scores[second]:
			second = l
		}
	}
	if best < 0 {
		return Unknown
	}
	if len(candidates) == 1 {
		return ev.languages[best]
	}
	// A twelfth of the words being function words of one language, and a tenth
	// more than of any other, is what news text of every language on the list
	// shows; a line of names or a language that has no list falls below.
	sure := scores[best] >= 1 && scores[best]*12 >= float64(total)
	if sure && scores[best] > scores[second]*1.1 {
		return ev.languages[best]
	}
	if guess := byTrigrams(s); guess != Unknown {
		return guess
	}
	if sure && scores[best] > scores[second] {
		return ev.languages[best]
	}
	return Unknown
}

// byTrigrams asks whatlanggo. Its order of two languages that score the same
// is that of a Go map; it then gives confidence 0, which we take for unknown.
func byTrigrams(s string) string {
	info := whatlanggo.Detect(s)
	// 0.3: below it the first two languages are neighbours in score.
	if info.Lang < 0 || info.Confidence < 0.3 {
		return Unknown
	}
	switch tag := info.Lang.Iso6391(); tag {
	case "":
		return Unknown
	case "nb", "nn":
		return "no"
	default:
		return tag
	}
}

// A languageSet holds some of the languages that are told apart, as bits.
type languageSet uint64

func (set languageSet) count() int { return bits.OnesCount64(uint64(set)) }

// add adds a weight to the score of each.
func (set languageSet) add(scores []float64, weight float64) {
	for ; set != 0; set &= set - 1 {
		scores[bits.TrailingZeros64(uint64(set))] += weight
	}
}

// languageEvidence says what speaks for a language: words of its stop list,
// the more the fewer languages share them, and letters few languages have.
type languageEvidence struct {
	languages []string
	byScript  map[string][]int
	table     *wordTable             // the words that have a key
	keyed     []languageSet          // whose words these are
	words     map[string]languageSet // the others
	longest   int                    // bytes of a word of the lists
	weights   [65]float64            // of a word of so many languages
	letterAt  [0x2000]uint8          // of a rune: its place in letters
	letters   []languageSet          // 0 has none
}

// evidence is made when the first language is to be told: 6,300 words of 50
// lists.
var evidence = sync.OnceValue(func() *languageEvidence {
	ev := &languageEvidence{
		byScript: make(map[string][]int), table: newWordTable(), words: make(map[string]languageSet, 1<<12), letters: make([]languageSet, 1, 255),
	}
	for n := range ev.weights {
		ev.weights[n] = 1 / math.Sqrt(float64(n))
	}
	for _, group := range told {
		for language := range strings.FieldsSeq(group.languages) {
			k := len(ev.languages)
			ev.languages = append(ev.languages, language)
			ev.byScript[group.script] = append(ev.byScript[group.script], k)
			words, _ := stopWords(language)
			for word := range words {
				if len(word) == 1 && !strings.Contains("aeiouy", word) {
					continue // an initial in every language
				}
				ev.longest = max(ev.longest, len(word))
				ev.note(word, 1<<k)
			}
			for _, r := range letters[language] {
				if ev.letterAt[r] == 0 {
					ev.letterAt[r] = uint8(len(ev.letters))
					ev.letters = append(ev.letters, 0)
				}
				ev.letters[ev.letterAt[r]] |= 1 << k
			}
		}
	}
	return ev
})

// of gives the languages that a folded word speaks for.
func (ev *languageEvidence) of(word string) languageSet {
	key, ok := keyOf(word)
	if !ok {
		return ev.words[word]
	}
	if at := ev.table.find(key); at >= 0 {
		return ev.keyed[at]
	}
	return 0
}

// note says that a word speaks for some languages more.
func (ev *languageEvidence) note(word string, langs languageSet) {
	key, ok := keyOf(word)
	if !ok {
		ev.words[word] |= langs
		return
	}
	at := ev.table.find(key)
	if at < 0 {
		at = ev.table.add(key)
		ev.keyed = append(ev.keyed, 0)
	}
	ev.keyed[at] |= langs
}

// told lists the languages that are told apart by words and letters, the more
// spoken first: it stands when two are even.
var told = []struct{ script, languages string }{
	{"Latn", "en es fr de pt it nl pl id tr vi ro sv cs hu ca da fi no sk hr lt sl et lv sq is af tl sw ga eu gl"},
	{"Cyrl", "ru uk bg sr mk be kk"},
	{"Arab", "ar fa ur ps ckb"},
	{"Deva", "hi mr ne"},
	{"Hebr", "he"},
	{"Ethi", "am"},
}

// letters that are common in one language and rare in its neighbours.
var letters = map[string]string{
	"es": "ñ¿¡", "fr": "éçœêèùû", "de": "ßäöü", "pt": "ãõçâê", "pl": "ąęłńśźżć", "tr": "ğışçİ", "ro": "șțăşţ",
	"vi": "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđơư", "sv": "åäö", "cs": "řěůčšžýť", "hu": "őűáéö", "ca": "·ïçò",
	"da": "æøå", "no": "æøå", "fi": "äö", "sk": "ľĺŕôťďčšžý", "hr": "đćčšž", "lt": "ėįųąęūčšž", "sl": "čšž", "et": "õäöü",
	"lv": "āēģīķļņū", "sq": "ëç", "is": "ðþæáíúý",
	"ru": "ыэёъ", "uk": "іїєґ", "bg": "ъ", "sr": "ђћџљњј", "mk": "ѓќѕџљњј", "be": "ўіыэё", "kk": "әғқңөұүһіы",
	"ar": "ةىكي", "fa": "پچژگیک", "ur": "ٹڈڑےںہھی", "ps": "ښځړېۍګ", "ckb": "ێۆڕڵەک",
	"mr": "ळ", "ne": "छ",
}
