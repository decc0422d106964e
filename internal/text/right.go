package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind is what the next sentence would begin with.
type kind uint8

const (
	nothing kind = iota
	lower
	upper
	figure
	caseless // a letter of a script without case
	pause    // a comma or another mark that goes on
	dots     // an ellipsis
	sign     // any other
)

// A rightSide is what follows a candidate, over white space.
type rightSide struct {
	pos    int // the first letter, digit or mark, over quotes, brackets and dashes
	kind   kind
	word   string
	dotted bool // the word has a stop of its own: "A." of "A. Smith"
	quote  bool // a quote opens before it
	dash   bool // a dash stands before it
	item   bool // a bullet or "(a)" stands before it
}

// right reads what comes from i on.
func (p *splitter) right(i int) rightSide {
	s := p.text
	r := rightSide{}
	i = p.skipSpace(i)
	high := min(len(s), i+reach)
	for i < high {
		c, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case c == ' ' || unicode.IsSpace(c):
		case strings.ContainsRune("\"“”„«»‹›‘’‚`¿¡*_「『", c) || c == '\'':
			r.quote = r.quote || !strings.ContainsRune("¿¡*_", c)
		case c == '(' || c == '[' || c == '{':
			r.item = r.item || p.enclosed(i+1)
		case strings.ContainsRune("-–—―‒", c):
			r.dash = true
		case strings.ContainsRune(bullets, c):
			r.item = true
		case c == '\u200e' || c == '\u200f' || '\u202a' <= c && c <= '\u202e' || c == '\ufeff' || c == '\u200b':
		default:
			r.pos = i
			p.classify(&r, c)
			return r
		}
		i += n
	}
	r.pos = i
	if i < len(s) {
		r.kind = sign
	}
	return r
}

func (p *splitter) classify(r *rightSide, c rune) {
	s, i := p.text, r.pos
	switch {
	case unicode.IsLower(c):
		r.kind = lower
	case unicode.IsUpper(c) || unicode.IsTitle(c):
		r.kind = upper
	case unicode.IsLetter(c) || unicode.IsMark(c):
		r.kind = caseless
	case unicode.IsDigit(c):
		r.kind = figure
		return
	case c == '.' && i+1 < len(s) && (s[i+1] == '.' || s[i+1] == ' ') || c == '…':
		r.kind = dots
		return
	case strings.ContainsRune(".,;:!?)]}/،؛、，；：）」』】》。", c):
		r.kind = pause
		return
	case strings.ContainsRune("$€£¥₹", c):
		r.kind = figure
		return
	default:
		r.kind = sign
		return
	}
	end := i
	for end < len(s) && end-i < reach {
		c, n := utf8.DecodeRuneInString(s[end:])
		if !unicode.IsLetter(c) && !unicode.IsMark(c) && c != '\'' && c != '’' {
			break
		}
		end += n
	}
	r.word = s[i:end]
	r.dotted = end < len(s) && s[end] == '.'
}

// enclosed tells whether the bracket opened before i holds the mark of a list
// item: "(a)", "(12)", "(iv)".
func (p *splitter) enclosed(i int) bool {
	for n := range 4 {
		if i+n >= len(p.text) {
			return false
		}
		c := p.text[i+n]
		if c == ')' || c == ']' {
			return n > 0 && p.spaceAt(i+n+1)
		}
		if k := asciiClass[c]; k != digit && !(k == letter && (n == 0 || strings.IndexByte("ivx", c) >= 0)) {
			return false
		}
	}
	return false
}

// begins tells whether the word on the right, capitalised, is one that begins
// sentences rather than names.
func (p *splitter) begins(r rightSide) bool {
	if r.kind != upper || r.dotted && utf8.RuneCountInString(r.word) == 1 {
		return false
	}
	word := Fold(r.word)
	if p.language.starts[word] {
		return true
	}
	if i := strings.IndexByte(word, '\''); i > 0 { // "It's", "L'homme"
		return p.language.starts[word[:i]] || p.language.starts[word[:i+1]] || elides[p.language.base] && i <= 2
	}
	return false
}
