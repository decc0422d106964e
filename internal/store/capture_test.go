package store

import (
	"context"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/internal/fault"
)

func captureReads(t *testing.T, d *DB) {
	ctx := t.Context()
	a, err := article.New(article.Draft{
		Title: "The mill reopens", Byline: "A. Reporter", Publisher: "Arden Post", Published: "2026-01-01T08:00:00Z", Language: "en",
		CanonicalURL: "https://arden.example/mill", Credit: &article.Credit{Agency: "Reuters", Text: "Reuters"},
		Paragraphs: []article.Text{{Text: "The mill reopens in March. Forty jobs return."}, {Text: "“At last,” said the mayor.", Kind: article.Quote}},
		Furniture:  []article.Furniture{{Text: "Share", Reason: "share bar"}},
	})
	ok(t, err)
	for i := range a.Paragraphs {
		a.Paragraphs[i].Place = -1
	}
	seen := time.Date(2026, 1, 1, 9, 0, 0, 123_000, time.UTC)
	c, err := d.Capture(ctx, Capture{Key: "https://arden.example/mill", URL: "https://arden.example/mill?x", Article: a, Seen: seen})
	ok(t, err)
	same(t, "captured", c, Captured{Article: ArticleID("https://arden.example/mill"), Revision: a.Revision, Ordinal: 1, NewArticle: true, NewRevision: true, Latest: true, Family: c.Family})

	want := Article{
		ID: c.Article, Key: "https://arden.example/mill", URL: "https://arden.example/mill?x", Publisher: "Arden Post", Title: a.Title,
		Language: "en", Family: c.Family, Latest: a.Revision, Revisions: 1, FirstSeen: seen, LastSeen: seen,
	}
	got, err := d.Article(ctx, ArticleID(want.Key))
	ok(t, err)
	same(t, "article", got, want)

	back, err := d.Revision(ctx, a.Revision)
	ok(t, err)
	same(t, "revision", back, a)
	back, err = d.Read(ctx, c.Article, "")
	ok(t, err)
	same(t, "latest", back, a)

	copies, _, err := d.Copies(ctx, []string{"a_none", c.Article}, 1)
	ok(t, err)
	if len(copies) != 1 || copies[0].Text != a.Body || copies[0].Credit != "Reuters" || !copies[0].Seen.Equal(seen) ||
		!copies[0].Published.Equal(time.Date(2026, 1, 1, 8, 0, 0, 0, time.UTC)) {
		t.Errorf("copies: %+v", copies)
	}
	f, err := d.Family(ctx, c.Family)
	ok(t, err)
	same(t, "a lone article is a family of one", f.Members, []Article{want})
	s, err := d.Stats(ctx)
	ok(t, err)
	if s.Articles != 1 || s.Revisions != 1 || s.Families != 1 || s.Changes != 1 || s.Bytes == 0 {
		t.Errorf("stats: %+v", s)
	}
	ok(t, d.Ping(ctx))
}

func captureRepeats(t *testing.T, d *DB) {
	first := put(t, d, "k", words(1, 60))
	again := put(t, d, "k", words(1, 60))
	same(t, "again", again, Captured{Article: first.Article, Revision: first.Revision, Ordinal: 1, Latest: true, Family: first.Family})
	a, err := d.Article(t.Context(), first.Article)
	ok(t, err)
	if a.Revisions != 1 || !a.LastSeen.After(a.FirstSeen) {
		t.Errorf("article: %+v", a)
	}
	same(t, "log", kinds(t, d), []string{"captured"})
}

func historyReturns(t *testing.T, d *DB) {
	one := put(t, d, "k", words(1, 60))
	two := put(t, d, "k", words(2, 60))
	three := put(t, d, "k", words(1, 60))
	same(t, "third", three, Captured{
		Article: one.Article, Revision: one.Revision, Ordinal: 3, NewRevision: true, Latest: true, Previous: two.Revision, Family: one.Family,
	})
	list, _, err := d.Revisions(t.Context(), one.Article, "", 0)
	ok(t, err)
	same(t, "history", ids(list), []string{one.Revision, two.Revision, one.Revision})
	holders, err := d.Holders(t.Context(), one.Revision)
	ok(t, err)
	same(t, "places", len(holders), 2)
	same(t, "log", kinds(t, d), []string{"captured", "revised", "revised"})
}

func ids(list []Revision) (out []string) {
	for _, r := range list {
		out = append(out, r.ID)
	}
	return out
}

func historyAnyOrder(t *testing.T, d *DB) {
	ctx := t.Context()
	day := func(n int) time.Time { return time.Date(2026, 3, n, 0, 0, 0, 0, time.UTC) }
	a, b, c := text(t, "A", words(1, 50)), text(t, "B", words(2, 50)), text(t, "C", words(3, 50))
	archive := []Capture{
		{Article: b, Seen: day(10)}, {Article: c, Seen: day(20)}, {Article: a, Seen: day(1)},
		{Article: b, Seen: day(12)}, // still the same
		{Article: b, Seen: day(8)},  // was there earlier
		{Article: a, Seen: day(25)}, // came back
	}
	for round := range 2 {
		for _, in := range archive {
			in.Key = "k"
			_, err := d.Capture(ctx, in)
			ok(t, err)
		}
		list, _, err := d.Revisions(ctx, ArticleID("k"), "", 0)
		ok(t, err)
		same(t, "history, round "+strconv.Itoa(round), ids(list), []string{a.Revision, b.Revision, c.Revision, a.Revision})
		got, err := d.Article(ctx, ArticleID("k"))
		ok(t, err)
		if got.Latest != a.Revision || got.Title != "A" || !got.FirstSeen.Equal(day(1)) || !got.LastSeen.Equal(day(25)) || !list[1].Seen.Equal(day(8)) {
			t.Errorf("round %d: %+v\n%+v", round, got, list)
		}
	}
}

func sharedRevision(t *testing.T, d *DB) {
	ctx := t.Context()
	at := func(publisher string) *article.Article {
		a := *text(t, "Same words", words(1, 60))
		a.Publisher = publisher
		return &a
	}
	one, err := d.Capture(ctx, Capture{Key: "one", Article: at("One Post")})
	ok(t, err)
	two, err := d.Capture(ctx, Capture{Key: "two", Article: at("Two Times")})
	ok(t, err)
	same(t, "revision", two.Revision, one.Revision)
	if !two.NewArticle || !two.NewRevision {
		t.Errorf("captured: %+v", two)
	}
	mine, err := d.Read(ctx, two.Article, "")
	ok(t, err)
	same(t, "publisher of the second", mine.Publisher, "Two Times")
	first, err := d.Revision(ctx, one.Revision)
	ok(t, err)
	same(t, "publisher of the revision", first.Publisher, "One Post")

	gone, err := d.TakeDown(ctx, one.Article, "asked")
	ok(t, err)
	same(t, "texts gone", gone.Revisions, nil2[string]())
	rest, err := d.Revision(ctx, one.Revision)
	ok(t, err)
	same(t, "publisher of the rest", rest.Publisher, "Two Times")
	gone, err = d.TakeDown(ctx, two.Article, "asked too")
	ok(t, err)
	same(t, "texts gone with the last", gone.Revisions, []string{one.Revision})
	_, err = d.Revision(ctx, one.Revision)
	wantKind(t, err, fault.Gone)
	// Another article may bring the same words.
	put(t, d, "three", words(1, 60))
}

func nil2[T any]() []T { return nil }

func oddTexts(t *testing.T, d *DB) {
	for i, body := range []string{
		"ab\x00c", "zero\u200bwidth \u202eright to left", "\U0001F468\u200d\U0001F469\u200d\U0001F467 \ufffd", "'; DROP TABLE articles; --", "$1 ? :x @y %s",
		strings.Repeat("long ", 200_000) + "end",
	} {
		a, err := article.New(article.Draft{Title: string([]rune(body)[:3]), Publisher: "p\x00", Language: "en", Paragraphs: []article.Text{{Text: body}}})
		ok(t, err)
		c, err := d.Capture(t.Context(), Capture{Key: "odd " + strconv.Itoa(i), URL: "u\x00", Article: a})
		ok(t, err)
		back, err := d.Read(t.Context(), c.Article, c.Revision)
		ok(t, err)
		if back.Body != a.Body || back.Title != a.Title || back.Publisher != a.Publisher {
			t.Errorf("case %d came back as %.80q", i, back.Body)
		}
	}
}

func badKeys(t *testing.T, d *DB) {
	for _, key := range []string{"", "a\x00b", "a\xff", strings.Repeat("k", 5000)} {
		_, err := d.Capture(t.Context(), Capture{Key: key, Article: text(t, "x", "y z")})
		wantKind(t, err, fault.Invalid)
	}
}

func missing(t *testing.T, d *DB) {
	ctx := t.Context()
	for name, ask := range map[string]func() error{
		"article":   func() error { _, err := d.Article(ctx, "a_x"); return err },
		"key":       func() error { _, err := d.Article(ctx, ArticleID("x")); return err },
		"history":   func() error { _, _, err := d.Revisions(ctx, "a_x", "", 0); return err },
		"revision":  func() error { _, err := d.Revision(ctx, "r_x"); return err },
		"read":      func() error { _, err := d.Read(ctx, "a_x", ""); return err },
		"holders":   func() error { _, err := d.Holders(ctx, "r_x"); return err },
		"family":    func() error { _, err := d.Family(ctx, "f_x"); return err },
		"link":      func() error { _, err := d.Link(ctx, "a_x", nil); return err },
		"take-down": func() error { _, err := d.TakeDown(ctx, "a_x", ""); return err },
		"hostile":   func() error { _, err := d.Article(ctx, "a_\x00' OR 1=1"); return err },
	} {
		t.Run(name, func(t *testing.T) { wantKind(t, ask(), fault.Missing) })
	}
	put(t, d, "k", words(1, 20))
	_, err := d.Read(ctx, ArticleID("k"), "r_x")
	wantKind(t, err, fault.Missing)
}

func takeDown(t *testing.T, d *DB) {
	ctx := t.Context()
	one := put(t, d, "k", words(1, 60))
	two := put(t, d, "k", words(2, 60))
	gone, err := d.TakeDown(ctx, one.Article, "the author asked")
	ok(t, err)
	if gone.Family != one.Family || gone.Reason != "the author asked" || len(gone.Revisions) != 2 {
		t.Errorf("take-down: %+v", gone)
	}
	again, err := d.TakeDown(ctx, one.Article, "another reason")
	ok(t, err)
	same(t, "again", again, gone)
	for name, ask := range map[string]func() error{
		"article":  func() error { _, err := d.Article(ctx, one.Article); return err },
		"history":  func() error { _, _, err := d.Revisions(ctx, one.Article, "", 0); return err },
		"revision": func() error { _, err := d.Revision(ctx, two.Revision); return err },
		"holders":  func() error { _, err := d.Holders(ctx, two.Revision); return err },
		"read":     func() error { _, err := d.Read(ctx, one.Article, ""); return err },
		"capture":  func() error { _, err := d.Capture(ctx, Capture{Key: "k", Article: text(t, "x", "y z")}); return err },
	} {
		err := ask()
		wantKind(t, err, fault.Gone)
		if !strings.Contains(err.Error(), "the author asked") {
			t.Errorf("%s does not give the reason: %v", name, err)
		}
	}
	_, err = d.Family(ctx, one.Family)
	wantKind(t, err, fault.Missing)
	s, err := d.Stats(ctx)
	ok(t, err)
	if s.Articles != 0 || s.Revisions != 0 || s.Families != 0 || s.Removed != 1 {
		t.Errorf("stats: %+v", s)
	}
	same(t, "log", kinds(t, d), []string{"captured", "revised", "removed"})
}

// What an older state was taken from says nothing of the newest.
func linksOfLatest(t *testing.T, d *DB) {
	ctx := t.Context()
	day := func(n int) time.Time { return time.Date(2025, 1, n, 0, 0, 0, 0, time.UTC) }
	wire, blog := put(t, d, "wire", words(1, 50)), put(t, d, "blog", words(2, 50))
	capture := func(body string, n int, links ...Link) Captured {
		c, err := d.Capture(ctx, Capture{Key: "k", Article: text(t, "k", body), Seen: day(n), Links: append([]Link{}, links...)})
		ok(t, err)
		return c
	}
	first := capture(words(3, 50), 2, copyOfKey("wire"))
	newest := capture(words(4, 50), 4, copyOfKey("blog"))
	same(t, "families", []string{first.Family, newest.Family}, []string{wire.Family, blog.Family})
	before, err := d.Family(ctx, newest.Family)
	ok(t, err)
	log := kinds(t, d)
	again := capture(words(3, 50), 2, copyOfKey("wire"))
	same(t, "seen again", again, Captured{Article: first.Article, Revision: first.Revision, Ordinal: 1, Family: newest.Family})
	home, err := d.Link(ctx, first.Article, []Link{{To: wire.Article, FromRevision: first.Revision, Relation: "copy"}})
	ok(t, err)
	same(t, "links of the past", home, newest.Family)
	after, err := d.Family(ctx, newest.Family)
	ok(t, err)
	same(t, "family", after, before)
	same(t, "log", kinds(t, d), log)
	// An archive that comes late is one more state, and moves nothing.
	late := capture(words(5, 50), 3, copyOfKey("wire"))
	same(t, "late", []any{late.Latest, late.Family, late.NewRevision}, []any{false, newest.Family, true})
	after, err = d.Family(ctx, newest.Family)
	ok(t, err)
	same(t, "links", after.Links, before.Links)
}

// A copy that names an original on another site says so to its family.
func copyNamesOriginal(t *testing.T, d *DB) {
	for _, tt := range []struct{ at, canonical, want string }{
		{"https://blog.example/a", "https://wire.example/a", "https://wire.example/a"},
		{"https://www.wire.example/a", "https://wire.example/b", ""},
		{"https://blog.example/c", "", ""},
		{"", "https://wire.example/a", ""},
	} {
		a, err := article.New(article.Draft{Title: "A", CanonicalURL: tt.canonical, Paragraphs: []article.Text{{Text: words(1, 30)}}})
		ok(t, err)
		c, err := d.Capture(t.Context(), Capture{Key: "at " + tt.at, URL: tt.at, Article: a})
		ok(t, err)
		copies, _, err := d.Copies(t.Context(), []string{c.Article}, 1)
		ok(t, err)
		same(t, tt.at, copies[0].Original, tt.want)
	}
}

// The caller who leaves gets no answer that the writer may still write.
func linkLeft(t *testing.T, d *DB) {
	a := put(t, d, "a", words(1, 50))
	for range 50 {
		ctx, leave := context.WithCancel(t.Context())
		go leave()
		if home, err := d.Link(ctx, a.Article, nil); err != nil && home != "" {
			t.Errorf("%q beside %v", home, err)
		}
	}
}

func bury(t *testing.T, d *DB) {
	ctx := t.Context()
	put(t, d, "here", words(1, 30))
	for _, key := range []string{"here", "elsewhere", "elsewhere"} {
		ok(t, d.Bury(ctx, key, "asked", time.Now()))
		_, err := d.Capture(ctx, Capture{Key: key, Article: text(t, "x", "y z")})
		wantKind(t, err, fault.Gone)
	}
	same(t, "log", kinds(t, d), []string{"captured", "removed", "removed"})
}

func manyWriters(t *testing.T, d *DB) {
	var all sync.WaitGroup
	for w := range 16 {
		all.Go(func() {
			for i := range 12 {
				n := w*12 + i
				// Half of them meet on the same few keys.
				key := strconv.Itoa(n)
				if n%2 == 0 {
					key = "shared " + strconv.Itoa(n%8)
				}
				if _, err := d.Capture(context.Background(), Capture{Key: key, Article: text(t, key, words(uint64(n), 40))}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	s, err := d.Stats(t.Context())
	ok(t, err)
	if s.Articles != 96+4 || s.Revisions != 192 || len(kinds(t, d)) != 192 {
		t.Errorf("stats: %+v", s)
	}
}

func twoProcesses(t *testing.T, dsn string) {
	now := clock()
	a, b := open(t, dsn, Options{Now: now}), open(t, dsn, Options{Now: now})
	var all sync.WaitGroup
	for p, d := range []*DB{a, b} {
		all.Go(func() {
			for i := range 40 {
				key := strconv.Itoa(i) // the same keys from both
				if _, err := d.Capture(context.Background(), Capture{Key: key, Article: text(t, key, words(uint64(p*100+i), 40))}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	for _, d := range []*DB{a, b} {
		s, err := d.Stats(t.Context())
		ok(t, err)
		if s.Articles != 40 || s.Revisions != 80 {
			t.Errorf("stats: %+v", s)
		}
	}
	same(t, "logs", kinds(t, a), kinds(t, b))
}

func exportImport(t *testing.T, d *DB) {
	ctx := t.Context()
	for i := range 40 {
		put(t, d, strconv.Itoa(i%30), words(uint64(i), 50))
	}
	_, err := d.TakeDown(ctx, ArticleID("3"), "asked")
	ok(t, err)
	other := open(t, sqlitePath(t), Options{})
	n := 0
	for e, err := range d.Export(ctx) {
		ok(t, err)
		if n++; e.Article == nil {
			ok(t, other.Bury(ctx, e.Key, e.Removed, e.Seen))
			continue
		}
		_, err := other.Capture(ctx, Capture{Key: e.Key, URL: e.URL, Seen: e.Seen, Article: e.Article})
		ok(t, err)
	}
	same(t, "lines", n, 40-2+1)
	mine, _, err := d.Articles(ctx, "", 500)
	ok(t, err)
	theirs, _, err := other.Articles(ctx, "", 500)
	ok(t, err)
	same(t, "articles", theirs, mine)
	_, err = other.Article(ctx, ArticleID("3"))
	wantKind(t, err, fault.Gone)
	// A reader that stops early leaves nothing behind.
	for range d.Export(ctx) {
		break
	}
}

func callerLeft(t *testing.T, d *DB) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := d.Capture(ctx, Capture{Key: "k", Article: text(t, "x", "y z")}); err == nil {
		t.Error("a capture on a cancelled context says that it was done")
	}
	_, err := d.Article(t.Context(), ArticleID("k"))
	wantKind(t, err, fault.Missing)
}

func closed(t *testing.T, d *DB) {
	ok(t, d.Close())
	ok(t, d.Close())
	_, err := d.Capture(t.Context(), Capture{Key: "k", Article: text(t, "x", "y z")})
	wantKind(t, err, fault.Busy)
	_, err = d.Article(t.Context(), "a_x")
	if err == nil {
		t.Error("a closed store answers")
	}
}

// A bug that shows while others write harms none of them.
func TestPanicInAWrite(t *testing.T) {
	d := open(t, sqlitePath(t), Options{})
	var all sync.WaitGroup
	for i := range 40 {
		all.Go(func() {
			if i%4 == 0 {
				err := d.change(context.Background(), func(*tx) error { panic("a bug") })
				wantKind(t, err, fault.Internal)
				return
			}
			put(t, d, strconv.Itoa(i), words(uint64(i), 40))
		})
	}
	all.Wait()
	same(t, "kept", len(kinds(t, d)), 30)
}
