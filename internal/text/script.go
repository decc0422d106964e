package text

import (
	"unicode"
	"unicode/utf8"
)

// scriptLanguage gives the language of a script that has one language only,
// or one by far before all others.
var scriptLanguage = map[string]string{
	"Hani": "zh", "Jpan": "ja", "Kore": "ko", "Thai": "th", "Grek": "el", "Armn": "hy", "Geor": "ka",
	"Beng": "bn", "Guru": "pa", "Gujr": "gu", "Orya": "or", "Taml": "ta", "Telu": "te", "Knda": "kn",
	"Mlym": "ml", "Sinh": "si", "Khmr": "km", "Laoo": "lo", "Mymr": "my", "Tibt": "bo",
}

// The places in scripts that are told apart by more than a count.
const (
	latin    = 0
	han      = 2
	japanese = 3 // its own letters; Katakana follow
	katakana = 4
)

var scripts = [...]struct {
	name  string
	table *unicode.RangeTable
	// weight is about how many letters of an alphabet one letter of the
	// script stands for, so that a Chinese story full of English names is Chinese.
	weight int
}{
	{"Latn", unicode.Latin, 1}, {"Cyrl", unicode.Cyrillic, 1}, {"Hani", unicode.Han, 3},
	{"Jpan", unicode.Hiragana, 2}, {"Jpan", unicode.Katakana, 2}, {"Kore", unicode.Hangul, 2},
	{"Arab", unicode.Arabic, 1}, {"Deva", unicode.Devanagari, 1}, {"Grek", unicode.Greek, 1},
	{"Hebr", unicode.Hebrew, 1}, {"Thai", unicode.Thai, 1}, {"Armn", unicode.Armenian, 1},
	{"Geor", unicode.Georgian, 1}, {"Ethi", unicode.Ethiopic, 2}, {"Beng", unicode.Bengali, 1},
	{"Guru", unicode.Gurmukhi, 1}, {"Gujr", unicode.Gujarati, 1}, {"Orya", unicode.Oriya, 1},
	{"Taml", unicode.Tamil, 1}, {"Telu", unicode.Telugu, 1}, {"Knda", unicode.Kannada, 1},
	{"Mlym", unicode.Malayalam, 1}, {"Sinh", unicode.Sinhala, 1}, {"Khmr", unicode.Khmer, 1},
	{"Laoo", unicode.Lao, 1}, {"Mymr", unicode.Myanmar, 1}, {"Tibt", unicode.Tibetan, 1},
}

// scriptOf names the script that most of s is written in, "" when no letter is.
func scriptOf(s string) string {
	var counts [len(scripts)]int
	last := latin // letters come in runs of one script
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if asciiClass[c] == letter {
				counts[latin]++
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		if ClassOf(r)&(Letter|Mark) == 0 {
			continue
		}
		if !unicode.Is(scripts[last].table, r) {
			last = -1
			for k := range scripts {
				if unicode.Is(scripts[k].table, r) {
					last = k
					break
				}
			}
			if last < 0 { // no script of ours, or common to many
				last = latin
				continue
			}
		}
		counts[last] += scripts[last].weight
	}
	counts[japanese] += counts[katakana]
	counts[katakana] = 0
	// Japanese is written with Chinese letters too; a tenth of kana tells it.
	if kana := counts[japanese]; kana > 0 && kana*10 >= counts[han] {
		counts[japanese] += counts[han]
		counts[han] = 0
	}
	best, most := "", 0
	for k, n := range counts {
		if n > most {
			best, most = scripts[k].name, n
		}
	}
	return best
}
