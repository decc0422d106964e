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
	if err == nil {
		return nil
	}
	detail, at := misfit(v, err)
	switch {
	case detail == "":
		return fault.Wrap(err, fault.Invalid, "the JSON does not fit", "compare the body with the API document at /docs")
	case at >= 0:
		detail = s.place(strings.Replace(detail, "the value wants", "the body wants", 1), at)
	}
	return fault.Wrap(err, fault.Invalid, detail, "send the value in the type that the API document names")
}

// Check says with an error that data is not exactly one JSON value.
func Check(data []byte) error {
	s := scanner{data: data}
	return s.document(nil)
}

// at makes the error of a place.
func (s *scanner) at(offset int, detail, fix string) error {
	return fault.New(fault.Invalid, s.place(detail, offset), fix)
}

// place says where.
func (s *scanner) place(detail string, offset int) string {
	offset = min(max(offset, 0), len(s.data))
	before := string(s.data[:offset])
	line := strings.Count(before, "\n") + 1
	column := offset - strings.LastIndexByte(before, '\n')
	return fmt.Sprintf("%s (line %d, column %d)", detail, line, column)
}
