package web

import (
	"bytes"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/stemma-news/stemma/web/widget"
)

//go:generate go run widget/build.go

// served is a component's script under one of its names: the short one, whose
// bytes change with the service, or the one that holds their hash, which a page
// can pin with the integrity value.
type served struct {
	widget.Script
	caching string
}

// loadScripts reads the components. A page that pinned one keeps it after an
// update: any other bytes would fail its integrity value.
func loadScripts() map[string]served {
	out := map[string]served{}
	for _, w := range widget.All() {
		if w.Name != "" {
			out[w.Name] = served{w, "public, max-age=300, stale-while-revalidate=86400"}
		}
		out[w.Hashed] = served{w, "public, max-age=31536000, immutable"}
	}
	return out
}

// widget gives a component's script. A hash that no release gave out is not
// found, and not another script: a page that pins it would refuse any other,
// and one that does not should learn of its mistake.
func (s *site) widget(c echo.Context) error {
	w, ok := s.scripts[c.Param("name")]
	if !ok {
		return errNoPage
	}
	h := c.Response().Header()
	h.Set("Cache-Control", w.caching)
	h.Set(echo.HeaderContentType, mediaTypes[".js"])
	h.Set("ETag", `"`+w.Hashed+`"`)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Access-Control-Allow-Origin", "*") // integrity is checked of scripts that were asked for with CORS only
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	http.ServeContent(c.Response(), c.Request(), "", time.Time{}, bytes.NewReader(w.Body))
	return nil
}
