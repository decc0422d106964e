package web

import (
	"bytes"
	"crypto/sha512"
	_ "embed"
	"encoding/base64"
	"encoding/hex"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/stemma-news/stemma/internal/desk"
)

//go:generate go run widget/build.go

//go:embed widget/dist/article-summary.js
var widgetScript []byte

// widgetSum is of the script's bytes: browsers take SHA-384 for integrity.
var widgetSum = sha512.Sum384(widgetScript)

// The script has two names: a short one, whose bytes change with the service,
// and one that holds their hash, which a page can pin with the integrity value.
const widgetName = "article-summary.js"

var (
	widgetHashed    = "article-summary." + hex.EncodeToString(widgetSum[:6]) + ".js"
	widgetIntegrity = "sha384-" + base64.StdEncoding.EncodeToString(widgetSum[:])
)

func (s *site) widget(c echo.Context) error {
	h := c.Response().Header()
	switch c.Param("name") {
	case widgetName:
		h.Set("Cache-Control", "public, max-age=300, stale-while-revalidate=86400")
	case widgetHashed:
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	default:
		return errNoPage
	}
	h.Set(echo.HeaderContentType, mediaTypes[".js"])
	h.Set("ETag", `"`+hex.EncodeToString(widgetSum[:16])+`"`)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Access-Control-Allow-Origin", "*") // integrity is checked of scripts that were asked for with CORS only
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	http.ServeContent(c.Response(), c.Request(), widgetName, time.Time{}, bytes.NewReader(widgetScript))
	return nil
}

// installPage says how to put a summary on a page of one's own, with one that
// is live.
type installPage struct {
	Host      string // of this service, as the reader reached it
	Script    string
	Integrity string
	Bytes     int
	Articles  []desk.Article // to choose from
	Article   string
	Sentences int
	Choices   []int
}

func (s *site) install(c echo.Context) error {
	n, err := sentencesAsked(c)
	if err != nil {
		return err
	}
	list, err := s.desk.Articles(c.Request().Context(), "", recent)
	if err != nil {
		return err
	}
	p := installPage{
		Host: host(c), Script: "/w/v1/" + widgetHashed, Integrity: widgetIntegrity, Bytes: len(widgetScript),
		Articles: list.Items, Article: c.QueryParam("article"), Sentences: n, Choices: lengths,
	}
	if p.Article == "" && len(p.Articles) > 0 {
		p.Article = p.Articles[0].ID
	}
	return s.show(c, http.StatusOK, "install", "On your own page", p)
}

// host is the address of this service as it was asked for.
func host(c echo.Context) string { return c.Scheme() + "://" + c.Request().Host }
