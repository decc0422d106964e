package main

import (
	"encoding/json"
	"fmt"
	"unicode/utf8"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/ingest"
	"github.com/stemma-news/stemma/internal/text"
)

var sentencesCommand = command{
	name: "sentences", args: "FILE",
	short:   "where each sentence of a text starts and ends",
	example: "stemma sentences story.txt\ncat texts.jsonl | stemma sentences --jsonl",
	run:     runSentences,
}

func runSentences(c *call) error {
	format := c.flags.String("format", "text", "`text` (one sentence a line) or json")
	jsonl := c.flags.Bool("jsonl", false, `read {"id","text","language"?} a line from standard input, write the spans of each`)
	language := c.flags.String("language", "", "the `language` (BCP 47), when you know it")
	if err := c.parse(); err != nil {
		return err
	}
	if err := oneOf("format", *format, "text", "json"); err != nil {
		return err
	}
	if *jsonl {
		return stream(c.ctx, c.in, c.out, answerSentences)
	}
	file, err := c.oneFile()
	if err != nil {
		return err
	}
	src, err := c.source(file)
	if err != nil {
		return err
	}
	t, answer, err := sentencesOf(src, *language)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	if *format == "json" {
		return writeJSON(c.out, answer)
	}
	for _, s := range answer.Sentences {
		fmt.Fprintln(c.out, squeeze(s.Of(t)))
	}
	return nil
}

type sentencesAnswer struct {
	ID        json.RawMessage `json:"id,omitempty"`
	Language  string          `json:"language"`
	Sentences []text.Span     `json:"sentences"`
	Text      string          `json:"text,omitempty"` // what the spans are of, when that is not what was given
}

// sentencesOf cuts text as it stands. Of a page, a feed or a news item it cuts
// the article, which the answer then holds: tags are no sentences.
func sentencesOf(src ingest.Source, language string) (of string, answer sentencesAnswer, err error) {
	if ingest.IsText(src) {
		if !utf8.Valid(src.Data) {
			return "", answer, article.ErrEncoding
		}
		of = string(src.Data)
		return of, split(of, language), nil
	}
	src.Language = language
	a, err := ingest.Read(src)
	if err != nil {
		return "", answer, err
	}
	answer = sentencesAnswer{Language: a.Language, Text: a.Body, Sentences: make([]text.Span, len(a.Sentences))}
	for i, s := range a.Sentences {
		answer.Sentences[i] = text.Span(s)
	}
	return a.Body, answer, nil
}

func split(t, language string) sentencesAnswer {
	if language == "" {
		language = text.Detect(t)
	}
	return sentencesAnswer{Language: language, Sentences: append([]text.Span{}, text.Sentences(t, language)...)}
}

func answerSentences(line []byte) any {
	var in struct {
		row
		Text     string `json:"text"`
		Language string `json:"language"`
	}
	if err := parseRow(line, &in); err != nil {
		return refuse(in.ID, err)
	}
	answer := split(in.Text, in.Language)
	answer.ID = orNull(in.ID)
	return answer
}
