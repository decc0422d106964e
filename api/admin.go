package api

import (
	"net/http"
	"net/http/pprof"
	"strconv"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/stemma-news/stemma/internal/desk"
)

// Admin serves metrics and profiles. It belongs on a listener of its own,
// which the world does not reach.
func (a *API) Admin() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(a.metrics.registry, promhttp.HandlerOpts{}))
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	mux.HandleFunc("/debug/pprof/cmdline", pprof.Cmdline)
	mux.HandleFunc("/debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("/debug/pprof/symbol", pprof.Symbol)
	mux.HandleFunc("/debug/pprof/trace", pprof.Trace)
	return mux
}

// metrics are what /metrics tells, beside the desk's own counts.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	took     *prometheus.HistogramVec
	panics   prometheus.Counter
	known    sync.Map // observed -> series: looking up labels costs more than counting
}

type observed struct {
	method, route string
	status        int
}

type series struct {
	requests prometheus.Counter
	took     prometheus.Observer
}

func newMetrics(d *desk.Desk) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "stemma_http_requests_total", Help: "Requests by method, route and status.",
		}, []string{"method", "route", "status"}),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "stemma_http_request_seconds", Help: "Time to answer by route.",
			Buckets: []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10},
		}, []string{"route"}),
		panics: prometheus.NewCounter(prometheus.CounterOpts{Name: "stemma_panics_total", Help: "Panics that became a problem."}),
	}
	m.registry.MustRegister(m.requests, m.took, m.panics,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
		deskMetrics{d}, d.CacheCollector())
	return m
}

func (m *metrics) observe(method, route string, status int, took time.Duration) {
	if route == "" {
		route = "none" // nothing is at that address; its path is the caller's to choose, and no label
	}
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodDelete, http.MethodOptions, http.MethodPut, http.MethodPatch:
	default:
		method = "other"
	}
	key := observed{method, route, status}
	one, ok := m.known.Load(key)
	if !ok {
		one, _ = m.known.LoadOrStore(key, series{m.requests.WithLabelValues(method, route, strconv.Itoa(status)), m.took.WithLabelValues(route)})
	}
	s := one.(series)
	s.requests.Inc()
	s.took.Observe(took.Seconds())
}

// deskMetrics reads the desk's counts when they are asked for.
type deskMetrics struct{ desk *desk.Desk }

var (
	deskWaiting   = prometheus.NewDesc("stemma_admission_waiting", "Callers that wait for room.", nil, nil)
	deskComputing = prometheus.NewDesc("stemma_computing", "Computations that run.", nil, nil)
	deskCompared  = prometheus.NewDesc("stemma_comparisons_total", "Comparisons made.", nil, nil)
	deskCoarse    = prometheus.NewDesc("stemma_comparisons_coarse_total", "Comparisons that the budget of work cut coarser.", nil, nil)
	deskBreaches  = prometheus.NewDesc("stemma_comparison_breaches_total", "Comparisons whose edits did not rebuild both sides, told as whole replacement: a bug, to be reported.", nil, nil)
)

// Describe names what Collect gives.
func (m deskMetrics) Describe(out chan<- *prometheus.Desc) { prometheus.DescribeByCollect(m, out) }

// Collect gives the counts.
func (m deskMetrics) Collect(out chan<- prometheus.Metric) {
	l := m.desk.Load()
	out <- prometheus.MustNewConstMetric(deskWaiting, prometheus.GaugeValue, float64(l.Waiting))
	out <- prometheus.MustNewConstMetric(deskComputing, prometheus.GaugeValue, float64(l.Computing))
	out <- prometheus.MustNewConstMetric(deskCompared, prometheus.CounterValue, float64(l.Comparisons))
	out <- prometheus.MustNewConstMetric(deskCoarse, prometheus.CounterValue, float64(l.Coarse))
	out <- prometheus.MustNewConstMetric(deskBreaches, prometheus.CounterValue, float64(l.Breaches))
}
