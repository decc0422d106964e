package store

import (
	"context"
	"math/rand/v2"

	"github.com/stemma-news/stemma/family"
)

// reindex rebuilds the copy index when family makes its fingerprints another
// way than those that are kept. It runs beside all else: until it is done
// Candidates finds fewer. One that is interrupted begins anew at the next
// start; two processes that do it at once end with the same index.
func (d *DB) reindex(ctx context.Context) error {
	var s state
	if err := d.reader().one(ctx, s.fields(), `SELECT `+stateColumns+` FROM state`); err != nil {
		return err
	}
	if s.prints == family.PrintVersion {
		return nil
	}
	if s.articles > 0 {
		d.options.Log.InfoContext(ctx, "store: fingerprints are made anew", "articles", s.articles)
	}
	err := d.change(ctx, func(t *tx) error {
		for _, query := range []string{`DELETE FROM postings`, `DELETE FROM recent`} {
			if _, err := t.do(query); err != nil {
				return err
			}
		}
		t.state.blocks, t.state.packed, t.state.bytes, t.state.waiting, t.state.sweep = 1, 0, 0, 0, 0
		t.state.era = rand.Int64() // what stands on a shelf is of the old ones
		return nil
	})
	for at := int64(0); err == nil; {
		var texts []captured
		if texts, err = d.textsAfter(ctx, at); err != nil || len(texts) == 0 {
			break
		}
		at = texts[len(texts)-1].seq
		err = d.change(ctx, func(t *tx) error {
			for _, x := range texts {
				if err := t.index(x.num, x.prints); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err != nil {
		return err
	}
	return d.change(ctx, func(t *tx) error {
		t.state.prints = family.PrintVersion
		t.wrote++
		return nil
	})
}

// captured is one state with its fingerprints.
type captured struct {
	seq, num int64
	prints   []int64
}

func (d *DB) textsAfter(ctx context.Context, seq int64) (list []captured, err error) {
	err = d.reader().each(ctx, func(scan func(...any) error) error {
		var c captured
		var language string
		var packed []byte
		if err := scan(&c.seq, &c.num, &language, &packed); err != nil {
			return err
		}
		body, err := unpackBody(packed)
		if err != nil {
			return err
		}
		c.prints = d.prints(body, language)
		list = append(list, c)
		return nil
	}, `SELECT c.seq, c.num, c.language, r.body FROM captures c JOIN revisions r ON r.id=c.revision WHERE c.seq>$1 ORDER BY c.seq LIMIT 32`, seq)
	return list, err
}
