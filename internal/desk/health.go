package desk

import (
	"context"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/stemma-news/stemma/internal/fault"
)

// Health says whether the service can do its work.
type Health struct {
	Ready    bool   `json:"ready"`    // the store answers
	Degraded bool   `json:"degraded"` // slower than it should be: the shared cache does not answer
	Store    string `json:"store"`    // "ok", or what is wrong
	Cache    string `json:"cache"`
}

// Health asks store and cache.
func (d *Desk) Health(ctx context.Context) Health {
	h := Health{Ready: true, Store: "ok", Cache: "ok"}
	if err := d.store.Ping(ctx); err != nil {
		h.Ready, h.Store = false, fault.From(err).Detail
		d.log.Warn("the store does not answer", "error", err)
	}
	if err := d.cache.Ping(ctx); err != nil {
		h.Degraded, h.Cache = true, "the shared cache does not answer; answers are computed here"
	}
	return h
}

// Load is what the desk is busy with, for metrics.
type Load struct {
	Waiting   int64 // callers that wait for room
	Computing int   // slots taken
	Slots     int   // that there are

	// Since the start.
	Comparisons int64
	Coarse      int64 // of these, cut coarser by the budget of work
	Breaches    int64 // of these, a bug of ours: the edits did not rebuild both sides
}

// Load gives it.
func (d *Desk) Load() Load {
	return Load{
		Waiting: d.room.waiting.Load(), Computing: len(d.slots), Slots: cap(d.slots),
		Comparisons: d.comparisons.Load(), Coarse: d.coarse.Load(), Breaches: d.breaches.Load(),
	}
}

// CacheCollector shows the cache's counts to Prometheus.
func (d *Desk) CacheCollector() prometheus.Collector { return d.cache.Collector() }
