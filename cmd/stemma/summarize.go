package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"html"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/ingest"
	"github.com/stemma-news/stemma/internal/desk"
	"github.com/stemma-news/stemma/summarize"
)

var summarizeCommand = command{
	name: "summarize", args: "FILE | COPY COPY...",
	short:   "the sentences that best stand for an article, verbatim, and why",
	example: "stemma summarize --sentences 3 story.html\nstemma summarize --before morning.html evening.html\nstemma summarize original.html copy1.html copy2.html\ncat texts.jsonl | stemma summarize --jsonl",
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
	c.flags.Func("mode", "a summary for a place on a page: `headline` (at most 100 characters) or teaser", func(v string) error {
		o.Mode = summarize.Mode(v)
		return nil
	})
	c.flags.BoolVar(&o.Trim, "trim", false, "where no sentence fits, take the beginning of one up to a clause mark, and say so")
	before := c.flags.String("before", "", "an earlier state of the article: summarize only what this one adds to that `FILE` or corrects in it")
	c.flags.BoolVar(&o.Ranking, "ranking", false, "every sentence with its rank, in the article's order")
	why := c.flags.Bool("why", false, "also print why each sentence was taken")
	if err := c.parse(); err != nil {
		return err
	}
	if err := oneOf("format", *format, "text", "json", "markdown", "html"); err != nil {
		return err
	}
	if err := c.checkLength(o); err != nil {
		return err
	}
	if *jsonl {
		return stream(c.ctx, c.in, c.out, answerSummary)
	}
	if n := len(c.args); n > 1 {
		for _, flag := range []struct {
			name string
			set  bool
		}{{"ranking", o.Ranking}, {"before", *before != ""}, {"title", *title != ""}} {
			if flag.set {
				return usagef("--%s is for one FILE, %d given", flag.name, n)
			}
		}
		return summarizeCopies(c, *format, o, *why)
	}
	file, err := c.oneFile()
	if err != nil {
		return err
	}
	a, err := c.read(file, *title, *language)
	if err != nil {
		return err
	}
	var sum *summarize.Summary
	switch {
	case *before != "":
		var earlier *article.Article
		if earlier, err = c.read(*before, "", *language); err == nil {
			sum, err = desk.Update(a, earlier, o)
		}
	default:
		sum, err = summarize.Summarize(a, o)
	}
	if err != nil {
		return err
	}
	reasons := *why || o.Ranking
	switch *format {
	case "json":
		return writeJSON(c.out, described{sum, a.Description})
	case "markdown":
		printMarkdown(c.out, a, sum, reasons)
	case "html":
		printHTML(c.out, a, sum, reasons)
	default:
		printSummary(c.out, sum, reasons)
		if *why {
			fmt.Fprintf(c.out, "%d words, %.0f%% of the article, which takes %s to read\n", sum.Words, 100*sum.Coverage, minutes(sum.Reading))
		}
		if a.Description != "" {
			fmt.Fprintf(c.out, "\nthe publisher's own description: %s\n", squeeze(a.Description))
		}
	}
	return nil
}

// described is a summary with what the publisher says of the article.
type described struct {
	*summarize.Summary
	Description string `json:"description,omitempty"` // theirs, for comparison
}

func minutes(seconds int) string {
	if seconds < 60 {
		return fmt.Sprintf("%d seconds", seconds)
	}
	return fmt.Sprintf("%.0f min", float64(seconds)/60)
}

// checkLength refuses a length or a method that no article could satisfy.
func (c *call) checkLength(o summarize.Options) error {
	var err error
	c.flags.Visit(func(f *flag.Flag) {
		switch f.Name {
		case "sentences", "words", "chars":
		default:
			return
		}
		if v := f.Value.String(); v == "0" || v[0] == '-' {
			err = usagef("--%s takes a number above zero", f.Name)
		}
	})
	if err != nil {
		return err
	}
	if err := o.Check(); err != nil {
		return usagef("%s", oneLine(err))
	}
	return nil
}

// summarizeCopies tells what all copies of a story say, and what only each.
func summarizeCopies(c *call, format string, o summarize.Options, why bool) error {
	if err := oneOf("format", format, "text", "json"); err != nil {
		return err
	}
	copies, err := c.articles("")
	if err != nil {
		return err
	}
	shared, err := summarize.Copies(copies, o)
	if err != nil {
		return err
	}
	if format == "json" {
		return writeJSON(c.out, shared)
	}
	fmt.Fprintln(c.out, "in all:")
	printSummary(c.out, shared.Common, why)
	for i := range shared.Only {
		fmt.Fprintf(c.out, "\nonly in %s:\n", squeeze(c.args[i]))
		printSummary(c.out, &shared.Only[i], why)
	}
	return nil
}

func printSummary(w io.Writer, s *summarize.Summary, why bool) {
	if len(s.Sentences) == 0 {
		fmt.Fprintf(w, "(%s)\n", s.Note)
	}
	for _, one := range s.Sentences {
		fmt.Fprintln(w, shown(one))
		if why {
			fmt.Fprintf(w, "    %s\n", reason(one))
		}
	}
}

// shown is a sentence on one line, with a mark where it was cut.
func shown(s summarize.Sentence) string {
	if s.Trimmed {
		return squeeze(s.Text) + " …"
	}
	return squeeze(s.Text)
}

// reason tells the rank of a sentence and what speaks for it.
func reason(s summarize.Sentence) string {
	return fmt.Sprintf("rank %d: %s", s.Rank, squeeze(strings.Join(s.Why.Reasons, "; ")))
}

var markdownEscape = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "#", `\#`)

func printMarkdown(w io.Writer, a *article.Article, s *summarize.Summary, why bool) {
	if a.Title != "" {
		fmt.Fprintf(w, "## %s\n\n", markdownEscape.Replace(squeeze(a.Title)))
	}
	for _, one := range s.Sentences {
		fmt.Fprintf(w, "- %s\n", markdownEscape.Replace(shown(one)))
		if why {
			fmt.Fprintf(w, "  - %s\n", markdownEscape.Replace(reason(one)))
		}
	}
	if len(s.Sentences) == 0 {
		fmt.Fprintf(w, "(%s)\n", s.Note)
	}
}

func printHTML(w io.Writer, a *article.Article, s *summarize.Summary, why bool) {
	fmt.Fprintf(w, "<section class=\"stemma-summary\" lang=\"%s\">\n", html.EscapeString(a.Language))
	if a.Title != "" {
		fmt.Fprintf(w, "<h2>%s</h2>\n", html.EscapeString(squeeze(a.Title)))
	}
	fmt.Fprint(w, "<ul>\n")
	for _, one := range s.Sentences {
		because := ""
		if why {
			because = "<br><small>" + html.EscapeString(reason(one)) + "</small>"
		}
		fmt.Fprintf(w, "<li>%s%s</li>\n", html.EscapeString(shown(one)), because)
	}
	fmt.Fprint(w, "</ul>\n")
	if len(s.Sentences) == 0 {
		fmt.Fprintf(w, "<p>%s</p>\n", html.EscapeString(s.Note))
	}
	fmt.Fprint(w, "</section>\n")
}

type summaryAnswer struct {
	ID json.RawMessage `json:"id"`
	described
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
	return summaryAnswer{orNull(in.ID), described{sum, a.Description}}
}
