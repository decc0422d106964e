package api

import (
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/stemma-news/stemma/internal/fault"
)

// watch stands around every request: it turns errors and panics into answers,
// measures, and writes one line of the log of requests. What a health check asks
// every second is not worth a line.
func (a *API) watch(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		began := time.Now()
		err := a.recovered(next, c)
		if err != nil {
			c.Error(err)
		}
		took := time.Since(began)
		r, status := c.Request(), c.Response().Status
		a.metrics.observe(r.Method, c.Path(), status, took)
		level := slog.LevelInfo
		switch {
		case status >= 500:
			level = slog.LevelWarn
		case c.Path() == "/livez" || c.Path() == "/readyz":
			level = slog.LevelDebug
		}
		if a.conf.Requests == nil || level < a.conf.Requests.level {
			return nil
		}
		line := served{
			level: level, at: began.Add(took), method: r.Method, path: r.URL.Path, status: status,
			bytes: c.Response().Size, took: took, from: c.RealIP(),
		}
		if err != nil {
			line.problem = understand(err, c).Detail
		}
		a.conf.Requests.write(line)
		return nil
	}
}

// recovered runs a handler; a panic of ours becomes an error of this request.
func (a *API) recovered(next echo.HandlerFunc, c echo.Context) (err error) {
	defer func() {
		if r := recover(); r != nil {
			if r == http.ErrAbortHandler {
				panic(r)
			}
			err = a.panicked(r)
		}
	}()
	return next(c)
}

func (a *API) panicked(r any) error {
	a.metrics.panics.Inc()
	a.log.Error("a panic", "value", fmt.Sprint(r), "stack", string(debug.Stack()))
	return fault.Wrap(fmt.Errorf("panic: %v", r), fault.Internal, "something went wrong on our side",
		"try again; if it stays, send the log line of this time to whoever runs this service")
}
