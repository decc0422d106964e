package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/stemma-news/stemma/diffing"
	"github.com/stemma-news/stemma/internal/desk"
	"github.com/stemma-news/stemma/internal/fault"
)

var errNoChange = fault.New(fault.Missing, "the comparison has no such change", "open the comparison, and take the address of one of its changes")

// inFrame is how many changes a digest shows in a frame: what fits its height.
const inFrame = 5

// digestFrame is a comparison for a frame.
type digestFrame struct {
	desk.Comparison
	Headline string // of the digest
	Href     string // of the whole comparison
	First    []digestLine
	More     int
	Equal    bool
}

// changeFrame is one change for a frame.
type changeFrame struct {
	digestLine
	passage
	Old, New desk.Side
	Href     string
}

// embeddedComparison is a comparison as a frame: its digest, or one change of
// it. Asked for as JSON it is what <article-change> shows.
func (s *site) embeddedComparison(c echo.Context) error {
	pair, name := c.Param("pair"), c.QueryParam("change")
	cmp, err := s.pair(c.Request().Context(), pair)
	if err != nil {
		return err
	}
	t, href := tongueOf(c), "/compare/"+pair
	asData := c.QueryParam("format") == "json"
	if asData && name == "" {
		name = "c0" // the weightiest
	}
	if name == "" {
		f := digestFrame{Comparison: cmp, Headline: t.headline(cmp.Diff), Href: href, Equal: equal(cmp.Diff)}
		for i, ch := range cmp.Changes {
			if i == inFrame {
				f.More = len(cmp.Changes) - i
				break
			}
			f.First = append(f.First, digestLine{ch, tiers[ch.Kind]})
		}
		return s.showFrame(c, "embed-digest", t.say("What changed: %s", cmp.New.Name()), f)
	}
	ch, ok := changeNamed(cmp.Changes, name)
	if !ok {
		return errNoChange
	}
	f := changeFrame{digestLine{ch, tiers[ch.Kind]}, passageOf(cmp, ch), cmp.Old, cmp.New, href}
	if ch.Block >= 0 {
		f.Href += "#" + anchor(ch)
	}
	if asData {
		return f.answer(c)
	}
	return s.showFrame(c, "embed-change", t.say("What changed: %s", cmp.New.Name()), f)
}

// pickedFrame turns two revisions into the address of their frame, and says
// what is missing where there are none.
func pickedFrame(c echo.Context) error {
	q := c.QueryParams()
	old, new := q.Get("old"), q.Get("new")
	if old == "" || new == "" {
		return fault.New(fault.Invalid, "the address does not say which two revisions to compare", "write it as /embed/compare/OLD...NEW with the ids of two revisions")
	}
	q.Del("old")
	q.Del("new")
	at := url.URL{Path: framed + "compare/" + old + "..." + new, RawQuery: q.Encode()}
	return c.Redirect(http.StatusFound, at.RequestURI())
}

// changeData is one change as <article-change> asks for it.
type changeData struct {
	Change   string    `json:"change"` // its name, for an address that others keep
	Kind     string    `json:"kind"`
	Says     string    `json:"says"`
	Language string    `json:"language"`
	Title    string    `json:"title"` // of the newer text
	Old      sideData  `json:"old"`
	New      sideData  `json:"new"`
	Runs     []runData `json:"runs"`
	Href     string    `json:"href"` // of its place in the whole comparison
}

type sideData struct {
	Publisher string     `json:"publisher,omitempty"`
	Seen      *time.Time `json:"seen,omitempty"`
}

type runData struct {
	Op   string `json:"op"` // equal, delete, insert or moved
	Text string `json:"text"`
}

func (f changeFrame) answer(c echo.Context) error {
	out := changeData{
		Change: shareName(f.Change), Kind: f.Kind, Says: plain(true, f.Says), Language: f.Language, Title: plain(false, f.New.Name()),
		Old: sideData{plain(false, f.Old.Publisher), f.Old.Seen}, New: sideData{plain(false, f.New.Publisher), f.New.Seen},
		Runs: []runData{}, Href: f.Href,
	}
	for _, r := range f.Runs {
		out.Runs = append(out.Runs, runData{r.Op, plain(r.Op != diffing.Equal, r.Text)})
	}
	h := c.Response().Header()
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", frameCaching)
	return c.JSON(http.StatusOK, out)
}

// plain is a text with its unseen characters by name, as reveal gives it, for
// where there is no markup.
func plain(changed bool, s string) string {
	var b strings.Builder
	for _, r := range s {
		if name := diffing.Unseen(r, changed); name != "" {
			b.WriteString("⟨" + name + "⟩")
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// pair reads the two revisions of an address, "OLD...NEW", and compares them.
func (s *site) pair(ctx context.Context, pair string) (desk.Comparison, error) {
	old, new, ok := strings.Cut(pair, "...")
	if !ok {
		return desk.Comparison{}, fault.New(fault.Missing, "the address names no comparison", "write it as /compare/OLD...NEW with the ids of two revisions")
	}
	cached, err := s.desk.CompareRevisions(ctx, old, new, diffing.Options{})
	if err != nil {
		return desk.Comparison{}, err
	}
	return cached.Value()
}
