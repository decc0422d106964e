package api_test

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"

	"github.com/stemma-news/stemma/internal/fetch"
)

// outside is a world of one server that has the story at /story and nothing
// else, at a public address; "inner.example" has a private one.
func outside(t *testing.T) *fetch.Fetcher {
	t.Helper()
	page := "<html><title>The mill</title><body><article><p>" + strings.ReplaceAll(sample(t, "story.txt"), "\n\n", "</p><p>") + "</p></article>"
	world := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/story" {
			http.NotFound(w, r)
			return
		}
		fmt.Fprint(w, page)
	}))
	t.Cleanup(world.Close)
	return fetch.New(fetch.Options{
		Lookup: func(_ context.Context, host string) ([]netip.Addr, error) {
			if host == "inner.example" {
				return []netip.Addr{netip.MustParseAddr("192.168.0.7")}, nil
			}
			return []netip.Addr{netip.MustParseAddr("93.184.215.14")}, nil
		},
		Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
			var d net.Dialer
			return d.DialContext(ctx, "tcp", world.Listener.Addr().String())
		},
	})
}

// Where fetching is on, an address stands for its page.
func TestAddressAlone(t *testing.T) {
	s := serve(t, options{fetch: outside(t)})
	for _, tt := range []struct {
		name, path, url string
		status          int
		says            string
	}{
		{"summarized", "/v1/summaries", "http://news.example/story", 200, `"of":"body"`},
		{"read", "/v1/articles/extract", "http://news.example/story", 200, `"paragraphs"`},
		{"captured", "/v1/articles", "http://news.example/story", 201, `"new_article":true`},
		{"captured again", "/v1/articles", "http://news.example/story", 200, `"new_article":false`},
		{"not there", "/v1/articles", "http://news.example/none", 502, "404"},
		{"private", "/v1/articles", "http://inner.example/story", 400, "not a public address"},
		{"another scheme", "/v1/summaries", "ftp://news.example/story", 400, "only http"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s.t = t
			got := s.do("POST", tt.path, map[string]string{"url": tt.url})
			if got.status != tt.status || !strings.Contains(string(got.body), tt.says) {
				t.Errorf("status %d, want %d with %q in\n%s", got.status, tt.status, tt.says, got.body)
			}
		})
	}
}
