// Package web is the desk as pages: one template and one handler a page, all
// embedded, complete without script. What a page shows is what the desk
// returned; the pages share no code with the API.
//
// Nothing is loaded from elsewhere and nothing is inline, so that the strictest
// content security policy holds. The interface speaks five languages
// (tongue.go, catalogue.go); articles keep theirs.
//
// Units: drawings are laid out in pixels, bars in hundredths. Errors: faults,
// shown by problem.go; a form that cannot be served comes back with what it
// held. Cost: a page is rendered whole in memory, at most some four times the
// texts that it shows.
package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"sync"

	"github.com/labstack/echo/v4"

	"github.com/stemma-news/stemma/internal/desk"
)

//go:embed *.html
var pages embed.FS

//go:embed assets
var assets embed.FS

// Options are the choices of whoever runs the service; the zero value is a
// good default.
type Options struct {
	Version string // of the program, for the foot of each page

	// FrameAncestors says which sites may show pages in a frame, as the
	// sources of the directive of that name in a content security policy.
	// "" lets every site frame what stands under /embed, and none the rest.
	FrameAncestors string
}

type site struct {
	desk    *desk.Desk
	options Options
	files   map[string]file   // by their hashed name
	names   map[string]string // of an asset -> its address
	scripts map[string]served // of the components
}

// file is one asset, served under a name that holds the hash of its bytes and
// so may be kept for ever.
type file struct {
	mediaType string
	body      []byte
}

// Mount adds the pages to e. It gives what shows an error as a page, for every
// address that is not the API's.
func Mount(e *echo.Echo, d *desk.Desk, o Options) (problem func(echo.Context, error)) {
	s := &site{desk: d, options: o, scripts: loadScripts()}
	s.files, s.names = static()
	for _, r := range []struct {
		method, path string
		handler      echo.HandlerFunc
	}{
		{http.MethodGet, "/", s.home},
		{http.MethodPost, "/summary", s.pastedSummary},
		{http.MethodPost, "/compare", s.pastedComparison},
		{http.MethodGet, "/articles/:id", s.article},
		{http.MethodGet, "/compare", s.pickedComparison},
		{http.MethodGet, "/compare/:pair", s.comparison},
		{http.MethodGet, "/families/:id", s.family},
		{http.MethodGet, "/feeds", whichFeed},
		{http.MethodGet, "/feeds/:name", s.feed},
		{http.MethodGet, "/feeds/articles/:name", s.feed},
		{http.MethodGet, "/feeds/families/:name", s.feed},
		{http.MethodGet, "/embed/articles/:id", toSummary},
		{http.MethodGet, "/embed/articles/:id/summary", s.embedded},
		{http.MethodGet, "/embed/compare", pickedFrame},
		{http.MethodGet, "/embed/compare/:pair", s.embeddedComparison},
		{http.MethodGet, "/oembed", s.oembed},
		{http.MethodGet, "/install", s.install},
		{http.MethodGet, "/w/v1/:name", s.widget},
		{http.MethodGet, "/assets/:name", s.asset},
		{http.MethodGet, "/favicon.ico", s.icon},
	} {
		e.Add(r.method, r.path, r.handler)
		if r.method == http.MethodGet {
			e.Add(http.MethodHead, r.path, r.handler) // net/http drops the body
		}
	}
	return s.problem
}

// static are the assets, read once for all sites.
var static = sync.OnceValues(func() (files map[string]file, names map[string]string) {
	files, names = map[string]file{}, map[string]string{}
	err := fs.WalkDir(assets, "assets", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := assets.ReadFile(name)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(b)
		base, ext := strings.TrimSuffix(path.Base(name), path.Ext(name)), path.Ext(name)
		hashed := base + "." + hex.EncodeToString(sum[:6]) + ext
		files[hashed] = file{mediaTypes[ext], b}
		names[path.Base(name)] = "/assets/" + hashed
		return nil
	})
	if err != nil {
		panic("web: the embedded assets cannot be read: " + err.Error())
	}
	return files, names
})

var mediaTypes = map[string]string{
	".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml",
}

// asset serves an asset. A page from before an update asks for a name that is
// gone: it gets what bears that name now, which nobody may keep under it.
func (s *site) asset(c echo.Context) error {
	name, keep := c.Param("name"), "public, max-age=31536000, immutable"
	f, ok := s.files[name]
	if !ok {
		base, rest, _ := strings.Cut(name, ".")
		_, ext, _ := strings.Cut(rest, ".")
		f, ok = s.files[path.Base(s.names[base+"."+ext])]
		keep = "no-store"
	}
	if !ok {
		return errNoPage
	}
	h := c.Response().Header()
	h.Set("Cache-Control", keep)
	h.Set("X-Content-Type-Options", "nosniff")
	return c.Blob(http.StatusOK, f.mediaType, f.body)
}

// icon is where browsers look for one that no page named.
func (s *site) icon(c echo.Context) error {
	return c.Redirect(http.StatusMovedPermanently, s.names["icon.svg"])
}

// looks are the templates of each page, one a tongue, read once for all sites.
var looks = sync.OnceValue(func() map[string][]*template.Template {
	out := map[string][]*template.Template{}
	_, assetNames := static()
	names, err := fs.Glob(pages, "*.html")
	if err != nil {
		panic("web: " + err.Error())
	}
	for _, name := range names {
		if name == "layout.html" || name == "frame.html" {
			continue
		}
		files := []string{"layout.html", name}
		if strings.HasPrefix(name, "embed") {
			files[0] = "frame.html" // no head or foot of ours
		}
		for _, t := range tongues {
			parsed := template.New(files[0]).Funcs(functions(t, assetNames))
			key := strings.TrimSuffix(name, ".html")
			out[key] = append(out[key], template.Must(parsed.ParseFS(pages, files...)))
		}
	}
	return out
})

// functions are what a template may call, in a tongue.
func functions(t *tongue, assetNames map[string]string) template.FuncMap {
	return template.FuncMap{
		"asset": func(name string) string { return assetNames[name] },
		"t":     func(english any, about ...any) string { return t.say(fmt.Sprint(english), about...) },
		"n":     t.count, "en": t.english, "day": t.day, "clock": t.clock, "percent": t.percent,
		"language": func() string { return t.code }, "direction": func() string { return t.dir },
		"short": short, "reveal": reveal, "isolate": isolate, "lang": lang, "sentence": sentence, "machine": machine,
		"cut": cut, "beyond": beyond, "plural": func(n int, one, many string) string {
			return tongues[0].count(n, "%d "+one+"|%d "+many)
		}, "add": func(x, y int) int { return x + y },
	}
}

// page is what every template is given.
type page struct {
	Title     string // of the window
	Lang      string // of the interface
	Dir       string // ltr or rtl
	Version   string
	Languages []tongueChoice
	Wide      bool // two columns of text take the room of a wide screen
	Again     bool // the page answers a form, which another language sends again
	Body      any  // what this page shows
}

// policy lets a page load its style, its scripts, their data and its pictures
// from this service and nothing else from anywhere. Who may frame it follows.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors "

func (s *site) framedBy(c echo.Context) string {
	switch {
	case s.options.FrameAncestors != "":
		return s.options.FrameAncestors
	case isFrame(c):
		return "*"
	}
	return "'none'"
}

// show renders a page in the reader's language. It is rendered whole before
// the first byte is sent, so that an error in a template never gives half a page.
func (s *site) show(c echo.Context, status int, name, title string, body any) error {
	t := tongueOf(c)
	p := page{
		Title: steerless(title), Lang: t.code, Dir: t.dir, Version: s.options.Version, Languages: tongueChoices(c, t), Body: body,
		Again: c.Request().Method == http.MethodPost && status == http.StatusOK,
	}
	if cmp, ok := body.(comparePage); ok {
		p.Wide = cmp.View == "side" // told first: the head must not move when the texts arrive
	}
	var b bytes.Buffer
	if err := looks()[name][t.at].Execute(&b, p); err != nil {
		return err
	}
	h := c.Response().Header()
	h.Set("Content-Security-Policy", policy+s.framedBy(c))
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "same-origin")
	h.Add("Vary", "Accept-Language, Cookie")
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "no-cache")
	}
	if c.Request().Method == http.MethodPost || status != http.StatusOK {
		return c.HTMLBlob(status, b.Bytes())
	}
	return sendTagged(c, echo.MIMETextHTMLCharsetUTF8, b.Bytes())
}

// sendTagged answers with a tag of the bytes, or says that the caller has them.
// A tag of the bytes differs by language; it is weak, as a proxy may compress
// them.
func sendTagged(c echo.Context, mediaType string, body []byte) error {
	sum := sha256.Sum256(body)
	tag := `W/"` + hex.EncodeToString(sum[:12]) + `"`
	c.Response().Header().Set("ETag", tag)
	if strings.Contains(c.Request().Header.Get("If-None-Match"), tag) {
		return c.NoContent(http.StatusNotModified)
	}
	return c.Blob(http.StatusOK, mediaType, body)
}
