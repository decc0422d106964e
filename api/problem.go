package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"github.com/stemma-news/stemma/internal/fault"
)

// problemBody is RFC 9457 with a way out.
type problemBody struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`
	Fix    string `json:"fix"`
}

// problem answers an error, whatever made it.
func (a *API) problem(err error, c echo.Context) {
	if c.Response().Committed || errors.Is(err, context.Canceled) && c.Request().Context().Err() != nil {
		return // it began to answer, or nobody is there to hear
	}
	f := understand(err, c)
	status := f.Kind.Status()
	if f.Kind == fault.Internal {
		a.log.Error("a request failed", "method", c.Request().Method, "path", c.Request().URL.Path, "error", err)
	}
	h := c.Response().Header()
	for _, name := range []string{"Etag", "Cache-Control", "Content-Encoding", "Content-Length"} {
		h.Del(name)
	}
	h.Set("Cache-Control", "no-store")
	h.Set("Access-Control-Allow-Origin", "*") // a widget on another page may read why
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Type", "application/problem+json")
	if f.After > 0 {
		h.Set("Retry-After", strconv.Itoa(int(math.Ceil(f.After.Seconds()))))
	}
	if f.Kind == fault.Unauthorized {
		h.Set("WWW-Authenticate", `Bearer realm="stemma"`)
	}
	body, _ := json.Marshal(problemBody{"/problems/" + string(f.Kind), http.StatusText(status), status, f.Detail, f.Fix})
	c.Response().WriteHeader(status)
	if _, err := c.Response().Write(append(body, '\n')); err != nil {
		a.log.Debug("a problem could not be sent", "error", err)
	}
}

// understand finds or makes the fault of an error, echo's own among them.
func understand(err error, c echo.Context) *fault.Error {
	var f *fault.Error
	if errors.As(err, &f) {
		return f
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return &fault.Error{
			Kind: fault.Busy, Detail: "the answer took longer than this service waits",
			Fix: "try again, or send a shorter text", After: 2e9, Cause: err,
		}
	}
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return fault.New(fault.TooLarge, "the body is larger than "+fault.Size(large.Limit), "send one article at a time, or many small ones as application/x-ndjson")
	}
	var h *echo.HTTPError
	if !errors.As(err, &h) {
		return fault.From(err)
	}
	method, path := c.Request().Method, c.Request().URL.Path
	switch h.Code {
	case http.StatusNotFound:
		return fault.New(fault.Missing, fmt.Sprintf("there is nothing at %.100q", path), "see /docs for the addresses")
	case http.StatusMethodNotAllowed:
		return fault.New(fault.Method, fmt.Sprintf("%.20q is not done to %.100q", method, path), "use "+c.Response().Header().Get("Allow"))
	case http.StatusTooManyRequests:
		return &fault.Error{Kind: fault.TooMany, Detail: "too many requests came from your address", Fix: "wait as long as Retry-After says", After: 1e9}
	case http.StatusBadRequest:
		return badParameter(h, c)
	}
	return fault.Wrap(err, fault.Internal, http.StatusText(h.Code), "try again")
}
