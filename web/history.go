package web

import (
	"time"

	"github.com/labstack/echo/v4"
)

// revisionLine is one state in the history, with how much it changed.
type revisionLine struct {
	ID      string
	Ordinal int
	Seen    time.Time
	Before  string // revision id, "" for the first
	Digest  string
	churn
}

// churn is a bar of the words that a revision added, from the left, and of
// those it took out, on to the right: in hundredths of the largest bar.
type churn struct {
	Known                    bool
	WordsAdded, WordsDeleted int
	AddedAt, AddedWidth      int
	DeletedAt, DeletedWidth  int
}

const mostHistory = 100 // revisions on one page

// history lists an article's revisions, the newest first.
func (s *site) history(c echo.Context, id string) ([]revisionLine, error) {
	cached, err := s.desk.ArticleChurn(c.Request().Context(), id)
	if err != nil {
		return nil, err
	}
	all, err := cached.Value()
	if err != nil {
		return nil, err
	}
	most := 1
	for _, r := range all {
		most = max(most, r.Added+r.Deleted)
	}
	t := tongueOf(c)
	out := make([]revisionLine, len(all))
	for i, r := range all {
		l := revisionLine{ID: r.Revision, Ordinal: r.Ordinal, Seen: r.Seen, Before: r.Before}
		if r.Before != "" {
			l.Digest = t.digest(r.Kinds)
			l.churn = churn{Known: true, WordsAdded: r.Added, WordsDeleted: r.Deleted}
			l.AddedWidth, l.DeletedWidth = part(r.Added, most), part(r.Deleted, most)
			l.DeletedAt = l.AddedWidth
			if t.dir == "rtl" {
				l.AddedAt, l.DeletedAt = 100-l.AddedWidth, 100-l.AddedWidth-l.DeletedWidth
			}
		}
		out[len(out)-1-i] = l
	}
	return out, nil
}

// part is n of most in hundredths; a word is never nothing.
func part(n, most int) int {
	if n == 0 {
		return 0
	}
	return max(2, 100*n/most)
}
