package jsonx

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"time"

	"github.com/stemma-news/stemma/internal/fault"
)

// Explain says in the words of JSON what Unmarshal did not like of a line that
// it should put into v: which field wants what, or where the text is no JSON.
// Types of Go are named nowhere.
func Explain(line []byte, v any, err error) string {
	s := scanner{data: line}
	detail, at := misfit(v, err)
	if detail == "" {
		err, at = s.document(nil), -1
		if detail = "it does not fit"; err != nil {
			detail = fault.From(err).Detail
		}
	}
	if at >= 0 {
		detail = s.place(detail, at)
	}
	return strings.Replace(detail, "(line 1, column ", "(column ", 1) // it is one line
}

// misfit says what is wrong with a value that is JSON but not what is wanted,
// and where when that is known; "" for any other error.
func misfit(v any, err error) (detail string, offset int) {
	var wrong *json.UnmarshalTypeError
	var moment *time.ParseError
	switch {
	case errors.As(err, &wrong):
		return fmt.Sprintf("%s wants %s and got %s", fieldName(reflect.TypeOf(v), wrong.Field), wanted(wrong.Type), wrong.Value), int(wrong.Offset)
	case errors.As(err, &moment):
		return fmt.Sprintf("%.40q is no time as 2026-01-31T12:00:00Z is one", moment.Value), -1
	}
	return "", -1
}

// fieldName names the field at a path within t. The path names embedded
// structs by their types, which no caller knows of.
func fieldName(t reflect.Type, path string) string {
	var names []string
	for name := range strings.SplitSeq(path, ".") {
		for t != nil && (t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map) {
			t = t.Elem()
		}
		var within reflect.Type
		hidden := false
		if t != nil && t.Kind() == reflect.Struct {
			for _, f := range reflect.VisibleFields(t) {
				tag, _, _ := strings.Cut(f.Tag.Get("json"), ",")
				if f.Anonymous && tag == "" && f.Name == name {
					within, hidden = f.Type, true
				} else if tag == name {
					within = f.Type
				}
			}
		}
		if t = within; !hidden && name != "" {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return "the value"
	}
	return fmt.Sprintf("the field %q", strings.Join(names, "."))
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
