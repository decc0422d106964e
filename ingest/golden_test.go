package ingest

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/stemma-news/stemma/article"
)

var update = flag.Bool("update", false, "rewrite the golden files; read the change before you commit it")

// Each case is one file anyone can read: what came in, the article that we
// keep, and what we set apart with the reason. All are of our own writing.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("../testdata/ingest/*.txtar")
	if err != nil || len(files) < 30 {
		t.Fatalf("%d cases found (%v); at least 30 are promised", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			c, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			in := c.Files[0]
			got := map[string]string{}
			a, err := Read(Source{Data: in.Data, MediaType: mediaOf(in.Name), URL: "https://news.example.org/2021/story"})
			if err != nil {
				t.Fatal(err)
			}
			got["article"], got["furniture"] = showArticle(a), showFurniture(a)
			if *update {
				c.Files = c.Files[:1]
				for _, name := range []string{"article", "furniture"} {
					c.Files = append(c.Files, txtar.File{Name: name, Data: []byte(got[name])})
				}
				if err := os.WriteFile(file, txtar.Format(c), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			for _, f := range c.Files[1:] {
				if want := string(f.Data); got[f.Name] != want {
					t.Errorf("%s (run with -update after reading the change):\n%s\nwant:\n%s", f.Name, got[f.Name], want)
				}
			}
		})
	}
}

// mediaOf is the media type of a case; most are left to be told by content.
func mediaOf(name string) string {
	if name == "input.txt" {
		return "text/plain"
	}
	return ""
}

func showArticle(a *article.Article) string {
	var out strings.Builder
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&out, "%s: %s", name, value)
			if o := a.Origins[strings.ReplaceAll(name, " ", "_")]; o != "" {
				fmt.Fprintf(&out, " (%s)", o)
			}
			out.WriteByte('\n')
		}
	}
	line("title", a.Title)
	line("byline", a.Byline)
	line("publisher", a.Publisher)
	line("section", a.Section)
	line("published", a.Published)
	line("modified", a.Modified)
	line("canonical url", a.CanonicalURL)
	line("language", a.Language)
	line("description", a.Description)
	line("dateline", a.Dateline)
	if c := a.Credit; c != nil {
		line("agency", c.Agency)
		line("via", c.Via)
		line("original", c.URL)
		line("credit", c.Text)
	}
	for _, n := range a.Notes {
		line("note, "+n.Kind, n.Text)
	}
	out.WriteByte('\n')
	for _, p := range a.Paragraphs {
		mark := map[article.Kind]string{article.Subhead: "## ", article.Item: "- ", article.Quote: "> ", article.Code: "    ", article.Caption: "[caption] "}[p.Kind]
		out.WriteString(mark + strings.ReplaceAll(p.Of(a.Body), "\n", "\n"+strings.Repeat(" ", min(2, len(mark)))) + "\n")
	}
	return out.String()
}

func showFurniture(a *article.Article) string {
	var out strings.Builder
	for _, f := range a.Furniture {
		fmt.Fprintf(&out, "[%s] %s\n", f.Reason, strings.ReplaceAll(f.Text, "\n", " / "))
	}
	return out.String()
}

func TestTellsFormatsByContent(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"a page", "<!DOCTYPE html><title>x</title>", "html"},
		{"a fragment", "<div><p>The mill reopens.</p></div>", "html"},
		{"text that opens with an angle bracket", "<3 is what the mayor wrote under the plan.", "plain"},
		{"text", "The mill reopens in March.", "plain"},
		{"an RSS item", "<item><title>x</title></item>", "feed"},
		{"a feed declared as XML", "<?xml version='1.0'?><rss><channel/></rss>", "xml"},
		{"a record", `{"headline":"x"}`, "json"},
		{"text in braces", "{sic} is what the mayor wrote.", "plain"},
		{"a mail", "From: a@example.org\nTo: b@example.org\nSubject: x\nDate: Mon, 11 Oct 2021 02:45:00 +0200\n\nHello.", "mail"},
		{"markdown", "# The mill\n\nIt reopens, says [the owner](https://example.org).", "markdown"},
		{"text with a line of hashes", "The mill\n\n# 1 in the valley.", "plain"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := fmt.Sprintf("%p", sniff(tt.text))
			readers := map[string]reader{"html": readHTML, "plain": readPlain, "feed": readFeedXML, "xml": readXML, "json": readJSON, "mail": readMail, "markdown": readMarkdown}
			if want := fmt.Sprintf("%p", readers[tt.want]); got != want {
				is := "none"
				for name, r := range readers {
					if fmt.Sprintf("%p", r) == got {
						is = name
					}
				}
				t.Errorf("read as %s, want %s", is, tt.want)
			}
		})
	}
}
