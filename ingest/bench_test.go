package ingest

import (
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// input is what came in, in one of the golden cases.
func input(b *testing.B, name string) []byte {
	c, err := txtar.ParseFile("../testdata/ingest/" + name + ".txtar")
	if err != nil {
		b.Fatal(err)
	}
	return c.Files[0].Data
}

// What reading costs, from bytes to an Article: a pasted text and a page.
func BenchmarkRead(b *testing.B) {
	for name, media := range map[string]string{"repost-en": "text/plain", "repost-hi": "text/plain", "page-news": "text/html"} {
		data := input(b, name)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read(Source{Data: data, MediaType: media}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// The two looks that every line is given before any rule; ToLower is the floor:
// one pass that writes as much.
func BenchmarkLine(b *testing.B) {
	text := string(input(b, "repost-en"))
	for name, f := range map[string]func(string) int{
		"impl=lineOf":  func(s string) int { l := lineOf(s); return l.words },
		"impl=folded":  func(s string) int { return len(folded(s)) },
		"impl=ToLower": func(s string) int { return len(strings.ToLower(s)) },
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				f(text)
			}
		})
	}
}

// The trees, asked about all lines at once and walked line by line.
func BenchmarkOdds(b *testing.B) {
	one, _ := lineLooks()
	s := newSheet(split(string(input(b, "repost-en"))))
	rows := rowsOf(len(s.units), lineFeatures)
	for i := range rows {
		rows[i] = s.features(i, rows[i])
	}
	b.Run("impl=jury", func(b *testing.B) {
		for b.Loop() {
			one.odds(rows)
		}
	})
	b.Run("impl=walk", func(b *testing.B) {
		for b.Loop() {
			for _, row := range rows {
				one.forest.Odds(row)
			}
		}
	})
}
