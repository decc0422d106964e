package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/stemma-news/stemma/internal/cache"
	"github.com/stemma-news/stemma/internal/servertest"
)

// redisShelf gives a shelf in a real Redis, patient as a machine under load
// asks.
func redisShelf(t testing.TB, url string) Shelf {
	t.Helper()
	c, err := cache.New(cache.Options{Redis: url, Bytes: -1, Patience: 10 * time.Second})
	ok(t, err)
	t.Cleanup(func() { c.Close() })
	return c.Shelf()
}

// The index does the same with its blocks on a shelf: the one suite, on Redis
// and on a cluster, over either database.
func TestSuiteOnRedis(t *testing.T) {
	one, many := servertest.StartRedis(t).URL, servertest.StartRedisCluster(t)
	postgres := servertest.StartPostgres(t, "fsync=off")
	for _, tt := range suite {
		if !strings.Contains(tt.name, "index") && !strings.Contains(tt.name, "flood") && !strings.Contains(tt.name, "take-down") {
			continue
		}
		t.Run(tt.name+"/SQLite and Redis", func(t *testing.T) {
			tt.run(t, open(t, sqlitePath(t), Options{Shelf: redisShelf(t, one)}))
		})
		t.Run(tt.name+"/PostgreSQL and a cluster", func(t *testing.T) {
			tt.run(t, open(t, postgres.NewDatabase(t), Options{Shelf: redisShelf(t, many)}))
		})
	}
}

// heap is a shelf that a test can break.
type heap struct {
	mu     sync.Mutex
	values map[string][]byte
	broken func() bool // the next call fails
	gave   int         // values
}

var errBroken = errors.New("the shelf is broken")

func (h *heap) do(f func()) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.broken() {
		return errBroken
	}
	f()
	return nil
}

// set changes the shelf from outside.
func (h *heap) set(f func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	f()
}

func (h *heap) Get(_ context.Context, keys []string) (out [][]byte, err error) {
	err = h.do(func() {
		for _, k := range keys {
			if v := h.values[k]; v != nil {
				h.gave++
				out = append(out, slices.Clone(v))
			} else {
				out = append(out, nil)
			}
		}
	})
	return out, err
}

func (h *heap) Put(_ context.Context, keys []string, values [][]byte) error {
	return h.do(func() {
		for i, k := range keys {
			h.values[k] = slices.Clone(values[i])
		}
	})
}

func (h *heap) Add(_ context.Context, keys []string, values [][]byte) error {
	return h.do(func() {
		for i, k := range keys {
			if h.values[k] == nil {
				h.values[k] = slices.Clone(values[i])
			}
		}
	})
}

// Property: whatever becomes of the shelf, and whoever else writes, the answer
// is that of the database alone.
func TestShelfAgreesWithTheDatabase(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	h := &heap{values: map[string][]byte{}, broken: func() bool { return false }}
	path := sqlitePath(t)
	shelved, plain := open(t, path, Options{Shelf: h}), open(t, path, Options{})
	filled, latest := 0, ""
	agree := func(when string) {
		t.Helper()
		for k := range 12 {
			q := words(uint64(1000+r.IntN(filled)), 120)
			if k == 1 && latest != "" {
				q = latest
			}
			if k%2 == 0 {
				q = words(uint64(1000+filled-1-r.IntN(min(12, filled))), 120) // one of the latest
			}
			want, err := plain.Candidates(t.Context(), q, "en", "", 0)
			ok(t, err)
			got, err := shelved.Candidates(t.Context(), q, "en", "", 0)
			ok(t, err)
			if d := cmp.Diff(want, got); d != "" {
				t.Fatalf("%s (- the database, + with the shelf):\n%s", when, d)
			}
		}
	}
	snapshot := map[string][]byte{}
	fold := func(d *DB) {
		t.Helper()
		ok(t, d.change(t.Context(), func(t *tx) error { return t.fold() }))
	}
	// As of a process that ends when all is on the shelf, before its commit.
	breakOff := func(num int64, prints []int64) {
		t.Helper()
		if err := shelved.change(t.Context(), func(t *tx) error {
			if err := t.unprint(num, prints); err != nil {
				return err
			}
			t.shelve(h)
			return errBroken
		}); err == nil {
			t.Fatal("the broken transaction was committed")
		}
	}
	for step := range 120 {
		what := r.IntN(10)
		switch what {
		case 0: // Redis was restarted, empty
			h.set(func() { clear(h.values) })
		case 1: // some keys were put out
			h.set(func() { maps.DeleteFunc(h.values, func(string, []byte) bool { return r.IntN(3) == 0 }) })
		case 2: // it does not answer for a while
			h.set(func() { h.broken = func() bool { return true } })
		case 3: // now and then
			h.set(func() { h.broken = func() bool { return rand.IntN(4) == 0 } })
		case 4:
			h.set(func() { snapshot = maps.Clone(h.values) })
		case 5: // a backup was brought back
			h.set(func() { h.values = maps.Clone(snapshot) })
		case 6: // a process without a shelf packs
			fold(plain)
		case 7: // a transaction is broken off, which would have taken an article out
			if filled > 0 {
				num := int64(1 + r.IntN(filled))
				a, err := shelved.States(t.Context(), articleOf(t, shelved, num), 1)
				ok(t, err)
				for _, c := range a { // none when it was taken down
					breakOff(num, shelved.prints(c.Text, "en"))
					latest = c.Text
				}
			}
		case 8:
			_, err := plain.TakeDown(t.Context(), ArticleID(fmt.Sprint("fill ", r.IntN(filled+1))), "asked")
			_ = err // the same one may come twice, or not be there
		}
		if what == 7 && filled > 0 {
			agree("after a transaction that was broken off")
		}
		d := []*DB{shelved, plain}[r.IntN(2)]
		fillUp(t, d, filled, filled+4, 120)
		filled += 4
		if what == 3 {
			fold(shelved)
			h.set(func() { h.broken = func() bool { return false } })
		} else if r.IntN(2) == 0 {
			fold(d)
		}
		agree(fmt.Sprintf("step %d (%d)", step, what))
		h.set(func() { h.broken = func() bool { return false } })
		if step%10 == 9 { // a mark stands again, and is read
			ok(t, shelved.change(t.Context(), func(t *tx) error { t.relight = true; return nil }))
			agree("with a new mark")
		}
	}
	if h.gave < 1000 {
		t.Errorf("the shelf gave %d values: the test shows too little", h.gave)
	}
}

// counted counts the values that a shelf gave.
type counted struct {
	Shelf
	gave atomic.Int64
}

func (c *counted) Get(ctx context.Context, keys []string) ([][]byte, error) {
	out, err := c.Shelf.Get(ctx, keys)
	for _, v := range out {
		if v != nil {
			c.gave.Add(1)
		}
	}
	return out, err
}

// articleOf gives the id of an article by its number; "" when it is gone.
func articleOf(t testing.TB, d *DB, num int64) (id string) {
	t.Helper()
	ok(t, d.reader().each(t.Context(), func(scan func(...any) error) error { return scan(&id) }, `SELECT id FROM articles WHERE num=$1`, num))
	return id
}

// A Redis that dies costs nothing but itself, and one that comes back empty is
// filled again by those who ask.
func TestRedisShelfDies(t *testing.T) {
	server := servertest.StartRedis(t)
	c, err := cache.New(cache.Options{Redis: server.URL, Bytes: -1, Patience: 10 * time.Second})
	ok(t, err)
	defer c.Close()
	shelf := &counted{Shelf: c.Shelf()}
	d := open(t, sqlitePath(t), Options{Shelf: shelf})
	fillUp(t, d, 0, 200, 120)
	found := func(when string, n int) {
		t.Helper()
		for i := range n {
			same(t, when, best(t, d, words(uint64(1000+i), 120)), ArticleID(fmt.Sprint("fill ", i)))
		}
	}
	found("with Redis", 20)
	server.Stop()
	found("without", 20)
	fillUp(t, d, 200, 300, 120)
	found("captured meanwhile", 300)
	again := servertest.StartRedisAt(t, server.Port)
	for c.Stats().BreakerOpen {
		found("while it is away", 1)
		time.Sleep(10 * time.Millisecond)
	}
	for before := shelf.gave.Load(); shelf.gave.Load() < before+100; { // the first to ask finds no mark; one is made beside
		found("when it is back", 20)
		time.Sleep(10 * time.Millisecond)
	}
	again.Stop()
}
