package diffing

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the golden files; read the change")

// Each case of testdata/diffing/show-*.txtar holds old and new, and what every
// renderer makes of them.
func TestRenderers(t *testing.T) {
	files, err := filepath.Glob("../testdata/diffing/show-*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			c, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			part := func(name string) string {
				for _, f := range c.Files {
					if f.Name == name {
						return strings.TrimSuffix(string(f.Data), "\n")
					}
				}
				return ""
			}
			old, new := unescape(part("old")), unescape(part("new"))
			d := Texts(old, new, Options{Language: "en"})
			got := &txtar.Archive{Comment: c.Comment, Files: []txtar.File{{Name: "old", Data: []byte(part("old") + "\n")}, {Name: "new", Data: []byte(part("new") + "\n")}}}
			for _, r := range []struct {
				name  string
				write func(*strings.Builder) error
			}{
				{"terminal", func(b *strings.Builder) error { return Terminal(b, old, new, d, TerminalOptions{}) }},
				{"facts", func(b *strings.Builder) error { return Terminal(b, old, new, d, TerminalOptions{Facts: true}) }},
				{"markdown", func(b *strings.Builder) error { return Markdown(b, old, new, d) }},
				{"unified", func(b *strings.Builder) error { return Unified(b, old, new, d, UnifiedOptions{}) }},
				{"html", func(b *strings.Builder) error { return HTML(b, old, new, d, HTMLOptions{Digest: true}) }},
			} {
				var b strings.Builder
				if err := r.write(&b); err != nil {
					t.Fatal(err)
				}
				got.Files = append(got.Files, txtar.File{Name: r.name, Data: []byte(b.String())})
				if want := part(r.name); !*update && strings.TrimSuffix(b.String(), "\n") != want {
					t.Errorf("%s (run with -update after reading the change):\n%s\nwant:\n%s", r.name, b.String(), want)
				}
			}
			if *update {
				if err := os.WriteFile(file, txtar.Format(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// unescape lets a case draw characters that do not show: {U+202E}.
var unescape = strings.NewReplacer("{U+202E}", "\u202e", "{U+200B}", "\u200b", "{U+0007}", "\a").Replace
