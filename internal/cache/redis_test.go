package cache

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/Shopify/toxiproxy/v2"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/rs/zerolog"

	"github.com/stemma-news/stemma/internal/servertest"
)

// ask has n callers, some at a time, ask for as many keys; every answer must be
// right whatever Redis does.
func ask(t testing.TB, c *Cache, what string, n int) {
	t.Helper()
	var all sync.WaitGroup
	for w := range 4 {
		all.Go(func() {
			for i := w; i < n; i += 4 {
				key := fmt.Sprint(what, "/", i)
				want := strings.Repeat(key+" ", 100)
				got, _, err := c.Do(context.Background(), key, func(context.Context) ([]byte, error) { return []byte(want), nil })
				if err != nil || string(got) != want {
					t.Errorf("%s: came %.60q, %v", key, got, err)
				}
			}
		})
	}
	all.Wait()
}

// probe lets the breaker try again now and waits for what it finds.
func (c *Cache) probe() {
	b := c.remote.breaker
	b.mu.Lock()
	b.next = time.Time{}
	b.mu.Unlock()
	b.allow()
	b.work.Wait()
}

// recovers waits until the breaker closes, which a probe or two may miss on a
// machine under load, and sees that answers are right again.
func recovers(t testing.TB, c *Cache) {
	t.Helper()
	for c.Stats().BreakerOpen {
		c.probe()
		if t.Context().Err() != nil {
			t.Fatal("the breaker stays open")
		}
	}
	ask(t, c, "well again", 20)
}

// fresh is a cache whose process has just begun: nothing in memory.
func fresh(t testing.TB, url string) *Cache {
	t.Helper()
	return newCache(t, Options{Redis: url, Patience: patient})
}

// hasty has the patience of a real service.
func hasty(t testing.TB, url string) *Cache {
	t.Helper()
	return newCache(t, Options{Redis: url})
}

func TestRedis(t *testing.T) {
	server := servertest.StartRedis(t)
	one := fresh(t, server.URL)
	ask(t, one, "k", 100)
	two := fresh(t, server.URL)
	ask(t, two, "k", 100)
	if s := two.Stats(); s.RedisHits != 100 || s.Computed != 0 {
		t.Errorf("the second process: %+v", s)
	}
	registry := prometheus.NewPedanticRegistry()
	registry.MustRegister(two.Collector())
	families, err := registry.Gather()
	if err != nil {
		t.Fatal(err)
	}
	if shown := fmt.Sprint(families); !strings.Contains(shown, `value:"redis"`) || !strings.Contains(shown, "value:100") {
		t.Errorf("metrics: %s", shown)
	}
	if err := two.Ping(t.Context()); err != nil {
		t.Error(err)
	}
	long := strings.Repeat("0123456789abcdef", 1<<15) // beyond the buffer that most fit into, and zstd's delight
	one.Put(t.Context(), "long", []byte(long))
	noise := make([]byte, 1<<20)
	_, _ = rand.NewChaCha8([32]byte{}).Read(noise)
	one.Put(t.Context(), "noise", noise)
	for key, want := range map[string]string{"long": long, "noise": string(noise)} {
		if v, tier, err := two.Get(t.Context(), key); string(v) != want || tier != Redis {
			t.Errorf("%s: %d bytes from %s (%v)", key, len(v), tier, err)
		}
	}
}

// The calls that reach a Redis that fails are counted, not timed: one a
// goroutine that was under way when the breaker opened, then none.
func failsQuietly(t *testing.T, c *Cache, what string) {
	t.Helper()
	ask(t, c, what, 200)
	s := c.Stats()
	if s.RedisErrors == 0 || s.RedisErrors > 4 || !s.BreakerOpen || s.RedisRefused < 190 || s.Computed != 200 {
		t.Errorf("%s: %+v", what, s)
	}
}

func TestRedisIsDead(t *testing.T) {
	port := servertest.FreePort(t)
	c := fresh(t, fmt.Sprintf("redis://127.0.0.1:%d", port))
	failsQuietly(t, c, "dead")
	if c.Ping(t.Context()) == nil {
		t.Error("a ping of nobody is answered")
	}
	c.probe()
	if !c.Stats().BreakerOpen {
		t.Error("the breaker closed on a dead Redis")
	}
	server := servertest.StartRedisAt(t, port)
	c.probe()
	ask(t, c, "back", 20)
	other := fresh(t, server.URL)
	ask(t, other, "back", 20)
	if s := other.Stats(); s.RedisHits != 20 {
		t.Errorf("after it came back: %+v", s)
	}
	// It dies in the midst of traffic.
	var all sync.WaitGroup
	all.Go(func() { ask(t, other, "midst", 2000) })
	server.Stop()
	all.Wait()
}

func TestRedisHangs(t *testing.T) {
	server := servertest.StartRedis(t)
	c := hasty(t, server.URL)
	ask(t, c, "before", 20) // connections stand
	if err := server.Freeze(); err != nil {
		t.Fatal(err)
	}
	before := c.Stats().Computed
	ask(t, c, "hangs", 200)
	s := c.Stats()
	if s.RedisErrors > 4 || !s.BreakerOpen || s.Computed-before != 200 {
		t.Errorf("%+v", s)
	}
	if err := server.Thaw(); err != nil {
		t.Fatal(err)
	}
	recovers(t, c)
}

func TestRedisIsSlow(t *testing.T) {
	server := servertest.StartRedis(t)
	proxies := toxiproxy.NewServer(toxiproxy.NewMetricsContainer(prometheus.NewRegistry()), zerolog.Nop())
	for _, tt := range []struct{ name, toxic string }{
		{"latency", `{"type":"latency","attributes":{"latency":500}}`},
		{"a trickle", `{"type":"bandwidth","attributes":{"rate":0}}`},
		{"cut off", `{"type":"limit_data","attributes":{"bytes":3}}`},
		{"reset", `{"type":"reset_peer","attributes":{"timeout":0}}`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			proxy := toxiproxy.NewProxy(proxies, tt.name, "127.0.0.1:0", server.Addr)
			if err := proxy.Start(); err != nil {
				t.Fatal(err)
			}
			defer proxy.Stop()
			if _, err := proxy.Toxics.AddToxicJson(strings.NewReader(tt.toxic)); err != nil {
				t.Fatal(err)
			}
			c := hasty(t, "redis://"+proxy.Listen)
			failsQuietly(t, c, tt.name)
			proxy.Toxics.ResetToxics(context.Background())
			recovers(t, c)
			c.Close()
		})
	}
}

func TestRedisIsFull(t *testing.T) {
	server := servertest.StartRedis(t, "--maxmemory", "3mb", "--maxmemory-policy", "noeviction")
	c := fresh(t, server.URL)
	ask(t, c, "fits", 20)
	chance := rand.NewChaCha8([32]byte{})
	for i := range 100 {
		filler := make([]byte, 100<<10) // of a kind that zstd cannot shorten
		_, _ = chance.Read(filler)
		c.Put(t.Context(), "filler/"+strconv.Itoa(i), filler)
	}
	s := c.Stats()
	if s.RedisErrors != 1 || s.BreakerOpen || s.RedisRefused == 0 {
		t.Errorf("one write fails, then none is tried: %+v", s)
	}
	// What it holds can still be read.
	reader := fresh(t, server.URL)
	ask(t, reader, "fits", 20)
	if s := reader.Stats(); s.RedisHits != 20 {
		t.Errorf("reads of a full Redis: %+v", s)
	}
}

// liar is a server that speaks some of the protocol and answers every GET and
// SET with the same bytes.
func liar(t *testing.T, says string) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	t.Cleanup(func() { l.Close(); all.Wait() })
	all.Go(func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			all.Go(func() { lie(conn, says) })
		}
	})
	return "redis://" + l.Addr().String()
}

func lie(conn net.Conn, says string) {
	defer conn.Close()
	r := bufio.NewReader(conn)
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			return
		}
		n, _ := strconv.Atoi(strings.TrimSpace(strings.TrimPrefix(line, "*")))
		command := ""
		for i := range n {
			size, err := r.ReadString('\n')
			if err != nil {
				return
			}
			length, _ := strconv.Atoi(strings.TrimSpace(strings.TrimPrefix(size, "$")))
			part := make([]byte, length+2)
			if _, err := io.ReadFull(r, part); err != nil {
				return
			}
			if i == 0 {
				command = strings.ToUpper(string(part[:length]))
			}
		}
		answer := says
		if command == "HELLO" {
			answer = "-ERR unknown command\r\n"
		}
		if _, err := io.WriteString(conn, answer); err != nil {
			return
		}
	}
}

// Whatever a server answers, the answer to the caller is right and memory
// stays bounded.
func TestRedisLies(t *testing.T) {
	value := "{\"not\":\"ours\"}"
	sealed := string(seal("another key", []byte(value)))
	for _, tt := range []struct{ name, says string }{
		{"another program's value", fmt.Sprintf("$%d\r\n%s\r\n", len(value), value)},
		{"another key's value", fmt.Sprintf("$%d\r\n%s\r\n", len(sealed), sealed)},
		{"a number", ":12\r\n"},
		{"a status", "+OK\r\n"},
		{"a list", "*2\r\n$1\r\na\r\n$1\r\nb\r\n"},
		{"nothing", "$-1\r\n"},
		{"a huge length", "$4000000000\r\nabc\r\n"},
		{"a length beyond all", "$9223372036854775800\r\nabc\r\n"},
		{"a negative length", "$-7\r\nabc\r\n"},
		{"too many answers", "$1\r\na\r\n$1\r\nb\r\n$1\r\nc\r\n"},
		{"an empty line", "\r\n"},
		{"no protocol", strings.Repeat("HTTP/1.1 400 Bad Request\r\n\r\n", 10)},
		{"noise", strings.Repeat("\x00\xff\xfe\r\n", 50)},
		{"loading", "-LOADING Redis is loading the dataset in memory\r\n"},
		{"no password given", "-NOAUTH Authentication required.\r\n"},
		{"another type", "-WRONGTYPE Operation against a key holding the wrong kind of value\r\n"},
		{"a replica", "-READONLY You can't write against a read only replica.\r\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := hasty(t, liar(t, tt.says))
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			ask(t, c, tt.name, 40)
			runtime.ReadMemStats(&after)
			if grown := after.TotalAlloc - before.TotalAlloc; grown > 256<<20 {
				t.Errorf("allocated %d MB", grown>>20)
			}
			if s := c.Stats(); s.Computed != 40 || s.RedisHits != 0 {
				t.Errorf("%+v", s)
			}
			c.Close()
		})
	}
}

func TestRedisCluster(t *testing.T) {
	url := servertest.StartRedisCluster(t)
	one := fresh(t, url)
	ask(t, one, "k", 200)
	two := fresh(t, url)
	ask(t, two, "k", 200)
	if s := two.Stats(); s.RedisHits != 200 || s.BadEnvelopes != 0 {
		t.Errorf("%+v", s)
	}
	if err := one.Forget(t.Context(), "k/"); err != nil {
		t.Fatal(err)
	}
	three := fresh(t, url)
	ask(t, three, "k", 50)
	if s := three.Stats(); s.RedisHits != 0 {
		t.Errorf("after forgetting: %+v", s)
	}
}

// A hit in Redis beside the client's own GET of the same bytes, by turns.
func BenchmarkRedisHit(b *testing.B) {
	server := servertest.StartRedis(b)
	c := newCache(b, Options{Redis: server.URL, Bytes: -1, Patience: patient})
	value := []byte(strings.Repeat(`{"text":"The mill at Arden will reopen in March.","start":0,"end":61},`, 60))
	c.Put(b.Context(), "k", value)
	if err := c.remote.client.Set(b.Context(), "plain", value, 0).Err(); err != nil {
		b.Fatal(err)
	}
	b.Run("impl=cache", func(b *testing.B) {
		b.SetBytes(int64(len(value)))
		b.ReportAllocs()
		for b.Loop() {
			if v, tier, _ := c.Get(b.Context(), "k"); tier != Redis || len(v) != len(value) {
				b.Fatal(tier)
			}
		}
	})
	b.Run("impl=go-redis GET", func(b *testing.B) {
		b.SetBytes(int64(len(value)))
		b.ReportAllocs()
		for b.Loop() {
			if v, err := c.remote.client.Get(b.Context(), "plain").Bytes(); err != nil || len(v) != len(value) {
				b.Fatal(err)
			}
		}
	})
}

// What a caller pays for a Redis that hangs: once the deadline, then nothing.
func BenchmarkRedisHangs(b *testing.B) {
	server := servertest.StartRedis(b)
	c := newCache(b, Options{Redis: server.URL, Bytes: -1})
	c.Put(b.Context(), "k", []byte("v"))
	if err := server.Freeze(); err != nil {
		b.Fatal(err)
	}
	compute := func(context.Context) ([]byte, error) { return []byte("v"), nil }
	begun := time.Now()
	_, _, _ = c.Do(b.Context(), "first", compute)
	b.ReportMetric(float64(time.Since(begun).Milliseconds()), "ms-once")
	var n atomic.Int64
	for b.Loop() {
		_, _, _ = c.Do(b.Context(), strconv.FormatInt(n.Add(1), 10), compute)
	}
}
