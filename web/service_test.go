package web

import (
	"html"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"

	"github.com/labstack/echo/v4"

	"github.com/stemma-news/stemma/ingest"
	"github.com/stemma-news/stemma/internal/cache"
	"github.com/stemma-news/stemma/internal/desk"
	"github.com/stemma-news/stemma/internal/store"
)

// service is the pages over a real store, behind a real server.
type service struct {
	*httptest.Server
	desk *desk.Desk
}

func serve(t *testing.T) *service {
	t.Helper()
	return serveWith(t, Options{Version: "test"})
}

func serveWith(t *testing.T, o Options) *service {
	t.Helper()
	db, err := store.Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "stemma.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	results, err := cache.New(cache.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d := desk.New(desk.Config{Store: db, Cache: results, Log: slog.New(slog.DiscardHandler)})
	e := echo.New()
	problem := Mount(e, d, o)
	e.HTTPErrorHandler = func(err error, c echo.Context) { problem(c, err) }
	s := &service{httptest.NewServer(e), d}
	t.Cleanup(func() {
		s.Close()
		results.Close()
		db.Close()
	})
	return s
}

// storyText is a small story of several sentences.
const storyText = `The bridge at Arden opened on Monday after two years of work.

Four hundred people crossed it on foot in the first hour, the mayor said. The old bridge had been closed since the flood of last winter.

The new one cost 3 million euros and carries two lanes and a path for bicycles. A ferry that had taken its place stops on Friday.

Shops on the far side hope that their customers will return before the summer.`

// keep captures a text under a key.
func (s *service) keep(t *testing.T, key, text string) desk.Captured {
	t.Helper()
	got, err := s.desk.Capture(t.Context(), desk.CaptureRequest{Source: ingest.Source{Data: []byte(text), Title: "Of the " + key}, Key: key})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

type reply struct {
	status int
	header http.Header
	at     string // the address that answered, after all redirects
	body   string
	text   string // the body with its character references read
}

func (s *service) get(t *testing.T, path string) reply {
	t.Helper()
	return s.ask(t, http.MethodGet, path, nil, nil)
}

func (s *service) ask(t *testing.T, method, path string, h http.Header, body io.Reader) reply {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, s.URL+path, body)
	if err != nil {
		t.Fatal(err)
	}
	for name, values := range h {
		r.Header[name] = values
	}
	res, err := s.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return reply{res.StatusCode, res.Header, res.Request.URL.RequestURI(), string(b), html.UnescapeString(string(b))}
}
