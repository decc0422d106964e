// Package cache keeps results that can be computed again: in process first
// (otter, bounded in bytes), then in Redis when there is one, so that several
// processes share them. Keys are "what/version/content-id/parameters" and name
// their content, so nothing ever goes stale; a changed method has a new
// version.
//
// Redis is never needed. Each call to it has a deadline of some milliseconds,
// the first that fails opens a breaker, and while it is open no caller waits
// for Redis at all: it is tried again in the background. Values in Redis wear
// an envelope (magic, key, length, checksum), and one that does not fit is a
// miss. Redis is inside the trust boundary all the same: who can write to it
// can forge an envelope.
//
// Errors: only those of the caller's context and of compute.
package cache

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/maypok86/otter/v2"
	"golang.org/x/sync/singleflight"
)

// Options are the choices a caller may make; the zero value is a good default:
// in process only.
type Options struct {
	Bytes    int64         // held in process; 0 means 64 MiB, negative means none
	Redis    string        // "" means none; else an address as parseRedis reads it
	TTL      time.Duration // in Redis; 0 means 30 days
	Patience time.Duration // with one call to Redis; 0 means 50 ms
	MaxValue int           // bytes; a longer one is not kept; 0 means 8 MiB
	Deadline time.Duration // of one computation; 0 means 30 s
	Log      *slog.Logger  // nil means silent
}

// Tier says where a value was found.
type Tier string

// The tiers; Computed is no tier but where Do got a value from otherwise.
const (
	Miss     Tier = "miss"
	Memory   Tier = "memory"
	Redis    Tier = "redis"
	Computed Tier = "computed"
)

const (
	// What an entry costs in process besides key and value: otter's node, the
	// slot of its table and the headers of the two.
	entryCost = 128
	// With Redis other processes may have taken a text down; what this one
	// holds of it goes after so long at the latest.
	sharedAge = 10 * time.Minute
)

// Cache is safe for use by many goroutines.
type Cache struct {
	options Options
	memory  *otter.Cache[string, []byte] // nil when there is none
	remote  *remote                      // nil when there is none
	asking  singleflight.Group           // Redis
	flight  singleflight.Group           // computations
	counts  counts
	base    context.Context // ends with Close, and the computations with it
	end     context.CancelFunc
	running sync.WaitGroup

	// Forget counts up under the writer's lock before it looks for keys. A
	// flight that took off before must not put down what it computed: what that
	// was made of may be what is forgotten.
	forgetting sync.RWMutex
	generation uint64
}

// New makes a cache. An address that cannot be parsed is an error, a Redis that
// does not answer is not.
func New(o Options) (*Cache, error) {
	if o.Bytes == 0 {
		o.Bytes = 64 << 20
	}
	if o.TTL == 0 {
		o.TTL = 30 * 24 * time.Hour
	}
	if o.Patience == 0 {
		// A Redis nearby answers in a tenth of a millisecond, and what a page
		// computes takes some: to wait longer cannot pay.
		o.Patience = 50 * time.Millisecond
	}
	if o.MaxValue == 0 {
		o.MaxValue = 8 << 20
	}
	if o.Deadline == 0 {
		o.Deadline = 30 * time.Second
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	c := &Cache{options: o}
	c.base, c.end = context.WithCancel(context.Background())
	if o.Redis != "" {
		r, err := openRemote(o, &c.counts)
		if err != nil {
			return nil, err
		}
		c.remote = r
	}
	if o.Bytes > 0 {
		m := &otter.Options[string, []byte]{
			MaximumWeight: uint64(o.Bytes),
			Weigher:       func(k string, v []byte) uint32 { return uint32(len(k) + len(v) + entryCost) },
		}
		if c.remote != nil {
			m.ExpiryCalculator = otter.ExpiryWriting[string, []byte](sharedAge)
		}
		var err error
		if c.memory, err = otter.New(m); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// Close ends the computations that run, waits for them and lets go of the
// connections.
func (c *Cache) Close() error {
	c.end()
	c.running.Wait()
	if c.memory != nil {
		c.memory.StopAllGoroutines()
	}
	if c.remote != nil {
		return c.remote.close()
	}
	return nil
}

// Get gives the value kept under key and where it was found. A miss is nil,
// Miss, nil. The value is shared: do not change it.
func (c *Cache) Get(ctx context.Context, key string) ([]byte, Tier, error) {
	if v, ok := c.held(key); ok {
		return v, Memory, nil
	}
	if v := c.fetch(ctx, key); v != nil {
		return v, Redis, nil
	}
	if err := ctx.Err(); err != nil {
		return nil, Miss, err
	}
	c.counts.misses.Add(1)
	return nil, Miss, nil
}

// Put keeps a value under key in both tiers. The caller must not change it
// afterwards.
func (c *Cache) Put(ctx context.Context, key string, value []byte) {
	if value == nil || len(value) > c.options.MaxValue {
		return
	}
	c.forgetting.RLock()
	defer c.forgetting.RUnlock()
	c.put(ctx, key, value)
}

// putOf keeps what a flight computed, unless something was forgotten since it
// took off.
func (c *Cache) putOf(ctx context.Context, generation uint64, key string, value []byte) {
	if value == nil || len(value) > c.options.MaxValue {
		return
	}
	c.forgetting.RLock()
	defer c.forgetting.RUnlock()
	if c.generation == generation {
		c.put(ctx, key, value)
	}
}

func (c *Cache) put(ctx context.Context, key string, value []byte) {
	c.hold(key, value)
	if c.remote != nil {
		c.remote.put(ctx, key, value)
	}
}

// takeOff is the generation of a flight that begins now.
func (c *Cache) takeOff() uint64 {
	c.forgetting.RLock()
	defer c.forgetting.RUnlock()
	return c.generation
}

// held looks in process.
func (c *Cache) held(key string) ([]byte, bool) {
	if c.memory == nil {
		return nil, false
	}
	v, ok := c.memory.GetIfPresent(key)
	if ok {
		c.counts.memoryHits.Add(1)
	}
	return v, ok
}

func (c *Cache) hold(key string, value []byte) {
	if c.memory != nil {
		c.memory.Set(key, value)
	}
}

// fetch looks in Redis, and keeps what it finds in process. nil is a miss.
func (c *Cache) fetch(ctx context.Context, key string) []byte {
	if c.remote == nil {
		return nil
	}
	began := c.takeOff()
	v := c.remote.get(ctx, key)
	if v != nil {
		c.counts.redisHits.Add(1)
		c.forgetting.RLock()
		defer c.forgetting.RUnlock()
		if c.generation == began {
			c.hold(key, v)
		}
	}
	return v
}

// Ping asks Redis whether it answers; nil when there is none to ask.
func (c *Cache) Ping(ctx context.Context) error {
	if c.remote == nil {
		return nil
	}
	return c.remote.ping(ctx)
}
