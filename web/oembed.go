package web

import (
	"context"
	"html"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/stemma-news/stemma/internal/fault"
)

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

// frame is what an address of a page has to show on pages of others.
type frame struct {
	Src    string // below this service's host
	Title  string
	Author string
	Height int
}

// The frames' sizes when the asker sets no limit: a column of text, and room in
// it for three sentences, for the first changes of a digest, for one change.
const (
	frameWidth    = 600
	summaryHeight = 400
	digestHeight  = 540
	changeHeight  = 400
)

// frameTag is the markup that shows a frame. It may run its own script and open
// the page that it is of, and nothing else.
func frameTag(host string, f frame, width, height int) string {
	return `<iframe src="` + html.EscapeString(host+f.Src) + `" title="` + html.EscapeString(f.Title) +
		`" width="` + strconv.Itoa(width) + `" height="` + strconv.Itoa(height) +
		`" loading="lazy" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>`
}

func (s *site) oembed(c echo.Context) error {
	h := c.Response().Header()
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("X-Content-Type-Options", "nosniff")
	if f := c.QueryParam("format"); f != "" && f != "json" {
		return fault.New(fault.Unimplemented, "oEmbed is answered as JSON only", "ask with format=json")
	}
	f, err := s.frameOf(c, c.QueryParam("url"))
	if err != nil {
		return err
	}
	width, height := frameWidth, f.Height
	for _, limit := range []struct {
		name string
		size *int
	}{{"maxwidth", &width}, {"maxheight", &height}} {
		if n, err := strconv.Atoi(c.QueryParam(limit.name)); err == nil && n > 0 {
			*limit.size = min(*limit.size, n)
		}
	}
	h.Set("Cache-Control", "public, max-age=300")
	h.Set("Vary", "Accept-Language, Cookie")
	return c.JSON(http.StatusOK, oembed{
		Version: "1.0", Type: "rich", Title: f.Title, AuthorName: f.Author,
		ProviderName: "Stemma", ProviderURL: host(c) + "/", CacheAge: 300,
		HTML: frameTag(host(c), f, width, height), Width: width, Height: height,
	})
}

// frameOf finds the frame of a page of this service by the page's address: an
// article's summary, a comparison's digest, or one change of it, as "#c7" or
// "?change=c7".
func (s *site) frameOf(c echo.Context, address string) (frame, error) {
	u, err := url.Parse(address)
	if err == nil && strings.EqualFold(u.Host, c.Request().Host) && (u.Scheme == "http" || u.Scheme == "https") {
		ctx := c.Request().Context()
		if id, ok := strings.CutPrefix(u.Path, "/articles/"); ok && id != "" && !strings.Contains(id, "/") {
			return s.summaryFrame(ctx, tongueOf(c), id)
		}
		if pair, ok := strings.CutPrefix(u.Path, "/compare/"); ok && !strings.Contains(pair, "/") {
			change := u.Query().Get("change")
			if change == "" && isChange(u.Fragment) {
				change = u.Fragment
			}
			return s.comparisonFrame(ctx, tongueOf(c), pair, change)
		}
	}
	return frame{}, fault.New(fault.Missing, "the url is not of an article or a comparison that is kept here",
		"give the address of a page, as "+host(c)+"/articles/ID or "+host(c)+"/compare/OLD...NEW")
}

func (s *site) summaryFrame(ctx context.Context, t *tongue, id string) (frame, error) {
	a, err := s.desk.Article(ctx, id)
	if err != nil {
		return frame{}, err
	}
	return frame{framed + "articles/" + url.PathEscape(id) + "/summary", steerless(t.say("Summary: %s", s.desk.Name(ctx, a))), a.Publisher, summaryHeight}, nil
}

func (s *site) comparisonFrame(ctx context.Context, t *tongue, pair, change string) (frame, error) {
	cmp, err := s.pair(ctx, pair)
	if err != nil {
		return frame{}, err
	}
	f := frame{framed + "compare/" + url.PathEscape(pair), steerless(t.say("What changed: %s", cmp.New.Name())), cmp.New.Publisher, digestHeight}
	if change != "" {
		ch, ok := changeNamed(cmp.Changes, change)
		if !ok {
			return frame{}, errNoChange
		}
		f.Src += "?change=" + shareName(ch)
		f.Height = changeHeight
	}
	return f, nil
}

// oembedOf is where a program that reads a page finds its frame.
func oembedOf(c echo.Context, page string) string {
	return host(c) + "/oembed?format=json&url=" + url.QueryEscape(host(c)+page)
}
