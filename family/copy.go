package family

import (
	"strings"
	"time"

	"github.com/stemma-news/stemma/article"
)

// FromArticle makes the family's copy of an article. Seen is left for the
// caller, who alone knows when it was captured.
func FromArticle(id string, a *article.Article) Copy {
	c := Copy{
		ID: id, Title: a.Title, Text: a.Body, Language: a.Language, URL: a.CanonicalURL,
		Publisher: a.Publisher, Published: parseClock(a.Published), Modified: parseClock(a.Modified),
		Revision: a.Revision,
	}
	if a.Credit != nil {
		c.Credit = a.Credit.Text
		if c.Credit == "" {
			c.Credit = strings.TrimSpace(a.Credit.Agency + " " + a.Credit.Via)
		}
		c.Original = a.Credit.URL
	}
	return c
}

// parseClock reads a time as an article carries it: RFC 3339, or a date alone.
func parseClock(s string) time.Time {
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil {
			return t
		}
	}
	return time.Time{}
}
