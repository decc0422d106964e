// Package summarize picks the sentences of an article that best stand for it.
//
// Units: budgets are counted in sentences, in words (UAX #29, an ideograph is
// one word) or in characters (code points, sentences parted by one space).
// Scores have no unit: only their order within one article means anything.
// Errors: ErrMethod, ErrBudget and ErrTight, all faults, and article.ErrEmpty
// for an article without a sentence. A summary is never empty and never over
// its budget.
// Cost is linear in the text. To keep it so, long texts are judged by their
// beginning: the ranker weighs the first maxRanked sentences and takes those
// after them by place alone; textrank, lexrank and lsa, which compare pairs,
// and the reason "central to" look at the first maxCompared; a budget of more
// than maxFilled words or characters is filled as the ranks come, not by the
// best set; repeats are looked for among the best maxCandidates; and of a
// sentence without end the first maxAlike terms are compared.
package summarize

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/internal/text"
)

// Summary is some sentences of an article, in its order.
type Summary struct {
	Method    string     `json:"method"`
	Version   int        `json:"version"` // of the method; grows when its answers may change
	Language  string     `json:"language"`
	Sentences []Sentence `json:"sentences"`
	Text      string     `json:"text"`           // the sentences joined by one space
	Words     int        `json:"words"`          // in Text
	Coverage  float64    `json:"coverage"`       // share of the article's words that stand in the summary
	Reading   int        `json:"reading"`        // seconds to read the whole article
	Note      string     `json:"note,omitempty"` // what a reader of the summary should know about it
}

// Sentence is one sentence of the article, verbatim, with why it was taken.
type Sentence struct {
	Text    string  `json:"text"`
	Start   int     `json:"start"` // bytes of Article.Body
	End     int     `json:"end"`
	Score   float64 `json:"score"` // only the order within one article means anything
	Rank    int     `json:"rank"`  // 1 is the best
	Why     Why     `json:"why"`
	Trimmed bool    `json:"trimmed,omitempty"` // the sentence goes on after End
}

// Why tells an editor why a sentence was taken.
type Why struct {
	Reasons  []string           `json:"reasons"`            // in words, the weightiest first
	Features map[string]float64 `json:"features,omitempty"` // the numbers behind them
}

// Summarize picks sentences of a. ErrMethod when the method is unknown,
// ErrBudget when a budget is negative or more than one is set, ErrTight when
// no sentence fits.
func Summarize(a *article.Article, o Options) (*Summary, error) {
	d, scores, err := score(a, o)
	if err != nil {
		return nil, err
	}
	if o.Ranking {
		return d.ranking(o, scores), nil
	}
	return d.answer(o, scores)
}

// ranking writes down every sentence that may be taken with its score.
func (d *document) ranking(o Options, scores []float64) *Summary {
	if o.Query != "" {
		d.byQuery(scores)
	}
	all := make([]int, 0, len(d.sentences))
	for i := range d.sentences {
		if !d.sentences[i].barred {
			all = append(all, i)
		}
	}
	return d.summary(o, scores, all)
}

// answer picks by score and writes the summary down.
func (d *document) answer(o Options, scores []float64) (*Summary, error) {
	b := o.budget()
	missed := o.Query != "" && !d.byQuery(scores)
	taken := d.pick(scores, b)
	var cut article.Span
	if len(taken) == 0 {
		i, span, ok := 0, article.Span{}, false
		if o.trim() {
			i, span, ok = d.trim(scores, b)
		}
		if !ok {
			return nil, tight(d, b)
		}
		taken, cut = []int{i}, span
	}
	s := d.summary(o, scores, taken)
	if cut.Len() > 0 {
		s.cut(cut, d)
	}
	if missed {
		s.Note = "the article does not speak of what was asked; this is its general summary"
	}
	return s, nil
}

// cut shortens the one sentence of a summary.
func (s *Summary) cut(span article.Span, d *document) {
	x := &s.Sentences[0]
	x.End, x.Text, x.Trimmed = span.End, span.Of(d.article.Body), true
	s.Text, s.Words = x.Text, len(text.Words(x.Text))
	s.Coverage = ratio(float64(s.Words), float64(d.words))
}

// Version is the version of a method, for cache keys; 0 when it is unknown.
func Version(method string) int {
	return Methods[Options{Method: method}.method()].Version
}

func score(a *article.Article, o Options) (*document, []float64, error) {
	d, err := open(a, o)
	if err != nil {
		return nil, nil, err
	}
	return d, Methods[o.method()].score(d, o.budget()), nil
}

// open reads an article for what is asked of it.
func open(a *article.Article, o Options) (*document, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	if a == nil || len(a.Sentences) == 0 {
		return nil, article.ErrEmpty
	}
	d := read(a, o.Query)
	d.novelty = Methods[o.method()].novelty
	return d, nil
}

// tight is ErrTight with the length that would do.
func tight(d *document, b budget) error {
	least := math.MaxInt
	allowed := d.tier(b)
	for i := range d.sentences {
		if s := &d.sentences[i]; allowed(s) {
			least = min(least, b.cost(d, i))
		}
	}
	if b.unit == chars {
		least-- // the space before it
	}
	f := *ErrTight
	f.Fix = fmt.Sprintf("ask for at least %d %s", least, b.unit)
	return &f
}

// summary writes down the sentences taken, which are in the article's order.
func (d *document) summary(o Options, scores []float64, taken []int) *Summary {
	name := o.method()
	s := &Summary{
		Method: name, Version: Methods[name].Version, Language: d.article.Language,
		Sentences: make([]Sentence, 0, len(taken)), Reading: d.reading(),
	}
	rank := ranks(scores)
	texts := make([]string, 0, len(taken))
	for _, i := range taken {
		t := d.text(i)
		s.Sentences = append(s.Sentences, Sentence{
			Text: t, Start: d.sentences[i].Start, End: d.sentences[i].End,
			Score: scores[i], Rank: rank[i], Why: d.why(i),
		})
		s.Words += d.sentences[i].words
		texts = append(texts, t)
	}
	s.Text = strings.Join(texts, " ")
	if d.words > 0 {
		s.Coverage = float64(s.Words) / float64(d.words)
	}
	return s
}

// ranks gives each score its place, 1 for the highest; equal scores keep the
// article's order.
func ranks(scores []float64) []int { return (*document)(nil).ranksBy(byScore(scores)) }

func byScore(scores []float64) []int {
	order := make([]int, len(scores))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int {
		switch {
		case scores[x] > scores[y]:
			return -1
		case scores[x] < scores[y]:
			return 1
		}
		return 0
	})
	return order
}

// reading is the time to read the article: 238 words a minute, the mean for
// adults reading English non-fiction (Brysbaert 2019), and 500 characters a
// minute (ibid., for Chinese 260 words) where an ideograph is a word.
func (d *document) reading() int {
	pace := 238.0
	if d.ideographs*2 > d.words {
		pace = 500
	}
	return int(float64(d.words)*60/pace + 0.5)
}

func runes(s string) int { return utf8.RuneCountInString(s) }
