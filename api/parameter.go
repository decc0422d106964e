package api

import (
	"fmt"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/stemma-news/stemma/internal/fault"
)

// badParameter says what is wrong with a parameter that the generated code
// could not read. It tells so in the words of Go's parsers, which are not ours
// to show; the API's words are made of what the caller sent.
func badParameter(h *echo.HTTPError, c echo.Context) *fault.Error {
	said := fmt.Sprint(h.Message)
	name, reason, _ := strings.Cut(strings.TrimPrefix(said, "Invalid format for parameter "), ": ")
	if !strings.HasPrefix(said, "Invalid format for parameter ") {
		return fault.Wrap(h, fault.Invalid, "a parameter or header of the request cannot be read", "see /docs for what each takes")
	}
	given := c.QueryParam(name)
	if given == "" {
		given = c.Param(name)
	}
	is, fix := fmt.Sprintf("the parameter %s is %.40q", name, given), ""
	switch {
	case strings.Contains(reason, "is required"):
		return fault.Wrap(h, fault.Invalid, fmt.Sprintf("the parameter %s is missing", name), fmt.Sprintf("send it in the address, as in ?%s=…", name))
	case strings.Contains(reason, "out of range"):
		is, fix = is+", which is too large", "send a smaller number"
	case strings.Contains(reason, "ParseInt"):
		is, fix = is+", which is no whole number", fmt.Sprintf("send digits alone, as in %s=20", name)
	case strings.Contains(reason, "ParseBool"):
		is, fix = is+", which is neither true nor false", fmt.Sprintf("send %s=true, or leave it out", name)
	default:
		fix = "see /docs for what it takes"
	}
	return fault.Wrap(h, fault.Invalid, is, fix)
}
