package main

import (
	"strings"

	"github.com/stemma-news/stemma/ingest"
	"github.com/stemma-news/stemma/summarize"
)

// example is one article as the learner sees it.
type example struct {
	set    string // which data it is from
	group  string // examples of one group share a fold: one publisher's pages are alike
	weight float64
	titled bool
	rows   [][]float64
	gains  []float64 // what each sentence alone earns against the reference, 0 to 1
}

// source says how an article is shown to the learner.
type source struct {
	title bool // with its headline
	flat  bool // as one paragraph
	head  bool // without its first sentence, which becomes the reference, as in XSum
}

// readExample makes the example of a row; nil when it holds nothing to learn.
func readExample(set string, r row, how source) *example {
	title := r.Title
	if !how.title {
		title = ""
	}
	text, ref := r.Text, r.reference()
	if how.flat {
		text = strings.Join(strings.Fields(text), " ")
	}
	if how.head {
		clean := cleanSentences(plainSentences(text))
		if len(clean) < 4 {
			return nil
		}
		ref = clean[0]
		at := strings.Index(text, ref)
		if at < 0 {
			return nil
		}
		text = text[:at] + text[at+len(ref):]
	}
	a, err := ingest.Read(ingest.Source{Data: []byte(text), MediaType: "text/plain", Title: title})
	if err != nil || len(a.Sentences) == 0 {
		return nil
	}
	language := r.Language
	if language == "" {
		language = "en"
	}
	scale := NewScale(language)
	want := scale.Cut(ref)
	e := &example{set: set, group: groupOf(r), weight: 1, rows: summarize.FeatureRows(a)}
	for i := range e.rows {
		t := a.Sentences[i].Of(a.Body)
		e.gains = append(e.gains, Score(want, scale.Cut(t)).Mean())
	}
	return e
}

// groupOf is the publisher of a row, or the row itself where that is not told.
func groupOf(r row) string {
	if r.Domain != "" {
		return r.Domain
	}
	return r.ID
}
