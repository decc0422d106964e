// Package jsonx decodes JSON strictly. encoding/json takes duplicate keys
// (the last wins), lone surrogates and bytes that are not UTF-8 (both become
// U+FFFD), keys in any case and, unless one looks, whatever follows the value;
// of a text that two programs read differently an attacker makes two texts.
// Here all of these are refused, and so are unknown fields and deep nesting,
// each with its place.
//
// Units: places are lines and columns of bytes, from 1. Errors are *fault.Error
// of kind Invalid, or Unreadable for bytes that are not UTF-8.
// Grammar: RFC 8259. Cost is linear; memory is that of the keys of the objects
// that are open.
package jsonx

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"github.com/stemma-news/stemma/internal/fault"
)

// MaxDepth is how deep arrays and objects may nest. No document of ours needs
// more than 6; 64 leaves room for what clients wrap.
const MaxDepth = 64

// Decode reads exactly one JSON value into the struct that v points at.
func Decode(data []byte, v any) error {
	s := scanner{data: data}
	if err := s.document(shapeOf(reflect.TypeOf(v))); err != nil {
		return err
	}
	if string(bytes.TrimSpace(data)) == "null" {
		return fault.New(fault.Invalid, "the body wants an object and got null", "send a JSON object; /docs shows one for each address")
	}
	err := Unmarshal(data, v)
	var wrong *json.UnmarshalTypeError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &wrong):
		return s.at(int(wrong.Offset), fmt.Sprintf("%s wants %s and got %s", fieldName(wrong.Field), wanted(wrong.Type), wrong.Value),
			"send the value in the type that the API document names")
	}
	return fault.Wrap(err, fault.Invalid, "the JSON does not fit: "+err.Error(), "compare the body with the API document at /docs")
}

// Check says with an error that data is not exactly one JSON value.
func Check(data []byte) error {
	s := scanner{data: data}
	return s.document(nil)
}

func fieldName(path string) string {
	if path == "" {
		return "the body"
	}
	return fmt.Sprintf("the field %q", path)
}

// wanted says a Go type in JSON's words.
func wanted(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Bool:
		return "true or false"
	case reflect.String:
		return "a string"
	case reflect.Slice, reflect.Array:
		return "an array"
	case reflect.Map, reflect.Struct:
		return "an object"
	case reflect.Float32, reflect.Float64:
		return "a number"
	case reflect.Pointer:
		return wanted(t.Elem())
	}
	return "a whole number"
}

// at makes the error of a place.
func (s *scanner) at(offset int, detail, fix string) error {
	offset = min(max(offset, 0), len(s.data))
	before := string(s.data[:offset])
	line := strings.Count(before, "\n") + 1
	column := offset - strings.LastIndexByte(before, '\n')
	return fault.New(fault.Invalid, fmt.Sprintf("%s (line %d, column %d)", detail, line, column), fix)
}
