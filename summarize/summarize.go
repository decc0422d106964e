// Package summarize picks the sentences of an article that best stand for it.
package summarize

import (
	"github.com/stemma-news/stemma/article"
)

// Options are the choices a caller may make; the zero value is a good default.
// At most one of Sentences, Words and Chars is set; none means 3 sentences.
type Options struct {
	Method    string `json:"method,omitempty"`    // a key of Methods; "" is the default method
	Sentences int    `json:"sentences,omitempty"` // budget in sentences
	Words     int    `json:"words,omitempty"`     // budget in words
	Chars     int    `json:"chars,omitempty"`     // budget in characters (code points), sentences parted by one space
	Query     string `json:"query,omitempty"`     // what the summary should be about
}

// Summary is some sentences of an article, in its order.
type Summary struct {
	Method    string     `json:"method"`
	Version   int        `json:"version"` // of the method; grows when its answers may change
	Language  string     `json:"language"`
	Sentences []Sentence `json:"sentences"`
	Text      string     `json:"text"`     // the sentences joined by one space
	Words     int        `json:"words"`    // in Text
	Coverage  float64    `json:"coverage"` // share of the article's words that stand in the summary
	Reading   int        `json:"reading"`  // seconds to read the whole article
}

// Sentence is one sentence of the article, verbatim, with why it was taken.
type Sentence struct {
	Text  string  `json:"text"`
	Start int     `json:"start"` // bytes of Article.Body
	End   int     `json:"end"`
	Score float64 `json:"score"` // only the order within one article means anything
	Rank  int     `json:"rank"`  // 1 is the best
	Why   Why     `json:"why"`
}

// Why tells an editor why a sentence was taken.
type Why struct {
	Reasons  []string           `json:"reasons"`            // in words, the weightiest first
	Features map[string]float64 `json:"features,omitempty"` // the numbers behind them
}

// Summarize picks sentences of a. ErrMethod when the method is unknown,
// ErrBudget when a budget is negative or more than one is set.
func Summarize(a *article.Article, o Options) (*Summary, error) {
	panic("interim: to be written")
}

// Rank gives every sentence of a with its score, in the article's order.
func Rank(a *article.Article, o Options) (*Summary, error) {
	panic("interim: to be written")
}

// Version is the version of a method, for cache keys; 0 when it is unknown.
func Version(method string) int {
	panic("interim: to be written")
}
