package store

import (
	"testing"

	"github.com/stemma-news/stemma/internal/fault"
)

// What was captured last comes first, each state with the one before it in its
// own history, also when an archive brought the older one later.
func recentFirst(t *testing.T, d *DB) {
	ctx := t.Context()
	first := put(t, d, "one", words(1, 20))
	put(t, d, "two", words(2, 20))
	second := put(t, d, "one", words(3, 20))
	earlier, err := d.Capture(ctx, Capture{Key: "one", Article: text(t, "one", words(4, 20)), Seen: micro(1)})
	ok(t, err)

	list, err := d.Recent(ctx, "", "", 3)
	ok(t, err)
	var got []string
	for _, r := range list {
		got = append(got, r.ID+" after "+r.Before)
	}
	two, err := d.Article(ctx, ArticleID("two"))
	ok(t, err)
	same(t, "of all", got, []string{earlier.Revision + " after ", second.Revision + " after " + first.Revision, two.Latest + " after "})

	list, err = d.Recent(ctx, ArticleID("two"), "", 0)
	ok(t, err)
	same(t, "of one article", len(list), 1)
	list, err = d.Recent(ctx, "", two.Family, 0)
	ok(t, err)
	same(t, "of one family", list[0].Article, two.ID)
	_, err = d.Recent(ctx, "a_none", "", 0)
	wantKind(t, err, fault.Missing)
}
