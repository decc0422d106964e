package main

import (
	"encoding/json"
	"fmt"
	"html"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/ingest"
	"github.com/stemma-news/stemma/summarize"
)

var summarizeCommand = command{
	name: "summarize", args: "FILE",
	short:   "the sentences that best stand for an article, verbatim, and why",
	example: "stemma summarize --sentences 3 story.html\ncat texts.jsonl | stemma summarize --jsonl",
	run:     runSummarize,
}

func runSummarize(c *call) error {
	var o summarize.Options
	format := c.flags.String("format", "text", "`text`, json, markdown or html")
	jsonl := c.flags.Bool("jsonl", false, `read {"id","text"|"html","title"?,"sentences"|"words"|"chars"?,...} a line from standard input`)
	c.flags.IntVar(&o.Sentences, "sentences", 0, "at most `N` sentences (3 when no length is asked)")
	c.flags.IntVar(&o.Words, "words", 0, "at most `N` words")
	c.flags.IntVar(&o.Chars, "chars", 0, "at most `N` characters")
	c.flags.StringVar(&o.Method, "method", "", "the `method`: "+strings.Join(slices.Sorted(maps.Keys(summarize.Methods)), ", "))
	c.flags.StringVar(&o.Query, "query", "", "what the summary should be about: a `name or topic`")
	title := c.flags.String("title", "", "the `headline`, when the file does not hold it")
	language := c.flags.String("language", "", "the `language` (BCP 47), when you know it")
	why := c.flags.Bool("why", false, "also print why each sentence was taken")
	if err := c.parse(); err != nil {
		return err
	}
	if err := oneOf("format", *format, "text", "json", "markdown", "html"); err != nil {
		return err
	}
	if *jsonl {
		return stream(c.ctx, c.in, c.out, answerSummary)
	}
	file, err := c.oneFile()
	if err != nil {
		return err
	}
	a, err := c.read(file, *title, *language)
	if err != nil {
		return err
	}
	sum, err := summarize.Summarize(a, o)
	if err != nil {
		return err
	}
	switch *format {
	case "json":
		return writeJSON(c.out, sum)
	case "markdown":
		printMarkdown(c.out, a, sum)
	case "html":
		printHTML(c.out, a, sum)
	default:
		printSummary(c.out, sum, *why)
	}
	return nil
}

func printSummary(w io.Writer, s *summarize.Summary, why bool) {
	for _, one := range s.Sentences {
		fmt.Fprintln(w, squeeze(one.Text))
		if why {
			fmt.Fprintf(w, "    rank %d: %s\n", one.Rank, strings.Join(one.Why.Reasons, "; "))
		}
	}
}

var markdownEscape = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "#", `\#`)

func printMarkdown(w io.Writer, a *article.Article, s *summarize.Summary) {
	if a.Title != "" {
		fmt.Fprintf(w, "## %s\n\n", markdownEscape.Replace(squeeze(a.Title)))
	}
	for _, one := range s.Sentences {
		fmt.Fprintf(w, "- %s\n", markdownEscape.Replace(squeeze(one.Text)))
	}
}

func printHTML(w io.Writer, a *article.Article, s *summarize.Summary) {
	fmt.Fprintf(w, "<section class=\"stemma-summary\" lang=\"%s\">\n", html.EscapeString(a.Language))
	if a.Title != "" {
		fmt.Fprintf(w, "<h2>%s</h2>\n", html.EscapeString(a.Title))
	}
	fmt.Fprint(w, "<ul>\n")
	for _, one := range s.Sentences {
		fmt.Fprintf(w, "<li>%s</li>\n", html.EscapeString(one.Text))
	}
	fmt.Fprint(w, "</ul>\n</section>\n")
}

type summaryAnswer struct {
	ID json.RawMessage `json:"id"`
	*summarize.Summary
}

func answerSummary(line []byte) any {
	var in struct {
		row
		document
		summarize.Options
	}
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
	sum, err := summarize.Summarize(a, in.Options)
	if err != nil {
		return refuse(in.ID, err)
	}
	for i := range sum.Sentences {
		one := &sum.Sentences[i]
		at, _ := a.Given(article.Span{Start: one.Start, End: one.End})
		one.Start, one.End = at.Start, at.End
	}
	return summaryAnswer{orNull(in.ID), sum}
}
