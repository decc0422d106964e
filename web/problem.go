package web

import (
	"net/http"
	"strconv"
	"unicode"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"github.com/stemma-news/stemma/internal/fault"
)

var errNoPage = fault.New(fault.Missing, "there is no page at this address", "start again from the front page")

// problem shows an error as a page.
func (s *site) problem(c echo.Context, err error) {
	if c.Response().Committed {
		return
	}
	f := faultOf(err)
	status := f.Kind.Status()
	h := c.Response().Header()
	h.Set("Cache-Control", "no-store")
	if f.After > 0 {
		h.Set("Retry-After", strconv.Itoa(int((f.After.Seconds() + 0.999))))
	}
	if c.Request().Method == http.MethodHead {
		_ = c.NoContent(status)
		return
	}
	name := "problem"
	if isFrame(c) {
		name = "embed-problem"
	}
	_ = s.show(c, status, name, sentence(f.Detail), struct{ Detail, Fix string }{sentence(f.Detail), sentence(f.Fix)})
}

// faultOf reads also the errors that echo itself makes.
func faultOf(err error) *fault.Error {
	he, ok := err.(*echo.HTTPError)
	if !ok {
		return fault.From(err)
	}
	switch he.Code {
	case http.StatusNotFound:
		return errNoPage
	case http.StatusMethodNotAllowed:
		return fault.New(fault.Method, "this page does not answer that way", "open it with a link or by its form")
	case http.StatusRequestEntityTooLarge:
		return fault.New(fault.TooLarge, "the text is too large", "send one article at a time")
	}
	return fault.From(he)
}

// sentence makes a fault's words a sentence.
func sentence(s string) string {
	if s == "" {
		return ""
	}
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:] + "."
}
