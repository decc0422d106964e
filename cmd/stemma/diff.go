package main

import (
	"encoding/json"
	"os"
	"strings"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/diffing"
	"github.com/stemma-news/stemma/internal/fault"
)

var diffCommand = command{
	name: "diff", args: "OLD NEW | BASE A B | --history FILE...",
	short:   "what changed between two states or copies of a text, and what kind of change it is",
	example: "stemma diff morning.html evening.html\nstemma diff --only facts morning.html evening.html\nstemma diff original.html copy1.html copy2.html\nstemma diff --history v1.txt v2.txt v3.txt\ncat pairs.jsonl | stemma diff --jsonl",
	run:     runDiff,
}

type diffAnswer struct {
	ID json.RawMessage `json:"id"`
	*diffing.Diff
}

var errSides = fault.New(fault.Invalid, "the line has neither old and new nor old_sentences and new_sentences", "send both sides of one of the two")

func answerDiff(line []byte) any {
	var in struct {
		row
		diffing.Options
		Old          *string  `json:"old"`
		New          *string  `json:"new"`
		OldSentences []string `json:"old_sentences"`
		NewSentences []string `json:"new_sentences"`
	}
	if err := parseRow(line, &in); err != nil {
		return refuse(in.ID, err)
	}
	switch {
	case in.OldSentences != nil && in.NewSentences != nil:
		return diffAnswer{orNull(in.ID), diffing.Sentences(in.OldSentences, in.NewSentences, in.Options)}
	case in.Old != nil && in.New != nil:
		return diffAnswer{orNull(in.ID), diffing.Texts(*in.Old, *in.New, in.Options)}
	}
	return refuse(in.ID, errSides)
}

func runDiff(c *call) error {
	format := c.flags.String("format", "text", "`text`, json, html, markdown or unified")
	jsonl := c.flags.Bool("jsonl", false, `read {"id","old","new"} or {"id","old_sentences","new_sentences"} a line from standard input`)
	language := c.flags.String("language", "", "the `language` (BCP 47) of all sides, when you know it")
	only := c.flags.String("only", "", "`facts`: only the digest, and of it all facts and nothing else")
	most := c.flags.Int("most", 0, "changes listed before the text, -1 for all; 0 is 10, and all with --only")
	color := c.flags.String("color", "auto", "colours: `auto` (on a terminal), always or never")
	history := c.flags.Bool("history", false, "take many FILEs as versions, the oldest first: for each sentence of the last, the version that brought it in")
	var ignore list
	c.flags.Var(&ignore, "ignore", "comma-separated `differences` to hold equal: case, whitespace, punctuation, quotes, dashes, unicode")
	if err := c.parse(); err != nil {
		return err
	}
	if err := oneOf("format", *format, "text", "json", "html", "markdown", "unified"); err != nil {
		return err
	}
	if err := oneOf("color", *color, "auto", "always", "never"); err != nil {
		return err
	}
	if *only != "" {
		if err := oneOf("only", *only, "facts"); err != nil {
			return err
		}
	}
	for _, i := range ignore {
		if err := oneOf("ignore", i, "case", "whitespace", "punctuation", "quotes", "dashes", "unicode"); err != nil {
			return err
		}
	}
	if *jsonl {
		return stream(c.ctx, c.in, c.out, answerDiff)
	}
	o := diffing.Options{Language: *language, Ignore: ignore}
	files := len(c.args)
	many := *history || files == 3
	stdin := 0
	for _, file := range c.args {
		if file == "-" {
			stdin++
		}
	}
	switch {
	case *history && files < 2:
		return usagef("--history wants two FILEs or more, %d given", files)
	case !many && files > 3:
		return usagef("two FILEs are wanted (OLD NEW), or three (BASE A B), %d given; versions of one text are compared with --history", files)
	case !many && files != 2:
		return usagef("two FILEs are wanted (OLD NEW), or three (BASE A B), %d given", files)
	case stdin > 1:
		return usagef("standard input (-) can be one of the FILEs, not %d", stdin)
	case many && *format != "text" && *format != "json":
		return usagef("--format %s is for two FILEs; three and --history have text and json", *format)
	case *only != "" && (many || *format != "text"):
		return usagef("--only facts is for two FILEs in --format text; json names the kind of each change")
	}
	sides, err := c.articles(*language)
	if err != nil {
		return err
	}
	switch {
	case *history:
		return printHistory(c, *format, sides, o)
	case files == 3:
		return printThree(c, *format, sides, o)
	}
	old, new := sides[0], sides[1]
	d := diffing.Compare(old, new, o)
	switch *format {
	case "json":
		return writeJSON(c.out, d)
	case "html":
		return diffing.HTML(c.out, old.Body, new.Body, d, diffing.HTMLOptions{Digest: true})
	case "markdown":
		return diffing.Markdown(c.out, old.Body, new.Body, d)
	case "unified":
		return diffing.Unified(c.out, old.Body, new.Body, d, diffing.UnifiedOptions{OldName: c.args[0], NewName: c.args[1]})
	}
	facts := *only == "facts"
	if facts && *most == 0 {
		*most = -1 // what was asked for and nothing after it: no reason to cut
	}
	return diffing.Terminal(c.out, old.Body, new.Body, d, diffing.TerminalOptions{Color: c.colored(*color), Facts: facts, Most: *most})
}

// articles reads every FILE of the command line.
func (c *call) articles(language string) ([]*article.Article, error) {
	var out []*article.Article
	for _, file := range c.args {
		a, err := c.read(file, "", language)
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, nil
}

// colored says whether to colour: when asked, or on a terminal that has not
// been told otherwise (https://no-color.org).
func (c *call) colored(flag string) bool {
	if flag != "auto" {
		return flag == "always"
	}
	for _, e := range c.environ {
		if name, value, _ := strings.Cut(e, "="); name == "NO_COLOR" && value != "" {
			return false
		}
	}
	f, ok := c.out.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// printThree shows what two copies each did to their original.
func printThree(c *call, format string, sides []*article.Article, o diffing.Options) error {
	base, a, b := sides[0].Body, sides[1].Body, sides[2].Body
	t := diffing.Three(base, a, b, o)
	if format == "json" {
		return writeJSON(c.out, t)
	}
	return diffing.ThreeText(c.out, base, a, b, t)
}

// printHistory shows how the last version came to be.
func printHistory(c *call, format string, sides []*article.Article, o diffing.Options) error {
	var versions []string
	for _, a := range sides {
		versions = append(versions, a.Body)
	}
	l := diffing.History(versions, o)
	if format == "json" {
		return writeJSON(c.out, l)
	}
	return diffing.HistoryText(c.out, versions[len(versions)-1], l)
}
