package ingest

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/tools/txtar"

	"github.com/stemma-news/stemma/article"
)

func seeds(f *testing.F) {
	files, _ := filepath.Glob("../testdata/ingest/*.txtar")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		in := txtar.Parse(data).Files[0]
		f.Add(string(in.Data), strings.HasSuffix(in.Name, ".txt"))
	}
	f.Add("\x00\xff<p>a", false)
	f.Add("a\r\n\r\nb\u2028c\u200b\n", true)
}

// Property: a reader invents nothing. A paragraph of plain text is a slice of
// the text at its place; a word of a page's body is a word of the page. Spans
// stay within the body, and the same bytes give the same article.
func FuzzInventsNothing(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string, plain bool) {
		s := Source{Data: []byte(text)}
		if plain {
			s.MediaType = "text/plain"
		}
		a, err := Read(s)
		again, errAgain := Read(s)
		if err != nil {
			if errAgain == nil || err.Error() != errAgain.Error() {
				t.Fatalf("then %v, now %v", err, errAgain)
			}
			return
		}
		one, _ := json.Marshal(a)
		two, _ := json.Marshal(again)
		if string(one) != string(two) {
			t.Fatalf("the same bytes gave\n%s\nand\n%s", one, two)
		}
		for _, p := range append(a.Sentences, spansOf(a.Paragraphs)...) {
			if p.Start < 0 || p.End > len(a.Body) || p.Start >= p.End {
				t.Fatalf("span %v leaves a body of %d bytes", p, len(a.Body))
			}
		}
		if plain && utf8.ValidString(text) && !strings.HasPrefix(text, "\ufeff") && !strings.Contains(text[:min(len(text), 512)], "\x00") {
			for _, p := range a.Paragraphs {
				if p.Place < 0 || p.Place+p.Len() > len(text) || text[p.Place:p.Place+p.Len()] != p.Of(a.Body) {
					t.Fatalf("paragraph %q does not stand at %d", p.Of(a.Body), p.Place)
				}
			}
		}
		if !plain && sniffsAsHTML(text) {
			known := wordsOf(t, text)
			for w := range strings.FieldsSeq(a.Body) {
				if !strings.Contains(known, w) {
					t.Fatalf("the word %q is not in the page", w)
				}
			}
		}
	})
}

// Property: trees read from any bytes end every walk within them.
func FuzzForest(f *testing.F) {
	f.Add(linesData)
	f.Add([]byte{1, 0, 0, 0, 0, 0, 1, 0, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0})
	f.Fuzz(func(t *testing.T, data []byte) {
		trees, _, err := ParseForest(data, lineFeatures)
		if err != nil {
			return
		}
		trees.Odds(make([]float32, lineFeatures))
	})
}

func spansOf(list []article.Paragraph) []article.Span {
	var out []article.Span
	for _, p := range list {
		out = append(out, p.Span)
	}
	return out
}

// sniffsAsHTML says that the page reader itself is at work, without JSON-LD,
// whose body may stand in for the page's.
func sniffsAsHTML(text string) bool {
	return utf8.ValidString(text) && !strings.Contains(strings.ToLower(text), "ld+json") &&
		reflect.ValueOf(sniff(text)).Pointer() == reflect.ValueOf(readHTML).Pointer()
}

// wordsOf is the text of a page by another road: its text tokens joined, with
// what the reader leaves out of words left out.
func wordsOf(t *testing.T, page string) string {
	var out strings.Builder
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return out.String()
		case html.TextToken:
			out.WriteString(string(appendClean(nil, z.Text())))
		}
	}
}
