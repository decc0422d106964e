package api_test

import (
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/alicebob/miniredis/v2"
)

// metric reads one line of /metrics, as it is printed there.
func (s *service) metric(name string) string {
	s.t.Helper()
	res, err := s.admin.Client().Get(s.admin.URL + "/metrics")
	if err != nil {
		s.t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		if value, ok := strings.CutPrefix(line, name+" "); ok {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

// Of two processes that share a store and a Redis, the second finds what the
// first computed, and says so.
func TestSecondProcessHitsInRedis(t *testing.T) {
	r := miniredis.RunT(t)
	o := options{dsn: "sqlite:" + filepath.Join(t.TempDir(), "stemma.db"), redis: "redis://" + r.Addr()}
	first, second := serve(t, o), serve(t, o)
	var c captured
	first.do("POST", "/v1/articles", map[string]any{"text": sample(t, "story.txt"), "key": "mill"}).into(201, &c)
	a := first.do("GET", c.Links["summary"], nil)
	b := second.do("GET", c.Links["summary"], nil)
	if a.want(200); string(a.body) != string(b.body) || a.header.Get("ETag") != b.header.Get("ETag") {
		t.Errorf("two answers:\n%s\n%s", a.body, b.body)
	}
	second.do("GET", c.Links["summary"], nil).want(200)
	for _, tt := range []struct {
		s          *service
		name, want string
	}{
		{first, `stemma_cache_computations_total{outcome="done"}`, "1"},
		{first, `stemma_cache_hits_total{tier="redis"}`, "0"},
		{second, `stemma_cache_computations_total{outcome="done"}`, "0"},
		{second, `stemma_cache_hits_total{tier="redis"}`, "1"},
		{second, `stemma_cache_hits_total{tier="memory"}`, "1"},
		{second, `stemma_http_requests_total{method="GET",route="/v1/articles/:id/summary",status="200"}`, "2"},
	} {
		if got := tt.s.metric(tt.name); got != tt.want {
			t.Errorf("%s is %q, want %q", tt.name, got, tt.want)
		}
	}
}

// A comparison is counted, and none has broken the Law.
func TestCountsComparisons(t *testing.T) {
	s := serve(t, options{})
	s.do("POST", "/v1/diffs", map[string]any{"old": "Four were hurt.", "new": "Three were hurt."}).want(200)
	for name, want := range map[string]string{"stemma_comparisons_total": "1", "stemma_comparisons_coarse_total": "0", "stemma_comparison_breaches_total": "0"} {
		if got := s.metric(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

// The log has one line a request, with the problem of those that failed, and
// none of what was sent.
func TestLog(t *testing.T) {
	s := serve(t, options{})
	s.do("POST", "/v1/summaries", map[string]any{"text": "secret words", "colour": 1}).problem(400)
	s.do("GET", "/v1/articles", nil).want(200)
	s.do("GET", "/livez", nil).want(200)
	log := s.logged()
	for _, want := range []string{
		`"method":"POST","path":"/v1/summaries","status":400`, `"problem":"there is no field \"colour\"`,
		`"method":"GET","path":"/v1/articles","status":200`, `"from":"127.0.0.1"`,
	} {
		if !strings.Contains(log, want) {
			t.Errorf("no %q in\n%s", want, log)
		}
	}
	for _, bad := range []string{"secret", "livez"} {
		if strings.Contains(log, bad) {
			t.Errorf("%q is in\n%s", bad, log)
		}
	}
}
