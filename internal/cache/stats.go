package cache

import (
	"sync/atomic"

	"github.com/prometheus/client_golang/prometheus"
)

// counts are kept apart on purpose: a hit touches one of them.
type counts struct {
	memoryHits    atomic.Int64
	redisHits     atomic.Int64
	misses        atomic.Int64
	computed      atomic.Int64
	computeErrors atomic.Int64
	redisErrors   atomic.Int64
	redisRefused  atomic.Int64
	badEnvelopes  atomic.Int64
}

// Stats are counts since the start.
type Stats struct {
	MemoryHits    int64 // found in process
	RedisHits     int64 // found in Redis
	Misses        int64 // found in neither
	Computed      int64 // computations by Do
	ComputeErrors int64 // of these, failed
	RedisErrors   int64 // calls to Redis that failed
	RedisRefused  int64 // calls that the breaker kept away
	BadEnvelopes  int64 // values in Redis that did not fit
	BreakerOpen   bool  // Redis is left alone
	Entries       int64 // in process
	Bytes         int64 // in process
}

// Stats counts.
func (c *Cache) Stats() Stats {
	s := Stats{
		MemoryHits: c.counts.memoryHits.Load(), RedisHits: c.counts.redisHits.Load(), Misses: c.counts.misses.Load(),
		Computed: c.counts.computed.Load(), ComputeErrors: c.counts.computeErrors.Load(),
		RedisErrors: c.counts.redisErrors.Load(), RedisRefused: c.counts.redisRefused.Load(), BadEnvelopes: c.counts.badEnvelopes.Load(),
	}
	if c.remote != nil {
		s.BreakerOpen = !c.remote.breaker.shut.Load()
	}
	if c.memory != nil {
		s.Entries, s.Bytes = int64(c.memory.EstimatedSize()), int64(c.memory.WeightedSize())
	}
	return s
}

// Collector shows the counts to Prometheus.
func (c *Cache) Collector() prometheus.Collector { return collector{c} }

type collector struct{ c *Cache }

func describe(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc("stemma_cache_"+name, help, labels, nil)
}

var (
	descHits     = describe("hits_total", "Values found, by tier.", "tier")
	descMisses   = describe("misses_total", "Values found in no tier.")
	descComputed = describe("computations_total", "Values computed, by outcome.", "outcome")
	descRedis    = describe("redis_failures_total", "Calls to Redis that failed, that the breaker kept away, or whose value did not fit.", "why")
	descBreaker  = describe("redis_breaker_open", "1 while Redis is left alone.")
	descEntries  = describe("memory_entries", "Values held in process.")
	descBytes    = describe("memory_bytes", "Bytes held in process.")
)

func (m collector) Describe(out chan<- *prometheus.Desc) { prometheus.DescribeByCollect(m, out) }

func (m collector) Collect(out chan<- prometheus.Metric) {
	s := m.c.Stats()
	count := func(d *prometheus.Desc, n int64, labels ...string) {
		out <- prometheus.MustNewConstMetric(d, prometheus.CounterValue, float64(n), labels...)
	}
	count(descHits, s.MemoryHits, "memory")
	count(descHits, s.RedisHits, "redis")
	count(descMisses, s.Misses)
	count(descComputed, s.Computed-s.ComputeErrors, "done")
	count(descComputed, s.ComputeErrors, "failed")
	count(descRedis, s.RedisErrors, "error")
	count(descRedis, s.RedisRefused, "breaker")
	count(descRedis, s.BadEnvelopes, "envelope")
	gauge := func(d *prometheus.Desc, n int64) {
		out <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, float64(n))
	}
	open := int64(0)
	if s.BreakerOpen {
		open = 1
	}
	gauge(descBreaker, open)
	gauge(descEntries, s.Entries)
	gauge(descBytes, s.Bytes)
}
