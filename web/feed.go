package web

import (
	"encoding/json"
	"encoding/xml"
	"net/http"
	"path"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/stemma-news/stemma/internal/desk"
	"github.com/stemma-news/stemma/internal/fault"
)

// A feed tells a reader's program what changed: Atom (RFC 4287) or JSON Feed
// 1.1 (https://jsonfeed.org), by the end of the address. Of all stories, of one
// article, or of a family.

const inFeed = 50 // entries: some days of a busy newsroom

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Author  string   `xml:"author>name,omitempty"`
	Link    atomLink `xml:"link"`
	Summary string   `xml:"summary"`
}

type jsonFeed struct {
	Version string     `json:"version"`
	Title   string     `json:"title"`
	Home    string     `json:"home_page_url"`
	URL     string     `json:"feed_url"`
	Lang    string     `json:"language"`
	Items   []jsonItem `json:"items"`
}

type jsonItem struct {
	ID        string `json:"id"`
	URL       string `json:"url"`
	Title     string `json:"title"`
	Text      string `json:"content_text"`
	Published string `json:"date_published"`
}

var errNoFeed = fault.New(fault.Missing, "there is no such feed", "ask for /feeds/changes, /feeds/articles/ID or /feeds/families/ID, with .atom or .json at the end")

func (s *site) feed(c echo.Context) error {
	t, base := tongueOf(c), host(c)
	id, asJSON := c.Param("name"), false
	if cut, ok := strings.CutSuffix(id, ".json"); ok {
		id, asJSON = cut, true
	} else if id, ok = strings.CutSuffix(id, ".atom"); !ok {
		return whichFeed(c)
	}
	var all []news
	var err error
	name, about := t.say("Stemma: what changed"), "/"
	switch path := c.Request().URL.Path; {
	case strings.HasPrefix(path, "/feeds/articles/"):
		var a desk.Article
		if a, err = s.desk.Article(c.Request().Context(), id); err != nil {
			return err
		}
		name, about = t.say("What changed in: %s", steerless(s.desk.Name(c.Request().Context(), a))), "/articles/"+id
		all, err = s.news(c, id, "", inFeed)
	case strings.HasPrefix(path, "/feeds/families/"):
		name, about = t.say("What changed in a family of copies"), "/families/"+id
		all, err = s.news(c, "", id, inFeed)
	case id == "changes":
		all, err = s.news(c, "", "", inFeed)
	default:
		return errNoFeed
	}
	if err != nil {
		return err
	}
	h := c.Response().Header()
	h.Set("Cache-Control", "no-cache")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Add("Vary", "Accept-Language, Cookie")
	here := base + c.Request().URL.Path
	if asJSON {
		return sendJSONFeed(c, jsonFeed{"https://jsonfeed.org/version/1.1", name, base + about, here, t.code, nil}, base, all)
	}
	f := atomFeed{
		Lang: t.code, ID: here, Title: name, Updated: machine(updated(all)), Author: "Stemma",
		Links: []atomLink{{"self", "application/atom+xml", here}, {"alternate", "text/html", base + about}},
	}
	for _, one := range all {
		f.Entries = append(f.Entries, atomEntry{
			ID: base + one.Href + "#" + machine(one.Seen), Title: steerless(one.Title), Updated: machine(one.Seen), Author: steerless(one.Publisher),
			Link: atomLink{"alternate", "text/html", base + one.Href}, Summary: one.told(t),
		})
	}
	body, err := xml.MarshalIndent(f, "", " ")
	if err != nil {
		return err
	}
	return sendTagged(c, "application/atom+xml; charset=utf-8", append([]byte(xml.Header), body...))
}

// whichFeed leads from an address without an end to the feed that the caller
// takes; that is Atom for whoever does not say.
func whichFeed(c echo.Context) error {
	at := *c.Request().URL
	switch at.Path = strings.TrimSuffix(at.Path, "/"); {
	case at.Path == "/feeds":
		at.Path += "/changes"
	case strings.Contains(path.Base(at.Path), "."):
		return errNoFeed
	}
	end := ".atom"
	if takes := c.Request().Header.Get("Accept"); strings.Contains(takes, "json") && !strings.Contains(takes, "xml") {
		end = ".json"
	}
	at.Path, at.RawPath = at.Path+end, ""
	c.Response().Header().Add("Vary", "Accept")
	return c.Redirect(http.StatusFound, at.RequestURI())
}

func sendJSONFeed(c echo.Context, f jsonFeed, base string, all []news) error {
	f.Items = []jsonItem{}
	for _, one := range all {
		f.Items = append(f.Items, jsonItem{base + one.Href + "#" + machine(one.Seen), base + one.Href, steerless(one.Title), one.told(tongueOf(c)), one.Seen.UTC().Format(time.RFC3339)})
	}
	body, err := json.Marshal(f)
	if err != nil {
		return err
	}
	return sendTagged(c, "application/feed+json; charset=utf-8", body)
}

// told is what happened, in a line.
func (one news) told(t *tongue) string {
	if one.Before == "" {
		return t.say("first captured")
	}
	return one.Digest
}
