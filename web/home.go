package web

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/internal/desk"
	"github.com/stemma-news/stemma/internal/fault"
	"github.com/stemma-news/stemma/summarize"
)

// homePage takes texts in and tells what is new.
type homePage struct {
	Articles []desk.Article
	Next     string
	Older    bool // the page goes on with older stories, and tells no news
	Changes  []news
	Fetches  bool
	Views    []viewLink
	Accept   string // of a file
	Limit    string
	Host     string
	Given    given    // what a form that could not be read held
	Problem  *problem // why
}

// How many stories and changes the front page shows: one screen.
const recent, recentChanges = 12, 8

// accepted are the files to choose from first; any other may be chosen too.
const accepted = ".html,.htm,.txt,.md,.json,.xml,.eml,text/html,text/plain,text/markdown"

func (s *site) home(c echo.Context) error {
	return s.showHome(c, http.StatusOK, homePage{})
}

func (s *site) showHome(c echo.Context, status int, p homePage) error {
	ctx, t := c.Request().Context(), tongueOf(c)
	after := c.QueryParam("after")
	list, err := s.desk.Articles(ctx, after, recent)
	if err != nil {
		return err
	}
	p.Articles, p.Next = s.named(c, list.Items), list.Next
	if p.Older = after != ""; !p.Older {
		if p.Changes, err = s.news(c, "", "", recentChanges); err != nil {
			return err
		}
	}
	p.Fetches, p.Accept, p.Limit, p.Host, p.Views = s.desk.Fetches(), accepted, fault.Size(s.desk.Limits().MaxBody), host(c), views
	return s.show(c, status, "home", t.say("What does it say, what changed, who took it from whom?"), p)
}

// refused shows the front page again with what was wrong and what was given,
// so that nobody has to paste twice.
func (s *site) refused(c echo.Context, in given, err error) error {
	f := faultOf(err)
	switch f.Kind {
	case fault.Invalid, fault.Unreadable, fault.Unsupported, fault.TooLarge, fault.Upstream, fault.Forbidden, fault.Unimplemented:
	default:
		return err
	}
	c.Response().Header().Set("Cache-Control", "no-store")
	return s.showHome(c, f.Kind.Status(), homePage{Given: in, Problem: problemOf(tongueOf(c), f)})
}

// pastedPage is the summary of a text that is not kept.
type pastedPage struct {
	Article *article.Article
	Summary reading
	Asked   int
	Choices []int
	Paras   []markedParagraph
	Given   string
}

// pastedSummary summarizes one text that was pasted, uploaded or named by its
// address.
func (s *site) pastedSummary(c echo.Context) error {
	in, err := s.form(c)
	if err != nil {
		return s.refused(c, in, err)
	}
	p := pastedPage{Choices: lengths}
	if p.Asked, err = sentencesAsked(c); err != nil {
		return s.refused(c, in, err)
	}
	source, err := in.one()
	if err != nil {
		return s.refused(c, in, err)
	}
	sum, a, err := s.desk.Summarize(c.Request().Context(), source, summarize.Options{Sentences: p.Asked})
	if err != nil {
		return s.refused(c, in, err)
	}
	p.Article, p.Summary, p.Given = a, readingOf(sum), again(source, a)
	if sum.Of == "text" { // the page shows the body
		sum.Sentences = inBody(a, sum.Sentences)
	}
	p.Paras = mark(a, sum.Sentences)
	return s.show(c, http.StatusOK, "pasted", a.Name(), p)
}

// named gives each article of a list its name for a headline, in place.
func (s *site) named(c echo.Context, list []desk.Article) []desk.Article {
	for i := range list {
		list[i].Title = s.desk.Name(c.Request().Context(), list[i])
	}
	return list
}

// inBody gives the places in the body of sentences whose places are of the text
// as given.
func inBody(a *article.Article, all []summarize.Sentence) []summarize.Sentence {
	out := make([]summarize.Sentence, 0, len(all))
	k := 0
	for _, s := range all {
		for ; k < len(a.Sentences); k++ {
			if at := a.Sentences[k]; strings.HasPrefix(at.Of(a.Body), s.Text) {
				s.Start, s.End = at.Start, at.Start+len(s.Text)
				out = append(out, s)
				k++
				break
			}
		}
	}
	return out
}
