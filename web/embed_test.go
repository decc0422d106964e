package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

func TestWhoMayFrameAPage(t *testing.T) {
	for _, tt := range []struct{ name, setting, page, embed string }{
		{"nothing set", "", "frame-ancestors 'none'", "frame-ancestors *"},
		{"one site", "https://news.example", "frame-ancestors https://news.example", "frame-ancestors https://news.example"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := serveWith(t, Options{FrameAncestors: tt.setting})
			id := s.keep(t, "bridge", storyText).Article
			for path, want := range map[string]string{"/": tt.page, "/articles/" + id: tt.page, "/embed/articles/" + id + "/summary": tt.embed, "/embed/articles/a_none/summary": tt.embed} {
				if got := s.get(t, path).header.Get("Content-Security-Policy"); !strings.HasSuffix(got, want) {
					t.Errorf("%s: %q, want at its end %q", path, got, want)
				}
			}
		})
	}
}

func TestEmbeddedSummary(t *testing.T) {
	s := serve(t)
	id := s.keep(t, "<b>bridge</b>", storyText).Article
	got := s.get(t, "/embed/articles/"+id+"/summary?sentences=2")
	if got.status != http.StatusOK || strings.Count(got.body, "<li>") != 2 {
		t.Errorf("status %d, want 200 and two sentences\n%s", got.status, got.body)
	}
	if strings.Contains(got.body, "<b>bridge") {
		t.Errorf("the title is markup\n%s", got.body)
	}
	if got := s.get(t, "/embed/articles/a_none/summary"); got.status != http.StatusNotFound {
		t.Errorf("an unknown article: status %d, want 404", got.status)
	}
}

func TestOembed(t *testing.T) {
	s := serve(t)
	id := s.keep(t, `"bridge" <b>`, storyText).Article
	page := s.URL + "/articles/" + id
	here := "/oembed?format=json&url=" + url.QueryEscape(page)
	if got := s.get(t, "/articles/"+id); !strings.Contains(got.text, `<link rel="alternate" type="application/json+oembed" href="`+s.URL+here+`"`) {
		t.Errorf("the article's page does not name %s\n%s", here, got.text)
	}
	for _, tt := range []struct {
		name, query   string
		status        int
		width, height int
	}{
		{"as the page names it", here, 200, frameWidth, summaryHeight},
		{"smaller", here + "&maxwidth=320&maxheight=200", 200, 320, 200},
		{"a limit above the default", here + "&maxwidth=5000", 200, frameWidth, summaryHeight},
		{"another format", "/oembed?format=xml&url=" + url.QueryEscape(page), 501, 0, 0},
		{"another host", "/oembed?url=" + url.QueryEscape("https://elsewhere.example/articles/"+id), 404, 0, 0},
		{"not an article's page", "/oembed?url=" + url.QueryEscape(s.URL+"/install"), 404, 0, 0},
		{"an unknown article", "/oembed?url=" + url.QueryEscape(s.URL+"/articles/a_none"), 404, 0, 0},
		{"no url", "/oembed", 404, 0, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := s.get(t, tt.query)
			if got.status != tt.status {
				t.Fatalf("status %d, want %d", got.status, tt.status)
			}
			if tt.status != http.StatusOK {
				return
			}
			var o oembed
			if err := json.Unmarshal([]byte(got.body), &o); err != nil {
				t.Fatal(err)
			}
			if o.Version != "1.0" || o.Type != "rich" || o.Width != tt.width || o.Height != tt.height {
				t.Errorf("got %+v, want version 1.0, type rich, %d by %d", o, tt.width, tt.height)
			}
			if !strings.Contains(o.HTML, `src="`+s.URL+`/embed/articles/`+id+`/summary"`) || strings.Contains(o.HTML, "<b>") {
				t.Errorf("the markup is not a frame of the summary with its title escaped: %s", o.HTML)
			}
		})
	}
}
