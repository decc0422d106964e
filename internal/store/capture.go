package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/base32"
	"errors"
	"time"
)

var idCode = base32.NewEncoding("0123456789abcdefghijklmnopqrstuv").WithPadding(base32.NoPadding)

// newID derives an id from what it names, so that the same import gives the
// same ids everywhere.
func newID(prefix, of string) string {
	sum := sha256.Sum256([]byte("stemma " + prefix + "\x00" + of))
	return prefix + idCode.EncodeToString(sum[:16])
}

// ArticleID gives the id of the article that a key names.
func ArticleID(key string) string { return newID("a_", key) }

func checkKey(key string) error {
	if key == "" || len(key) > 4096 || column(key) != key {
		return ErrKey
	}
	return nil
}

// Capture keeps one state of an article: the article, its revision, its
// fingerprints, its family and the lines of the log in one transaction. It may
// be repeated without harm: a state that was in force at Seen already only
// moves LastSeen, so that an import may run twice. A key that was taken down is
// refused as Gone.
func (d *DB) Capture(ctx context.Context, c Capture) (Captured, error) {
	if err := checkKey(c.Key); err != nil {
		return Captured{}, err
	}
	if c.Seen.IsZero() {
		c.Seen = d.options.Now()
	}
	c.Seen = c.Seen.UTC().Truncate(time.Microsecond)
	// All that costs time happens here, not in the one goroutine that writes.
	facts, err := packFacts(c.Article)
	if err != nil {
		return Captured{}, err
	}
	in := capture{
		Capture: c, id: ArticleID(c.Key), body: packBody(c.Article), facts: facts,
		prints: d.prints(c.Article.Body, c.Article.Language),
	}
	var out Captured
	err = d.change(ctx, func(t *tx) error {
		var err error
		out, err = t.capture(in)
		return err
	})
	if err != nil {
		return Captured{}, err
	}
	return out, nil
}

// capture is a Capture made ready to be written.
type capture struct {
	Capture
	id          string
	body, facts []byte
	prints      []int64
}

func (t *tx) capture(c capture) (Captured, error) {
	a, err := t.article(c.id)
	fresh := errors.Is(err, ErrArticle)
	if err != nil && !fresh {
		return Captured{}, err
	}
	revision := c.Article.Revision
	out := Captured{Article: c.id, Revision: revision, NewArticle: fresh, NewRevision: true}
	newest := true
	if !fresh {
		before, after, err := t.around(a.num, c.Seen)
		if err != nil {
			return Captured{}, err
		}
		out.Previous, newest = before.ID, after.ID == ""
		if before.ID == revision || after.ID == revision {
			return t.recapture(c, a, before, after)
		}
	} else {
		t.state.num++
		t.state.articles++
		a = row{num: t.state.num, Article: Article{ID: c.id, Key: c.Key, FirstSeen: c.Seen, LastSeen: c.Seen}}
	}
	kind := ArticleRevised
	if fresh {
		kind = ArticleCaptured
	}
	seq, err := t.log(Change{Kind: kind, Article: c.id, Revision: revision})
	if err != nil {
		return Captured{}, err
	}
	a.Revisions++
	out.Ordinal = a.Revisions
	if err := t.keep(c, a, seq); err != nil {
		return Captured{}, err
	}
	if err := t.latest(&a, c, newest); err != nil {
		return Captured{}, err
	}
	if err := t.index(a.num, c.prints); err != nil {
		return Captured{}, err
	}
	out.Latest = newest
	out.Family, err = t.relate(a, c.Links, fresh || newest && c.Links != nil)
	return out, err
}

// recapture notes that a known state was seen again.
func (t *tx) recapture(c capture, a row, before, after Revision) (Captured, error) {
	out := Captured{Article: c.id, Revision: c.Article.Revision, Ordinal: before.Ordinal, Family: a.Family, Latest: a.Latest == c.Article.Revision}
	if before.ID != c.Article.Revision {
		// The state that came next was there earlier than we knew.
		out.Ordinal, out.Previous = after.Ordinal, before.ID
		if _, err := t.do(`UPDATE captures SET seen=$1 WHERE num=$2 AND ordinal=$3`, c.Seen.UnixMicro(), a.num, after.Ordinal); err != nil {
			return Captured{}, err
		}
	} else {
		earlier, _, err := t.around(a.num, before.Seen.Add(-time.Microsecond))
		if err != nil {
			return Captured{}, err
		}
		out.Previous = earlier.ID
	}
	if c.Seen.Before(a.FirstSeen) || c.Seen.After(a.LastSeen) {
		first, last := a.FirstSeen, a.LastSeen
		if c.Seen.Before(first) {
			first = c.Seen
		}
		if c.Seen.After(last) {
			last = c.Seen
		}
		if _, err := t.do(`UPDATE articles SET first_seen=$1, last_seen=$2 WHERE num=$3`, first.UnixMicro(), last.UnixMicro(), a.num); err != nil {
			return Captured{}, err
		}
	}
	if c.Links != nil && out.Latest {
		var err error
		out.Family, err = t.relate(a, c.Links, true)
		return out, err
	}
	return out, nil
}

// around gives the state in force at a time and the one that came next; zero
// when there is none.
func (t *tx) around(num int64, at time.Time) (before, after Revision, err error) {
	read := func(into *Revision, query string) error {
		var seen int64
		err := t.one(t.ctx, []any{&into.ID, &into.Ordinal, &seen}, query, num, at.UnixMicro())
		into.Seen = micro(seen)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		return err
	}
	if err := read(&before, `SELECT revision, ordinal, seen FROM captures WHERE num=$1 AND seen<=$2 ORDER BY seen DESC, ordinal DESC LIMIT 1`); err != nil {
		return before, after, err
	}
	err = read(&after, `SELECT revision, ordinal, seen FROM captures WHERE num=$1 AND seen>$2 ORDER BY seen, ordinal LIMIT 1`)
	return before, after, err
}

// keep writes the words, once, and the capture that holds them.
func (t *tx) keep(c capture, a row, seq int64) error {
	id := c.Article.Revision
	if _, err := t.do(`INSERT INTO revisions (id, body) VALUES ($1,$2) ON CONFLICT (id) DO NOTHING`, id, c.body); err != nil {
		return err
	}
	// Words that were taken down with one article may come back with another.
	if _, err := t.do(`DELETE FROM tombstones WHERE id=$1`, id); err != nil {
		return err
	}
	t.state.captures++
	_, err := t.do(`INSERT INTO captures (num, seen, ordinal, revision, seq, url, title, language, facts) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9)`,
		a.num, c.Seen.UnixMicro(), a.Revisions, id, seq, column(c.URL), column(c.Article.Title), column(c.Article.Language), c.facts)
	return err
}

// latest writes the article's own row: what is newest by the time it was seen,
// which an old archive that comes in later is not.
func (t *tx) latest(a *row, c capture, newest bool) error {
	if newest {
		a.Latest, a.URL, a.Publisher = c.Article.Revision, column(c.URL), column(c.Article.Publisher)
		a.Title, a.Language = column(c.Article.Title), column(c.Article.Language)
	}
	if c.Seen.Before(a.FirstSeen) {
		a.FirstSeen = c.Seen
	}
	if c.Seen.After(a.LastSeen) {
		a.LastSeen = c.Seen
	}
	_, err := t.do(`INSERT INTO articles (num, id, key, url, publisher, title, language, family, latest, revisions, first_seen, last_seen)
		VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12)
		ON CONFLICT (num) DO UPDATE SET url=excluded.url, publisher=excluded.publisher, title=excluded.title, language=excluded.language,
		latest=excluded.latest, revisions=excluded.revisions, first_seen=excluded.first_seen, last_seen=excluded.last_seen`,
		a.num, a.ID, a.Key, a.URL, a.Publisher, a.Title, a.Language, a.Family, a.Latest, a.Revisions, a.FirstSeen.UnixMicro(), a.LastSeen.UnixMicro())
	return err
}
