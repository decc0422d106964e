package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/diffing"
	"github.com/stemma-news/stemma/ingest"
	"github.com/stemma-news/stemma/internal/desk"
	"github.com/stemma-news/stemma/internal/fault"
)

// comparePage is one comparison: the digest first, then the texts.
type comparePage struct {
	desk.Comparison
	View    string // inline, side, changes or facts
	Views   []viewLink
	Kinds   []kindChoice
	Groups  []group
	Rail    []railMark
	Digest  []digestLine
	More    int  // changes of the digest that are not listed
	Equal   bool // nothing differs
	Pair    string
	Apart   [2][]article.Furniture
	Pickers []picker
	Oembed  string // address of the answer for programs that frame it; "" when it was pasted
}

type viewLink struct {
	Name, Label, Href string
	Here              bool
}

// digestLine is one change of the digest with a link to its place.
type digestLine struct {
	diffing.Change
	Tier string
}

// railMark is a changed stretch on the rail beside the text, in thousandths of
// its height.
type railMark struct {
	Top, Height int
	Href        string
	Fact        bool
}

// picker chooses another revision for one of the two sides.
type picker struct {
	Name, Label, Here string
	Revisions         []desk.Revision
}

// views are the ways to look at a comparison, the first by default.
var views = []viewLink{
	{Name: "inline", Label: "In one text"},
	{Name: "side", Label: "Side by side"},
	{Name: "changes", Label: "Only what changed"},
	{Name: "facts", Label: "Only facts"},
}

// mostDigest is how many changes are listed before the text: two screens.
const mostDigest = 40

func (s *site) comparison(c echo.Context) error {
	pair := c.Param("pair")
	cmp, err := s.pair(c.Request().Context(), pair)
	if err != nil {
		return err
	}
	if format := c.QueryParam("format"); format != "" {
		return comparisonAsText(c, cmp, format)
	}
	p := comparePage{Comparison: cmp, Pair: pair, Oembed: oembedOf(c, "/compare/"+pair)}
	if p.Pickers, err = s.pickers(c, cmp); err != nil {
		return err
	}
	return s.showComparison(c, p)
}

// pickedComparison turns the form of two revisions into their address.
func (s *site) pickedComparison(c echo.Context) error {
	old, new := c.QueryParam("old"), c.QueryParam("new")
	if old == "" || new == "" {
		return fault.New(fault.Invalid, "one of the two revisions is missing", "choose both")
	}
	return c.Redirect(http.StatusSeeOther, "/compare/"+url.PathEscape(old)+"..."+url.PathEscape(new))
}

func (s *site) pastedComparison(c echo.Context) error {
	if err := s.form(c); err != nil {
		return err
	}
	old, new := c.FormValue("old"), c.FormValue("new")
	if strings.TrimSpace(old) == "" || strings.TrimSpace(new) == "" {
		return fault.New(fault.Invalid, "one of the two texts is empty", "go back and paste both")
	}
	cmp, err := s.desk.Compare(c.Request().Context(), ingest.Source{Data: []byte(old)}, ingest.Source{Data: []byte(new)}, diffing.Options{})
	if err != nil {
		return err
	}
	return s.showComparison(c, comparePage{Comparison: cmp})
}

// comparisonAsText gives a comparison to copy.
func comparisonAsText(c echo.Context, cmp desk.Comparison, format string) error {
	h := c.Response().Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Security-Policy", "default-src 'none'")
	h.Set(echo.HeaderContentType, "text/plain; charset=utf-8")
	switch format {
	case "markdown":
		return diffing.Markdown(c.Response(), cmp.Old.Body, cmp.New.Body, &cmp.Diff)
	case "unified":
		return diffing.Unified(c.Response(), cmp.Old.Body, cmp.New.Body, &cmp.Diff, diffing.UnifiedOptions{})
	case "text":
		return diffing.Terminal(c.Response(), cmp.Old.Body, cmp.New.Body, &cmp.Diff, diffing.TerminalOptions{})
	}
	return fault.New(fault.Invalid, "the format is not one that this page knows", "ask for text, markdown or unified")
}

// pickers lets a reader choose other revisions where both sides are of one
// article.
func (s *site) pickers(c echo.Context, cmp desk.Comparison) ([]picker, error) {
	if cmp.Old.ArticleID == "" || cmp.Old.ArticleID != cmp.New.ArticleID {
		return nil, nil
	}
	list, err := s.desk.Revisions(c.Request().Context(), cmp.New.ArticleID, "", mostHistory)
	if err != nil || len(list.Items) < 3 {
		return nil, err
	}
	return []picker{
		{"old", "Old", cmp.Old.Revision, list.Items},
		{"new", "New", cmp.New.Revision, list.Items},
	}, nil
}

// showComparison shows a comparison. One that is kept has an address, so its
// views are links; a pasted one shows the view that was asked for.
func (s *site) showComparison(c echo.Context, p comparePage) error {
	p.View, p.Equal = views[0].Name, equal(p.Diff)
	for _, v := range views {
		if v.Name == c.FormValue("view") {
			p.View = v.Name
		}
	}
	for _, v := range views {
		if p.Pair != "" {
			v.Href, v.Here = "?view="+v.Name, v.Name == p.View
			p.Views = append(p.Views, v)
		}
	}
	chosen := map[string]bool{}
	for _, k := range c.QueryParams()["kind"] {
		if tiers[k] != "" {
			chosen[k] = true
		}
	}
	if p.View == "facts" {
		for k, tier := range tiers {
			chosen[k] = tier == "fact"
		}
	}
	p.Kinds = kindsOf(p.Changes, chosen)
	p.Groups = groups(p.Old.Body, p.New.Body, &p.Diff)
	p.Rail = rail(p.Groups)
	if p.View == "side" {
		columns(p.Groups)
	}
	if p.View == "changes" || len(chosen) > 0 {
		p.Groups = keep(p.Groups, chosen)
	}
	for _, ch := range p.Changes {
		if len(chosen) > 0 && !chosen[ch.Kind] {
			continue
		}
		if len(p.Digest) == mostDigest {
			p.More++
			continue
		}
		p.Digest = append(p.Digest, digestLine{ch, tiers[ch.Kind]})
	}
	p.Apart = [2][]article.Furniture{p.Old.Furniture, p.New.Furniture}
	return s.show(c, http.StatusOK, "compare", "What changed: "+title(p.New.Article), p)
}

// equal says that nothing differs, not even what no change tells of.
func equal(d diffing.Diff) bool {
	for _, b := range d.Blocks {
		if b.Kind != diffing.Same || len(b.Edits) > 1 {
			return false
		}
	}
	return len(d.Changes) == 0
}

// rail marks where in the text the changes are.
func rail(all []group) []railMark {
	total := 0
	for _, g := range all {
		total += g.Size
	}
	if total == 0 {
		return nil
	}
	var out []railMark
	at := 0
	for _, g := range all {
		if g.Changed {
			m := railMark{Top: 1000 * at / total, Height: max(6, 1000*g.Size/total)}
			for _, p := range g.Inline {
				if m.Href == "" && len(p.Changes) > 0 {
					m.Href = "#c" + strconv.Itoa(p.Changes[0])
				}
				if m.Href == "" && p.Anchor != "" {
					m.Href = "#" + p.Anchor
				}
				m.Fact = m.Fact || p.Fact
			}
			out = append(out, m)
		}
		at += g.Size
	}
	return out
}
