package store

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/stemma-news/stemma/internal/fault"
)

// TakeDown deletes an article's texts, links and fingerprints and leaves a
// tombstone: whoever asks for it hears Gone and the reason. Repeating it gives
// the first answer. SQLite overwrites what it deletes; PostgreSQL frees it at
// its next vacuum, and backups are the operator's.
func (d *DB) TakeDown(ctx context.Context, articleID, reason string) (Removal, error) {
	var out Removal
	reason = column(reason)
	err := d.change(ctx, func(t *tx) error {
		a, err := t.article(articleID)
		if isKind(err, fault.Gone) {
			out, err = t.removal(articleID)
			return err
		}
		if err != nil {
			return err
		}
		out, err = t.takeDown(a, reason, d.prints)
		return err
	})
	if err != nil {
		return Removal{}, err
	}
	if d.dialect.scrub != "" {
		// Old pages also stand in the write-ahead log until it is emptied. A
		// long read may hold it back, which SQLite tells in a row and not as an
		// error; the next checkpoint does it then.
		var busy, pages, moved int
		err := d.write.QueryRowContext(ctx, d.dialect.scrub).Scan(&busy, &pages, &moved)
		if err != nil || busy != 0 {
			d.options.Log.WarnContext(ctx, "store: the write-ahead log still holds what was taken down", "article", articleID, "error", err)
		}
	}
	return out, nil
}

func isKind(err error, kind fault.Kind) bool {
	var f *fault.Error
	return errors.As(err, &f) && f.Kind == kind
}

// removal tells an earlier take-down again.
func (t *tx) removal(articleID string) (Removal, error) {
	out := Removal{Article: articleID}
	var at, seq int64
	err := t.one(t.ctx, []any{&at, &out.Reason, &out.Family, &seq}, `SELECT at, reason, family, seq FROM tombstones WHERE id=$1`, articleID)
	if err != nil {
		return out, err
	}
	out.At = micro(at)
	err = t.each(t.ctx, func(scan func(...any) error) error {
		var id string
		err := scan(&id)
		if id != articleID {
			out.Revisions = append(out.Revisions, id)
		}
		return err
	}, `SELECT id FROM tombstones WHERE seq=$1 ORDER BY id`, seq)
	return out, err
}

func (t *tx) takeDown(a row, reason string, prints func(text, language string) []int64) (Removal, error) {
	out := Removal{Article: a.ID, At: t.now, Reason: reason, Family: a.Family}
	if err := t.unindex(a.num, prints); err != nil {
		return out, err
	}
	seq, err := t.log(Change{Kind: ArticleRemoved, Article: a.ID, Family: a.Family, Why: reason})
	if err != nil {
		return out, err
	}
	err = t.each(t.ctx, func(scan func(...any) error) error {
		var id string
		err := scan(&id)
		out.Revisions = append(out.Revisions, id)
		return err
	}, `SELECT DISTINCT revision FROM captures c WHERE num=$1 AND NOT EXISTS
		(SELECT 1 FROM captures o WHERE o.revision=c.revision AND o.num<>c.num) ORDER BY revision`, a.num)
	if err != nil {
		return out, err
	}
	for _, id := range append([]string{a.ID}, out.Revisions...) {
		_, err := t.do(`INSERT INTO tombstones (id, key, family, at, reason, seq) VALUES ($1,$2,$3,$4,$5,$6)`,
			id, a.Key, a.Family, t.now.UnixMicro(), reason, seq)
		if err != nil {
			return out, err
		}
		if _, err := t.do(`DELETE FROM revisions WHERE id=$1`, id); err != nil {
			return out, err
		}
	}
	n, err := t.do(`DELETE FROM captures WHERE num=$1`, a.num)
	if err != nil {
		return out, err
	}
	t.state.captures -= n
	if _, err := t.do(`DELETE FROM links WHERE child=$1`, a.num); err != nil {
		return out, err
	}
	if _, err := t.do(`DELETE FROM links WHERE other=$1`, a.num); err != nil {
		return out, err
	}
	if _, err := t.do(`DELETE FROM articles WHERE num=$1`, a.num); err != nil {
		return out, err
	}
	t.state.articles--
	t.state.removed++
	return out, t.part(a.Family)
}

// unindex takes an article's fingerprints, of all its texts, out of the index.
func (t *tx) unindex(num int64, prints func(text, language string) []int64) error {
	type text struct {
		body     []byte
		language string
	}
	var texts []text
	err := t.each(t.ctx, func(scan func(...any) error) error {
		var x text
		err := scan(&x.body, &x.language)
		texts = append(texts, x)
		return err
	}, `SELECT DISTINCT r.body, c.language FROM captures c JOIN revisions r ON r.id=c.revision WHERE c.num=$1`, num)
	if err != nil {
		return err
	}
	// A print that two of its texts share stands in the index once.
	var all []int64
	for _, x := range texts {
		body, err := unpackBody(x.body)
		if err != nil {
			return err
		}
		all = append(all, prints(body, x.language)...)
	}
	slices.Sort(all)
	return t.unprint(num, slices.Compact(all))
}

// Bury refuses a key from now on: what an import does with a take-down that
// happened elsewhere. An article held under the key is taken down.
func (d *DB) Bury(ctx context.Context, key, reason string, at time.Time) error {
	if err := checkKey(key); err != nil {
		return err
	}
	if at.IsZero() {
		at = d.options.Now()
	}
	_, err := d.TakeDown(ctx, ArticleID(key), reason)
	if !isKind(err, fault.Missing) {
		return err
	}
	return d.change(ctx, func(t *tx) error {
		seq, err := t.log(Change{Kind: ArticleRemoved, Article: ArticleID(key), Why: column(reason)})
		if err != nil {
			return err
		}
		t.state.removed++
		_, err = t.do(`INSERT INTO tombstones (id, key, family, at, reason, seq) VALUES ($1,$2,'',$3,$4,$5)`,
			ArticleID(key), column(key), at.UnixMicro(), column(reason), seq)
		return err
	})
}
