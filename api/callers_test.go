package api_test

import (
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"testing"

	"github.com/stemma-news/stemma/api"
)

// Who calls is the peer, unless a trusted proxy says otherwise; a made-up
// header lifts no limit.
func TestRateIsOfTheCaller(t *testing.T) {
	for _, tt := range []struct {
		name    string
		proxies []netip.Prefix
		refused bool // the fourth request, each from another address by its header
	}{
		{"the header is not believed", nil, true},
		{"a proxy that is not ours", []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}, true},
		{"our proxy", []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32"), netip.MustParsePrefix("::1/128")}, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := serve(t, options{api: api.Config{Rate: 0.01, Proxies: tt.proxies}})
			var last reply
			for _, from := range []string{"192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4"} {
				last = s.do("GET", "/v1/changes", nil, "X-Forwarded-For: "+from)
				s.do("GET", "/livez", nil, "X-Forwarded-For: "+from).want(200) // a probe is never refused
			}
			if !tt.refused {
				last.want(200)
				if log := s.do("GET", "/v1/articles", nil, "X-Forwarded-For: 192.0.2.9"); log.status != 200 || !strings.Contains(s.logged(), `"from":"192.0.2.9"`) {
					t.Errorf("the caller is not named in the log:\n%s", s.log.String())
				}
				return
			}
			if last.problem(429); last.header.Get("Retry-After") == "" {
				t.Error("no Retry-After")
			}
		})
	}
}

// A crowd that asks for one new answer costs one computation.
func TestOneComputation(t *testing.T) {
	s := serve(t, options{})
	var c captured
	s.do("POST", "/v1/articles", map[string]any{"text": sample(t, "story.txt"), "key": "mill"}).into(201, &c)
	client := &http.Client{Transport: &http.Transport{MaxConnsPerHost: 64}}
	defer client.CloseIdleConnections()
	var wg sync.WaitGroup
	for range 1000 {
		wg.Go(func() {
			res, err := client.Get(s.URL + c.Links["summary"] + "?sentences=4")
			if err != nil {
				t.Error(err)
				return
			}
			defer res.Body.Close()
			if res.StatusCode != 200 {
				t.Errorf("status %d", res.StatusCode)
			}
		})
	}
	wg.Wait()
	if got := s.metric(`stemma_cache_computations_total{outcome="done"}`); got != "1" {
		t.Errorf("%s computations, want 1", got)
	}
}
