package web

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/stemma-news/stemma/internal/desk"
	"github.com/stemma-news/stemma/summarize"
)

// What stands under /embed are frames for other pages: the components' twins
// for pages that take no script. A frame tells the page around it how high it
// is, with assets/frame.js.
const framed = "/embed/"

func isFrame(c echo.Context) bool { return strings.HasPrefix(c.Request().URL.Path, framed) }

// A frame on a busy page may show a state that is a minute old. What it shows
// may be taken down, so no longer.
const frameCaching = "public, max-age=60"

func (s *site) showFrame(c echo.Context, name, title string, body any) error {
	c.Response().Header().Set("Cache-Control", frameCaching)
	return s.show(c, http.StatusOK, name, title, body)
}

// toSummary leads from an article to the frame that it has.
func toSummary(c echo.Context) error {
	at := *c.Request().URL
	at.Path, at.RawPath = strings.TrimSuffix(at.Path, "/")+"/summary", ""
	return c.Redirect(http.StatusFound, at.RequestURI())
}

// embedded is the summary of an article as a frame.
func (s *site) embedded(c echo.Context) error {
	n, err := sentencesAsked(c)
	if err != nil {
		return err
	}
	cached, err := s.desk.ArticleSummary(c.Request().Context(), c.Param("id"), summarize.Options{Sentences: n})
	if err != nil {
		return err
	}
	sum, err := cached.Value()
	if err != nil {
		return err
	}
	sum.Title = s.desk.Name(c.Request().Context(), desk.Article{ID: c.Param("id"), Latest: sum.Revision, Title: sum.Title})
	return s.showFrame(c, "embed", sum.Title, struct {
		ID      string
		Summary desk.Summary
	}{c.Param("id"), sum})
}
