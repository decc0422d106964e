package store

import (
	"strconv"
	"testing"

	"github.com/stemma-news/stemma/family"
	"github.com/stemma-news/stemma/internal/fault"
)

func lists(t *testing.T, d *DB) {
	ctx := t.Context()
	for i := range 25 {
		put(t, d, strconv.Itoa(i), words(uint64(i), 20))
		put(t, d, "history", words(uint64(100+i), 20))
	}
	var got []string
	after := ""
	for {
		list, next, err := d.Articles(ctx, after, 7)
		ok(t, err)
		for _, a := range list {
			got = append(got, a.Key)
		}
		if next == "" {
			break
		}
		after = next
		put(t, d, "meanwhile "+next, words(7, 20))
	}
	var want []string
	for i := 24; i > 0; i-- {
		want = append(want, strconv.Itoa(i))
	}
	same(t, "articles", got, append(want, "history", "0"))

	after, got = "", nil
	for {
		list, next, err := d.Revisions(ctx, ArticleID("history"), after, 10)
		ok(t, err)
		for _, r := range list {
			got = append(got, strconv.Itoa(r.Ordinal))
		}
		if after = next; next == "" {
			break
		}
	}
	same(t, "revisions", len(got), 25)

	changes, err := d.Changes(ctx, 10, 3)
	ok(t, err)
	same(t, "changes", []int64{changes[0].Seq, changes[2].Seq}, []int64{11, 13})
	changes, err = d.Changes(ctx, 1_000_000, 3)
	ok(t, err)
	same(t, "at the end", changes, []Change{})
}

func cursors(t *testing.T, d *DB) {
	for i := range 5 {
		put(t, d, "k", words(uint64(i), 20))
		put(t, d, strconv.Itoa(i), words(uint64(i), 20))
	}
	_, mine, err := d.Revisions(t.Context(), ArticleID("k"), "", 2)
	ok(t, err)
	for _, c := range []string{mine, "1", "zz", "'", mine + "0", "\x00", "0000000000"} {
		_, _, err := d.Articles(t.Context(), c, 2)
		wantKind(t, err, fault.Invalid)
		_, _, err = d.Revisions(t.Context(), ArticleID("0"), c, 2)
		wantKind(t, err, fault.Invalid)
	}
}

// Whoever asks for the rest as long as there is one gets every text once, in
// parts of which each passes the limit by its last text only.
func copiesInParts(t *testing.T, d *DB) {
	ids := []string{"a_none"}
	for i := range 5 {
		ids = append(ids, put(t, d, strconv.Itoa(i), words(uint64(i), 100)).Article)
	}
	whole, rest, err := d.Copies(t.Context(), ids, 1<<20)
	ok(t, err)
	if len(whole) != 5 || len(rest) != 0 {
		t.Fatalf("%d texts, %d left", len(whole), len(rest))
	}
	most := len(whole[0].Text) + 1
	seen := map[string]bool{}
	for parts := 0; len(ids) > 0; parts++ {
		var some []family.Copy
		some, ids, err = d.Copies(t.Context(), ids, most)
		ok(t, err)
		held := 0
		for _, c := range some[:max(0, len(some)-1)] {
			held += len(c.Text)
		}
		if held >= most || parts > 5 {
			t.Fatalf("part %d holds %d bytes before its last text", parts, held)
		}
		for _, c := range some {
			if seen[c.ID] {
				t.Errorf("%s is given twice", c.ID)
			}
			seen[c.ID] = true
		}
	}
	same(t, "texts", len(seen), 5)
}
