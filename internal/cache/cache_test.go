package cache

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/rs/zerolog"
	"go.uber.org/goleak"

	"github.com/stemma-news/stemma/internal/fault"
)

func TestMain(m *testing.M) {
	zerolog.SetGlobalLevel(zerolog.Disabled) // toxiproxy's
	goleak.VerifyTestMain(m)
}

// patient is for tests in which Redis is well: a machine under load must not
// make it look otherwise.
const patient = 10 * time.Second

func newCache(t testing.TB, o Options) *Cache {
	t.Helper()
	c, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c
}

// answer is a compute that counts its calls.
func answer(calls *atomic.Int64, value string) func(context.Context) ([]byte, error) {
	return func(context.Context) ([]byte, error) {
		calls.Add(1)
		return []byte(value), nil
	}
}

func do(t testing.TB, c *Cache, key string, calls *atomic.Int64, value string, want Tier) {
	t.Helper()
	got, tier, err := c.Do(context.Background(), key, answer(calls, value))
	if err != nil || string(got) != value || tier != want {
		t.Fatalf("%s: came %.40q from %s (%v), want %.40q from %s", key, got, tier, err, value, want)
	}
}

func TestTiers(t *testing.T) {
	server := miniredis.RunT(t)
	redis := "redis://" + server.Addr()
	var calls atomic.Int64
	one, two := newCache(t, Options{Redis: redis, Patience: patient}), newCache(t, Options{Redis: redis, Patience: patient})
	long := strings.Repeat("a summary of some length, ", 1000)
	do(t, one, "k/1", &calls, long, Computed)
	do(t, one, "k/1", &calls, long, Memory)
	do(t, two, "k/1", &calls, long, Redis)
	do(t, two, "k/1", &calls, long, Memory)
	if v, tier, err := two.Get(t.Context(), "k/2"); v != nil || tier != Miss || err != nil {
		t.Errorf("a miss is %q, %s, %v", v, tier, err)
	}
	one.Put(t.Context(), "k/3", []byte("put"))
	if v, tier, _ := two.Get(t.Context(), "k/3"); string(v) != "put" || tier != Redis {
		t.Errorf("came %q from %s", v, tier)
	}
	if calls.Load() != 1 {
		t.Errorf("%d computations", calls.Load())
	}
	s := two.Stats()
	if s.MemoryHits != 1 || s.RedisHits != 2 || s.Misses != 1 || s.Entries != 2 || s.Bytes < int64(len(long)) {
		t.Errorf("stats: %+v", s)
	}
	if ttl := server.TTL(prefix + "k/1"); ttl != 30*24*time.Hour {
		t.Errorf("kept in Redis for %s", ttl)
	}
	if n := len(server.Keys()); n != 2 {
		t.Errorf("%d keys in Redis", n)
	}
}

func TestWithoutTiers(t *testing.T) {
	var calls atomic.Int64
	c := newCache(t, Options{Bytes: -1})
	do(t, c, "k", &calls, "v", Computed)
	do(t, c, "k", &calls, "v", Computed)
	if err := c.Forget(t.Context(), "k"); err != nil || c.Ping(t.Context()) != nil {
		t.Error(err)
	}
}

func TestMemoryIsBounded(t *testing.T) {
	c := newCache(t, Options{Bytes: 1 << 20})
	for i := range 5000 {
		c.Put(t.Context(), fmt.Sprint(i), make([]byte, 4096))
	}
	c.memory.CleanUp()
	if s := c.Stats(); s.Bytes > 1<<20 || s.Entries == 0 {
		t.Errorf("stats: %+v", s)
	}
	c.Put(t.Context(), "too long", make([]byte, 9<<20))
	if v, _, _ := c.Get(t.Context(), "too long"); v != nil {
		t.Error("a value above the limit is kept")
	}
}

// 1,000 callers that miss one key at one time make one computation, though the
// one that came first leaves in the middle of it.
func TestStampede(t *testing.T) {
	server := miniredis.RunT(t)
	c := newCache(t, Options{Redis: "redis://" + server.Addr(), Patience: patient})
	begun, finish := make(chan struct{}), make(chan struct{})
	var calls atomic.Int64
	compute := func(ctx context.Context) ([]byte, error) {
		calls.Add(1)
		close(begun)
		<-finish
		return []byte("v"), ctx.Err()
	}
	leader, leave := context.WithCancel(t.Context())
	left := make(chan error)
	go func() {
		_, _, err := c.Do(leader, "k", compute)
		left <- err
	}()
	<-begun
	leave()
	if err := <-left; !errors.Is(err, context.Canceled) {
		t.Errorf("the leader hears %v", err)
	}
	var all sync.WaitGroup
	var right atomic.Int64
	for range 1000 {
		all.Go(func() {
			if v, _, err := c.Do(context.Background(), "k", compute); err == nil && string(v) == "v" {
				right.Add(1)
			}
		})
	}
	close(finish)
	all.Wait()
	if calls.Load() != 1 || right.Load() != 1000 {
		t.Errorf("%d computations, %d right answers", calls.Load(), right.Load())
	}
}

func TestComputeFails(t *testing.T) {
	c := newCache(t, Options{Deadline: 20 * time.Millisecond})
	ours := fault.New(fault.Unreadable, "no article", "send one")
	for _, tt := range []struct {
		name    string
		compute func(context.Context) ([]byte, error)
		want    fault.Kind
	}{
		{"an error", func(context.Context) ([]byte, error) { return nil, ours }, fault.Unreadable},
		{"a panic", func(context.Context) ([]byte, error) { panic("oh") }, fault.Internal},
		//lint:ignore SA5000 the panic is what is tested
		{"a nil map", func(context.Context) ([]byte, error) { var m map[int]int; m[1] = 1; return nil, nil }, fault.Internal},
		{"too slow", func(ctx context.Context) ([]byte, error) { <-ctx.Done(); return nil, ctx.Err() }, fault.Busy},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var all sync.WaitGroup
			for range 20 {
				all.Go(func() {
					_, _, err := c.Do(context.Background(), tt.name, tt.compute)
					if fault.From(err).Kind != tt.want {
						t.Errorf("came %v, want %s", err, tt.want)
					}
				})
			}
			all.Wait()
			var calls atomic.Int64
			do(t, c, tt.name, &calls, "now it works", Computed) // the error was not kept
		})
	}
	left, leave := context.WithCancel(t.Context())
	leave()
	if _, _, err := c.Do(left, "left", nil); !errors.Is(err, context.Canceled) {
		t.Errorf("a caller that left hears %v", err)
	}
}

// Close ends the computations that run and waits for them.
func TestCloseEndsComputations(t *testing.T) {
	c, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	begun, ended := make(chan struct{}), atomic.Bool{}
	go func() {
		_, _, _ = c.Do(context.Background(), "k", func(ctx context.Context) ([]byte, error) {
			close(begun)
			<-ctx.Done()
			ended.Store(true)
			return nil, ctx.Err()
		})
	}()
	<-begun
	if err := c.Close(); err != nil || !ended.Load() {
		t.Error("closed while a computation runs", err)
	}
}

// What was being computed while its text was forgotten is not kept.
func TestForgetInFlight(t *testing.T) {
	r := miniredis.RunT(t)
	c := newCache(t, Options{Redis: "redis://" + r.Addr()})
	ctx := t.Context()
	_, tier, err := c.Do(ctx, "summary/1/a_one/", func(ctx context.Context) ([]byte, error) {
		return []byte("of what was there"), c.Forget(ctx, "a_one")
	})
	if err != nil || tier != Computed {
		t.Fatalf("%s %v", tier, err)
	}
	if v, tier, err := c.Get(ctx, "summary/1/a_one/"); v != nil || err != nil {
		t.Errorf("kept in %s: %q %v", tier, v, err)
	}
	if _, _, err := c.Do(ctx, "summary/1/a_two/", func(context.Context) ([]byte, error) { return []byte("of another"), nil }); err != nil {
		t.Fatal(err)
	}
	if _, tier, err := c.Get(ctx, "summary/1/a_two/"); tier != Memory || err != nil {
		t.Errorf("the next is found in %s, %v", tier, err)
	}
}

func TestForget(t *testing.T) {
	server := miniredis.RunT(t)
	c := newCache(t, Options{Redis: "redis://" + server.Addr(), Patience: patient})
	for i := range 3000 {
		c.Put(t.Context(), fmt.Sprintf("summary/2/r_%d/n=3", i), []byte("v"))
	}
	c.Put(t.Context(), "diff/1/r_7...r_x/", []byte("v"))
	if err := c.Forget(t.Context(), "r_x", "r_2999", "f_none"); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]bool{"diff/1/r_7...r_x/": false, "summary/2/r_2999/n=3": false, "summary/2/r_7/n=3": true} {
		if v, _, _ := c.Get(t.Context(), key); (v != nil) != want || server.Exists(prefix+key) != want {
			t.Errorf("%s: kept is %v, want %v", key, v != nil, want)
		}
	}
}

// Property: an envelope opens to the value put in, and to nothing under
// another key or when any byte of it differs.
func FuzzEnvelope(f *testing.F) {
	f.Add("k", []byte("value"), 3)
	f.Add("k", bytes.Repeat([]byte("long value "), 500), 700)
	f.Add("", []byte{}, 0)
	f.Fuzz(func(t *testing.T, key string, value []byte, at int) {
		b := seal(key, value)
		got, fits := open(key, b, len(value))
		if !fits || !bytes.Equal(got, value) {
			t.Fatalf("came %q, %v", got, fits)
		}
		if _, fits := open(key+"x", b, len(value)); fits {
			t.Fatal("opens under another key")
		}
		if _, fits := open(key, b, len(value)-1); fits {
			t.Fatal("opens above the limit")
		}
		at = (at%len(b) + len(b)) % len(b)
		b[at] ^= 1
		if _, fits := open(key, b, len(value)); fits {
			t.Fatalf("opens with byte %d of %d changed", at, len(b))
		}
		if _, fits := open(key, b[:at], len(value)); fits {
			t.Fatalf("opens when cut to %d", at)
		}
	})
}

// A bomb: a forged envelope whose payload unpacks to more than it says.
func TestEnvelopeBomb(t *testing.T) {
	b := seal("k", make([]byte, 100<<20))
	if len(b) > 1<<20 {
		t.Fatalf("%d bytes", len(b))
	}
	if v, fits := open("k", b, 8<<20); fits {
		t.Errorf("opens to %d bytes", len(v))
	}
	copy(b[5:9], []byte{0, 0, 16, 0}) // says 4 kB
	sum := checksum(b)
	for i := range 8 {
		b[17+i] = byte(sum >> (56 - 8*i))
	}
	if v, fits := open("k", b, 8<<20); fits {
		t.Errorf("opens to %d bytes", len(v))
	}
}

func TestAddresses(t *testing.T) {
	for _, tt := range []struct {
		address, addrs, master string
		cluster                bool
	}{
		{"redis://h", "h:6379", "", false},
		{"redis://user:p%40ss@h:7/3", "h:7", "", false},
		{"rediss://h:7", "h:7", "", false},
		{"redis://[::1]:7/0", "[::1]:7", "", false},
		{"redis-sentinel://a,b:7/main?db=2", "a:26379 b:7", "main", false},
		{"redis-cluster://:pw@a:1,b:2,c", "a:1 b:2 c:6379", "", true},
	} {
		o, err := parseRedis(tt.address, time.Second)
		if err != nil {
			t.Errorf("%s: %v", tt.address, err)
			continue
		}
		if got := strings.Join(o.Addrs, " "); got != tt.addrs || o.MasterName != tt.master || o.IsClusterMode != tt.cluster {
			t.Errorf("%s: %s %q %v", tt.address, got, o.MasterName, o.IsClusterMode)
		}
		if (o.TLSConfig != nil) != strings.HasPrefix(tt.address, "rediss") {
			t.Errorf("%s: TLS is %v", tt.address, o.TLSConfig != nil)
		}
	}
	o, _ := parseRedis("redis://user:p%40ss@h:7/3", time.Second)
	if o.Username != "user" || o.Password != "p@ss" || o.DB != 3 {
		t.Errorf("%s %s %d", o.Username, o.Password, o.DB)
	}
	for _, address := range []string{"h:6379", "http://h", "redis://a,b", "redis-sentinel://a,b", "redis-cluster://a,,b", "redis://h/x", "redis-other://h", "redis://h:port", "redis://h?x=%zz"} {
		if _, err := New(Options{Redis: address}); fault.From(err) == nil || fault.From(err).Kind != fault.Invalid {
			t.Errorf("%s: %v", address, err)
		}
	}
}

// While the breaker is open callers pass at once; it is probed beside them, at
// ever longer intervals.
func TestBreaker(t *testing.T) {
	var probes atomic.Int64
	var works atomic.Bool
	b := newBreaker(func(context.Context) error {
		probes.Add(1)
		if works.Load() {
			return nil
		}
		return errors.New("down")
	}, time.Second, slog.New(slog.DiscardHandler))
	defer b.stop()
	if !b.allow() {
		t.Fatal("open from the start")
	}
	b.fail(errors.New("down"))
	for range 1000 {
		if b.allow() {
			t.Fatal("lets a call through")
		}
	}
	if probes.Load() != 0 {
		t.Error("probes at once")
	}
	rewind := func() {
		b.mu.Lock()
		b.next = time.Time{}
		b.mu.Unlock()
		b.allow()
		b.work.Wait()
	}
	for i := range int64(8) {
		rewind()
		if b.allow() || probes.Load() != i+1 {
			t.Fatalf("after %d failed probes: %d", i+1, probes.Load())
		}
	}
	if b.rest != restMost {
		t.Errorf("rests %s", b.rest)
	}
	works.Store(true)
	rewind()
	if !b.allow() {
		t.Error("does not close after a probe that worked")
	}
	// One that fails again soon after is left alone for as long as before.
	b.fail(errors.New("down"))
	if b.allow() || b.rest != restMost {
		t.Errorf("rests %s", b.rest)
	}
	rewind()
	b.shutAt = time.Now().Add(-steady)
	b.fail(errors.New("down"))
	if b.rest != restLeast {
		t.Errorf("after a steady while rests %s", b.rest)
	}
}

func BenchmarkMemoryHit(b *testing.B) {
	c := newCache(b, Options{})
	c.Put(b.Context(), "summary/1/r_abc/n=3", make([]byte, 4096))
	b.ReportAllocs()
	for b.Loop() {
		if _, tier, _ := c.Do(b.Context(), "summary/1/r_abc/n=3", nil); tier != Memory {
			b.Fatal(tier)
		}
	}
}

func BenchmarkEnvelope(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	value := make([]byte, 4096)
	for i := range value {
		value[i] = byte('a' + r.IntN(16))
	}
	sealed := seal("k", value)
	b.Run("seal", func(b *testing.B) {
		b.SetBytes(4096)
		for b.Loop() {
			seal("k", value)
		}
	})
	b.Run("open", func(b *testing.B) {
		b.SetBytes(4096)
		b.ReportMetric(float64(len(sealed)), "bytes")
		for b.Loop() {
			open("k", sealed, 1<<20)
		}
	})
}
