package cache

import (
	"context"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"
)

const (
	// After the first failure Redis is left alone so long, twice as long after
	// each probe that fails: a cache that is missed for a quarter of a second
	// harms nobody, a page that waits does.
	restLeast = 250 * time.Millisecond
	restMost  = 8 * time.Second
	// A Redis that served so long is steady again. Sooner, the next failure is
	// taken for the same trouble: one dead node of a cluster answers no GET
	// while the probe reaches the others.
	steady = 10 * time.Second
)

// breaker keeps calls away from a Redis that fails. One failure opens it. While
// it is open no caller is let through, not even to try: the probe that closes
// it again runs beside them.
type breaker struct {
	probe    func(context.Context) error
	patience time.Duration // with a probe
	log      *slog.Logger

	shut   atomic.Bool // calls may pass
	mu     sync.Mutex  // guards what follows
	next   time.Time   // when to probe
	rest   time.Duration
	shutAt time.Time // when a probe last let calls pass again
	busy   bool      // a probe runs
	done   bool      // closed for good
	work   sync.WaitGroup
}

func newBreaker(probe func(context.Context) error, patience time.Duration, log *slog.Logger) *breaker {
	b := &breaker{probe: probe, patience: patience, log: log, rest: restLeast}
	b.shut.Store(true)
	return b
}

// allow says whether a call may pass.
func (b *breaker) allow() bool {
	if b.shut.Load() {
		return true
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.shut.Load() && !b.busy && !b.done && !time.Now().Before(b.next) {
		b.busy = true
		b.work.Go(b.try)
	}
	return b.shut.Load()
}

// fail opens the breaker.
func (b *breaker) fail(err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.shut.CompareAndSwap(true, false) {
		if time.Since(b.shutAt) >= steady {
			b.rest = restLeast
		} else {
			b.rest = min(2*b.rest, restMost)
		}
		b.next = time.Now().Add(b.rest)
		b.log.Warn("redis does not serve; going on without it", "error", err)
	}
}

// try probes once.
func (b *breaker) try() {
	ctx, cancel := context.WithTimeout(context.Background(), b.patience)
	defer cancel()
	err := b.probe(ctx)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.busy = false
	if err != nil {
		b.rest = min(2*b.rest, restMost)
		b.next = time.Now().Add(b.rest)
		return
	}
	b.shutAt = time.Now()
	b.shut.Store(true)
	b.log.Info("redis serves again")
}

// stop ends the probing and waits for a probe that runs.
func (b *breaker) stop() {
	b.mu.Lock()
	b.done = true
	b.mu.Unlock()
	b.work.Wait()
}
