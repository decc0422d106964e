package ingest

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/internal/text"
)

// cut is the chance from which a block is the article's. The best mean over
// three public sets, on sites not trained on, lies flat between .4 and .6.
const cut = .5

// choose sorts the blocks into paragraphs, notes and furniture. Nothing is
// dropped: what is not the article's is kept with a reason.
func (v *view) choose(d *article.Draft, chances []float32, cut float32) {
	w := &writer{view: v, draft: d, title: folded(d.Title)}
	for i, chance := range chances {
		asks := plea(v.blocks[i].text, v.folds[i], v.lines[i].words)
		switch {
		case v.note(d, i, chance > cut):
			w.flush()
		case chance <= cut:
			w.furniture(i, w.why(i))
		case asks != "":
			w.furniture(i, asks)
		case w.printedTwice(i):
			w.furniture(i, reasonTwice)
		case w.repeatsHeadline(i):
			w.furniture(i, reasonHeadline)
		case w.standfirst(i):
			w.furniture(i, reasonSummary)
		default:
			w.paragraph(i)
		}
	}
	w.flush()
	for _, tip := range v.tips {
		d.Furniture = append(d.Furniture, article.Furniture{Text: tip, Reason: reasonHidden})
	}
}

// note takes a correction or an editor's note out of the blocks; a kept one
// stays in the body as well, since it is a part of what is read there.
func (v *view) note(d *article.Draft, i int, kept bool) bool {
	if !mayBeNote(v.folds[i]) {
		return false
	}
	kind := noteKind(v.blocks[i].text)
	if kind == "" || len(d.Notes) >= maxNotes || !kept && (v.lines[i].words < 4 || v.aside(i)) {
		return false
	}
	d.Notes = append(d.Notes, article.Note{Kind: kind, Text: v.blocks[i].text})
	return !kept
}

// maxNotes bounds the notes of a page: a live blog opens every entry with
// "Update".
const maxNotes = 12

// writer gathers a draft from blocks.
type writer struct {
	*view
	draft  *article.Draft
	title  string
	seen   map[string]bool
	last   int // the block that ended the last paragraph
	reason string
	aside  []string // lines of furniture with one reason
}

func (w *writer) paragraph(i int) {
	w.flush()
	text, n := w.blocks[i].text, len(w.draft.Paragraphs)
	if w.blocks[i].afterBr && n > 0 && w.last == i-1 && w.sameLineBlock(i) {
		p := &w.draft.Paragraphs[n-1]
		p.Text += "\n" + text
	} else {
		w.draft.Paragraphs = append(w.draft.Paragraphs, article.Text{Text: text, Kind: w.kind(i), Place: -1})
	}
	w.last = i
}

// sameLineBlock says that a br parts lines of one paragraph, as in a verse or
// an address, and not paragraphs set without p.
func (w *writer) sameLineBlock(i int) bool {
	const verse = 90 // bytes; longer lines that end as sentences do are paragraphs
	return w.blocks[i].element == w.blocks[i-1].element &&
		(len(w.blocks[i-1].text) < verse || !w.lines[i-1].sentence()) && len(w.blocks[i].text) < 2*verse
}

func (w *writer) kind(i int) article.Kind {
	for e := w.blocks[i].element; e > 0; e = w.elements[e].parent {
		switch w.elements[e].tag {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			return article.Subhead
		case atom.Li, atom.Dd, atom.Dt:
			return article.Item
		case atom.Blockquote:
			return article.Quote
		case atom.Pre:
			return article.Code
		case atom.Figcaption:
			return article.Caption
		case atom.Div, atom.Section, atom.Article, atom.Td:
			return article.Prose
		}
	}
	return article.Prose
}

// printedTwice says that a long block stood in the body before: pages carry
// a copy for phones, for print, or for a widget.
func (w *writer) printedTwice(i int) bool {
	if w.repeats[w.folds[i]] < 2 || w.lines[i].words < 8 {
		return false
	}
	if w.seen[w.folds[i]] {
		return true
	}
	if w.seen == nil {
		w.seen = make(map[string]bool)
	}
	w.seen[w.folds[i]] = true
	return false
}

// repeatsHeadline says that the body would begin with its own headline.
func (w *writer) repeatsHeadline(i int) bool {
	return len(w.draft.Paragraphs) == 0 && w.title != "" && w.folds[i] == w.title
}

// standfirst says that the publisher's own description stands above the body,
// in a heading or a header. English readers count it to the headline and it is
// kept as the description; elsewhere (Vorspann, chapô, entradilla) it opens
// the text.
func (w *writer) standfirst(i int) bool {
	e := &w.elements[w.blocks[i].element]
	return len(w.draft.Paragraphs) == 0 && w.boxes[i] != w.bulkBox && likeAbout(w.folds[i], w.about) == 1 &&
		e.within&(inHeading|inHeader) != 0 && (w.draft.Language == "" || text.Base(w.draft.Language) == "en")
}

// furniture sets a block apart. Blocks that follow one another for the same
// reason are one piece.
func (w *writer) furniture(i int, reason string) {
	if reason != w.reason {
		w.flush()
	}
	w.reason = reason
	w.aside = append(w.aside, w.blocks[i].text)
}

func (w *writer) flush() {
	if len(w.aside) > 0 {
		w.draft.Furniture = append(w.draft.Furniture, article.Furniture{Text: strings.Join(w.aside, "\n"), Reason: w.reason})
	}
	w.aside, w.reason = w.aside[:0], ""
}
