package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// reach is how many bytes to the left and right of a candidate are looked at:
// longer than any abbreviation, and what keeps the whole linear.
const reach = 64

// A leftSide is the word before a stop.
type leftSide struct {
	start   int    // where the word begins
	word    string // without the stop
	role    role
	letters int  // runes that are letters
	digits  int  // digits, when there is nothing else but marks of figures
	dotted  bool // "U.S", "Ph.D": letters with stops between
	mixed   bool // letters and digits: "33.8°F", "AS750-10"
	upper   bool // begins with a capital
	joined  bool // stands against another mark: "3:2", "c=d"
	vowel   bool // one letter that is a word of the language: "y", "è", "ở"
	tail    bool // the last of it is one capital: "Hans-J"
	unit    bool // a short word after a figure: "10 in"
}

// initial tells whether the word can be one letter of a name.
func (l leftSide) initial() bool {
	return (l.letters == 1 || l.tail) && !l.mixed && !l.joined && !l.vowel
}

// left reads the word that ends at i.
func (p *splitter) left(i int) leftSide {
	s := p.text
	low := max(p.start, i-reach)
	a := i
	for a > low {
		c := s[a-1]
		if c < utf8.RuneSelf {
			if k := asciiClass[c]; k != letter && k != digit && k != joiner && !strings.ContainsRune(".-'&/@", rune(c)) {
				break
			}
			a--
			continue
		}
		r, n := utf8.DecodeLastRuneInString(s[:a])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && !strings.ContainsRune("’ʼ‘·ºª°№§‐‑‪‫‬‎‏", r) {
			break
		}
		a -= n
	}
	for a < i && !utf8.RuneStart(s[a]) { // the reach ended inside a rune
		a++
	}
	for a < i && strings.IndexByte(".-'&/@", s[a]) >= 0 {
		a++
	}
	l := leftSide{start: a, word: strings.Trim(s[a:i], "‪‫‬‎‏")}
	first, figures := true, true
	run, longest := 0, 0
	for _, r := range l.word {
		switch {
		case r < utf8.RuneSelf && asciiClass[r] == letter || r >= utf8.RuneSelf && unicode.IsLetter(r):
			if first {
				l.upper = unicode.IsUpper(r)
			}
			l.letters++
			run++
			longest = max(longest, run)
			figures = false
		case unicode.IsDigit(r):
			l.digits++
		case unicode.IsMark(r):
		case r == '.':
			l.dotted = true
			run = 0
		case r == '-' || r == ',' || r == '/':
			run = 0
		default:
			figures = false
		}
		first = false
	}
	l.mixed = l.digits > 0 && !figures
	if l.mixed {
		l.digits = 0
	}
	l.dotted = l.dotted && l.letters > 0 && longest <= 2 && !l.mixed
	if l.letters == 1 && !l.mixed && l.word != "" {
		l.vowel = p.wordOfOneLetter(l.word) && !p.afterInitial(a)
	}
	if a > p.start {
		c, _ := utf8.DecodeLastRuneInString(s[:a])
		l.joined = strings.ContainsRune(":,=?#%+~\\/|$€£", c)
	}
	if k := strings.LastIndexByte(l.word, '-'); k > 0 {
		c, n := utf8.DecodeRuneInString(l.word[k+1:])
		l.tail = n > 0 && k+1+n == len(l.word) && unicode.IsUpper(c) && l.upper
	}
	l.unit = l.letters > 0 && l.letters <= 4 && a-2 >= p.start && s[a-1] == ' ' && asciiClass[s[a-2]] == digit
	l.role = p.roleOf(l)
	return l
}

// wordOfOneLetter tells whether a letter is a word rather than an initial: a
// small one with an accent or on the list of function words, a syllable with a
// vowel sign, and in Vietnamese any with a tone.
func (p *splitter) wordOfOneLetter(word string) bool {
	c, n := utf8.DecodeRuneInString(word)
	switch {
	case unicode.IsLower(c):
		return c >= utf8.RuneSelf && unicode.Is(unicode.Latin, c) || p.language.base != "en" && StopsOf(p.language.base).Has(word)
	case unicode.IsUpper(c):
		return p.language.base == "vi" && c >= utf8.RuneSelf && c != 'Đ'
	}
	return n < len(word)
}

// afterInitial tells whether an initial stands before i: "ए. के".
func (p *splitter) afterInitial(i int) bool {
	if i < p.start+2 || p.text[i-1] != ' ' || p.text[i-2] != '.' {
		return false
	}
	before := p.text[max(p.start, i-12) : i-2]
	if k := strings.LastIndexAny(before, " .(\"“"); k >= 0 {
		before = before[k:]
	}
	return utf8.RuneCountInString(before) <= 3
}

// shouted tells whether a word is all capitals: "EG" is a name, not "e.g.".
func shouted(word string) bool {
	return utf8.RuneCountInString(word) > 1 && !strings.Contains(word, ".") && strings.ToUpper(word) == word && strings.ToLower(word) != word
}

// roleOf looks the word up: whole, then with the short words that stand before
// it ("z. B"), then its last part ("l'Ing", "Dipl.-Ing").
func (p *splitter) roleOf(l leftSide) role {
	if l.word == "" {
		return noRole
	}
	if l.letters <= 4 {
		if r := p.joined(l); r != noRole {
			return r
		}
	}
	if r := p.language.role(l.word); r != noRole {
		return r
	}
	if (p.language.base == "de" || p.language.base == "nl") && l.letters > 4 && strings.HasSuffix(l.word, "str") {
		return within // "Goethestr."
	}
	if i := strings.LastIndexAny(l.word, "-'’/&"); i >= 0 {
		_, n := utf8.DecodeRuneInString(l.word[i:])
		if last := l.word[i+n:]; utf8.RuneCountInString(last) > 1 { // "J.-P" ends in an initial
			return p.language.role(last)
		}
	}
	return noRole
}

// joined looks up an abbreviation of several words, written with blanks:
// "z. B", "s. r. o".
func (p *splitter) joined(l leftSide) role {
	var buf [reach]byte
	key := append(buf[:0], l.word...)
	found := noRole
	at := l.start
	for range 3 {
		// Back over the blank and the stop, then over up to four letters.
		end := at
		for end > 0 && at-end < 3 && (p.text[end-1] == ' ' || p.text[end-1] == 0xa0 || p.text[end-1] == 0xc2) {
			end--
		}
		if end == at || end < 2 || p.text[end-1] != '.' {
			break
		}
		end--
		a, letters := end, 0
		for a > 0 && letters <= 4 {
			r, n := utf8.DecodeLastRuneInString(p.text[:a])
			if !unicode.IsLetter(r) && r != '.' {
				break
			}
			a -= n
			letters++
		}
		if letters == 0 || letters > 4 || len(key)+end-a+1 > reach {
			break
		}
		key = append(key, make([]byte, end-a+1)...)
		copy(key[end-a+1:], key)
		copy(key, p.text[a:end])
		key[end-a] = '.'
		if r := p.language.role(string(key)); r != noRole {
			found = r
		}
		at = a
	}
	return found
}
