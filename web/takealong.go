package web

import (
	"github.com/labstack/echo/v4"

	"github.com/stemma-news/stemma/diffing"
	"github.com/stemma-news/stemma/internal/desk"
	"github.com/stemma-news/stemma/internal/fault"
)

// formats are what a comparison can be taken along as.
var formats = []viewLink{
	{Name: "text", Label: "text"}, {Name: "markdown", Label: "Markdown"}, {Name: "unified", Label: "unified diff"},
}

// comparisonAsText gives a comparison to copy.
func comparisonAsText(c echo.Context, cmp desk.Comparison, format string) error {
	h := c.Response().Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Security-Policy", "default-src 'none'")
	h.Set(echo.HeaderContentType, "text/plain; charset=utf-8")
	switch format {
	case "markdown":
		return diffing.Markdown(c.Response(), cmp.Old.Body, cmp.New.Body, &cmp.Diff)
	case "unified":
		return diffing.Unified(c.Response(), cmp.Old.Body, cmp.New.Body, &cmp.Diff, diffing.UnifiedOptions{})
	case "text":
		return diffing.Terminal(c.Response(), cmp.Old.Body, cmp.New.Body, &cmp.Diff, diffing.TerminalOptions{})
	}
	return fault.New(fault.Invalid, "the format is not one that this page knows", "ask for text, markdown or unified")
}
