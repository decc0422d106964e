package web

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stemma-news/stemma/web/widget"
)

func TestWidgetIsBuiltFromItsSource(t *testing.T) {
	files, err := widget.Bundle("widget")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range files {
		got, err := os.ReadFile(filepath.Join("widget", "dist", name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("dist/%s is not what article-summary.ts gives: run go generate ./web", name)
		}
	}
}

// 3,000 bytes: less than one small picture, and one round trip of a fresh
// connection.
const mostWidget = 3000

func TestWidgetIsSmall(t *testing.T) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	z.Write(widgetScript)
	z.Close()
	t.Logf("%d bytes, %d gzipped", len(widgetScript), b.Len())
	if b.Len() > mostWidget {
		t.Errorf("%d bytes gzipped, want at most %d", b.Len(), mostWidget)
	}
}

// What a strict page, or one with Trusted Types, refuses.
func TestWidgetWritesTextOnly(t *testing.T) {
	for _, sink := range []string{"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "<style", "setAttribute(\"style"} {
		if bytes.Contains(widgetScript, []byte(sink)) {
			t.Errorf("the script has %s", sink)
		}
	}
}

func TestWidgetAddresses(t *testing.T) {
	s := serve(t)
	for _, tt := range []struct {
		name   string
		status int
		caches string
	}{
		{widgetName, http.StatusOK, "max-age=300,"},
		{widgetHashed, http.StatusOK, "immutable"},
		{"article-summary.000000000000.js", http.StatusNotFound, "no-store"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := s.get(t, "/w/v1/"+tt.name)
			if got.status != tt.status {
				t.Fatalf("status %d, want %d", got.status, tt.status)
			}
			if cc := got.header.Get("Cache-Control"); !strings.Contains(cc, tt.caches) {
				t.Errorf("Cache-Control %q, want %q in it", cc, tt.caches)
			}
			if tt.status != http.StatusOK {
				return
			}
			for name, want := range map[string]string{
				"Access-Control-Allow-Origin": "*", "X-Content-Type-Options": "nosniff",
				"Cross-Origin-Resource-Policy": "cross-origin", "Content-Type": "text/javascript; charset=utf-8",
			} {
				if v := got.header.Get(name); v != want {
					t.Errorf("%s: %q, want %q", name, v, want)
				}
			}
			if got.body != string(widgetScript) {
				t.Error("the body is not the script")
			}
		})
	}
}

func TestInstallPageShowsWhatItGives(t *testing.T) {
	s := serve(t)
	if got := s.get(t, "/install"); got.status != http.StatusOK || !strings.Contains(got.text, "No story is kept yet") {
		t.Errorf("without a story: %d\n%s", got.status, got.text)
	}
	id := s.keep(t, "bridge", storyText).Article
	got := s.get(t, "/install?sentences=2")
	for _, want := range []string{
		`<script src="` + s.URL + `/w/v1/` + widgetHashed + `"`, `integrity="` + widgetIntegrity + `"`,
		`<article-summary article="` + id + `" src="` + s.URL + `" sentences="2">`,
	} {
		if !strings.Contains(got.text, want) {
			t.Errorf("the page does not give\n%s", want)
		}
	}
	if got := s.get(t, "/install?sentences=many"); got.status != http.StatusBadRequest {
		t.Errorf("a number that is none: status %d, want 400", got.status)
	}
}
