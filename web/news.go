package web

import (
	"time"

	"github.com/labstack/echo/v4"

	"github.com/stemma-news/stemma/internal/desk"
)

// news is one captured state with what changed in it, for the front page and
// the feeds.
type news struct {
	desk.Recent
	Href   string // of the comparison; of the article for a first capture
	Digest string // what changed, in a line; "" for a first capture
	Added  int    // words
	Gone   int
}

// news lists what was captured last, the latest first. What a state changed is
// told by its numbers, beside the one before.
func (s *site) news(c echo.Context, articleID, familyID string, n int) ([]news, error) {
	ctx, t := c.Request().Context(), tongueOf(c)
	list, err := s.desk.Recent(ctx, articleID, familyID, n)
	if err != nil {
		return nil, err
	}
	out := make([]news, 0, len(list))
	for _, r := range list {
		one := news{Recent: r, Href: "/articles/" + r.Article}
		one.Title = s.desk.Name(ctx, desk.Article{ID: r.Article, Latest: r.ID, Title: r.Title})
		if r.Before != "" {
			one.Href = "/compare/" + r.Before + "..." + r.ID
			one.Digest = t.say("What changed")
			if gist, ok := s.gist(c, r.Before, r.ID); ok {
				one.Digest, one.Added, one.Gone = t.digest(gist.Kinds), gist.Added, gist.Deleted
			}
		}
		out = append(out, one)
	}
	return out, nil
}

// gist is how much a state changed. A list is there also when one of its lines
// cannot be told just now, as of an article that is being taken down.
func (s *site) gist(c echo.Context, old, new string) (desk.Gist, bool) {
	cached, err := s.desk.Gist(c.Request().Context(), old, new)
	if err != nil {
		return desk.Gist{}, false
	}
	gist, err := cached.Value()
	return gist, err == nil
}

// updated is when the latest of the news came; zero when there is none.
func updated(all []news) (last time.Time) {
	for _, one := range all {
		if one.Seen.After(last) {
			last = one.Seen
		}
	}
	return last
}
