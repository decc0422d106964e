package web

import (
	"html"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/stemma-news/stemma/internal/desk"
	"github.com/stemma-news/stemma/internal/fault"
	"github.com/stemma-news/stemma/summarize"
)

// embedded is the summary of an article as a frame for other pages: the
// component's twin for pages that take no script. It tells the page around it
// how high it is, with assets/frame.js.
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
	return s.show(c, http.StatusOK, "embed", sum.Title, struct {
		ID      string
		Summary desk.Summary
	}{c.Param("id"), sum})
}

// oembed is an answer of oEmbed 1.0 (https://oembed.com), of type rich.
type oembed struct {
	Version      string `json:"version"`
	Type         string `json:"type"`
	Title        string `json:"title,omitempty"`
	AuthorName   string `json:"author_name,omitempty"` // the publisher
	ProviderName string `json:"provider_name"`
	ProviderURL  string `json:"provider_url"`
	CacheAge     int    `json:"cache_age"` // seconds
	HTML         string `json:"html"`
	Width        int    `json:"width"`
	Height       int    `json:"height"`
}

// The frame's size when the asker sets no limit: a column of text, and room for
// three sentences in it.
const frameWidth, frameHeight = 600, 340

func (s *site) oembed(c echo.Context) error {
	h := c.Response().Header()
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("X-Content-Type-Options", "nosniff")
	if f := c.QueryParam("format"); f != "" && f != "json" {
		return fault.New(fault.Unimplemented, "oEmbed is answered as JSON only", "ask with format=json")
	}
	id, ok := articleAt(c, c.QueryParam("url"))
	if !ok {
		return fault.New(fault.Missing, "the url is not of an article that is kept here", "give the address of an article's page, as "+host(c)+"/articles/ID")
	}
	a, err := s.desk.Article(c.Request().Context(), id)
	if err != nil {
		return err
	}
	width, height := frameWidth, frameHeight
	for _, limit := range []struct {
		name string
		size *int
	}{{"maxwidth", &width}, {"maxheight", &height}} {
		if n, err := strconv.Atoi(c.QueryParam(limit.name)); err == nil && n > 0 {
			*limit.size = min(*limit.size, n)
		}
	}
	src := host(c) + "/embed/articles/" + url.PathEscape(id) + "/summary"
	h.Set("Cache-Control", "public, max-age=300")
	return c.JSON(http.StatusOK, oembed{
		Version: "1.0", Type: "rich", Title: a.Title, AuthorName: a.Publisher,
		ProviderName: "Stemma", ProviderURL: host(c) + "/", CacheAge: 300,
		HTML: `<iframe src="` + html.EscapeString(src) + `" title="` + html.EscapeString("Summary: "+a.Title) +
			`" width="` + strconv.Itoa(width) + `" height="` + strconv.Itoa(height) + `" loading="lazy" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>`,
		Width: width, Height: height,
	})
}

// articleAt reads the id out of the address of an article's page on this
// service.
func articleAt(c echo.Context, address string) (id string, ok bool) {
	u, err := url.Parse(address)
	if err != nil || !strings.EqualFold(u.Host, c.Request().Host) || u.Scheme != "http" && u.Scheme != "https" {
		return "", false
	}
	id, ok = strings.CutPrefix(u.Path, "/articles/")
	return id, ok && id != "" && !strings.Contains(id, "/")
}

// oembedOf is where a program that reads an article's page finds its frame.
func oembedOf(c echo.Context, id string) string {
	return host(c) + "/oembed?format=json&url=" + url.QueryEscape(host(c)+"/articles/"+id)
}
