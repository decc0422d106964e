package store

import (
	"cmp"
	"context"
	"encoding/binary"
	"hash/crc32"
	"iter"
	"math"
	"slices"
)

// A cursor holds the place of the last element given, of which list, and a
// check, so that one that was made up is told apart from one that is old.

func cursor(listName string, at ...int64) string {
	b := binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE([]byte(listName)))
	for _, n := range at {
		b = binary.AppendVarint(b, n)
	}
	b = binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b))
	return idCode.EncodeToString(b[4:])
}

func parseCursor(listName, text string, into ...*int64) error {
	raw, err := idCode.DecodeString(text)
	if err != nil || len(raw) < 4 {
		return ErrCursor
	}
	rest := raw[:len(raw)-4]
	for _, p := range into {
		n, size := binary.Varint(rest)
		if size <= 0 {
			return ErrCursor
		}
		*p, rest = n, rest[size:]
	}
	at := make([]int64, len(into))
	for i, p := range into {
		at[i] = *p
	}
	if cursor(listName, at...) != text {
		return ErrCursor
	}
	return nil
}

// page bounds how many are asked for: 0 means usual.
func page(n, usual, most int) int {
	if n <= 0 {
		return usual
	}
	return min(n, most)
}

// Articles lists articles, the newest first, n of them (0 means 50, at most
// 500) after a cursor that an earlier call gave; "" begins. next is "" at the
// end. What is captured meanwhile never shifts a later page.
func (d *DB) Articles(ctx context.Context, after string, n int) (list []Article, next string, err error) {
	n = page(n, 50, 500)
	below := int64(math.MaxInt64)
	if after != "" {
		if err := parseCursor("articles", after, &below); err != nil {
			return nil, "", err
		}
	}
	list = []Article{}
	var last int64
	more := false
	err = d.reader().each(ctx, func(scan func(...any) error) error {
		var a row
		if err := a.read(scan); err != nil {
			return err
		}
		if more = len(list) == n; !more {
			list, last = append(list, a.Article), a.num
		}
		return nil
	}, `SELECT `+articleColumns+` FROM articles WHERE num<$1 ORDER BY num DESC LIMIT $2`, below, n+1)
	if err != nil {
		return nil, "", d.fault(err)
	}
	if more {
		next = cursor("articles", last)
	}
	return list, next, nil
}

// Revisions lists an article's history, the oldest first, with cursors as
// Articles has them.
func (d *DB) Revisions(ctx context.Context, articleID, after string, n int) (list []Revision, next string, err error) {
	n = page(n, 50, 500)
	seen, ordinal := int64(math.MinInt64), int64(0)
	if after != "" {
		if err := parseCursor(articleID, after, &seen, &ordinal); err != nil {
			return nil, "", err
		}
	}
	a, err := d.reader().article(ctx, articleID)
	if err != nil {
		return nil, "", d.fault(err)
	}
	list, err = d.history(ctx, `WHERE c.num=$1 AND (c.seen>$2 OR c.seen=$2 AND c.ordinal>$3) ORDER BY c.seen, c.ordinal LIMIT $4`,
		a.num, seen, ordinal, n+1)
	if err != nil {
		return nil, "", d.fault(err)
	}
	if len(list) > n {
		list = list[:n]
		next = cursor(articleID, list[n-1].Seen.UnixMicro(), int64(list[n-1].Ordinal))
	}
	return list, next, nil
}

// Changes gives n lines of the log (0 means 100, at most 1,000) that follow
// the line numbered after.
func (d *DB) Changes(ctx context.Context, after int64, n int) ([]Change, error) {
	list := []Change{}
	err := d.reader().each(ctx, func(scan func(...any) error) error {
		var c Change
		var at int64
		err := scan(&c.Seq, &at, &c.Kind, &c.Article, &c.Revision, &c.Family, &c.Other, &c.Why)
		c.At = micro(at)
		list = append(list, c)
		return err
	}, `SELECT seq, at, kind, article, revision, family, other, why FROM changes WHERE seq>$1 ORDER BY seq LIMIT $2`, after, page(n, 100, 1000))
	return list, d.fault(err)
}

// Stats counts.
func (d *DB) Stats(ctx context.Context) (Stats, error) {
	var s state
	var bytes int64
	if err := d.reader().one(ctx, s.fields(), `SELECT `+stateColumns+` FROM state`); err != nil {
		return Stats{}, d.fault(err)
	}
	if err := d.reader().one(ctx, []any{&bytes}, d.dialect.size); err != nil {
		return Stats{}, d.fault(err)
	}
	return Stats{
		Articles: s.articles, Revisions: s.captures, Families: s.families, Removed: s.removed, Changes: s.seq,
		Bytes: bytes, IndexBytes: s.bytes,
	}, nil
}

// Export gives everything in the order of capture, so that capturing it again
// elsewhere gives the same store. Memory is bounded; what is captured while it
// runs may or may not be part of it. The last element may carry an error.
func (d *DB) Export(ctx context.Context) iter.Seq2[Exported, error] {
	return func(yield func(Exported, error) bool) {
		for after := int64(0); ; {
			part, last, err := d.exportPart(ctx, after)
			if err != nil {
				yield(Exported{}, d.fault(err))
				return
			}
			for _, e := range part {
				if !yield(e, nil) {
					return
				}
			}
			if last == after {
				return
			}
			after = last
		}
	}
}

// exportPage is some hundred kilobytes of text.
const exportPage = 32

// exportPart reads the next captures and take-downs that follow a line of the
// log, and the number of the last.
func (d *DB) exportPart(ctx context.Context, after int64) (part []Exported, last int64, err error) {
	type line struct {
		seq int64
		Exported
	}
	var lines []line
	bound := int64(math.MaxInt64) // of two lists, each cut at a page, all up to here is known
	read := func(query string) error {
		n := 0
		err := d.reader().each(ctx, func(scan func(...any) error) error {
			var l line
			var seen int64
			var body, facts []byte
			if err := scan(&l.seq, &l.Key, &l.URL, &seen, &l.Removed, &body, &facts); err != nil {
				return err
			}
			l.Seen = micro(seen)
			if len(facts) > 0 {
				var err error
				if l.Article, err = unpack(body, facts); err != nil {
					return err
				}
			}
			lines = append(lines, l)
			if n++; n == exportPage {
				bound = min(bound, l.seq)
			}
			return nil
		}, query, after, exportPage)
		return err
	}
	if err := read(`SELECT c.seq, a.key, c.url, c.seen, '', r.body, c.facts FROM captures c
		JOIN articles a ON a.num=c.num JOIN revisions r ON r.id=c.revision WHERE c.seq>$1 ORDER BY c.seq LIMIT $2`); err != nil {
		return nil, after, err
	}
	if err := read(`SELECT seq, key, '', at, reason, '', '' FROM tombstones
		WHERE seq>$1 AND id LIKE 'a%' ORDER BY seq LIMIT $2`); err != nil {
		return nil, after, err
	}
	slices.SortFunc(lines, func(a, b line) int { return cmp.Compare(a.seq, b.seq) })
	last = after
	for _, l := range lines {
		if l.seq <= bound {
			part, last = append(part, l.Exported), l.seq
		}
	}
	return part, last, nil
}

// chunks gives parts of at most n elements.
func chunks[T any](list []T, n int) iter.Seq[[]T] { return slices.Chunk(list, n) }
