package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/family"
)

// row is an article with its number.
type row struct {
	num int64
	Article
}

const articleColumns = `num, id, key, url, publisher, title, language, family, latest, revisions, first_seen, last_seen`

func (a *row) read(scan func(...any) error) error {
	var first, last int64
	err := scan(&a.num, &a.ID, &a.Key, &a.URL, &a.Publisher, &a.Title, &a.Language, &a.Family, &a.Latest, &a.Revisions, &first, &last)
	a.FirstSeen, a.LastSeen = micro(first), micro(last)
	return err
}

// micro is the time that a column holds.
func micro(at int64) time.Time { return time.UnixMicro(at).UTC() }

// article finds an article's row; Gone when it was taken down.
func (q querier) article(ctx context.Context, id string) (row, error) {
	var a row
	found := false
	err := q.each(ctx, func(scan func(...any) error) error {
		found = true
		return a.read(scan)
	}, `SELECT `+articleColumns+` FROM articles WHERE id=$1`, column(id))
	if err != nil || found {
		return a, err
	}
	return a, q.lack(ctx, id, "this article", ErrArticle)
}

// lack says why there is nothing under an id: it was taken down, or never was.
func (q querier) lack(ctx context.Context, id, what string, missing error) error {
	var reason string
	err := q.one(ctx, []any{&reason}, `SELECT reason FROM tombstones WHERE id=$1`, column(id))
	if errors.Is(err, sql.ErrNoRows) {
		return missing
	}
	if err != nil {
		return err
	}
	return gone(what, reason)
}

func (t *tx) article(id string) (row, error) { return t.querier.article(t.ctx, id) }

// Article gives what is known of an article.
func (d *DB) Article(ctx context.Context, id string) (Article, error) {
	a, err := d.reader().article(ctx, id)
	return a.Article, d.fault(err)
}

// Revision gives the article of a revision, with the facts (URL, dates,
// furniture) of the first article that held it.
func (d *DB) Revision(ctx context.Context, id string) (*article.Article, error) {
	return d.text(ctx, id, ErrRevision, `SELECT r.body, c.facts FROM captures c JOIN revisions r ON r.id=c.revision
		WHERE c.revision=$1 ORDER BY c.seq LIMIT 1`, column(id))
}

// Read gives an article's state with that article's own facts: the revision
// asked for, or its latest when revisionID is "".
func (d *DB) Read(ctx context.Context, articleID, revisionID string) (*article.Article, error) {
	a, err := d.reader().article(ctx, articleID)
	if err != nil {
		return nil, d.fault(err)
	}
	if revisionID == "" {
		revisionID = a.Latest
	}
	return d.text(ctx, revisionID, ErrRevision, `SELECT r.body, c.facts FROM captures c JOIN revisions r ON r.id=c.revision
		WHERE c.revision=$1 AND c.num=$2 ORDER BY c.seen DESC LIMIT 1`, column(revisionID), a.num)
}

func (d *DB) text(ctx context.Context, id string, missing error, query string, args ...any) (*article.Article, error) {
	var body, facts []byte
	err := d.reader().one(ctx, []any{&body, &facts}, query, args...)
	if errors.Is(err, sql.ErrNoRows) {
		err = d.reader().lack(ctx, id, "this revision", missing)
	}
	if err != nil {
		return nil, d.fault(err)
	}
	a, err := unpack(body, facts)
	return a, d.fault(err)
}

// Holders gives each place in a history where a revision stands, the earliest
// first, 100 at most.
func (d *DB) Holders(ctx context.Context, revisionID string) ([]Revision, error) {
	list, err := d.history(ctx, `WHERE c.revision=$1 ORDER BY c.seen, c.seq LIMIT 100`, column(revisionID))
	if err == nil && len(list) == 0 {
		err = d.reader().lack(ctx, revisionID, "this revision", ErrRevision)
	}
	return list, d.fault(err)
}

func (d *DB) history(ctx context.Context, where string, args ...any) (list []Revision, err error) {
	err = d.reader().each(ctx, func(scan func(...any) error) error {
		var r Revision
		var seen int64
		err := scan(&r.ID, &r.Article, &r.Ordinal, &seen, &r.Title, &r.Language)
		r.Seen = micro(seen)
		list = append(list, r)
		return err
	}, `SELECT c.revision, a.id, c.ordinal, c.seen, c.title, c.language FROM captures c JOIN articles a ON a.num=c.num `+where, args...)
	return list, err
}

// Family gives a family with its members and their links. The id of a family
// that was merged into another gives that other.
func (d *DB) Family(ctx context.Context, id string) (Family, error) {
	f, err := d.family(ctx, id)
	return f, d.fault(err)
}

func (d *DB) family(ctx context.Context, id string) (Family, error) {
	q := d.reader()
	f := Family{ID: column(id), Links: []Link{}}
	for {
		var founded int64
		var merged string
		err := q.one(ctx, []any{&founded, &f.Version, &merged}, `SELECT founded, version, merged_into FROM families WHERE id=$1`, f.ID)
		if errors.Is(err, sql.ErrNoRows) {
			return Family{}, ErrFamily
		}
		if err != nil {
			return Family{}, err
		}
		f.Founded = micro(founded)
		if merged == "" {
			break
		}
		f.ID = merged
	}
	err := q.each(ctx, func(scan func(...any) error) error {
		var a row
		err := a.read(scan)
		f.Members = append(f.Members, a.Article)
		return err
	}, `SELECT `+articleColumns+` FROM articles WHERE family=$1 ORDER BY num`, f.ID)
	if err != nil {
		return Family{}, err
	}
	err = q.each(ctx, func(scan func(...any) error) error {
		var l Link
		var evidence string
		if err := scan(&l.From, &l.To, &l.FromRevision, &l.ToRevision, &l.Relation, &l.FromInTo, &l.ToInFrom, &evidence); err != nil {
			return err
		}
		f.Links = append(f.Links, l)
		return json.Unmarshal([]byte(evidence), &f.Links[len(f.Links)-1].Evidence)
	}, `SELECT a.id, b.id, l.child_revision, l.other_revision, l.relation, l.child_in_other, l.other_in_child, l.evidence
		FROM articles a JOIN links l ON l.child=a.num JOIN articles b ON b.num=l.other WHERE a.family=$1 ORDER BY a.num, l.other`, f.ID)
	return f, err
}

// Copies gives the latest texts of articles, in the order asked, ready for
// family.Relate and family.Tree. One that is gone is left out. Its clock is
// that of the article's first state. It gives as many, by the time of their
// latest states, as hold most bytes of text together, of which the last passes
// that; rest are those that it did not come to.
func (d *DB) Copies(ctx context.Context, articleIDs []string, most int) (copies []family.Copy, rest []string, err error) {
	found := make(map[string]family.Copy, len(articleIDs))
	held := 0
	for part := range chunks(articleIDs, 256) {
		if held >= most {
			rest = append(rest, part...)
			continue
		}
		args := make([]any, len(part))
		for i, id := range part {
			args[i] = column(id)
		}
		list, err := d.copies(ctx, func(c family.Copy) bool {
			held += len(c.Text)
			return held < most
		}, `SELECT a.id, r.id, a.url, a.first_seen, r.body, c.facts FROM articles a
			JOIN captures c ON c.num=a.num AND c.revision=a.latest JOIN revisions r ON r.id=a.latest
			WHERE a.id IN `+list(len(args))+` ORDER BY c.seen, a.num`, args...)
		if err != nil {
			return nil, nil, d.fault(err)
		}
		for _, c := range list {
			found[c.ID] = c
		}
		if held >= most {
			for _, id := range part {
				if _, ok := found[id]; !ok {
					rest = append(rest, id)
				}
			}
		}
	}
	copies = make([]family.Copy, 0, len(found))
	for _, id := range articleIDs {
		if c, ok := found[id]; ok {
			copies = append(copies, c)
		}
	}
	return copies, rest, nil
}

// States gives the n newest states of an article, the oldest first, each with
// the clock of its own capture. None is no error: the article may be gone.
func (d *DB) States(ctx context.Context, articleID string, n int) ([]family.Copy, error) {
	out, err := d.copies(ctx, all, `SELECT a.id, c.revision, c.url, c.seen, r.body, c.facts FROM articles a
		JOIN captures c ON c.num=a.num JOIN revisions r ON r.id=c.revision
		WHERE a.id=$1 ORDER BY c.seen DESC, c.ordinal DESC LIMIT $2`, column(articleID), n)
	slices.Reverse(out)
	return out, d.fault(err)
}

// all is the rule of who reads every row.
func all(family.Copy) bool { return true }

var errEnough = errors.New("store: no more rows are wanted")

// copies reads rows until more says that they are enough.
func (d *DB) copies(ctx context.Context, more func(family.Copy) bool, query string, args ...any) (out []family.Copy, err error) {
	err = d.reader().each(ctx, func(scan func(...any) error) error {
		var id, revision, at string
		var body, facts []byte
		var seen int64
		if err := scan(&id, &revision, &at, &seen, &body, &facts); err != nil {
			return err
		}
		a, err := unpackHead(body, facts)
		if err != nil {
			return err
		}
		c := family.FromArticle(id, a)
		c.Revision, c.Seen = revision, micro(seen)
		if at != "" {
			c.URL = at
			if a.CanonicalURL != "" && host(a.CanonicalURL) != host(at) {
				c.Original = a.CanonicalURL // a page that names its original is a copy, and says of what
			}
		}
		out = append(out, c)
		if !more(c) {
			return errEnough
		}
		return nil
	}, query, args...)
	if errors.Is(err, errEnough) {
		err = nil
	}
	return out, err
}

// host is that of an address, without the www that names no other site.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}
