package web

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/stemma-news/stemma/diffing"
	"github.com/stemma-news/stemma/ingest"
	"github.com/stemma-news/stemma/internal/desk"
	"github.com/stemma-news/stemma/internal/fault"
)

// comparePage is one comparison: the digest first, then the texts.
type comparePage struct {
	desk.Comparison
	View   string // inline, side or changes
	Views  []viewLink
	Groups []group
	Digest []digestLine
	Equal  bool // nothing differs
}

type viewLink struct {
	Name, Label, Href string
	Here              bool
}

// digestLine is one change of the digest with a link to its place.
type digestLine struct {
	diffing.Change
	Href string
}

// views are the ways to look at a comparison, the first by default.
var views = []viewLink{
	{Name: "inline", Label: "In one text"},
	{Name: "side", Label: "Side by side"},
	{Name: "changes", Label: "Only what changed"},
}

func (s *site) comparison(c echo.Context) error {
	old, new, ok := strings.Cut(c.Param("pair"), "...")
	if !ok {
		return fault.New(fault.Missing, "the address names no comparison", "write it as /compare/OLD...NEW with the ids of two revisions")
	}
	cached, err := s.desk.CompareRevisions(c.Request().Context(), old, new, diffing.Options{})
	if err != nil {
		return err
	}
	cmp, err := cached.Value()
	if err != nil {
		return err
	}
	return s.showComparison(c, cmp, true)
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
	return s.showComparison(c, cmp, false)
}

// showComparison shows a comparison. One that is kept has an address, so its
// views are links; a pasted one shows the view that was asked for.
func (s *site) showComparison(c echo.Context, cmp desk.Comparison, kept bool) error {
	p := comparePage{Comparison: cmp, View: views[0].Name, Equal: equal(cmp.Diff)}
	for _, v := range views {
		if v.Name == c.FormValue("view") {
			p.View = v.Name
		}
	}
	if kept {
		for _, v := range views {
			v.Href, v.Here = "?view="+v.Name, v.Name == p.View
			p.Views = append(p.Views, v)
		}
	}
	p.Groups = groups(cmp.Old.Body, cmp.New.Body, cmp.Diff.Blocks)
	if p.View == "changes" {
		p.Groups = onlyChanged(p.Groups)
	}
	for _, ch := range cmp.Changes {
		d := digestLine{Change: ch}
		if ch.Block >= 0 {
			d.Href = anchor("b", ch.Block)
		}
		p.Digest = append(p.Digest, d)
	}
	return s.show(c, http.StatusOK, "compare", "What changed: "+title(cmp.New.Article), p)
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
