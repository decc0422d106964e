// Package api is the desk over HTTP: routes, problems, and openapi.yaml, which
// is the truth. The server interface and the request types are generated from
// it (go generate); a test holds the document and the route table equal.
//
// A handler binds, calls the desk once and shapes the answer. What all routes
// share stands in files of its own: strict reading and admission (request.go),
// answers with ETag and 304 (answer.go), problems (problem.go), NDJSON
// (stream.go), units of spans (offsets.go), the log (log.go), metrics
// (admin.go).
//
// Errors: every one is an application/problem+json answer, those of routing
// and panics too.
package api

import (
	"log/slog"
	"net/http"
	"net/netip"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/stemma-news/stemma/internal/desk"
)

//go:generate go run github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@v2.8.2 -config generate.yaml openapi.yaml
//go:generate go run ./reference

// Config are the choices of the API; the zero value is a good default.
type Config struct {
	Log      *slog.Logger   // what goes wrong; nil means silent
	Requests *RequestLog    // a line for each request; nil means none
	Keys     []string       // writing then asks for one of them as a bearer token
	Rate     float64        // requests a second for one caller; 0 means no limit
	Proxies  []netip.Prefix // whose X-Forwarded-For is believed
	Timeout  time.Duration  // of one request that is no stream; 0 means 30 s
}

// API answers requests. Make one with New.
type API struct {
	desk    *desk.Desk
	conf    Config
	log     *slog.Logger
	keys    [][32]byte // digests of Config.Keys
	metrics *metrics
	streams chan struct{}
	kept    bodies
}

// maxStreams is how many NDJSON streams are served at once: each holds a line.
const maxStreams = 64

// New makes the API of a desk.
func New(d *desk.Desk, c Config) *API {
	a := &API{desk: d, conf: c, log: c.Log, metrics: newMetrics(d), streams: make(chan struct{}, maxStreams)}
	if a.log == nil {
		a.log = slog.New(slog.DiscardHandler)
	}
	if a.conf.Timeout == 0 {
		a.conf.Timeout = 30 * time.Second
	}
	a.keys = digests(c.Keys)
	return a
}

// Mount puts the API's routes on e, with what all routes of e need: the log,
// metrics, recovery from panics, admission of bodies, and problems for errors.
// Pages mounted on e afterwards may wrap e.HTTPErrorHandler for their own
// addresses.
func (a *API) Mount(e *echo.Echo) {
	e.HideBanner, e.HidePort = true, true
	e.Binder = strictBinder{max: a.desk.Limits().MaxBody}
	e.HTTPErrorHandler = a.problem
	e.IPExtractor = extractor(a.conf.Proxies)
	e.Use(a.watch)
	if a.conf.Rate > 0 {
		e.Use(a.limitRate())
	}
	e.Use(a.admit)
	RegisterHandlers(routes{e, a}, NewStrictHandler(a, []StrictMiddlewareFunc{a.around}))
	e.GET("/problems/:kind", func(c echo.Context) error {
		return c.Redirect(http.StatusSeeOther, "/docs#problems")
	})
}

// Handler gives the API alone.
func (a *API) Handler() http.Handler {
	e := echo.New()
	a.Mount(e)
	return e
}

// routes registers what the generated code asks for, with what a method needs
// everywhere.
type routes struct {
	*echo.Echo
	api *API
}

// GET registers HEAD beside it: net/http drops the body.
func (r routes) GET(path string, h echo.HandlerFunc, m ...echo.MiddlewareFunc) *echo.Route {
	r.Echo.HEAD(path, h, m...)
	return r.Echo.GET(path, h, m...)
}

// POST looks at the media type before the generated code does.
func (r routes) POST(path string, h echo.HandlerFunc, m ...echo.MiddlewareFunc) *echo.Route {
	return r.Echo.POST(path, h, append(m, r.api.media)...)
}
