package text

import (
	"math"
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
			for _, w := range ev.ofLetter(r) {
				scores[w.language] += w.weight
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
		var found []weighed
		switch size := j - i; {
		case size > ev.longest:
		case odd:
			found = ev.words[Fold(s[i:j])]
		case size <= len(key)*8:
			found = ev.ofKey(key)
		default:
			found = ev.words[Fold(s[i:j])]
		}
		i = j
		for _, w := range found {
			scores[w.language] += w.weight
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

type weighed struct {
	language int
	weight   float64
}

// languageEvidence says what speaks for a language: words of its stop list,
// the more the fewer languages share them, and letters few languages have.
type languageEvidence struct {
	languages []string
	byScript  map[string][]int
	words     map[string][]weighed
	longest   int // bytes of a word of the lists
	letters   [][]weighed
	letterAt  [0x2000]uint8 // of a rune: its place in letters; 0 is no evidence
	keyed     []keyed       // the words of ASCII up to 16 bytes
	slots     []uint16      // these by hash, counted from 1; most words of a text find 0 there
}

// A wordKey is a word of up to 16 bytes of ASCII as two numbers, which are put
// together while the word is read and compared at once.
type wordKey [2]uint64

func (k *wordKey) set(at int, c byte) {
	if at < len(k)*8 {
		k[at/8] |= uint64(c) << (at % 8 * 8)
	}
}

// place is where a table of a power of two begins to look for the key.
func (k wordKey) place(size int) int {
	return int((k[0]*0x9e3779b97f4a7c15^k[1]*0xc2b2ae3d27d4eb4f)>>40) & (size - 1)
}

type keyed struct {
	key   wordKey
	found []weighed
}

// ofKey gives what a word speaks for.
func (ev *languageEvidence) ofKey(key wordKey) []weighed {
	for at := key.place(len(ev.slots)); ; at = (at + 1) & (len(ev.slots) - 1) {
		n := ev.slots[at]
		if n == 0 {
			return nil
		}
		if k := &ev.keyed[n-1]; k.key == key {
			return k.found
		}
	}
}

func (ev *languageEvidence) ofLetter(r rune) []weighed {
	if int(r) < len(ev.letterAt) {
		return ev.letters[ev.letterAt[r]]
	}
	return nil
}

// index fills the tables.
func (ev *languageEvidence) index(owned map[rune][]int) {
	const size = 1 << 14 // four times the words; 32 kB
	ev.slots = make([]uint16, size)
	for word, found := range ev.words {
		var key wordKey
		if len(word) > len(key)*8 || !isASCII(word) {
			continue
		}
		for i := range len(word) {
			key.set(i, word[i])
		}
		ev.keyed = append(ev.keyed, keyed{key, found})
		at := key.place(size)
		for ev.slots[at] != 0 {
			at = (at + 1) & (size - 1)
		}
		ev.slots[at] = uint16(len(ev.keyed))
	}
	ev.letters = make([][]weighed, 1, len(owned)+1)
	for r, langs := range owned {
		var found []weighed
		for _, k := range langs {
			found = append(found, weighed{k, 1 / float64(len(langs))})
		}
		ev.letterAt[r] = uint8(len(ev.letters))
		ev.letters = append(ev.letters, found)
	}
}

var evidence = sync.OnceValue(func() *languageEvidence {
	ev := &languageEvidence{
		byScript: make(map[string][]int), words: make(map[string][]weighed),
	}
	owners, owned := make(map[string][]int), make(map[rune][]int)
	for _, group := range told {
		for language := range strings.FieldsSeq(group.languages) {
			k := len(ev.languages)
			ev.languages = append(ev.languages, language)
			ev.byScript[group.script] = append(ev.byScript[group.script], k)
			for word := range StopsOf(language).words {
				if len(word) == 1 && !strings.Contains("aeiouy", word) {
					continue // an initial in every language
				}
				owners[word] = append(owners[word], k)
			}
			for _, r := range letters[language] {
				owned[r] = append(owned[r], k)
			}
		}
	}
	for word, langs := range owners {
		ev.longest = max(ev.longest, len(word))
		for _, k := range langs {
			ev.words[word] = append(ev.words[word], weighed{k, 1 / math.Sqrt(float64(len(langs)))})
		}
	}
	ev.index(owned)
	return ev
})

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
