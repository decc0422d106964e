package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stemma-news/stemma/internal/text"
)

// line is what can be seen in a piece of text by itself, whatever its
// language: the shape of it.
type line struct {
	bytes, words, letters, upper, digits, commas, stops, spaces int
	titled                                                      int // words that begin with a capital
	ends                                                        ending
	starts                                                      beginning
	marks                                                       mark
}

type ending uint8

const (
	endsOpen     ending = iota // no mark at all
	endsStop                   // . ! ? 。 and their kin, closing quotes passed over
	endsColon                  // : or ;
	endsEllipsis               // … or ...
	endsComma
	endsOther // ) ] » without a stop before
)

type beginning uint8

const (
	startsUpper beginning = iota
	startsLower
	startsDigit
	startsQuote
	startsBullet
	startsOther
)

type mark uint16

const (
	markCopyright mark = 1 << iota
	markPipe
	markArrow // » › → and the like, at an end
	markAt
	markURL
	markClock // 12:45
	markYear  // 1990 to 2039
	markSlash // 10/11/2019, 2019-10-11
	markMoney
	markHash
	markParens // wholly in brackets
	markDash   // a spaced dash within the first 40 letters: a dateline, or a site's name
	markQuote
)

func lineOf(s string) (l line) {
	l.bytes = len(s)
	if r, n := utf8.DecodeRuneInString(s); n > 0 {
		l.starts = beginningOf(r)
	}
	word, wide := false, 0
	for i := 0; i < len(s); {
		switch kind := lineKinds[s[i]]; kind {
		case lineSmall: // most of a text: the rest of its run needs no more than a count
			from := i
			for i++; i < len(s) && lineKinds[s[i]] == lineSmall; i++ {
			}
			l.letters += i - from
			if !word {
				l.words++
				word = true
			}
			continue
		case lineCapital:
			l.letters++
			l.upper++
			if !word {
				l.titled++
				l.words++
				word = true
			}
		case lineDigit:
			from := i
			for i++; i < len(s) && lineKinds[s[i]] == lineDigit; i++ {
			}
			l.digits += i - from
			l.number(s[from:i], s[i:])
			if !word {
				l.words++
				word = true
			}
			continue
		case lineSpace:
			l.spaces++
			word = false
		case lineBeyond:
			r, n := utf8.DecodeRuneInString(s[i:])
			class := text.ClassOf(r)
			if class&(text.Letter|text.Wide) == text.Letter|text.Wide {
				wide++
			}
			word = l.beyond(r, class, word)
			i += n
			continue
		case lineJoin:
		default:
			word = false
			l.punctuation(rune(s[i]))
			if s[i] == ':' && strings.HasPrefix(s[i:], "://") || s[i] == '.' && strings.HasSuffix(s[:i], "www") {
				l.marks |= markURL
			}
		}
		i++
	}
	l.words += wide / 2 // two ideographs make a word
	l.ends = endingOf(s)
	if len(s) > 2 && (s[0] == '(' && s[len(s)-1] == ')' || s[0] == '[' && s[len(s)-1] == ']') {
		l.marks |= markParens
	}
	if strings.HasSuffix(s, "»") || strings.HasSuffix(s, "›") || strings.HasSuffix(s, "→") || strings.HasSuffix(s, ">") {
		l.marks |= markArrow
	}
	if longDash(s[:min(len(s), 60)]) > 0 || strings.Contains(s[:min(len(s), 40)], " - ") {
		l.marks |= markDash
	}
	return l
}

// longDash is the place of the first — or –, -1 when there is none.
func longDash(s string) int {
	em, en := strings.Index(s, "—"), strings.Index(s, "–")
	if em < 0 || en < 0 {
		return max(em, en)
	}
	return min(em, en)
}

// The kinds of byte that a line is read by: where most of a text is small
// letters, a look at a table is all that most bytes need.
const (
	lineMark  = iota // ends a word, and may be counted
	lineSmall        // a to z
	lineCapital
	lineDigit
	lineSpace
	lineJoin   // ' and -, which stand within words
	lineBeyond // not ASCII
)

var lineKinds = func() (kinds [256]uint8) {
	for b := range kinds {
		switch c := byte(b); {
		case 'a' <= c && c <= 'z':
			kinds[b] = lineSmall
		case 'A' <= c && c <= 'Z':
			kinds[b] = lineCapital
		case '0' <= c && c <= '9':
			kinds[b] = lineDigit
		case c == ' ' || '\t' <= c && c <= '\r':
			kinds[b] = lineSpace
		case c == '\'' || c == '-':
			kinds[b] = lineJoin
		case c >= utf8.RuneSelf:
			kinds[b] = lineBeyond
		}
	}
	return kinds
}()

// beyond counts a rune outside ASCII; it says whether a word is open behind it.
func (l *line) beyond(r rune, class text.Class, word bool) bool {
	switch {
	case class&text.Space != 0:
		l.spaces++
		return false
	case class&text.Mark != 0 && word: // vowel signs of Indic scripts
		l.letters++
		return true
	case class&text.Letter != 0:
		l.letters++
		if class&text.Wide != 0 {
			return false
		}
		if class&text.Upper != 0 {
			l.upper++
			if !word {
				l.titled++
			}
		}
		if !word {
			l.words++
		}
		return true
	}
	l.punctuation(r)
	return word && r == '’'
}

// number looks at a run of digits and what follows it.
func (l *line) number(digits, rest string) {
	if len(digits) == 4 && digits >= "1990" && digits < "2040" {
		l.marks |= markYear
	}
	if len(digits) <= 2 && len(rest) > 1 && rest[0] == ':' && rest[1] >= '0' && rest[1] <= '5' {
		l.marks |= markClock
	}
	if len(digits) <= 4 && len(rest) > 2 && (rest[0] == '/' || rest[0] == '-' || rest[0] == '.') && rest[1] >= '0' && rest[1] <= '9' {
		l.marks |= markSlash
	}
}

func (l *line) punctuation(r rune) {
	switch r {
	case ',', '،', '、', '，':
		l.commas++
	case '.', '!', '?', '。', '！', '？', '؟', '।', '۔', '…':
		l.stops++
	case '©', '®', '™':
		l.marks |= markCopyright
	case '|', '·', '•':
		l.marks |= markPipe
	case '@':
		l.marks |= markAt
	case '$', '€', '£', '¥':
		l.marks |= markMoney
	case '#':
		l.marks |= markHash
	case '"', '“', '”', '«', '»', '„', '「':
		l.marks |= markQuote
	}
}

func beginningOf(r rune) beginning {
	class := text.ClassOf(r)
	switch {
	case class&(text.Upper|text.Wide) != 0 || class&text.Letter != 0 && unicode.Is(unicode.Lo, r):
		return startsUpper
	case class&text.Lower != 0:
		return startsLower
	case class&text.Digit != 0:
		return startsDigit
	case strings.ContainsRune("\"“‘'«„「『(¿¡", r):
		return startsQuote
	case strings.ContainsRune("•·-–—*►▪■→»›+>", r):
		return startsBullet
	}
	return startsOther
}

func endingOf(s string) ending {
	solid := rune(0) // the last rune that is neither white space nor closes
	last, _ := utf8.DecodeLastRuneInString(s)
	for rest := s; rest != ""; {
		r, n := utf8.DecodeLastRuneInString(rest)
		if !unicode.IsSpace(r) && !isClosing(r) {
			solid = r
			break
		}
		rest = rest[:len(rest)-n]
	}
	switch solid {
	case '.', '!', '?', '。', '！', '？', '؟', '।', '۔':
		if strings.HasSuffix(s, "..") || strings.HasSuffix(s, "[...]") {
			return endsEllipsis
		}
		return endsStop
	case '…':
		return endsEllipsis
	case ':', ';', '：':
		return endsColon
	case ',':
		return endsComma
	}
	if isClosing(last) {
		return endsOther
	}
	return endsOpen
}

func isClosing(r rune) bool {
	switch r {
	case '"', '\'', '”', '’', '»', ')', ']', '」', '』', '）', '*':
		return true
	}
	return false
}

// isSentence says whether a text reads as prose: it ends as a sentence does
// and has a few words, or is so long that it can be little else.
func isSentence(s string) bool {
	l := lineOf(s)
	return l.sentence()
}

func (l line) sentence() bool {
	return l.words >= 30 || l.words >= 5 && (l.ends == endsStop || l.ends == endsColon || l.ends == endsEllipsis)
}

// share is part/whole, 0 of nothing.
func share(part, whole int) float32 {
	if whole <= 0 {
		return 0
	}
	return float32(part) / float32(whole)
}
