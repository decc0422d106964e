package jsonx_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stemma-news/stemma/internal/jsonx"
)

type texts struct {
	Text  string `json:"text"`
	Other string `json:"other,omitempty"`
}

type textRow struct {
	ID json.RawMessage `json:"id"`
	texts
	Title string  `json:"title"`
	Size  int     `json:"size"`
	Mode  mode    `json:"mode"`
	Inner *texts  `json:"inner"`
	Quote string  `json:"quote,string"`
	Many  []texts `json:"many"`
}

type mode string

// Property: Unmarshal makes of valid UTF-8 what json.Unmarshal makes of it, and
// refuses what that refuses.
func FuzzUnmarshalsAsTheStandard(f *testing.F) {
	long := strings.Repeat("The mill at Arden will reopen in March. ", 8)
	for _, seed := range []string{
		`{"id":1,"text":"` + long + `","size":3}`,
		` { "id" : [1,{"text":"` + long + `"}], "text" : "` + long + `\n\"\u00e9\ud83d\ude00\ud83d x\/" , "more":null } `,
		`{"text":"` + long + `","text":"again"}`,
		`{"text":"` + long + `","Text":"` + long + `"}`,
		`{"text":"` + long + `","size":"x","title":"` + long + `"}`,
		`{"text":"` + long + `\x"}`, `{"text":"` + long + "\n" + `"}`, `{"text":"` + long, `{"text":"` + long + `"}}`, `{"text":"` + long + `",}`,
		`{"mode":"` + long + `","inner":{"text":"` + long + `"},"other":"` + long + `","many":[{"text":"` + long + `"}]}`,
		`{"quote":"` + long + `","te\u0078t":"` + long + `","size":1e1}`, `["` + long + `"]`, `"` + long + `"`, `null`, ``,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if !utf8.Valid(data) {
			return
		}
		var got, want textRow
		err, wantErr := jsonx.Unmarshal(data, &got), json.Unmarshal(data, &want)
		if (err == nil) != (wantErr == nil) || err != nil && err.Error() != wantErr.Error() {
			t.Fatalf("got  %v\nwant %v", err, wantErr)
		}
		if err == nil && !reflect.DeepEqual(got, want) {
			t.Errorf("got  %+v\nwant %+v", got, want)
		}
	})
}

func BenchmarkUnmarshal(b *testing.B) {
	data, _ := json.Marshal(map[string]any{"id": 1, "title": "The mill", "text": strings.Repeat("The mill at Arden will reopen in March.\nIts owner said \"so\" on Monday. ", 70)})
	for name, unmarshal := range map[string]func([]byte, any) error{"impl=jsonx": jsonx.Unmarshal, "impl=json": json.Unmarshal} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				var v textRow
				if err := unmarshal(data, &v); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
