package store

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"github.com/stemma-news/stemma/internal/fault"
)

func memberKeys(t *testing.T, d *DB, id string) (keys []string) {
	t.Helper()
	f, err := d.Family(t.Context(), id)
	ok(t, err)
	for _, m := range f.Members {
		keys = append(keys, m.Key)
	}
	return keys
}

func families(t *testing.T, d *DB) {
	ctx := t.Context()
	a := put(t, d, "a", words(1, 50))
	b := put(t, d, "b", words(2, 50), copyOfKey("a"))
	same(t, "family of b", b.Family, a.Family)
	c := put(t, d, "c", words(3, 50))
	e := put(t, d, "e", words(4, 50), copyOfKey("c"))
	same(t, "family of e", e.Family, c.Family)
	if a.Family == c.Family {
		t.Fatal("strangers are one family")
	}
	f, err := d.Family(ctx, a.Family)
	ok(t, err)
	same(t, "links", f.Links, []Link{{
		From: b.Article, To: a.Article, FromRevision: b.Revision, ToRevision: "r_x",
		Relation: "copy", FromInTo: .9, ToInFrom: .8, Evidence: []string{"kept 9 of 10 sentences"},
	}})

	// One copy of both brings them together; the older keeps its id.
	g := put(t, d, "g", words(5, 50), copyOfKey("e"), copyOfKey("b"))
	same(t, "family of g", g.Family, a.Family)
	same(t, "members", memberKeys(t, d, a.Family), []string{"a", "b", "c", "e", "g"})
	same(t, "the merged id leads on", memberKeys(t, d, c.Family), []string{"a", "b", "c", "e", "g"})
	merged, err := d.Family(ctx, c.Family)
	ok(t, err)
	same(t, "its id", merged.ID, a.Family)

	// g is rewritten: it leaves, and with it goes what held the two together.
	g2 := put(t, d, "g", words(6, 50))
	same(t, "no links given: those held stay", g2.Family, a.Family)
	home, err := d.Link(ctx, g.Article, []Link{})
	ok(t, err)
	if home == a.Family {
		t.Error("g is still in the family")
	}
	same(t, "family of a", memberKeys(t, d, a.Family), []string{"a", "b"})
	parted, err := d.Article(ctx, c.Article)
	ok(t, err)
	same(t, "family of c", memberKeys(t, d, parted.Family), []string{"c", "e"})
	after, err := d.Family(ctx, a.Family)
	ok(t, err)
	if after.Version <= merged.Version {
		t.Errorf("version %d after %d", after.Version, merged.Version)
	}
	changes, err := d.Changes(ctx, 0, 0)
	ok(t, err)
	var log []string
	for _, c := range changes {
		log = append(log, fmt.Sprint(c.Kind, " ", c.Why))
	}
	same(t, "log", log, []string{
		"captured ", "captured ", "joined kept 9 of 10 sentences", "captured ", "captured ", "joined kept 9 of 10 sentences",
		"captured ", "joined kept 9 of 10 sentences", "merged kept 9 of 10 sentences", "revised ",
		"left no link to the rest of the family is left", "left no link to the rest of the family is left", "left no link to the rest of the family is left",
	})
	s, err := d.Stats(ctx)
	ok(t, err)
	same(t, "families", s.Families, int64(3))
}

// Whoever takes an article down must hear of each family that it was ever in,
// however it came there and went, and as often as it asks.
func pastFamilies(t *testing.T, d *DB) {
	ctx := t.Context()
	a := put(t, d, "a", words(1, 50))
	c := put(t, d, "c", words(3, 50))
	e := put(t, d, "e", words(4, 50), copyOfKey("c"))
	g := put(t, d, "g", words(5, 50), copyOfKey("e"), copyOfKey("a"))
	lone := put(t, d, "lone", words(9, 50))
	_, err := d.Link(ctx, g.Article, []Link{}) // parts them again
	ok(t, err)
	now, err := d.Article(ctx, e.Article)
	ok(t, err)
	if now.Family == a.Family {
		t.Fatal("e did not leave")
	}
	for range 2 { // before and after it is gone
		ever, err := d.PastFamilies(ctx, e.Article)
		ok(t, err)
		for _, f := range []string{a.Family, c.Family, now.Family} {
			if !slices.Contains(ever, f) {
				t.Errorf("%s is not among %v", f, ever)
			}
		}
		if slices.Contains(ever, lone.Family) || slices.Contains(ever, "") {
			t.Errorf("a stranger's family is among %v", ever)
		}
		_, err = d.TakeDown(ctx, e.Article, "asked")
		ok(t, err)
	}
}

func founderLeaves(t *testing.T, d *DB) {
	ctx := t.Context()
	a := put(t, d, "a", words(1, 50))
	for i := range 3 {
		put(t, d, strconv.Itoa(i), words(uint64(2+i), 50), copyOfKey("a"))
	}
	_, err := d.TakeDown(ctx, a.Article, "asked")
	ok(t, err)
	// No link is left between the three: one of them keeps the name.
	same(t, "who keeps the id", memberKeys(t, d, a.Family), []string{"0"})
	for i := range 3 {
		one, err := d.Article(ctx, ArticleID(strconv.Itoa(i)))
		ok(t, err)
		same(t, "alone", memberKeys(t, d, one.Family), []string{strconv.Itoa(i)})
	}
	_, err = d.TakeDown(ctx, ArticleID("0"), "asked")
	ok(t, err)
	_, err = d.Family(ctx, a.Family)
	wantKind(t, err, fault.Missing)
}

func linkToGone(t *testing.T, d *DB) {
	a := put(t, d, "a", words(1, 50))
	_, err := d.TakeDown(t.Context(), a.Article, "asked")
	ok(t, err)
	b := put(t, d, "b", words(1, 50), copyOfKey("a"), copyOfKey("never"), copyOfKey("b"))
	f, err := d.Family(t.Context(), b.Family)
	ok(t, err)
	same(t, "links", f.Links, []Link{})
}
