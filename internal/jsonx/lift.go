package jsonx

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"math/bits"
	"reflect"
	"slices"
	"strings"
	"sync"
	"unicode/utf16"
	"unicode/utf8"
)

// Unmarshal does what json.Unmarshal does of valid UTF-8, sooner where a long
// string is most of the data, as an article in its row is: json reads every
// byte twice through a state machine. Here the long strings of the outermost
// object are read eight bytes at a time and lifted out, and json reads the
// rest. Where anything is unusual, json reads all.
func Unmarshal(data []byte, v any) error {
	if len(data) >= 2*longString {
		if rest, lifted := lift(data, liftable(reflect.TypeOf(v))); len(lifted) > 0 {
			if json.Unmarshal(rest, v) == nil {
				for _, l := range lifted {
					reflect.ValueOf(v).Elem().FieldByIndex(l.field).SetString(unquote(l.raw))
				}
				return nil
			}
		}
	}
	return json.Unmarshal(data, v)
}

// longString is from how many bytes on lifting pays.
const longString = 256

// lifted is a string as it stands between its quotation marks, and the field
// that it is for.
type lifted struct {
	raw   []byte
	field []int
}

// lift cuts the long strings of known fields out of the object; none when they
// cannot be told for sure.
func lift(data []byte, fields map[string][]int) (rest []byte, out []lifted) {
	var keys []string
	cut := 0 // what of data is in rest
	i := skipSpace(data, 0)
	if i == len(data) || data[i] != '{' || len(fields) == 0 {
		return nil, nil
	}
	for {
		i = skipSpace(data, i+1)
		key, end, plain := scanString(data, i)
		if !plain {
			return nil, nil
		}
		i = skipSpace(data, end)
		if i == len(data) || data[i] != ':' {
			return nil, nil
		}
		i = skipSpace(data, i+1)
		keys = append(keys, string(key))
		if i < len(data) && data[i] == '"' {
			raw, end, _ := scanString(data, i)
			if end < 0 {
				return nil, nil
			}
			if field := fields[string(key)]; field != nil && len(raw) >= longString {
				rest = append(append(rest, data[cut:i]...), `""`...)
				out, cut = append(out, lifted{raw, field}), end
			}
			i = end
		} else if i = skipValue(data, i); i < 0 {
			return nil, nil
		}
		i = skipSpace(data, i)
		if i == len(data) {
			return nil, nil
		}
		if data[i] == '}' {
			break
		}
		if data[i] != ',' {
			return nil, nil
		}
	}
	if !apart(keys) {
		return nil, nil
	}
	return append(rest, data[cut:]...), out
}

// apart says that no two keys are the same, in whatever case: json takes the
// last of such.
func apart(keys []string) bool {
	const many = 64
	for i, k := range keys {
		if i == many || slices.ContainsFunc(keys[:i], func(o string) bool { return strings.EqualFold(o, k) }) {
			return false
		}
	}
	return true
}

func skipSpace(data []byte, i int) int {
	for i < len(data) && (data[i] == ' ' || data[i] == '\t' || data[i] == '\n' || data[i] == '\r') {
		i++
	}
	return i
}

// scanString reads the string that begins at i: what stands between its marks
// and the place after it, -1 when it is none. Plain says that it has no escape.
func scanString(data []byte, i int) (raw []byte, end int, plain bool) {
	if i >= len(data) || data[i] != '"' {
		return nil, -1, false
	}
	start := i + 1
	plain = true
	for i = start; ; {
		i += plainBytes(data[i:])
		if i == len(data) {
			return nil, -1, false
		}
		switch data[i] {
		case '"':
			return data[start:i], i + 1, plain
		case '\\':
			plain = false
			n := escapeLength(data[i:])
			if n == 0 {
				return nil, -1, false
			}
			i += n
		default: // a control character
			return nil, -1, false
		}
	}
}

// plainBytes counts the bytes before the first mark, backslash or control
// character, eight at a time: a byte of zero shows in the sign bits of
// (x - 1) &^ x, and what is looked for is made zero.
func plainBytes(s []byte) int {
	const (
		ones  = 0x0101010101010101
		signs = 0x8080808080808080
	)
	i := 0
	for ; i+8 <= len(s); i += 8 {
		x := binary.LittleEndian.Uint64(s[i:])
		mark, slash := x^'"'*ones, x^'\\'*ones
		if found := ((mark-ones)&^mark | (slash-ones)&^slash | (x-' '*ones)&^x) & signs; found != 0 {
			return i + bits.TrailingZeros64(found)/8
		}
	}
	for i < len(s) && s[i] != '"' && s[i] != '\\' && s[i] >= ' ' {
		i++
	}
	return i
}

// escapeLength is the length of the escape at the front of s, 0 when it is none.
func escapeLength(s []byte) int {
	if len(s) < 2 {
		return 0
	}
	switch s[1] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return 2
	case 'u':
		if _, ok := escaped(s); ok {
			return 6
		}
	}
	return 0
}

// escaped reads \u and four digits at the front of s.
func escaped(s []byte) (rune, bool) {
	if len(s) < 6 || s[0] != '\\' || s[1] != 'u' {
		return 0, false
	}
	at := scanner{data: s, pos: 1}
	return at.hex()
}

// skipValue gives the place after the number, word, array or object at i; -1
// when it does not end. Whether it is good JSON, json sees.
func skipValue(data []byte, i int) int {
	depth := 0
	for i < len(data) {
		switch c := data[i]; c {
		case '"':
			_, end, _ := scanString(data, i)
			if end < 0 {
				return -1
			}
			i = end
			continue
		case '{', '[':
			depth++
		case '}', ']':
			if depth == 0 {
				return i
			}
			depth--
		case ',':
			if depth == 0 {
				return i
			}
		}
		i++
	}
	return -1
}

// unquote reads the escapes of a string that scanString passed, as json does:
// half of a surrogate pair becomes U+FFFD.
func unquote(raw []byte) string {
	at := bytes.IndexByte(raw, '\\')
	if at < 0 {
		return string(raw)
	}
	var out strings.Builder
	out.Grow(len(raw))
	for at >= 0 {
		out.Write(raw[:at])
		raw = raw[at:]
		if raw[1] != 'u' {
			out.WriteByte(escapes[raw[1]])
			raw = raw[2:]
		} else {
			r, _ := escaped(raw)
			raw = raw[6:]
			if utf16.IsSurrogate(r) {
				second, ok := escaped(raw)
				if r = utf16.DecodeRune(r, second); ok && r != utf8.RuneError {
					raw = raw[6:]
				} else {
					r = utf8.RuneError
				}
			}
			out.WriteRune(r)
		}
		at = bytes.IndexByte(raw, '\\')
	}
	out.Write(raw)
	return out.String()
}

var escapes = [256]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

var liftables sync.Map // reflect.Type -> map[string][]int

// liftable gives the fields of the struct that t points at which take a string
// of JSON as it is, by their names there.
func liftable(t reflect.Type) map[string][]int {
	if t == nil || t.Kind() != reflect.Pointer || t.Elem().Kind() != reflect.Struct || t.Implements(ownJSON) {
		return nil
	}
	if known, ok := liftables.Load(t); ok {
		return known.(map[string][]int)
	}
	fields, seen := make(map[string][]int), make(map[string]bool)
	for _, f := range reflect.VisibleFields(t.Elem()) {
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		again := seen[name]
		seen[name] = true
		if f.Type == reflect.TypeFor[string]() && name != "" && name != "-" && !strings.Contains(options, "string") && direct(t.Elem(), f.Index) {
			fields[name] = f.Index
		}
		if again { // json has rules for which field wins
			delete(fields, name)
		}
	}
	liftables.Store(t, fields)
	return fields
}

// direct says that a field is reached without following a pointer.
func direct(t reflect.Type, index []int) bool {
	for _, i := range index[:len(index)-1] {
		if t = t.Field(i).Type; t.Kind() != reflect.Struct {
			return false
		}
	}
	return true
}
