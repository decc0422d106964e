package desk

import (
	"context"

	"github.com/stemma-news/stemma/internal/cache"
	"github.com/stemma-news/stemma/internal/store"
)

// Health says whether the service can do its work.
type Health struct {
	Ready    bool   `json:"ready"`    // the store answers
	Degraded bool   `json:"degraded"` // slower than it should be: the cache's second tier does not answer
	Store    string `json:"store"`    // "ok", or what is wrong
	Cache    string `json:"cache"`
}

// Health asks store and cache.
func (d *Desk) Health(ctx context.Context) Health { panic("interim") }

// Load is what the desk is busy with, for metrics.
type Load struct {
	Waiting   int64 // callers that wait for room
	Computing int   // slots taken
	Cache     cache.Stats
}

// Load gives it.
func (d *Desk) Load() Load { panic("interim") }

// StoreStats counts what is kept.
func (d *Desk) StoreStats(ctx context.Context) (store.Stats, error) { return d.store.Stats(ctx) }
