package cache

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/redis/go-redis/v9/logging"
)

const (
	// A Redis that refuses to write (full, a replica) is read on; writes are
	// tried again after so long.
	writeRest = 5 * time.Second
	// Before each key; a change of the envelope's shape changes the number.
	prefix = "stemma:1:"
	// What nearly every value fits into; see read.
	bufferSize = 64 << 10
)

// remote is the tier in Redis. It reports no errors: what fails is counted,
// logged once, and a miss.
type remote struct {
	client  redis.UniversalClient
	options Options
	counts  *counts
	breaker *breaker
	writes  atomic.Int64 // no writes before this time, in Unix nanoseconds
	buffers sync.Pool
}

func openRemote(o Options, counts *counts) (*remote, error) {
	u, err := parseRedis(o.Redis, o.Patience)
	if err != nil {
		return nil, err
	}
	redis.SetLogger(&logging.VoidLogger{}) // it logs every failed dial; the breaker says it once
	client := redis.NewUniversalClient(u)
	r := &remote{client: client, options: o, counts: counts}
	r.breaker = newBreaker(r.ping, o.Patience, o.Log)
	r.buffers.New = func() any { return new([bufferSize]byte) }
	return r, nil
}

func (r *remote) close() error {
	r.breaker.stop()
	return r.client.Close()
}

func (r *remote) ping(ctx context.Context) error {
	return r.client.Ping(ctx).Err()
}

// get gives the value under a key, or nil.
func (r *remote) get(ctx context.Context, key string) (value []byte) {
	if !r.breaker.allow() {
		r.counts.redisRefused.Add(1)
		return nil
	}
	buffer := r.buffers.Get().(*[bufferSize]byte)
	defer r.buffers.Put(buffer)
	b, err := r.read(ctx, key, buffer[:])
	if err != nil {
		r.failed(ctx, err)
		return nil
	}
	if b == nil {
		return nil
	}
	value, fits := open(key, b, r.options.MaxValue)
	if !fits {
		r.counts.badEnvelopes.Add(1)
		return nil
	}
	return value
}

// read asks for a key. The answer is read into a buffer of ours: an ordinary
// GET makes as much room as the server says that it will send, so that one
// wrong length could end the process.
func (r *remote) read(ctx context.Context, key string, buffer []byte) (b []byte, err error) {
	defer recoverTo(&err)
	cmd := r.client.GetToBuffer(ctx, prefix+key, buffer)
	b, err = cmd.Bytes(), cmd.Err()
	if err != nil && strings.Contains(err.Error(), "buffer too small") {
		cmd = r.client.GetToBuffer(ctx, prefix+key, make([]byte, r.options.MaxValue+headSize))
		b, err = cmd.Bytes(), cmd.Err()
	}
	if errors.Is(err, redis.Nil) {
		return nil, nil
	}
	return b, err
}

// put keeps a value.
func (r *remote) put(ctx context.Context, key string, value []byte) {
	now := time.Now().UnixNano()
	if now < r.writes.Load() || !r.breaker.allow() {
		r.counts.redisRefused.Add(1)
		return
	}
	if err := r.write(ctx, prefix+key, seal(key, value)); err != nil {
		r.failed(ctx, err)
	}
}

func (r *remote) write(ctx context.Context, key string, b []byte) (err error) {
	defer recoverTo(&err)
	return r.client.Set(ctx, key, b, r.options.TTL).Err()
}

// recoverTo makes an error of a panic: the client trusts what the server says
// of lengths.
func recoverTo(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("redis: panic: %v", p)
	}
}

// failed sorts the errors. A caller that left says nothing about Redis.
func (r *remote) failed(ctx context.Context, err error) {
	if ctx.Err() != nil && !errors.Is(err, context.DeadlineExceeded) {
		return
	}
	r.counts.redisErrors.Add(1)
	switch word := replyWord(err); word {
	case "OOM", "READONLY", "MISCONF", "NOREPLICAS", "NOPERM":
		rest := time.Now().Add(writeRest).UnixNano()
		if before := r.writes.Swap(rest); before == 0 {
			r.options.Log.Warn("redis takes no writes; reading on", "error", err)
		}
	case "WRONGTYPE":
		// Another program's key.
	default:
		r.breaker.fail(err)
	}
}

// replyWord gives the first word of an error that Redis itself answered.
func replyWord(err error) string {
	var reply redis.Error
	if !errors.As(err, &reply) {
		return ""
	}
	word, _, _ := strings.Cut(reply.Error(), " ")
	return word
}
