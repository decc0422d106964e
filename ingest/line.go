package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"
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
	word, first := false, true
	wide := 0
	run, value := 0, 0
	var last, lastSolid rune
	for i, r := range s {
		if first {
			l.starts = beginningOf(r)
			first = false
		}
		switch {
		case r == ' ' || r == '\n' || unicode.IsSpace(r):
			l.spaces++
			word = false
		case word && unicode.Is(unicode.M, r): // vowel signs of Indic scripts
			l.letters++
		case unicode.IsLetter(r):
			l.letters++
			if isWide(r) {
				wide++
				word = false
				break
			}
			if unicode.IsUpper(r) {
				l.upper++
				if !word {
					l.titled++
				}
			}
			if !word {
				l.words++
				word = true
			}
		case r >= '0' && r <= '9':
			l.digits++
			if !word {
				l.words++
				word = true
			}
		case r == '\'' || r == '’' || r == '-':
		default:
			word = false
		}
		if r >= '0' && r <= '9' {
			run++
			value = value*10%100000 + int(r-'0')
		} else {
			l.number(run, value, last, r, s[i:])
			run, value = 0, 0
		}
		l.punctuation(r, i)
		last = r
		if !unicode.IsSpace(r) && !isClosing(r) {
			lastSolid = r
		}
	}
	l.number(run, value, last, 0, "")
	l.words += wide / 2 // two ideographs make a word
	l.ends = endingOf(s, lastSolid, last)
	if strings.Contains(s, "://") || strings.Contains(s, "www.") {
		l.marks |= markURL
	}
	if len(s) > 2 && (s[0] == '(' && s[len(s)-1] == ')' || s[0] == '[' && s[len(s)-1] == ']') {
		l.marks |= markParens
	}
	if strings.HasSuffix(s, "»") || strings.HasSuffix(s, "›") || strings.HasSuffix(s, "→") || strings.HasSuffix(s, ">") {
		l.marks |= markArrow
	}
	if d := strings.IndexAny(s[:min(len(s), 60)], "—–"); d > 0 || strings.Contains(s[:min(len(s), 40)], " - ") {
		l.marks |= markDash
	}
	return l
}

func (l *line) number(digits, value int, before, after rune, rest string) {
	if digits == 4 && value >= 1990 && value < 2040 {
		l.marks |= markYear
	}
	if digits > 0 && digits <= 2 && after == ':' && len(rest) > 1 && rest[1] >= '0' && rest[1] <= '5' {
		l.marks |= markClock
	}
	if digits > 0 && digits <= 4 && (after == '/' || after == '-' || after == '.') && len(rest) > 2 && rest[1] >= '0' && rest[1] <= '9' {
		l.marks |= markSlash
	}
}

func (l *line) punctuation(r rune, at int) {
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
	switch {
	case unicode.IsUpper(r) || isWide(r) || unicode.Is(unicode.Lo, r):
		return startsUpper
	case unicode.IsLower(r):
		return startsLower
	case unicode.IsDigit(r):
		return startsDigit
	case strings.ContainsRune("\"“‘'«„「『(¿¡", r):
		return startsQuote
	case strings.ContainsRune("•·-–—*►▪■→»›+>", r):
		return startsBullet
	}
	return startsOther
}

func endingOf(s string, solid, last rune) ending {
	switch {
	case strings.ContainsRune(".!?。！？؟।۔", solid):
		if strings.HasSuffix(s, "..") || strings.HasSuffix(s, "[...]") {
			return endsEllipsis
		}
		return endsStop
	case solid == '…':
		return endsEllipsis
	case solid == ':' || solid == ';' || solid == '：':
		return endsColon
	case solid == ',':
		return endsComma
	case isClosing(last):
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

func isWide(r rune) bool {
	return r >= 0x2e80 && (unicode.Is(unicode.Han, r) || unicode.Is(unicode.Hiragana, r) || unicode.Is(unicode.Katakana, r)) ||
		unicode.Is(unicode.Thai, r)
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

// folded is a text as bare words in lower case, parted by one space: the form
// in which headlines, phrases and repeats are compared.
func folded(s string) string {
	var out strings.Builder
	out.Grow(len(s))
	gap := false
	for _, r := range s {
		if r < utf8.RuneSelf {
			switch {
			case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			case 'A' <= r && r <= 'Z':
				r += 'a' - 'A'
			case r == '\'':
				continue
			default:
				gap = true
				continue
			}
		} else if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) {
			r = unicode.ToLower(r)
		} else if r == '’' || r == '‘' {
			continue
		} else {
			gap = true
			continue
		}
		if gap && out.Len() > 0 {
			out.WriteByte(' ')
		}
		gap = false
		out.WriteRune(r)
	}
	return out.String()
}
