// Package cache keeps results that can be computed again: in process first
// (otter, bounded in bytes), then in Redis when there is one, so that several
// processes share them. Keys are "what/version/content-id/parameters" and name
// their content, so nothing ever goes stale; a changed method has a new
// version.
//
// Redis is never needed. Each call to it has a deadline of some milliseconds;
// after a few failures a breaker keeps the calls away for a while. Values in
// Redis wear an envelope (magic, schema, key, length, checksum), and one that
// does not fit is a miss. Redis is inside the trust boundary all the same: its
// protocol lets a hostile server claim any length.
//
// Errors: Get and Do report only those of the caller's context and of compute.
package cache

import (
	"context"
	"log/slog"
	"time"
)

// Options are the choices a caller may make; the zero value is a good default:
// in process only.
type Options struct {
	Bytes    int64         // held in process; 0 means 64 MiB, negative means none
	Redis    string        // "" means none; redis://host:port/0, rediss://…, redis-sentinel://host,host/master, redis-cluster://host,host
	TTL      time.Duration // in Redis; 0 means 30 days
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

// Cache is safe for use by many goroutines.
type Cache struct{}

// New makes a cache. An address that cannot be parsed is an error, a Redis that
// does not answer is not.
func New(o Options) (*Cache, error) { panic("interim") }

// Close lets go of the connections.
func (c *Cache) Close() error { panic("interim") }

// Get gives the value kept under key and where it was found. A miss is nil,
// Miss, nil. The value is shared: do not change it.
func (c *Cache) Get(ctx context.Context, key string) ([]byte, Tier, error) { panic("interim") }

// Put keeps a value under key in both tiers. The caller must not change it
// afterwards.
func (c *Cache) Put(ctx context.Context, key string, value []byte) { panic("interim") }

// Do gives the value kept under key, or computes and keeps it. Callers that ask
// for one key at one time share one computation, which goes on when they leave
// and has a deadline of its own; its context carries the first caller's
// values. An error of compute goes to all who wait and is not kept; a panic in
// it becomes an error for all.
func (c *Cache) Do(ctx context.Context, key string, compute func(context.Context) ([]byte, error)) ([]byte, Tier, error) {
	panic("interim")
}

// Forget drops every value whose key holds one of the ids as a part between
// slashes (what/version/ID/…, or what/version/ID...ID/…), in both tiers: what a
// take-down asks. Values that other processes hold in their memory go within
// the TTL of that tier.
func (c *Cache) Forget(ctx context.Context, ids ...string) error { panic("interim") }

// Ping asks Redis whether it answers; nil when there is none to ask.
func (c *Cache) Ping(ctx context.Context) error { panic("interim") }

// Stats are counts since the start.
type Stats struct {
	MemoryHits, RedisHits, Misses, Computed, ComputeErrors, Shared int64
	RedisErrors, RedisRefused, BadEnvelopes                        int64 // failed calls, calls that the breaker kept away, values that did not fit
	BreakerOpen                                                    bool
	Entries, Bytes                                                 int64 // in memory
}

// Stats counts.
func (c *Cache) Stats() Stats { panic("interim") }
