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
	Summary   desk.Summary
	Asked     int // sentences
	Choices   []int
	Paras     []markedParagraph
	Revisions []revisionLine
	Family    *desk.Family
	Oembed    string // address of the answer for programs that frame its summary
}

// revisionLine is one state in the history, with the one before it.
type revisionLine struct {
	desk.Revision
	Before string // revision id, "" for the first
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
	if p.Summary, err = cached.Value(); err != nil {
		return err
	}
	p.Paras = mark(p.Text, p.Summary.Sentences)
	if p.Revisions, err = s.history(c, id); err != nil {
		return err
	}
	if p.Family, err = s.familyOf(c, p.Known.Family); err != nil {
		return err
	}
	return s.show(c, http.StatusOK, "article", title(p.Text), p)
}

// lengths are the numbers of sentences to choose from.
var lengths = []int{1, 2, 3, 5, 8}

// sentencesAsked reads how long a summary is to be; 3 when nothing is said.
func sentencesAsked(c echo.Context) (int, error) {
	q := c.QueryParam("sentences")
	if q == "" {
		return 3, nil
	}
	n, err := strconv.Atoi(q)
	if err != nil || n < 1 || n > 100 {
		return 0, fault.New(fault.Invalid, "the number of sentences cannot be read", "ask for a number from 1 to 100")
	}
	return n, nil
}

const mostHistory = 100 // revisions on one page

// history lists an article's revisions, the newest first.
func (s *site) history(c echo.Context, id string) ([]revisionLine, error) {
	list, err := s.desk.Revisions(c.Request().Context(), id, "", mostHistory)
	if err != nil {
		return nil, err
	}
	out := make([]revisionLine, len(list.Items))
	before := ""
	for i, r := range list.Items {
		out[len(out)-1-i] = revisionLine{r, before}
		before = r.ID
	}
	return out, nil
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
