package store

import (
	"context"
	"maps"
	"slices"
)

// PastFamilies gives the ids of all families that an article was ever in, also
// of one that was taken down: that it founded, joined, was parted from, and
// those that were merged with one of these. It may name one too many and never
// one too few, since whoever asks drops what was made of the article's words.
// It reads the whole log.
func (d *DB) PastFamilies(ctx context.Context, articleID string) ([]string, error) {
	q, id := d.reader(), column(articleID)
	ever := map[string]bool{newID("f_", id): true}
	note := func(scan func(...any) error) error {
		var a, b string
		err := scan(&a, &b)
		ever[a], ever[b] = true, true
		return err
	}
	for _, query := range []string{
		`SELECT family, '' FROM articles WHERE id=$1`,
		`SELECT family, '' FROM tombstones WHERE id=$1`,
		`SELECT family, other FROM changes WHERE article=$1`,
	} {
		if err := q.each(ctx, note, query, id); err != nil {
			return nil, d.fault(err)
		}
	}
	merges := map[string][]string{}
	err := q.each(ctx, func(scan func(...any) error) error {
		var one, into string
		err := scan(&one, &into)
		merges[one], merges[into] = append(merges[one], into), append(merges[into], one)
		return err
	}, `SELECT id, merged_into FROM families WHERE merged_into<>''`)
	if err != nil {
		return nil, d.fault(err)
	}
	delete(ever, "")
	for next := slices.Collect(maps.Keys(ever)); len(next) > 0; next = next[1:] {
		for _, f := range merges[next[0]] {
			if !ever[f] {
				ever[f] = true
				next = append(next, f)
			}
		}
	}
	return slices.Sorted(maps.Keys(ever)), nil
}
