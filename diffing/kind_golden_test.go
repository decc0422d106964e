package diffing

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/stemma-news/stemma/article"
)

var updateKinds = flag.Bool("update-kinds", false, "rewrite what the golden cases of the kinds say; read the change before you commit it")

// Every kind has a file of cases: two texts, or two articles, and what is said
// of them, one change a line.
func TestKindsGolden(t *testing.T) {
	files, err := filepath.Glob("../testdata/diffing/kind-*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		kind := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(file), "kind-"), ".txtar")
		t.Run(kind, func(t *testing.T) {
			c, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			told := false
			for i := 0; i+2 < len(c.Files); i += 3 {
				d := compareCase(t, c.Files[i], c.Files[i+1])
				var got strings.Builder
				for _, ch := range d.Changes {
					told = told || ch.Kind == kind
					got.WriteString(ch.Kind + ": " + ch.Says + "\n")
				}
				got.WriteString("= " + d.Headline + "\n")
				if want := string(c.Files[i+2].Data); got.String() != want {
					if *updateKinds {
						c.Files[i+2].Data = []byte(got.String())
						continue
					}
					t.Errorf("%s\nsays (run with -update-kinds after reading the change):\n%s\nwant:\n%s", c.Files[i].Data, got.String(), want)
				}
			}
			if !told {
				t.Errorf("no case tells a change of kind %s", kind)
			}
			if *updateKinds {
				if err := os.WriteFile(file, txtar.Format(c), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func compareCase(t *testing.T, old, new txtar.File) *Diff {
	t.Helper()
	if old.Name == "article old" {
		return Compare(draftOf(t, old), draftOf(t, new), Options{Language: "en"})
	}
	_, language, _ := strings.Cut(old.Name, " ")
	return Texts(strings.TrimSuffix(string(old.Data), "\n"), strings.TrimSuffix(string(new.Data), "\n"), Options{Language: language})
}

func draftOf(t *testing.T, f txtar.File) *article.Article {
	t.Helper()
	var d article.Draft
	for line := range strings.Lines(string(f.Data)) {
		field, text, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch field {
		case "title":
			d.Title = text
		case "byline":
			d.Byline = text
		case "published":
			d.Published = text
		case "dateline":
			d.Dateline = text
		case "furniture":
			d.Furniture = append(d.Furniture, article.Furniture{Text: text, Reason: "share"})
		case "body":
			d.Paragraphs = append(d.Paragraphs, article.Text{Text: text, Place: -1})
		}
	}
	a, err := article.New(d)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestMomentIsRead(t *testing.T) {
	for given, want := range map[string]string{
		"2016-03-18T17:51:00Z":      "2016-03-18 17:51 UTC",
		"2016-03-18T17:51:10+02:00": "2016-03-18 17:51:10 +02:00",
		"2016-03-18":                "2016-03-18",
		"":                          "",
	} {
		if got := moment(given); got != want {
			t.Errorf("moment(%q) = %q, want %q", given, got, want)
		}
	}
}
