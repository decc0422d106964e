package text

import (
	"embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// abbreviationFiles holds what the rules for sentences need to know of each
// language. A line is a role and its words, without the last stop and without
// blanks inside ("z.b" is "z. B." and "z.B."); a word with a capital counts
// only where the text has one too, and a later line wins over an earlier one.
// common.txt holds for every language. Sources and licences stand in the files.
//
//go:embed abbreviations/*.txt
var abbreviationFiles embed.FS

// A role says what the stop after an abbreviation can mean.
type role uint8

const (
	noRole role = iota
	before      // something always follows: "Dr.", "e.g."
	number      // a number follows: "No. 10"; else it is a word like others
	within      // any place: a sentence ends only if the next word shows it
	closes      // ends a phrase: "etc.", "a.m."; before a capital, a sentence
)

// "plain" takes back what common.txt says of a word.
var roles = map[string]role{"before": before, "number": number, "within": within, "closes": closes, "plain": noRole}

type abbreviation struct {
	role    role
	capital bool // only when capitalised
}

// A language is what the rules for sentences know of one.
type language struct {
	base   string
	listed bool // there is a file for it
	// ordinals are written "5." there, so that a figure and a stop before a
	// capital are no evidence of an end.
	ordinals bool
	short    map[string]abbreviation
	caps     map[string]bool // abbreviations that are all capitals: "MM."
	starts   map[string]bool // words that begin a sentence when capitalised
	zones    map[string]bool // what follows a time of day
	months   map[string]bool
}

var ordinalLanguages = map[string]bool{
	"de": true, "da": true, "no": true, "nb": true, "nn": true, "fi": true, "cs": true, "sk": true, "hu": true,
	"hr": true, "sl": true, "sr": true, "bs": true, "et": true, "lv": true, "is": true, "tr": true, "eu": true,
	"lb": true, "ko": true,
}

// capitalOrdinals have capitals after an ordinal as a rule, because nouns
// have ("der 3. Senat") or names are built so ("3. Ordu"); elsewhere a figure
// before a capital ends a sentence more often.
var capitalOrdinals = map[string]bool{"de": true, "lb": true, "tr": true}

// siblings use the file of another language.
var siblings = map[string]string{
	"nb": "no", "nn": "no", "sr": "hr", "bs": "hr", "sl": "hr", "lv": "et", "lt": "et", "ms": "id", "gl": "pt",
	"be": "ru", "mk": "bg", "ne": "hi", "is": "da", "fo": "da",
}

// notStarts are function words that are also names, or months.
var notStarts = map[string]bool{"will": true, "may": true, "can": true, "don": true, "sen": true, "van": true, "von": true}

var languages sync.Map // base tag to *language; filled on use, never changed

// languageOf gives the data of a language; an unknown one has what is common
// to all.
func languageOf(tag string) *language {
	base := Base(tag)
	if l, ok := languages.Load(base); ok {
		return l.(*language)
	}
	name := base
	if s, ok := siblings[base]; ok {
		name = s
	}
	l := &language{
		base: base, ordinals: ordinalLanguages[base],
		short: make(map[string]abbreviation), caps: make(map[string]bool), starts: make(map[string]bool),
		zones: make(map[string]bool), months: make(map[string]bool),
	}
	l.read("common")
	l.listed = l.read(name)
	stops := StopsOf(base).words
	if !l.listed && stops == nil && !l.ordinals && base != "hy" {
		// A tag comes from outside, and may be anything: all that we do not
		// know share one entry.
		if base != Unknown {
			return languageOf(Unknown)
		}
	}
	for word := range stops {
		if utf8.RuneCountInString(word) > 1 && !notStarts[word] {
			l.starts[word] = true
		}
	}
	languages.Store(base, l)
	return l
}

func (l *language) read(name string) bool {
	data, err := abbreviationFiles.ReadFile("abbreviations/" + name + ".txt")
	if err != nil {
		return false
	}
	for line := range strings.Lines(string(data)) {
		key, words, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for word := range strings.FieldsSeq(words) {
			first, _ := utf8.DecodeRuneInString(word)
			lower := strings.ToLower(word)
			switch key {
			case "starts":
				l.starts[lower] = true
			case "zones":
				l.zones[lower] = true
			case "months":
				l.months[lower] = true
			default:
				l.short[lower] = abbreviation{roles[key], unicode.IsUpper(first)}
				if shouted(word) {
					l.caps[word] = true
				}
			}
		}
	}
	return true
}

// role looks a word up; word has no last stop and no blanks.
func (l *language) role(word string) role {
	var buf [64]byte
	if len(word) > len(buf) {
		return noRole
	}
	lower, ascii := buf[:0], true
	for i := range len(word) {
		c := word[i]
		if c >= utf8.RuneSelf {
			ascii = false
			break
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		lower = append(lower, c)
	}
	var a abbreviation
	if ascii {
		a = l.short[string(lower)]
	} else {
		a = l.short[strings.ToLower(word)]
	}
	if a.capital {
		if first, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(first) {
			return noRole
		}
	}
	return a.role
}
