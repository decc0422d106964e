// Package web is the desk as pages: one template and one handler a page, all
// embedded, complete without script. What a page shows is what the desk
// returned; the pages share no code with the API.
//
// Nothing is loaded from elsewhere and nothing is inline, so that the strictest
// content security policy holds.
package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"strings"

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
	desk      *desk.Desk
	options   Options
	templates map[string]*template.Template
	files     map[string]file // by their hashed name
	names     map[string]string
	scripts   map[string]served // of the components
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
	s := &site{desk: d, options: o}
	s.scripts = loadScripts()
	s.loadAssets()
	s.loadTemplates()
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
		{http.MethodGet, "/embed/articles/:id/summary", s.embedded},
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

func (s *site) loadAssets() {
	s.files, s.names = map[string]file{}, map[string]string{}
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
		s.files[hashed] = file{mediaTypes[ext], b}
		s.names[path.Base(name)] = "/assets/" + hashed
		return nil
	})
	if err != nil {
		panic("web: the embedded assets cannot be read: " + err.Error())
	}
}

var mediaTypes = map[string]string{
	".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml",
}

func (s *site) asset(c echo.Context) error {
	f, ok := s.files[c.Param("name")]
	if !ok {
		return errNoPage
	}
	h := c.Response().Header()
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("X-Content-Type-Options", "nosniff")
	return c.Blob(http.StatusOK, f.mediaType, f.body)
}

// icon is where browsers look for one that no page named.
func (s *site) icon(c echo.Context) error {
	return c.Redirect(http.StatusMovedPermanently, s.names["icon.svg"])
}

func (s *site) loadTemplates() {
	s.templates = map[string]*template.Template{}
	names, err := fs.Glob(pages, "*.html")
	if err != nil {
		panic("web: " + err.Error())
	}
	functions := template.FuncMap{
		"asset": func(name string) string { return s.names[name] },
		"short": short, "reveal": reveal, "sentence": sentence, "day": day, "clock": clock, "machine": machine, "percent": percent, "plural": plural,
		"cut": cut, "beyond": beyond,
	}
	for _, name := range names {
		if name == "layout.html" || name == "frame.html" {
			continue
		}
		files := []string{"layout.html", name}
		if strings.HasPrefix(name, "embed") {
			files[0] = "frame.html" // no head or foot of ours
		}
		t := template.New(files[0]).Funcs(functions)
		s.templates[strings.TrimSuffix(name, ".html")] = template.Must(t.ParseFS(pages, files...))
	}
}

// page is what every template is given.
type page struct {
	Title   string // of the window
	Lang    string // of the interface
	Dir     string // ltr or rtl
	Version string
	Body    any // what this page shows
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

// show renders a page. It is rendered whole before the first byte is sent, so
// that an error in a template never gives half a page.
func (s *site) show(c echo.Context, status int, name, title string, body any) error {
	var b bytes.Buffer
	p := page{Title: title, Lang: "en", Dir: "ltr", Version: s.options.Version, Body: body}
	if err := s.templates[name].Execute(&b, p); err != nil {
		return err
	}
	h := c.Response().Header()
	h.Set("Content-Security-Policy", policy+s.framedBy(c))
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "same-origin")
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "no-cache")
	}
	return c.HTMLBlob(status, b.Bytes())
}
