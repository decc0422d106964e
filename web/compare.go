package web

import (
	"net/http"
	"net/url"
	"slices"

	"github.com/labstack/echo/v4"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/diffing"
	"github.com/stemma-news/stemma/internal/desk"
	"github.com/stemma-news/stemma/internal/fault"
	"github.com/stemma-news/stemma/internal/text"
)

// comparePage is one comparison: the digest first, then the texts.
type comparePage struct {
	desk.Comparison
	Before, After sideCard
	Headline      string // what changed, in a line, in the reader's language
	Pair          string // of its address; "" when it was pasted
	Pasted        *given // the texts, when they were pasted: the page carries them to be sent again
	View          string // inline, side, changes or facts
	Views         []viewLink
	Formats       []viewLink
	Kinds         []kindChoice
	Groups        []group
	LeftOut       string // what is said of words that the view leaves out
	Rail          []railMark
	Count         int // changes of the kinds chosen
	Digest        []digestLine
	More          int  // of these, those that are not listed
	Equal         bool // nothing differs
	Apartness     bool // hardly anything is the same
	Apart         []apartLines
	Pickers       []picker
	Oembed        string // address of the answer for programs that frame it; "" when it was pasted
}

// sideCard is one of the two texts in the head of the page.
type sideCard struct {
	desk.Side
	Label string
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

// apartLines are what was set apart from one text.
type apartLines struct {
	Label string
	Lines []article.Furniture
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

// pastedComparison compares two texts that were pasted or uploaded. They are
// kept nowhere: every other view of them sends them again.
func (s *site) pastedComparison(c echo.Context) error {
	in, err := s.form(c)
	if err != nil {
		return s.refused(c, in, err)
	}
	old, err := in.side("old", in.Old)
	if err != nil {
		return s.refused(c, in, err)
	}
	new, err := in.side("new", in.New)
	if err != nil {
		return s.refused(c, in, err)
	}
	cmp, err := s.desk.Compare(c.Request().Context(), old, new, diffing.Options{})
	if err != nil {
		return s.refused(c, in, err)
	}
	if format := c.Request().PostForm.Get("format"); format != "" {
		return comparisonAsText(c, cmp, format)
	}
	return s.showComparison(c, comparePage{Comparison: cmp, Pasted: &given{Old: again(old, cmp.Old.Article), New: again(new, cmp.New.Article)}})
}

// pickers lets a reader choose other revisions where both sides are of one
// article: the newest, and the two that are compared, however old.
func (s *site) pickers(c echo.Context, cmp desk.Comparison) ([]picker, error) {
	if cmp.Old.ArticleID == "" || cmp.Old.ArticleID != cmp.New.ArticleID {
		return nil, nil
	}
	latest, err := s.desk.Recent(c.Request().Context(), cmp.New.ArticleID, "", mostHistory)
	if err != nil || len(latest) < 3 {
		return nil, err
	}
	list := make([]desk.Revision, 0, len(latest)+2)
	for _, r := range latest {
		list = append(list, r.Revision)
	}
	for _, id := range []string{cmp.Old.Revision, cmp.New.Revision} {
		if slices.ContainsFunc(list, func(r desk.Revision) bool { return r.ID == id }) {
			continue
		}
		state, err := s.desk.Revision(c.Request().Context(), id)
		if err != nil {
			return nil, err
		}
		for _, r := range state.Holders {
			if r.Article == cmp.New.ArticleID {
				list = append(list, r)
			}
		}
	}
	slices.SortFunc(list, func(a, b desk.Revision) int { return a.Ordinal - b.Ordinal })
	return []picker{{"old", "Old", cmp.Old.Revision, list}, {"new", "New", cmp.New.Revision, list}}, nil
}

// showComparison lays a comparison out as the reader asked for it: by links
// where it has an address, by its form where it was pasted.
func (s *site) showComparison(c echo.Context, p comparePage) error {
	t, chosen := tongueOf(c), p.choose(c)
	p.Equal, p.Formats = equal(p.Diff), formats
	p.Before, p.After = sideCard{p.Old, "Old"}, sideCard{p.New, "New"}
	p.Headline = t.headline(p.Diff)
	p.Apartness = !p.Equal && apart(&p.Comparison)
	p.Kinds = kindsOf(p.Changes, chosen)
	p.Groups = groups(p.Old.Body, p.New.Body, &p.Diff)
	if p.View == "side" {
		columns(p.Groups)
	}
	p.LeftOut = "%d word unchanged|%d words unchanged"
	if len(chosen) > 0 { // they may have changed in another way
		p.LeftOut = "%d word not shown|%d words not shown"
	}
	if p.View == "changes" || len(chosen) > 0 {
		p.Groups = keep(p.Groups, chosen)
	}
	link(p.Groups, p.View == "side")
	p.Rail = rail(p.Groups)
	for _, ch := range p.Changes {
		if len(chosen) > 0 && !chosen[ch.Kind] {
			continue
		}
		if p.Count++; p.Count > mostDigest {
			p.More++
			continue
		}
		p.Digest = append(p.Digest, digestLine{ch, tiers[ch.Kind]})
	}
	for _, a := range []apartLines{
		{"%d line set apart from the old text|%d lines set apart from the old text", p.Old.Furniture},
		{"%d line set apart from the new text|%d lines set apart from the new text", p.New.Furniture},
	} {
		if len(a.Lines) > 0 {
			p.Apart = append(p.Apart, a)
		}
	}
	return s.show(c, http.StatusOK, "compare", t.say("What changed: %s", p.New.Name()), p)
}

// choose reads which view and which kinds are asked for; none means all.
func (p *comparePage) choose(c echo.Context) (kinds map[string]bool) {
	asked := c.QueryParams()
	if f := c.Request().PostForm; f != nil {
		asked = f
	}
	p.View = views[0].Name
	for _, name := range asked["view"] { // the form says where the reader is, then the button where to
		if slices.ContainsFunc(views, func(v viewLink) bool { return v.Name == name }) {
			p.View = name
		}
	}
	for _, v := range views {
		v.Href, v.Here = "?view="+v.Name, v.Name == p.View
		p.Views = append(p.Views, v)
	}
	kinds = map[string]bool{}
	for _, k := range asked["kind"] {
		if tiers[k] != "" {
			kinds[k] = true
		}
	}
	if p.View == "facts" {
		for k, tier := range tiers {
			if tier == "fact" {
				kinds[k] = true
			} else {
				delete(kinds, k)
			}
		}
	}
	return kinds
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

// hardly is the share of words in common below which two texts are told to have
// next to nothing in common: small words alone, as no reader sees a kinship in.
const hardly = 0.1

// apart says that two texts, of more than a few words, are hardly related.
func apart(c *desk.Comparison) bool {
	kept := 0
	for _, b := range c.Blocks {
		for _, e := range b.Edits {
			if e.Op == diffing.Equal {
				kept += text.CountWords(e.New.Of(c.New.Body))
			}
		}
	}
	shorter := kept + min(c.Stats.WordsDeleted, c.Stats.WordsAdded)
	return shorter > 5 && float64(kept) < hardly*float64(shorter)
}
