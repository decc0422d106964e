package web

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/ingest"
	"github.com/stemma-news/stemma/internal/desk"
	"github.com/stemma-news/stemma/internal/fault"
	"github.com/stemma-news/stemma/summarize"
)

const recent = 12 // stories on the front page: one screen

func (s *site) home(c echo.Context) error {
	list, err := s.desk.Articles(c.Request().Context(), c.QueryParam("after"), recent)
	if err != nil {
		return err
	}
	return s.show(c, http.StatusOK, "home", "Stemma", struct {
		Articles []desk.Article
		Next     string
	}{list.Items, list.Next})
}

// form reads a posted form. Room for it was waited for before, as for every
// body; the limit is of the bytes sent.
func (s *site) form(c echo.Context) error {
	r := c.Request()
	r.Body = http.MaxBytesReader(c.Response(), r.Body, s.desk.Limits().MaxBody)
	if err := r.ParseForm(); err != nil {
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			return fault.New(fault.TooLarge, fmt.Sprintf("the form is larger than %d bytes", large.Limit), "send one article at a time")
		}
		return fault.Wrap(err, fault.Invalid, "the form could not be read", "send it again, with less text")
	}
	return nil
}

// pastedSummary reads one pasted text; with a second one it is a comparison.
func (s *site) pastedSummary(c echo.Context) error {
	if err := s.form(c); err != nil {
		return err
	}
	text := c.FormValue("text")
	if strings.TrimSpace(text) == "" {
		return fault.New(fault.Invalid, "nothing was pasted", "go back and paste the text of an article")
	}
	sum, a, err := s.desk.Summarize(c.Request().Context(), ingest.Source{Data: []byte(text), Title: c.FormValue("title")}, summarize.Options{})
	if err != nil {
		return err
	}
	return s.show(c, http.StatusOK, "pasted", title(a), struct {
		Article *article.Article
		Summary desk.Summary
	}{a, sum})
}

func title(a *article.Article) string {
	if a.Title != "" {
		return a.Title
	}
	return short(60, a.Body)
}
