package web

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stemma-news/stemma/web/widget"
	"github.com/stemma-news/stemma/web/widget/bundle"
)

func TestWidgetsAreBuiltFromTheirSource(t *testing.T) {
	files, err := bundle.All("widget")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range files {
		got, err := os.ReadFile(filepath.Join("widget", "dist", name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("dist/%s is not what its source gives: run go generate ./web", name)
		}
	}
}

// 3,000 bytes: less than one small picture, and one round trip of a fresh
// connection.
const mostWidget = 3000

func TestWidgetsAreSmall(t *testing.T) {
	for _, w := range widget.All() {
		var b bytes.Buffer
		z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
		if err != nil {
			t.Fatal(err)
		}
		z.Write(w.Body)
		z.Close()
		t.Logf("%s: %d bytes, %d gzipped", w.Hashed, len(w.Body), b.Len())
		if b.Len() > mostWidget {
			t.Errorf("%s: %d bytes gzipped, want at most %d", w.Hashed, b.Len(), mostWidget)
		}
	}
}

// What a strict page, or one with Trusted Types, refuses.
func TestWidgetsWriteTextOnly(t *testing.T) {
	for _, w := range widget.All() {
		for _, sink := range []string{"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "<style", "setAttribute(\"style"} {
			if bytes.Contains(w.Body, []byte(sink)) {
				t.Errorf("%s has %s", w.Hashed, sink)
			}
		}
	}
}

// A page that pinned a script when a release gave it out still gets it.
func TestPastWidgetsAreAsTheyWere(t *testing.T) {
	past := 0
	for _, w := range widget.All() {
		if w.Name != "" {
			continue
		}
		past++
		element, _, _ := strings.Cut(w.Hashed, ".")
		if want := widget.Hashed(element+".js", w.Body); w.Hashed != want {
			t.Errorf("past/%s holds other bytes: those of %s", w.Hashed, want)
		}
	}
	if past == 0 {
		t.Error("no script of the past is kept")
	}
}

func TestWidgetAddresses(t *testing.T) {
	s := serve(t)
	type address struct {
		name   string
		status int
		caches string
		body   []byte
	}
	all := []address{{"article-summary.000000000000.js", http.StatusNotFound, "no-store", nil}, {"article-none.js", http.StatusNotFound, "no-store", nil}}
	for _, w := range widget.All() {
		all = append(all, address{w.Hashed, http.StatusOK, "immutable", w.Body})
		if w.Name != "" {
			all = append(all, address{w.Name, http.StatusOK, "max-age=300,", w.Body})
		}
	}
	for _, tt := range all {
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
			if got.body != string(tt.body) {
				t.Error("the body is not the script")
			}
		})
	}
}

// The package folder names files that are there, and the compiler's are not
// among them.
func TestWidgetPackageIsWhole(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("widget", "package.json"))
	if err != nil {
		t.Fatal(err)
	}
	var p struct {
		Main, Module, Types, Unpkg, License string
		Exports                             map[string]any
		Files                               []string
	}
	if err := json.Unmarshal(b, &p); err != nil {
		t.Fatal(err)
	}
	named := append([]string{p.Main, p.Module, p.Types, p.Unpkg, "README.md", "LICENSE"}, p.Files...)
	for _, e := range p.Exports {
		switch e := e.(type) {
		case string:
			named = append(named, e)
		case map[string]any:
			for _, file := range e {
				named = append(named, file.(string))
			}
		}
	}
	for _, name := range named {
		if _, err := os.Stat(filepath.Join("widget", name)); err != nil {
			t.Errorf("package.json names what is not there: %v", err)
		}
	}
	ours, err := os.ReadFile("../LICENSE")
	if err != nil {
		t.Fatal(err)
	}
	if theirs, _ := os.ReadFile("widget/LICENSE"); !bytes.Equal(ours, theirs) {
		t.Error("widget/LICENSE is not the licence of the project")
	}
}
