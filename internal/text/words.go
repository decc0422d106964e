package text

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// Tokens splits s by the word boundaries of UAX #29. The spans tile s: words,
// spaces and marks all have one.
func Tokens(s string) []Span {
	return AppendTokens(make([]Span, 0, len(s)/3+1), s)
}

// AppendTokens appends the tokens of s to dst.
func AppendTokens(dst []Span, s string) []Span {
	c := cutter{text: s}
	for c.next() {
		dst = append(dst, Span{c.start, c.end})
	}
	return dst
}

// Words gives the tokens that hold a letter or a digit. Scripts without spaces
// give what UAX #29 gives: one ideograph or one syllable a word.
func Words(s string) []Span {
	return AppendWords(make([]Span, 0, len(s)/6+1), s)
}

// AppendWords appends the words of s to dst.
func AppendWords(dst []Span, s string) []Span {
	c := cutter{text: s}
	for c.next() {
		if c.word || !c.plain && hasWordRune(s[c.start:c.end]) {
			dst = append(dst, Span{c.start, c.end})
		}
	}
	return dst
}

// CountWords is the number of words in s.
func CountWords(s string) int {
	n := 0
	c := cutter{text: s}
	for c.next() {
		if c.word || !c.plain && hasWordRune(s[c.start:c.end]) {
			n++
		}
	}
	return n
}

// A cutter walks the tokens of a text. Most text is letters and digits of
// ASCII between ASCII marks, where the rules come down to a table of bytes;
// whatever stands beside a byte outside ASCII goes to the library, which may
// be asked afresh at every boundary, for no rule of UAX #29 looks back past one.
type cutter struct {
	text       string
	start, end int
	plain      bool // the token was cut by the table
	word       bool // the table saw a letter or a digit in it
	rest       *words.Iterator[string]
}

func (c *cutter) next() bool {
	s, i := c.text, c.end
	if i >= len(s) {
		return false
	}
	c.start = i
	c.word = false
	switch class := asciiClass[s[i]]; class {
	case letter, digit, joiner:
		for {
			if class == letter || class == digit {
				c.word = true
			}
			i++
			if i == len(s) {
				break
			}
			was := class
			class = asciiClass[s[i]]
			if class == letter || class == digit || class == joiner {
				continue // WB5, WB8-10, WB13a-b
			}
			// WB6-7, WB11-12: one mark between two letters or two digits.
			if i+1 < len(s) && was != joiner {
				next := asciiClass[s[i+1]]
				if next == beyond && (class == midLetter || class == midNumber || class == midBoth) {
					return c.ask()
				}
				if was == letter && next == letter && (class == midLetter || class == midBoth) ||
					was == digit && next == digit && (class == midNumber || class == midBoth) {
					i++
					class = next
					continue
				}
			}
			if class == beyond {
				return c.ask()
			}
			break
		}
	case blank:
		for i++; i < len(s) && s[i] == ' '; i++ { // WB3d
		}
	case beyond:
		return c.ask()
	default:
		if i++; s[i-1] == '\r' && i < len(s) && s[i] == '\n' {
			i++ // WB3
		}
	}
	// WB4: an accent or a joiner belongs to what it follows.
	if i < len(s) && s[i] >= utf8.RuneSelf {
		return c.ask()
	}
	c.end, c.plain = i, true
	return true
}

// ask lets the library cut the token at c.start.
func (c *cutter) ask() bool {
	if c.rest == nil {
		c.rest = words.FromString("")
	}
	c.rest.SetText(c.text[c.start:])
	c.rest.Next()
	c.end, c.plain, c.word = c.start+c.rest.End(), false, false
	return true
}

// The classes of ASCII in the word rules of UAX #29 (Word_Break property,
// Unicode 15): letters, digits, ExtendNumLet, WSegSpace, MidLetter, MidNum,
// MidNumLet with Single_Quote; everything else stands alone.
const (
	alone = iota
	letter
	digit
	joiner
	blank
	midLetter
	midNumber
	midBoth
	beyond // not ASCII
)

var asciiClass = func() (class [256]uint8) {
	for b := range class {
		switch c := byte(b); {
		case c >= utf8.RuneSelf:
			class[b] = beyond
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			class[b] = letter
		case '0' <= c && c <= '9':
			class[b] = digit
		case c == '_':
			class[b] = joiner
		case c == ' ':
			class[b] = blank
		case c == ':':
			class[b] = midLetter
		case c == ',' || c == ';':
			class[b] = midNumber
		case c == '.' || c == '\'':
			class[b] = midBoth
		}
	}
	return class
}()

func hasWordRune(t string) bool {
	for i := 0; i < len(t); {
		if c := t[i]; c < utf8.RuneSelf {
			if k := asciiClass[c]; k == letter || k == digit {
				return true
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(t[i:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
		i += n
	}
	return false
}
