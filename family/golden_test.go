package family

import (
	"bufio"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite what the golden cases want")

// Each case is a set of copies, each with a few head lines, and the families
// as a terminal shows them.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("../testdata/family/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var copies []Copy
			last := len(a.Files) - 1
			for _, f := range a.Files[:last] {
				copies = append(copies, parseCopy(t, f.Name, string(f.Data)))
			}
			got := Text(Build(copies), copies)
			if *update {
				a.Files[last].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := string(a.Files[last].Data); got != want {
				t.Errorf("got (run with -update after reading the change):\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

func parseCopy(t *testing.T, id, s string) Copy {
	t.Helper()
	head, body, _ := strings.Cut(s, "\n\n")
	c := Copy{ID: id, Text: strings.TrimSuffix(body, "\n")}
	clock := func(s string) time.Time {
		at, err := time.Parse(time.RFC3339, s)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	for lines := bufio.NewScanner(strings.NewReader(head)); lines.Scan(); {
		key, value, _ := strings.Cut(lines.Text(), ": ")
		switch key {
		case "title":
			c.Title = value
		case "publisher":
			c.Publisher = value
		case "credit":
			c.Credit = value
		case "published":
			c.Published = clock(value)
		case "seen":
			c.Seen = clock(value)
		default:
			t.Fatalf("%s: no head line %q is known", id, key)
		}
	}
	return c
}
