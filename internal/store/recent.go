package store

import "context"

// Captured states, the latest first, for whoever wants the news and not the
// whole log.

// Recent is one state as it was captured.
type Recent struct {
	Seq int64 // of its line in the log
	Revision
	Publisher string
	Before    string // id of the revision that it came after in its article's history; "" for the first
}

// Recent gives the n states (0 means 50, at most 500) that were captured last:
// of one article when articleID is given, of one family when familyID is, else
// of all.
func (d *DB) Recent(ctx context.Context, articleID, familyID string, n int) ([]Recent, error) {
	where, about := "", []any{page(n, 50, 500)}
	switch {
	case articleID != "":
		a, err := d.reader().article(ctx, articleID)
		if err != nil {
			return nil, d.fault(err)
		}
		where, about = `WHERE c.num=$2`, append(about, a.num)
	case familyID != "":
		where, about = `WHERE a.family=$2`, append(about, column(familyID))
	}
	list := []Recent{}
	err := d.reader().each(ctx, func(scan func(...any) error) error {
		var r Recent
		var seen int64
		err := scan(&r.Seq, &r.ID, &r.Article, &r.Ordinal, &seen, &r.Title, &r.Language, &r.Publisher, &r.Before)
		r.Seen = micro(seen)
		list = append(list, r)
		return err
	}, `SELECT c.seq, c.revision, a.id, c.ordinal, c.seen, c.title, c.language, a.publisher,
		COALESCE((SELECT p.revision FROM captures p WHERE p.num=c.num AND (p.seen<c.seen OR p.seen=c.seen AND p.ordinal<c.ordinal)
			ORDER BY p.seen DESC, p.ordinal DESC LIMIT 1), '')
		FROM captures c JOIN articles a ON a.num=c.num `+where+` ORDER BY c.seq DESC LIMIT $1`, about...)
	return list, d.fault(err)
}
