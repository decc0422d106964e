package main

import (
	"encoding/json"

	"github.com/stemma-news/stemma/diffing"
	"github.com/stemma-news/stemma/internal/fault"
)

var diffCommand = command{
	name: "diff", args: "OLD NEW",
	short:   "what changed between two states or copies of a text, and what kind of change it is",
	example: "stemma diff morning.html evening.html\ncat pairs.jsonl | stemma diff --jsonl",
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
	language := c.flags.String("language", "", "the `language` (BCP 47) of both sides, when you know it")
	if err := c.parse(); err != nil {
		return err
	}
	if err := oneOf("format", *format, "text", "json", "html", "markdown", "unified"); err != nil {
		return err
	}
	if *jsonl {
		return stream(c.ctx, c.in, c.out, answerDiff)
	}
	if len(c.args) != 2 {
		return usagef("two FILEs are wanted, %d given", len(c.args))
	}
	old, err := c.read(c.args[0], "", *language)
	if err != nil {
		return err
	}
	new, err := c.read(c.args[1], "", *language)
	if err != nil {
		return err
	}
	d := diffing.Compare(old, new, diffing.Options{Language: *language})
	return writeJSON(c.out, d)
}
