package cache

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"
)

// Shelf is Redis as a place for copies of values that a database also holds:
// what the store asks of one, and no more. It knows nothing of what the values
// mean; which of them may be believed is the store's business.
//
// Every call is one pipeline of single commands, never MGET, which a cluster
// refuses across slots. A Redis that fails is left alone by the breaker of its
// cache, and the error says at once that there is none.
type Shelf struct{ remote *remote }

const (
	// Apart from the cache's keys, among which a take-down looks for its own.
	shelfPrefix = "stemma-shelf:1:"
	// A longer value is not put up: it is read from the database. Blocks of the
	// copy index are of one kilobyte, and their head of 25 bytes.
	shelfMost = 8 << 10
	// Keys in one pipeline.
	shelfBatch = 64
	// What is not put up again for a day goes, and is read from the database once
	// more: so long at most lives what nobody can take down.
	shelfLife = 24 * time.Hour
)

var errNoShelf = errors.New("cache: redis is left alone")

// Shelf gives the cache's Redis as a shelf; nil when the cache has none.
func (c *Cache) Shelf() *Shelf {
	if c.remote == nil {
		return nil
	}
	return &Shelf{c.remote}
}

// Get gives the value under each key, nil where there is none that fits.
func (s *Shelf) Get(ctx context.Context, keys []string) ([][]byte, error) {
	out := make([][]byte, 0, len(keys))
	buffer := make([]byte, shelfMost*min(len(keys), shelfBatch))
	for len(keys) > 0 {
		part := keys[:min(len(keys), shelfBatch)]
		keys = keys[len(part):]
		cmds := make([]*redis.ZeroCopyStringCmd, len(part))
		err := s.pipeline(ctx, func(p redis.Pipeliner) {
			for i, key := range part {
				cmds[i] = p.GetToBuffer(ctx, shelfPrefix+key, buffer[i*shelfMost:(i+1)*shelfMost])
			}
		})
		if err != nil {
			return nil, err
		}
		for i, key := range part {
			value, fits := open(key, cmds[i].Bytes(), shelfMost)
			if !fits {
				value = nil
				if cmds[i].Err() == nil {
					s.remote.counts.badEnvelopes.Add(1)
				}
			}
			out = append(out, value)
		}
	}
	return out, nil
}

// Put sets values.
func (s *Shelf) Put(ctx context.Context, keys []string, values [][]byte) error {
	return s.set(ctx, keys, values, func(p redis.Pipeliner, key string, sealed []byte) {
		p.Set(ctx, key, sealed, shelfLife)
	})
}

// Add sets values where there is none yet.
func (s *Shelf) Add(ctx context.Context, keys []string, values [][]byte) error {
	return s.set(ctx, keys, values, func(p redis.Pipeliner, key string, sealed []byte) {
		p.SetNX(ctx, key, sealed, shelfLife)
	})
}

func (s *Shelf) set(ctx context.Context, keys []string, values [][]byte, one func(p redis.Pipeliner, key string, sealed []byte)) error {
	if time.Now().UnixNano() < s.remote.writes.Load() { // it takes none just now
		s.remote.counts.redisRefused.Add(1)
		return errNoShelf
	}
	for len(keys) > 0 {
		n := min(len(keys), shelfBatch)
		err := s.pipeline(ctx, func(p redis.Pipeliner) {
			for i, key := range keys[:n] {
				if sealed := seal(key, values[i]); len(sealed) <= shelfMost {
					one(p, shelfPrefix+key, sealed)
				} else {
					p.Unlink(ctx, shelfPrefix+key) // what stands there is older
				}
			}
		})
		if err != nil {
			return err
		}
		keys, values = keys[n:], values[n:]
	}
	return nil
}

// pipeline sends what f queues. A key that is missing, of another type or too
// long to be ours is no error; of the last kind one hides those behind it.
func (s *Shelf) pipeline(ctx context.Context, f func(redis.Pipeliner)) (err error) {
	if !s.remote.breaker.allow() {
		s.remote.counts.redisRefused.Add(1)
		return errNoShelf
	}
	defer func() {
		if err != nil {
			s.remote.failed(ctx, err)
		}
	}()
	defer recoverTo(&err)
	p := s.remote.client.Pipeline()
	f(p)
	cmds, err := p.Exec(ctx)
	if len(cmds) == 0 {
		return err
	}
	for _, cmd := range cmds {
		if e := cmd.Err(); e != nil && !errors.Is(e, redis.Nil) && replyWord(e) != "WRONGTYPE" && !strings.Contains(e.Error(), "buffer too small") {
			return e
		}
	}
	return nil
}
