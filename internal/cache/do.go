package cache

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"

	"github.com/stemma-news/stemma/internal/fault"
)

// filled is what a flight brings to all who wait for it.
type filled struct {
	value []byte
	tier  Tier
}

// Do gives the value kept under key, or computes and keeps it. Callers that ask
// for one key at one time share one computation, which goes on when they leave
// and has a deadline of its own; its context carries the first caller's
// values. An error of compute goes to all who wait and is not kept; a panic in
// it becomes an error for all.
func (c *Cache) Do(ctx context.Context, key string, compute func(context.Context) ([]byte, error)) ([]byte, Tier, error) {
	if v, ok := c.held(key); ok {
		return v, Memory, nil
	}
	if err := ctx.Err(); err != nil {
		return nil, Miss, err
	}
	if v := c.shared(ctx, key); v != nil {
		return v, Redis, nil
	}
	landed := c.flight.DoChan(key, func() (any, error) {
		c.running.Add(1)
		defer c.running.Done()
		return c.fill(ctx, key, compute)
	})
	select {
	case r := <-landed:
		if r.Err != nil {
			return nil, Miss, r.Err
		}
		f := r.Val.(filled)
		return f.value, f.tier, nil
	case <-ctx.Done():
		return nil, Miss, ctx.Err()
	}
}

// shared asks Redis, once for all who ask at one time. It runs in the first
// caller's own goroutine: a hit then costs no flight, which is a goroutine with
// a deadline. Waiting for it is bounded by the patience with Redis.
func (c *Cache) shared(ctx context.Context, key string) []byte {
	if c.remote == nil {
		return nil
	}
	v, _, _ := c.asking.Do(key, func() (any, error) { return c.fetch(ctx, key), nil })
	return v.([]byte)
}

// fill is one flight. Redis is asked again, since another flight may have
// landed in between; that is dear only beside a hit, and this is none.
func (c *Cache) fill(leader context.Context, key string, compute func(context.Context) ([]byte, error)) (filled, error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(leader), c.options.Deadline)
	defer cancel()
	defer context.AfterFunc(c.base, cancel)()
	// A flight that landed while this one was called may have filled it.
	if v, ok := c.held(key); ok {
		return filled{v, Memory}, nil
	}
	if v := c.fetch(ctx, key); v != nil {
		return filled{v, Redis}, nil
	}
	c.counts.misses.Add(1)
	began := c.takeOff()
	v, err := guard(ctx, key, compute)
	c.counts.computed.Add(1)
	if err != nil {
		c.counts.computeErrors.Add(1)
		return filled{}, err
	}
	c.putOf(ctx, began, key, v)
	return filled{v, Computed}, nil
}

// guard runs compute and makes a fault of its panic or of its running late.
func guard(ctx context.Context, key string, compute func(context.Context) ([]byte, error)) (v []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			cause := fmt.Errorf("cache: computing %q: panic: %v\n%s", key, p, debug.Stack())
			v, err = nil, fault.From(cause)
		}
	}()
	v, err = compute(ctx)
	if errors.Is(err, context.DeadlineExceeded) && ctx.Err() != nil {
		err = fault.Wrap(err, fault.Busy, "this took too long", "try again, or send less")
	}
	return v, err
}
