package jsonx_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stemma-news/stemma/internal/fault"
	"github.com/stemma-news/stemma/internal/jsonx"
)

type inner struct {
	N int `json:"n"`
}

type outer struct {
	inner
	Text  string           `json:"text"`
	List  []inner          `json:"list"`
	Named map[string]inner `json:"named"`
	Any   json.RawMessage  `json:"any"`
	Self  *outer           `json:"self"`
}

func TestDecode(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"all fields", `{"text":"a\u00e9\ud83d\ude00","n":1,"list":[{"n":2}],"named":{"x":{"n":3}},"any":{"free":[1]},"self":{"text":"b"}}`, ""},
		{"nothing", ``, "the body is empty"},
		{"blanks only", " \n", "the body is empty"},
		{"a key twice", `{"text":"a","text":"b"}`, `the key "text" stands twice in one object (line 1, column 13)`},
		{"a key twice, once escaped", `{"text":"a","t\u0065xt":"b"}`, `the key "text" stands twice`},
		{"a key twice where anything may stand", `{"any":{"a":1,"a":1}}`, `the key "a" stands twice`},
		{"another case is another field", `{"Text":"a"}`, `there is no field "Text" here (line 1, column 2)`},
		{"an unknown field within", "{\n \"list\":[{\"m\":1}]}", `there is no field "m" here (line 2, column 11)`},
		{"an unknown field in a named value", `{"named":{"x":{"m":1}}}`, `there is no field "m" here`},
		{"an unknown field in itself", `{"self":{"self":{"m":1}}}`, `there is no field "m" here`},
		{"bytes after the end", `{} {}`, "bytes follow the JSON document (line 1, column 4)"},
		{"a high surrogate alone", `{"text":"\ud83d"}`, `the surrogate \ud83d stands alone (line 1, column 10)`},
		{"a low surrogate alone", `{"text":"\ude00"}`, `the surrogate \ude00 stands alone`},
		{"two high surrogates", `{"text":"\ud83d\ud83d"}`, `stands alone`},
		{"not UTF-8", "{\"text\":\"\xff\"}", "the JSON is not valid UTF-8 (line 1, column 10)"},
		{"a NUL byte", "{\"text\":\"a\x00\"}", "the control character U+0000"},
		{"a wrong type", `{"text":1}`, `the field "text" wants a string and got number`},
		{"a wrong type within", `{"list":[{"n":"x"}]}`, `wants a whole number and got string`},
		{"an array", `[]`, "the body wants an object and got array"},
		{"null", " null\n", "the body wants an object and got null"},
		{"no JSON is told before an unknown field", `{"m":1,}`, "stands where a key"},
		{"deep", strings.Repeat("[", 65) + strings.Repeat("]", 65), "nest more than 64 deep"},
		{"deep and open", `{"any":` + strings.Repeat("[", 1<<20), "nest more than 64 deep"},
		{"a comma too many", `{"n":1,}`, `'}' stands where a key in quotation marks should (line 1, column 8)`},
		{"cut off", `{"n":`, "the JSON ends where a value should stand"},
		{"a zero in front", `{"n":01}`, `'1' stands where a comma or } should`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var v outer
			err := jsonx.Decode([]byte(tt.in), &v)
			got := ""
			if err != nil {
				got = fault.From(err).Detail
			}
			if (tt.want == "") != (got == "") || !strings.Contains(got, tt.want) {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
			if err != nil && fault.From(err).Fix == "" {
				t.Error("no way out is named")
			}
		})
	}
}

// Property: what Check takes, encoding/json takes as well; and what it refuses
// though encoding/json takes it has one of the stated reasons.
func FuzzStricterThanTheStandard(f *testing.F) {
	for _, seed := range []string{`{"a":[1,-2.5e+3,true,false,null,"\u00e9\n"]}`, `{"a":1,"a":2}`, `["\ud800"]`, `[1,]`, `"`, `-`, `0x`, "\xff"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		err := jsonx.Check(data)
		standard := json.Valid(data)
		if err == nil && !standard {
			t.Fatalf("took %q, which is no JSON", data)
		}
		if err == nil || !standard {
			return
		}
		detail := fault.From(err).Detail
		for _, reason := range []string{"stands twice", "stands alone", "not valid UTF-8", "nest more than"} {
			if strings.Contains(detail, reason) {
				return
			}
		}
		t.Errorf("refused %q: %s", data, detail)
	})
}
