package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/ingest"
	"github.com/stemma-news/stemma/internal/fault"
)

var articleCommand = command{
	name: "article", args: "FILE",
	short:   "the clean article: headline, byline, dates, body, and what was set apart",
	example: "stemma article page.html\ncat pages.jsonl | stemma article --jsonl",
	run:     runArticle,
}

func runArticle(c *call) error {
	format := c.flags.String("format", "text", "`text` for people or json for programs")
	jsonl := c.flags.Bool("jsonl", false, `read {"id","url"?,"html"|"html_base64"|"text"} a line from standard input, write one article a line`)
	title := c.flags.String("title", "", "the `headline`, when you know it")
	language := c.flags.String("language", "", "the `language` (BCP 47), when you know it")
	if err := c.parse(); err != nil {
		return err
	}
	if err := oneOf("format", *format, "text", "json"); err != nil {
		return err
	}
	if *jsonl {
		return stream(c.ctx, c.in, c.out, answerArticle)
	}
	file, err := c.oneFile()
	if err != nil {
		return err
	}
	a, err := c.read(file, *title, *language)
	if err != nil {
		return err
	}
	if *format == "json" {
		return writeJSON(c.out, a)
	}
	printArticle(c.out, a)
	return nil
}

// document is the part of a row that holds an article in one of the ways it
// can be sent.
type document struct {
	HTML     string `json:"html"`
	Base64   string `json:"html_base64"`
	Text     string `json:"text"`
	Title    string `json:"title"`
	URL      string `json:"url"`
	Language string `json:"language"`
}

var errNoText = fault.New(fault.Invalid, "the line has none of html, html_base64 and text", "send the article in one of them")

// source is the document as ingest reads it.
func (d document) source() (ingest.Source, error) {
	s := ingest.Source{URL: d.URL, Title: d.Title, Language: d.Language, MediaType: "text/html"}
	switch {
	case d.HTML != "":
		s.Data = []byte(d.HTML)
	case d.Base64 != "":
		b, err := base64.StdEncoding.DecodeString(d.Base64)
		if err != nil {
			return s, fault.Wrap(err, fault.Invalid, "html_base64 is not base64", "encode the page with the standard alphabet and padding")
		}
		s.Data = b
	case d.Text != "":
		s.Data, s.MediaType = []byte(d.Text), "text/plain"
	default:
		return s, errNoText
	}
	return s, nil
}

type articleRow struct {
	row
	document
}

type articleAnswer struct {
	ID json.RawMessage `json:"id"`
	*article.Article
}

func answerArticle(line []byte) any {
	var in articleRow
	if err := parseRow(line, &in); err != nil {
		return refuse(in.ID, err)
	}
	src, err := in.source()
	if err != nil {
		return refuse(in.ID, err)
	}
	a, err := ingest.Read(src)
	if err != nil {
		return refuse(in.ID, err)
	}
	return articleAnswer{orNull(in.ID), a}
}

func printArticle(w io.Writer, a *article.Article) {
	facts := []struct{ name, value string }{
		{"headline", a.Title}, {"byline", a.Byline}, {"publisher", a.Publisher}, {"section", a.Section},
		{"published", a.Published}, {"modified", a.Modified}, {"address", a.CanonicalURL}, {"language", a.Language},
		{"dateline", a.Dateline}, {"credit", creditLine(a.Credit)}, {"description", a.Description},
	}
	for _, f := range facts {
		if f.value == "" {
			continue
		}
		from := ""
		if o := a.Origins[strings.ReplaceAll(f.name, "headline", "title")]; o != "" {
			from = "  (" + o + ")"
		}
		fmt.Fprintf(w, "%-11s %s%s\n", f.name, squeeze(f.value), from)
	}
	fmt.Fprintf(w, "%-11s %s\n", "revision", a.Revision)
	fmt.Fprintf(w, "%-11s %d in %d sentences\n", "paragraphs", len(a.Paragraphs), len(a.Sentences))
	for _, p := range a.Paragraphs {
		mark := ""
		switch p.Kind {
		case article.Subhead:
			mark = "## "
		case article.Item:
			mark = "- "
		case article.Quote:
			mark = "> "
		}
		fmt.Fprintf(w, "\n%s%s\n", mark, plain(p.Of(a.Body)))
	}
	if len(a.Notes) > 0 {
		fmt.Fprint(w, "\nnotes\n")
		for _, n := range a.Notes {
			fmt.Fprintf(w, "  %s: %s\n", n.Kind, squeeze(n.Text))
		}
	}
	if len(a.Furniture) > 0 {
		fmt.Fprint(w, "\nset apart\n")
		for _, f := range a.Furniture {
			fmt.Fprintf(w, "  %s  [%s]\n", squeeze(f.Text), squeeze(f.Reason))
		}
	}
}

func creditLine(c *article.Credit) string {
	if c == nil {
		return ""
	}
	var parts []string
	if c.Agency != "" {
		parts = append(parts, c.Agency)
	}
	if c.Via != "" {
		parts = append(parts, "via "+c.Via)
	}
	if c.URL != "" {
		parts = append(parts, c.URL)
	}
	if len(parts) == 0 {
		return c.Text
	}
	return strings.Join(parts, " ")
}

// writeJSON writes one indented JSON value.
func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
