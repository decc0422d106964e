package jsonx_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stemma-news/stemma/internal/jsonx"
)

// What a line has wrong is said in the words of JSON, whatever Go says.
func TestExplain(t *testing.T) {
	type own struct {
		Text string `json:"text"`
		N    int    `json:"n"`
	}
	type line struct {
		own
		List  []string       `json:"list"`
		Named map[string]own `json:"named"`
		Seen  time.Time      `json:"seen"`
		Yes   bool           `json:"yes"`
	}
	for _, tt := range []struct{ in, want string }{
		{`{"text":1}`, `the field "text" wants a string and got number (column 10)`},
		{`{"n":1.5}`, `the field "n" wants a whole number and got number 1.5 (column 9)`},
		{`{"n":99999999999999999999}`, `the field "n" wants a whole number and got number 99999999999999999999 (column 26)`},
		{`{"yes":"no"}`, `the field "yes" wants true or false and got string (column 12)`},
		{`{"list":"a"}`, `the field "list" wants an array and got string (column 12)`},
		{`{"named":{"x":{"n":"y"}}}`, `wants a whole number and got string`},
		{`{"seen":"yesterday"}`, `"yesterday" is no time as 2026-01-31T12:00:00Z is one`},
		{`[1]`, `the value wants an object and got array (column 2)`},
		{`nope`, `'n' stands where a value should (column 1)`},
		{`{"text":"a"`, `the JSON ends where`},
	} {
		var v line
		err := json.Unmarshal([]byte(tt.in), &v)
		if err == nil {
			t.Fatalf("%s is fine", tt.in)
		}
		got := jsonx.Explain([]byte(tt.in), &v, err)
		if !strings.Contains(got, tt.want) || strings.Contains(got, "Go ") || strings.Contains(got, "unmarshal") {
			t.Errorf("%s\ngot  %s\nwant %s", tt.in, got, tt.want)
		}
	}
}
