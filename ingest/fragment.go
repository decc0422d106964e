package ingest

import (
	"strings"

	"github.com/stemma-news/stemma/article"
)

// fragment reads a piece of markup that somebody already cut out as the body:
// a feed item's content, a record's body, a mail. Its blocks are judged as the
// lines of a text.
func fragment(d *article.Draft, markup string) error {
	p := readPage(markup)
	if len(p.blocks) == 0 {
		return article.ErrEmpty
	}
	lines := make([]string, len(p.blocks))
	for i := range p.blocks {
		lines[i] = squeeze(p.blocks[i].text)
	}
	text := strings.Join(lines, "\n")
	in, err := Plain(text, d.Title, d.Language)
	if err != nil {
		return err
	}
	// the kinds of the blocks, by the place of their line in the text
	w := &writer{view: &view{page: p}}
	at, i := 0, 0
	for k := range in.Paragraphs {
		para := &in.Paragraphs[k]
		for i < len(lines) && at+len(lines[i]) < para.Place+1 {
			at += len(lines[i]) + 1
			i++
		}
		if i < len(lines) {
			para.Kind = w.kind(i)
		}
		para.Place = -1
	}
	adopt(d, in)
	return nil
}
