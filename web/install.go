package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/stemma-news/stemma/internal/desk"
	"github.com/stemma-news/stemma/web/widget"
)

// installPage says how to put a summary or a change on a page of one's own,
// with one of each that is live.
type installPage struct {
	Host    string // of this service, as the reader reached it
	Summary *summaryToTake
	Change  *changeToTake
}

// taken is what there is to copy: the component's script and the frame.
type taken struct {
	Script widget.Script
	Frame  string // markup
}

type summaryToTake struct {
	taken
	Article   string
	Articles  []desk.Article // to choose from
	Sentences int
	Choices   []int
}

type changeToTake struct {
	taken
	Pair     string
	Pairs    []pairChoice // to choose from
	Old, New string
	Change   string // its shared name
	Href     string // of its place in the comparison
	Changes  []changeChoice
}

type pairChoice struct {
	Pair, Title string
	Here        bool
}

type changeChoice struct {
	Name, Says string
	Here       bool
}

func (s *site) install(c echo.Context) error {
	list, err := s.desk.Articles(c.Request().Context(), "", recent)
	if err != nil {
		return err
	}
	s.named(c, list.Items)
	p := installPage{Host: host(c)}
	if p.Summary, err = s.summaryToTake(c, list.Items); err != nil {
		return err
	}
	if p.Change, err = s.changeToTake(c, list.Items); err != nil {
		return err
	}
	return s.show(c, http.StatusOK, "install", tongueOf(c).say("On your own page"), p)
}

// summaryToTake is of the article that is asked for, else of the newest.
func (s *site) summaryToTake(c echo.Context, articles []desk.Article) (*summaryToTake, error) {
	n, err := sentencesAsked(c)
	if err != nil {
		return nil, err
	}
	out := &summaryToTake{Article: c.QueryParam("article"), Articles: articles, Sentences: n, Choices: lengths}
	if out.Article == "" && len(articles) > 0 {
		out.Article = articles[0].ID
	}
	if out.Article == "" {
		return nil, nil
	}
	f, err := s.summaryFrame(c.Request().Context(), tongueOf(c), out.Article)
	if err != nil {
		return nil, err
	}
	out.taken = s.take(c, "article-summary.js", f)
	return out, nil
}

// changeToTake is the change that is asked for, as "compare=OLD...NEW&change=c7";
// else the weightiest of the newest story that was revised.
func (s *site) changeToTake(c echo.Context, articles []desk.Article) (*changeToTake, error) {
	ctx := c.Request().Context()
	out := &changeToTake{Pair: c.QueryParam("compare")}
	for _, a := range articles {
		if a.Revisions < 2 {
			continue
		}
		last, err := s.desk.Recent(ctx, a.ID, "", 1)
		if err != nil {
			return nil, err
		}
		if len(last) == 0 || last[0].Before == "" {
			continue // an archive brought its first state last
		}
		pair := last[0].Before + "..." + last[0].ID
		if out.Pair == "" {
			out.Pair = pair
		}
		out.Pairs = append(out.Pairs, pairChoice{pair, a.Title, pair == out.Pair})
	}
	if out.Pair == "" {
		return nil, nil
	}
	cmp, err := s.pair(ctx, out.Pair)
	if err != nil || len(cmp.Changes) == 0 {
		return nil, err
	}
	ch, ok := changeNamed(cmp.Changes, c.QueryParam("change"))
	if !ok {
		ch = cmp.Changes[0]
	}
	for _, one := range cmp.Changes[:min(mostDigest, len(cmp.Changes))] {
		out.Changes = append(out.Changes, changeChoice{shareName(one), one.Says, one.ID == ch.ID})
	}
	f, err := s.comparisonFrame(ctx, tongueOf(c), out.Pair, shareName(ch))
	if err != nil {
		return nil, err
	}
	out.taken = s.take(c, "article-change.js", f)
	out.Old, out.New, out.Change = cmp.Old.Revision, cmp.New.Revision, shareName(ch)
	out.Href = "/compare/" + out.Pair + "#" + anchor(ch)
	return out, nil
}

func (s *site) take(c echo.Context, name string, f frame) taken {
	return taken{s.scripts[name].Script, frameTag(host(c), f, frameWidth, f.Height)}
}

// host is the address of this service as it was asked for.
func host(c echo.Context) string { return c.Scheme() + "://" + c.Request().Host }
