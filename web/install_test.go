package web

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stemma-news/stemma/web/widget"
)

func TestInstallPageShowsWhatItGives(t *testing.T) {
	s := serve(t)
	if got := s.get(t, "/install"); got.status != http.StatusOK || !strings.Contains(got.text, "No story is kept yet, so there is nothing to show.") {
		t.Errorf("without a story: %d\n%s", got.status, got.text)
	}
	pair := s.revised(t)
	old, new, _ := strings.Cut(pair, "...")
	id := s.keep(t, "bridge", storyText).Article
	for path, wanted := range map[string][]string{
		"/install?sentences=2": {
			`<article-summary article="` + id + `" src="` + s.URL + `" sentences="2">`,
			`<iframe src="` + s.URL + `/embed/articles/` + id + `/summary"`,
		},
		"/install?change=c1&compare=" + pair: {
			`<article-change old="` + old + `" new="` + new + `" change="c1-`,
			`<iframe src="` + s.URL + `/embed/compare/` + pair + `?change=c1-`,
		},
	} {
		got := s.get(t, path)
		for _, w := range widget.All() {
			if w.Name != "" {
				wanted = append(wanted, `<script src="`+s.URL+`/w/v1/`+w.Hashed+`"`, `integrity="`+w.Integrity()+`"`)
			}
		}
		for _, want := range wanted {
			if !strings.Contains(got.text, want) {
				t.Errorf("%s does not give\n%s\nbut\n%s", path, want, got.text)
			}
		}
	}
	for path, status := range map[string]int{
		"/install?sentences=many": http.StatusBadRequest, "/install?article=a_none": http.StatusNotFound, "/install?compare=r_x...r_y": http.StatusNotFound,
	} {
		if got := s.get(t, path); got.status != status {
			t.Errorf("%s: status %d, want %d", path, got.status, status)
		}
	}
}
