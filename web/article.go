package web

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/internal/desk"
	"github.com/stemma-news/stemma/internal/fault"
	"github.com/stemma-news/stemma/summarize"
)

// articlePage is one article: its summary with its sentences marked in the
// text, its revisions and its family.
type articlePage struct {
	Known     desk.Article
	Text      *article.Article
	Summary   reading
	Asked     int // sentences
	Choices   []int
	Paras     []markedParagraph
	Revisions []revisionLine
	Older     int    // revisions that are not listed
	Since     string // address of the comparison of the first listed with the last; "" where that says nothing new
	Family    *desk.Family
	Kin       []kinLine
	Facts     []factLine
	Oembed    string // address of the answer for programs that frame its summary
}

// reading is a summary with how long the whole takes to read.
type reading struct {
	desk.Summary
	Minutes int
}

func readingOf(s desk.Summary) reading {
	return reading{s, max(1, (s.Reading+30)/60)}
}

// markedParagraph is a paragraph cut at the sentences of the summary.
type markedParagraph struct {
	Kind   article.Kind
	Pieces []markedPiece
}

type markedPiece struct {
	Text string
	Rank int // of the sentence in the summary; 0 outside it
}

func (s *site) article(c echo.Context) error {
	ctx, id := c.Request().Context(), c.Param("id")
	p := articlePage{Choices: lengths, Oembed: oembedOf(c, "/articles/"+id)}
	var err error
	if p.Asked, err = sentencesAsked(c); err != nil {
		return err
	}
	if p.Known, err = s.desk.Article(ctx, id); err != nil {
		return err
	}
	if p.Text, err = s.desk.ArticleText(ctx, id, ""); err != nil {
		return err
	}
	cached, err := s.desk.ArticleSummary(ctx, id, summarize.Options{Sentences: p.Asked})
	if err != nil {
		return err
	}
	sum, err := cached.Value()
	if err != nil {
		return err
	}
	p.Summary, p.Paras, p.Facts = readingOf(sum), mark(p.Text, sum.Sentences), factsOf(tongueOf(c), p.Known, p.Text)
	if p.Revisions, err = s.history(c, id); err != nil {
		return err
	}
	if n := len(p.Revisions); n > 2 {
		p.Older = p.Known.Revisions - n
		p.Since = "/compare/" + p.Revisions[n-1].ID + "..." + p.Revisions[0].ID
	}
	if p.Family, err = s.familyOf(c, p.Known.Family); err != nil {
		return err
	}
	if p.Family != nil {
		p.Kin = kinOf(p.Known, *p.Family)
	}
	return s.show(c, http.StatusOK, "article", p.Text.Name(), p)
}

// lengths are the numbers of sentences to choose from.
var lengths = []int{1, 2, 3, 5, 8}

// sentencesAsked reads how long a summary is to be; 3 when nothing is said.
func sentencesAsked(c echo.Context) (int, error) {
	q := c.Request().PostForm.Get("sentences") // of a form that was read within its limit
	if q == "" {
		q = c.QueryParam("sentences")
	}
	if q == "" {
		return 3, nil
	}
	n, err := strconv.Atoi(q)
	if err != nil || n < 1 || n > 100 {
		return 0, fault.New(fault.Invalid, "the number of sentences cannot be read", "ask for a number from 1 to 100")
	}
	return n, nil
}

// familyOf gives a family when it has more than one member.
func (s *site) familyOf(c echo.Context, id string) (*desk.Family, error) {
	if id == "" {
		return nil, nil
	}
	cached, err := s.desk.Family(c.Request().Context(), id)
	if err != nil {
		return nil, err
	}
	f, err := cached.Value()
	if err != nil || len(f.Members) < 2 {
		return nil, err
	}
	s.named(c, f.Members)
	return &f, nil
}

// mark cuts the paragraphs of an article at the sentences of its summary,
// which stand in the article's order.
func mark(a *article.Article, sum []summarize.Sentence) []markedParagraph {
	out := make([]markedParagraph, 0, len(a.Paragraphs))
	k := 0
	for _, p := range a.Paragraphs {
		m := markedParagraph{Kind: p.Kind}
		at := p.Start
		for ; k < len(sum) && sum[k].Start < p.End; k++ {
			if sum[k].Start > at {
				m.Pieces = append(m.Pieces, markedPiece{Text: a.Body[at:sum[k].Start]})
			}
			m.Pieces = append(m.Pieces, markedPiece{Text: a.Body[sum[k].Start:sum[k].End], Rank: sum[k].Rank})
			at = sum[k].End
		}
		if at < p.End {
			m.Pieces = append(m.Pieces, markedPiece{Text: a.Body[at:p.End]})
		}
		out = append(out, m)
	}
	return out
}
