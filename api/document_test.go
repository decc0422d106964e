package api_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/labstack/echo/v4"

	"github.com/stemma-news/stemma/api"
	"github.com/stemma-news/stemma/internal/cache"
	"github.com/stemma-news/stemma/internal/desk"
)

// The document and the route table name the same operations.
func TestOpenAPI(t *testing.T) {
	document(t)
	var want []string
	for path, item := range router.doc.Paths.Map() {
		for method := range item.Operations() {
			want = append(want, method+" "+path)
			if method == "GET" {
				want = append(want, "HEAD "+path)
			}
		}
	}
	results, err := cache.New(cache.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer results.Close()
	e := echo.New()
	api.New(desk.New(desk.Config{Cache: results}), api.Config{}).Mount(e)
	var got []string
	parameter := regexp.MustCompile(`:(\w+)`)
	for _, r := range e.Routes() {
		if !strings.HasPrefix(r.Path, "/problems/") { // where the type of a problem leads, no operation
			got = append(got, r.Method+" "+parameter.ReplaceAllString(r.Path, "{$1}"))
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("routes\n%s\ndocument\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// Every example of the document is answered as the document says.
func TestExamples(t *testing.T) {
	s := serve(t, options{})
	document(t)
	tried := 0
	for path, item := range router.doc.Paths.Map() {
		if item.Post == nil || item.Post.RequestBody.Value.Content["application/json"].Example == nil {
			continue
		}
		tried++
		if got := s.do("POST", path, item.Post.RequestBody.Value.Content["application/json"].Example); got.status != 200 {
			t.Errorf("POST %s: the example is answered %d: %s", path, got.status, got.body)
		}
	}
	if tried < 3 {
		t.Errorf("%d examples, want three at least", tried)
	}
}

// The reference page loads nothing from elsewhere and runs nothing.
func TestDocsPage(t *testing.T) {
	s := serve(t, options{})
	got := s.do("GET", "/docs", nil)
	got.want(200)
	for _, bad := range []string{"<script", "src=", "http://", "https://", "@import", "onload"} {
		if strings.Contains(string(got.body), bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
	if p := got.header.Get("Content-Security-Policy"); !strings.Contains(p, "default-src 'none'; style-src 'sha256-") {
		t.Errorf("policy %q", p)
	}
	if got := s.do("GET", "/problems/invalid", nil); got.status != 200 || !strings.Contains(string(got.body), "id=\"problems\"") {
		t.Errorf("the type of a problem leads to %d", got.status)
	}
}
