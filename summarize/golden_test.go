package summarize

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/stemma-news/stemma/article"
)

var update = flag.Bool("update", false, "write what came into the golden files; read the change")

// Each case is a text, how it is asked, and what comes: the sentences taken
// with their reasons, or the fault in the words that a user sees.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("../testdata/summarize/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			c, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			part := map[string]string{}
			for _, f := range c.Files {
				part[f.Name] = string(f.Data)
			}
			got := answer(t, part)
			if *update {
				for i := range c.Files {
					if c.Files[i].Name == "summary" {
						c.Files[i].Data = []byte(got)
					}
				}
				if err := os.WriteFile(file, txtar.Format(c), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := part["summary"]; got != want {
				t.Errorf("summary (run with -update after reading the change):\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

func answer(t *testing.T, part map[string]string) string {
	t.Helper()
	var o Options
	if s := part["options"]; s != "" {
		if err := json.Unmarshal([]byte(s), &o); err != nil {
			t.Fatal(err)
		}
	}
	a, err := drafted(part["title"], part["text"]+repeated(t, part["repeat"]))
	if err != nil {
		return "refused: " + err.Error() + "\n"
	}
	var s *Summary
	if before, ok := part["before"]; ok {
		old, err := drafted(part["title"], before)
		if err != nil {
			t.Fatal(err)
		}
		s, err = Update(a, old, nil, o)
		return written(s, err)
	}
	s, err = Summarize(a, o)
	return written(s, err)
}

// repeated writes out a text that is too long for a file: {"times","text"},
// where %d in the text is the number of the time.
func repeated(t *testing.T, how string) string {
	t.Helper()
	if how == "" {
		return ""
	}
	var r struct {
		Times int
		Text  string
	}
	if err := json.Unmarshal([]byte(how), &r); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for i := range r.Times {
		b.WriteString(strings.ReplaceAll(r.Text, "%d", strconv.Itoa(i+1)))
	}
	return b.String()
}

// drafted makes an article of a text whose paragraphs are parted by a blank
// line. A paragraph that starts with "# " is a subhead, with "! " a caption,
// with "- " an item of a list.
func drafted(title, body string) (*article.Article, error) {
	d := article.Draft{Title: strings.TrimSpace(title)}
	for p := range strings.SplitSeq(body, "\n\n") {
		p = strings.TrimSpace(p)
		kind := article.Prose
		for mark, k := range map[string]article.Kind{"# ": article.Subhead, "! ": article.Caption, "- ": article.Item} {
			if rest, ok := strings.CutPrefix(p, mark); ok {
				p, kind = rest, k
			}
		}
		if p != "" {
			d.Paragraphs = append(d.Paragraphs, article.Text{Text: p, Kind: kind, Place: -1})
		}
	}
	return article.New(d)
}

func written(s *Summary, err error) string {
	if err != nil {
		return "refused: " + err.Error() + "\n"
	}
	var b strings.Builder
	for _, x := range s.Sentences {
		fmt.Fprintf(&b, "%s\n", x.Text)
		trimmed := ""
		if x.Trimmed {
			trimmed = "trimmed; "
		}
		fmt.Fprintf(&b, "    rank %d: %s%s\n", x.Rank, trimmed, strings.Join(x.Why.Reasons, "; "))
	}
	if s.Note != "" {
		fmt.Fprintf(&b, "note: %s\n", s.Note)
	}
	return b.String()
}
