package jsonx

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/stemma-news/stemma/internal/fault"
)

// scanner checks the grammar. pos is the byte to be read next.
type scanner struct {
	data  []byte
	pos   int
	depth int
	shape error // the first field that does not fit; what is no JSON at all is told first
}

const fixSyntax = "send one JSON document as RFC 8259 has it"

// document is one value and nothing else.
func (s *scanner) document(sh *shape) error {
	if !utf8.Valid(s.data) {
		bad := 0
		for bad < len(s.data) {
			r, n := utf8.DecodeRune(s.data[bad:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			bad += n
		}
		err := s.at(bad, "the JSON is not valid UTF-8", "convert it to UTF-8 and send it again; bytes of another encoding can be sent as html_base64").(*fault.Error)
		err.Kind = fault.Unreadable
		return err
	}
	s.space()
	if s.pos == len(s.data) {
		return fault.New(fault.Invalid, "the body is empty", "send a JSON object; /docs shows one for each address")
	}
	if err := s.value(sh); err != nil {
		return err
	}
	s.space()
	if s.pos < len(s.data) {
		return s.wrong("bytes follow the JSON document")
	}
	return s.shape
}

func (s *scanner) wrong(detail string) error { return s.at(s.pos, detail, fixSyntax) }

// unexpected names what stands at pos instead of what is wanted.
func (s *scanner) unexpected(wanted string) error {
	if s.pos >= len(s.data) {
		return s.wrong("the JSON ends where " + wanted + " should stand")
	}
	r, _ := utf8.DecodeRune(s.data[s.pos:])
	return s.wrong(fmt.Sprintf("%q stands where %s should", r, wanted))
}

func (s *scanner) space() {
	for s.pos < len(s.data) {
		switch s.data[s.pos] {
		case ' ', '\t', '\n', '\r':
			s.pos++
		default:
			return
		}
	}
}

// next says whether c is the next byte, and passes over it.
func (s *scanner) next(c byte) bool {
	if s.pos < len(s.data) && s.data[s.pos] == c {
		s.pos++
		return true
	}
	return false
}

func (s *scanner) value(sh *shape) error {
	if s.pos >= len(s.data) {
		return s.unexpected("a value")
	}
	switch c := s.data[s.pos]; c {
	case '{':
		return s.nested(sh, (*scanner).object)
	case '[':
		return s.nested(sh, (*scanner).array)
	case '"':
		_, _, err := s.str()
		return err
	case 't':
		return s.literal("true")
	case 'f':
		return s.literal("false")
	case 'n':
		return s.literal("null")
	default:
		if c == '-' || '0' <= c && c <= '9' {
			return s.number()
		}
	}
	return s.unexpected("a value")
}

// nested reads an array or object one level down.
func (s *scanner) nested(sh *shape, read func(*scanner, *shape) error) error {
	if s.depth++; s.depth > MaxDepth {
		return s.at(s.pos, fmt.Sprintf("arrays and objects nest more than %d deep", MaxDepth), "send a flatter document; /docs shows the fields")
	}
	s.pos++
	s.space()
	err := read(s, sh)
	s.depth--
	return err
}

func (s *scanner) array(sh *shape) error {
	var elem *shape
	if sh != nil && sh.fields == nil {
		elem = sh.elem
	}
	if s.next(']') {
		return nil
	}
	for {
		if err := s.value(elem); err != nil {
			return err
		}
		s.space()
		if s.next(']') {
			return nil
		}
		if !s.next(',') {
			return s.unexpected("a comma or ]")
		}
		s.space()
	}
}

func (s *scanner) object(sh *shape) error {
	if s.next('}') {
		return nil
	}
	var seen keys
	for {
		at := s.pos
		if at >= len(s.data) || s.data[at] != '"' {
			return s.unexpected("a key in quotation marks")
		}
		key, err := s.key()
		if err != nil {
			return err
		}
		if !seen.add(key) {
			return s.at(at, fmt.Sprintf("the key %.60q stands twice in one object", key), "send each key once")
		}
		var below *shape
		if sh != nil && sh.fields != nil {
			known := false
			if below, known = sh.fields[key]; !known && s.shape == nil {
				s.shape = s.at(at, fmt.Sprintf("there is no field %.60q here", key), "the fields are "+strings.Join(sh.names, ", "))
			}
		} else if sh != nil {
			below = sh.elem
		}
		s.space()
		if !s.next(':') {
			return s.unexpected("a colon")
		}
		s.space()
		if err := s.value(below); err != nil {
			return err
		}
		s.space()
		if s.next('}') {
			return nil
		}
		if !s.next(',') {
			return s.unexpected("a comma or }")
		}
		s.space()
	}
}

// keys are those of one object. Few are looked through, many are hashed.
type keys struct {
	few  []string
	many map[string]bool
}

func (k *keys) add(key string) bool {
	if k.many != nil {
		if k.many[key] {
			return false
		}
		k.many[key] = true
		return true
	}
	for _, one := range k.few {
		if one == key {
			return false
		}
	}
	if k.few = append(k.few, key); len(k.few) > 16 {
		k.many = make(map[string]bool, 64)
		for _, one := range k.few {
			k.many[one] = true
		}
	}
	return true
}

// str passes over a string and gives what stands between its quotation marks,
// as written.
func (s *scanner) str() (raw []byte, escaped bool, err error) {
	s.pos++
	start := s.pos
	for s.pos < len(s.data) {
		switch c := s.data[s.pos]; {
		case c == '"':
			s.pos++
			return s.data[start : s.pos-1], escaped, nil
		case c < 0x20:
			return nil, false, s.wrong(fmt.Sprintf("the control character U+%04X stands in a string as it is", c))
		case c == '\\':
			escaped = true
			if err := s.escape(); err != nil {
				return nil, false, err
			}
		default:
			s.pos++
		}
	}
	return nil, false, s.wrong("a string does not end")
}

// key reads a string and gives what it says.
func (s *scanner) key() (string, error) {
	raw, escaped, err := s.str()
	if err != nil || !escaped {
		return string(raw), err
	}
	var key string
	if err := json.Unmarshal(s.data[s.pos-len(raw)-2:s.pos], &key); err != nil {
		return "", s.wrong("a key cannot be read")
	}
	return key, nil
}

// escape passes over one escape, or over two that are a surrogate pair.
func (s *scanner) escape() error {
	at := s.pos
	s.pos++
	if s.pos >= len(s.data) {
		return s.wrong("a string does not end")
	}
	switch s.data[s.pos] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		s.pos++
		return nil
	case 'u':
	default:
		return s.at(at, "a backslash stands before a character that it cannot", fixSyntax)
	}
	first, ok := s.hex()
	if !ok {
		return s.at(at, "\\u wants four hexadecimal digits", fixSyntax)
	}
	if !utf16.IsSurrogate(first) {
		return nil
	}
	if s.pos+1 < len(s.data) && s.data[s.pos] == '\\' && s.data[s.pos+1] == 'u' {
		s.pos++
		if second, ok := s.hex(); ok && utf16.DecodeRune(first, second) != utf8.RuneError {
			return nil
		}
	}
	return s.at(at, fmt.Sprintf("the surrogate \\u%04x stands alone", first), "escape a character above U+FFFF as a pair, or send it as UTF-8")
}

// hex reads the u of an escape and its digits.
func (s *scanner) hex() (rune, bool) {
	if s.pos+5 > len(s.data) {
		return 0, false
	}
	var r rune
	for _, c := range s.data[s.pos+1 : s.pos+5] {
		switch {
		case '0' <= c && c <= '9':
			r = r<<4 | rune(c-'0')
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			r = r<<4 | rune(c|0x20-'a'+10)
		default:
			return 0, false
		}
	}
	s.pos += 5
	return r, true
}

func (s *scanner) literal(word string) error {
	if !bytes.HasPrefix(s.data[s.pos:], []byte(word)) {
		return s.unexpected("a value")
	}
	s.pos += len(word)
	return nil
}

// number is -? int frac? exp?.
func (s *scanner) number() error {
	s.next('-')
	if !s.next('0') && s.digits() == 0 {
		return s.unexpected("a digit")
	}
	if s.next('.') && s.digits() == 0 {
		return s.unexpected("a digit")
	}
	if s.next('e') || s.next('E') {
		if !s.next('+') {
			s.next('-')
		}
		if s.digits() == 0 {
			return s.unexpected("a digit")
		}
	}
	return nil
}

func (s *scanner) digits() (n int) {
	for s.pos < len(s.data) && '0' <= s.data[s.pos] && s.data[s.pos] <= '9' {
		s.pos++
		n++
	}
	return n
}
