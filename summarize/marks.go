package summarize

import (
	"unicode/utf8"

	"github.com/stemma-news/stemma/internal/text"
)

// marks are what the letters and signs of one sentence show without reading
// its words.
type marks struct {
	letters, upper, digits   int
	commas, colons, brackets int
	bars                     int // | / • _ * # and the like: menus, tables, tags
	numbers                  int // runs of digits
	years                    int // of four digits
	quotes                   int // quotation marks
	dashes                   int
	question, exclaim        bool
	opensQuote, closesQuote  bool
	openEnd                  bool // a quotation that it opens goes on after it, or one it closes began before
	lowStart                 bool // starts with a small letter
	ends                     bool // as a sentence does
	address                  bool // holds @, http or www
}

// look reads the marks of a sentence.
func look(t string) marks {
	m := marks{ends: ends(t)}
	run, first := 0, true
	depth, torn := 0, false // of quotations by marks that have a direction; of others, an odd number is torn
	plain, angles := 0, 0
	for i, size := 0, 0; i < len(t); i += size {
		r := rune(t[i])
		size = 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(t[i:])
		}
		if r >= '0' && r <= '9' {
			run++
			m.digits++
			continue
		}
		if run > 0 {
			m.number(&run)
		}
		switch {
		case r >= 'a' && r <= 'z': // and the rest of the word with it
			for i+size < len(t) && t[i+size] >= 'a' && t[i+size] <= 'z' {
				size++
			}
			m.letters += size
			m.lowStart = m.lowStart || first
			first = false
		case r == ' ':
		case r >= 'A' && r <= 'Z':
			m.letters++
			m.upper++
			first = false
		case r == ',' || r == '、' || r == '،' || r == '，':
			m.commas++
		case r == ':' || r == ';' || r == '：':
			m.colons++
		case r == '(' || r == '[' || r == '（':
			m.brackets++
		case r == '|' || r == '/' || r == '•' || r == '_' || r == '*' || r == '#' || r == '·' || r == '>' || r == '©' || r == '→':
			m.bars++
		case r == '"' || r == '“' || r == '”' || r == '„' || r == '«' || r == '»' || r == '「' || r == '」':
			m.quotes++
			m.opensQuote = m.opensQuote || i == 0
			switch r {
			case '"':
				plain++
			case '«', '»': // «so» in French, »so« in German
				angles++
			case '„', '「':
				depth++
			case '“': // opens in English, closes in German
				if depth > 0 {
					depth--
				} else {
					depth++
				}
			case '”', '」':
				depth--
				torn = torn || depth < 0
			}
		case r == '‘' || r == '\'':
			m.opensQuote = m.opensQuote || i == 0
		case r == '–' || r == '—':
			m.dashes++
		case r == '?' || r == '？' || r == '؟':
			m.question = true
		case r == '!' || r == '！':
			m.exclaim = true
		case r == '@':
			m.address = true
		case r >= utf8.RuneSelf:
			class := text.ClassOf(r)
			if class&text.Letter == 0 {
				break
			}
			m.letters++
			if class&text.Upper != 0 {
				m.upper++
			} else if first && class&text.Lower != 0 {
				m.lowStart = true
			}
			first = false
		}
	}
	m.number(&run)
	m.openEnd = torn || depth != 0 || plain%2 == 1 || angles%2 == 1
	last, _ := utf8.DecodeLastRuneInString(t)
	m.closesQuote = last == '"' || last == '”' || last == '»' || last == '」' || last == '’' || last == '\''
	m.address = m.address || hasAddress(t)
	return m
}

// number closes a run of digits.
func (m *marks) number(run *int) {
	if *run > 0 {
		m.numbers++
		if *run == 4 {
			m.years++
		}
		*run = 0
	}
}

// hasAddress finds "http" and "www." without a second pass of a matcher for
// each.
func hasAddress(t string) bool {
	for i := 0; i+4 <= len(t); i++ {
		if t[i] == 'h' && t[i:i+4] == "http" || t[i] == 'w' && t[i:i+4] == "www." {
			return true
		}
	}
	return false
}
