package store

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/internal/fault"
	"github.com/stemma-news/stemma/internal/servertest"
)

// What a store must do, whatever database it stands on. Each case gets a store
// of its own.
var suite = []struct {
	name string
	run  func(*testing.T, *DB)
}{
	{"a capture can be read back", captureReads},
	{"repeating a capture is harmless", captureRepeats},
	{"a text may come back in a history", historyReturns},
	{"an archive may come in any order, and twice", historyAnyOrder},
	{"links are of the newest state", linksOfLatest},
	{"a copy names its original", copyNamesOriginal},
	{"who left a link is answered nothing", linkLeft},
	{"two articles share a revision, each with its own facts", sharedRevision},
	{"odd texts are kept as they are", oddTexts},
	{"keys that cannot be kept are refused", badKeys},
	{"what is missing is said to be", missing},
	{"lists go on where they stopped, whatever is captured meanwhile", lists},
	{"cursors of other lists are refused", cursors},
	{"texts are read a part at a time", copiesInParts},
	{"the latest captures come first", recentFirst},
	{"families join, merge and part", families},
	{"past families are known", pastFamilies},
	{"the founder may leave its family", founderLeaves},
	{"a link to what was taken down is left out", linkToGone},
	{"a take-down leaves a tombstone and no text", takeDown},
	{"a take-down from elsewhere refuses the key", bury},
	{"the index finds copies before and after packing", findsCopies},
	{"a flooded passage hides nothing", flood},
	{"the index forgets what is taken down", indexForgets},
	{"the index forgets a print once", indexForgetsOnce},
	{"many writers at once: all kept, one log", manyWriters},
	{"an export captured elsewhere gives the same store", exportImport},
	{"a caller that left does not write", callerLeft},
	{"a closed store says so", closed},
}

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestSQLite(t *testing.T) {
	for _, tt := range suite {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			tt.run(t, open(t, sqlitePath(t), Options{}))
		})
	}
	t.Run("two processes write in turn", func(t *testing.T) { twoProcesses(t, sqlitePath(t)) })
}

func TestPostgres(t *testing.T) {
	server := servertest.StartPostgres(t, "fsync=off")
	for _, tt := range suite {
		t.Run(tt.name, func(t *testing.T) {
			tt.run(t, open(t, server.NewDatabase(t), Options{}))
		})
	}
	t.Run("two processes write in turn", func(t *testing.T) { twoProcesses(t, server.NewDatabase(t)) })
	t.Run("a server that stopped is busy, not broken", func(t *testing.T) {
		d := open(t, server.NewDatabase(t), Options{})
		put(t, d, "one", words(1, 50))
		server.Stop()
		_, err := d.Capture(t.Context(), Capture{Key: "two", Article: text(t, "two", words(2, 50))})
		wantKind(t, err, fault.Busy)
		_, err = d.Article(t.Context(), ArticleID("one"))
		wantKind(t, err, fault.Busy)
	})
}

func sqlitePath(t testing.TB) string { return "sqlite:" + filepath.Join(t.TempDir(), "stemma.db") }

// clock ticks a second a look, so that times in a test can be told apart.
func clock() func() time.Time {
	ticks := make(chan time.Time, 1)
	ticks <- time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	return func() time.Time {
		now := <-ticks
		ticks <- now.Add(time.Second)
		return now
	}
}

func open(t testing.TB, dsn string, o Options) *DB {
	t.Helper()
	if o.Fingerprint == nil {
		o.Fingerprint = grams
	}
	if o.Now == nil {
		o.Now = clock()
	}
	d, err := Open(context.Background(), dsn, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

// grams is a fingerprint for these tests: one in four runs of three words.
func grams(text, _ string) (out []uint64) {
	w := strings.Fields(text)
	for i := range max(0, len(w)-2) {
		h := fnv.New64a()
		fmt.Fprint(h, w[i], " ", w[i+1], " ", w[i+2])
		if sum := h.Sum64(); sum>>62 == 0 {
			out = append(out, sum)
		}
	}
	return out
}

// words writes n words that depend on the seed only.
func words(seed uint64, n int) string {
	r := rand.New(rand.NewPCG(seed, 1))
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "w%d", r.IntN(1_000_000))
	}
	return b.String()
}

func text(t testing.TB, title, body string) *article.Article {
	t.Helper()
	a, err := article.New(article.Draft{Title: title, Language: "en", Paragraphs: []article.Text{{Text: body}}})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func put(t testing.TB, d *DB, key, body string, links ...Link) Captured {
	t.Helper()
	c, err := d.Capture(context.Background(), Capture{Key: key, Article: text(t, "About "+key, body), Links: links})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func copyOfKey(key string) Link {
	return Link{To: ArticleID(key), ToRevision: "r_x", Relation: "copy", FromInTo: .9, ToInFrom: .8, Evidence: []string{"kept 9 of 10 sentences"}}
}

func same(t testing.TB, what string, got, want any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (- wanted, + came):\n%s", what, d)
	}
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantKind(t testing.TB, err error, kind fault.Kind) {
	t.Helper()
	var f *fault.Error
	if !errors.As(err, &f) || f.Kind != kind {
		t.Fatalf("came %v, want a fault of kind %s", err, kind)
	}
	if f.Fix == "" {
		t.Errorf("%v has no way out", err)
	}
}

func kinds(t testing.TB, d *DB) (list []string) {
	t.Helper()
	changes, err := d.Changes(context.Background(), 0, 1000)
	ok(t, err)
	for i, c := range changes {
		if c.Seq != int64(i+1) {
			t.Fatalf("line %d of the log has the number %d", i+1, c.Seq)
		}
		list = append(list, string(c.Kind))
	}
	return list
}
