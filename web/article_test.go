package web

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/stemma-news/stemma/ingest"
	"github.com/stemma-news/stemma/internal/desk"
)

func TestArticlePage(t *testing.T) {
	s := serve(t)
	first := s.keep(t, "bridge", storyText)
	second := s.keep(t, "bridge", strings.Replace(storyText, "3 million", "5 million", 1))
	third := s.keep(t, "bridge", strings.Replace(storyText, "3 million", "5 million", 1)+"\n\nA second ferry, which nobody had asked for, will go on for another year at the least, said the mayor on Tuesday evening.")
	copied := s.keep(t, "wire", strings.Replace(storyText, "on Friday", "on Sunday", 1))
	got := s.get(t, "/articles/"+first.Article+"?sentences=2")
	if got.status != http.StatusOK {
		t.Fatalf("status %d\n%s", got.status, got.text)
	}
	for _, want := range []string{
		`<a href="/compare/` + first.Revision + `...` + second.Revision + `">1 fact changed`, // the history leads to what changed
		`<span class="quiet" dir="ltr">+1 −1</span>`,
		`<a href="/compare/` + second.Revision + `...` + third.Revision + `">`, `1 passage added`,
		`<a href="/compare/` + first.Revision + `...` + third.Revision + `">All that changed since the first</a>`,
		`<option selected>2</option>`, `<summary>Why this sentence</summary>`, `<th scope="row">headline</th>`, `<code dir="ltr">caller</code>`,
		`<a href="/families/` + copied.Family + `">`, `taken from this story`,
	} {
		if !strings.Contains(got.text, want) {
			t.Errorf("the page has no\n%s", want)
		}
	}
	marks := regexp.MustCompile(`<mark id="(s\d+)">`).FindAllStringSubmatch(got.body, -1)
	if len(marks) != 2 {
		t.Errorf("%d sentences are marked, want 2", len(marks))
	}
	for _, m := range marks {
		if !strings.Contains(got.body, `<a href="#`+m[1]+`">`) {
			t.Errorf("the summary does not lead to %s", m[1])
		}
	}
	if t.Failed() {
		t.Log(got.text)
	}
}

// A bar is never longer than its track, and a word is never nothing.
func TestChurnBars(t *testing.T) {
	for _, tt := range []struct{ n, most, want int }{{0, 10, 0}, {1, 1000, 2}, {5, 10, 50}, {10, 10, 100}} {
		if got := part(tt.n, tt.most); got != tt.want {
			t.Errorf("%d of %d is %d, want %d", tt.n, tt.most, got, tt.want)
		}
	}
}

// Furniture is folded away and counted, with the reason of each line.
func TestFurnitureIsCounted(t *testing.T) {
	s := serve(t)
	page := "<html><head><title>The bridge</title></head><body><article><h1>The bridge</h1>"
	for p := range strings.SplitSeq(storyText, "\n\n") {
		page += "<p>" + p + "</p>"
	}
	page += "</article><p>Sign up for our newsletter</p><p>Share this: Facebook Twitter</p></body></html>"
	kept, err := s.desk.Capture(t.Context(), desk.CaptureRequest{Source: ingest.Source{Data: []byte(page)}, Key: "page"})
	if err != nil {
		t.Fatal(err)
	}
	got := s.get(t, "/articles/"+kept.Article)
	if !regexp.MustCompile(`<summary>\d+ lines? set apart from the page</summary><ul><li><bdi>`).MatchString(got.body) || !strings.Contains(got.body, `<span class="why">`) {
		t.Errorf("what was set apart is not shown\n%s", got.body)
	}
}

// What comes as the body of a GET is nobody's choice, however long it is: it is
// not read.
func TestBodyOfAGetIsNotRead(t *testing.T) {
	s := serve(t)
	id := s.keep(t, "bridge", storyText).Article
	form := "--x\r\nContent-Disposition: form-data; name=\"sentences\"\r\n\r\nmany\r\n--x--\r\n"
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.URL+"/articles/"+id, strings.NewReader(form))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "multipart/form-data; boundary=x")
	res, err := s.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		t.Errorf("status %d", res.StatusCode)
	}
}
