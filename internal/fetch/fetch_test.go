package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stemma-news/stemma/internal/fault"
)

// site is an outside world of our own: names resolve to what the test says and
// every dial that gets through the guard reaches one server on loopback.
type site struct {
	names  map[string][]string
	server *httptest.Server
	dialed []string
}

func (s *site) options() Options {
	return Options{
		Lookup: func(_ context.Context, host string) ([]netip.Addr, error) {
			addrs, ok := s.names[host]
			if !ok {
				return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
			}
			var out []netip.Addr
			for _, a := range addrs {
				out = append(out, netip.MustParseAddr(a))
			}
			return out, nil
		},
		Dial: func(ctx context.Context, _, address string) (net.Conn, error) {
			s.dialed = append(s.dialed, address)
			var d net.Dialer
			return d.DialContext(ctx, "tcp", s.server.Listener.Addr().String())
		},
	}
}

func serve(t *testing.T, names map[string][]string, h http.HandlerFunc) *site {
	t.Helper()
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	return &site{names: names, server: server}
}

func TestRefusesAddresses(t *testing.T) {
	names := map[string][]string{
		"example.com": {"93.184.215.14"}, "inner.example": {"10.1.2.3"}, "localhost": {"127.0.0.1"}, "localhost.": {"127.0.0.1", "::1"},
		"half.example": {"93.184.215.14", "169.254.169.254"}, "mapped.example": {"::ffff:127.0.0.1"}, "nowhere.example": {},
	}
	for _, tt := range []struct{ name, url string }{
		{"loopback by number", "http://127.0.0.1/"},
		{"loopback by name", "http://localhost/"},
		{"loopback with a trailing dot", "http://localhost./"},
		{"unspecified", "http://0.0.0.0/"},
		{"private", "http://192.168.1.1/"},
		{"link local, cloud metadata", "http://169.254.169.254/latest/meta-data/"},
		{"carrier grade NAT", "http://100.64.0.1/"},
		{"IPv6 loopback", "http://[::1]/"},
		{"IPv4 inside IPv6", "http://[::ffff:10.0.0.1]/"},
		{"NAT64 of a private address", "http://[64:ff9b::a00:1]/"},
		{"IPv6 zone", "http://[fe80::1%25lo]/"},
		{"a name for a private address", "http://inner.example/"},
		{"one private address among public ones", "http://half.example/"},
		{"a mapped address behind a name", "http://mapped.example/"},
		{"a name without an address", "http://nowhere.example/"},
		{"decimal", "http://2130706433/"},
		{"octal", "http://0177.0.0.1/"},
		{"hexadecimal", "http://0x7f000001/"},
		{"short", "http://127.1/"},
		{"full-width digits", "http://１２７.０.０.１/"},
		{"percent-encoded", "http://%31%32%37.0.0.1/"},
		{"another scheme", "gopher://example.com/"},
		{"a file", "file:///etc/passwd"},
		{"opaque", "http:example.com/"},
		{"user and password", "http://user:pw@example.com/"},
		{"another port", "http://example.com:6379/"},
		{"backslash", `http://example.com\@127.0.0.1/`},
		{"line break", "http://example.com/\r\nX: y"},
		{"empty", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := serve(t, names, func(http.ResponseWriter, *http.Request) {})
			_, err := New(s.options()).Get(t.Context(), tt.url)
			var f *fault.Error
			if !errors.As(err, &f) || f.Kind != fault.Invalid && f.Kind != fault.Upstream || f.Fix == "" {
				t.Errorf("got %v, want a fault with a way out", err)
			}
			if len(s.dialed) > 0 {
				t.Errorf("dialled %v", s.dialed)
			}
		})
	}
}

func TestFetches(t *testing.T) {
	names := map[string][]string{"example.com": {"93.184.215.14"}, "example.com.": {"93.184.215.14"}, "xn--mnchen-3ya.de": {"93.184.215.14"}, "six.example": {"2606:4700:4700::1111"}}
	for _, url := range []string{
		"http://example.com/a?b=c#d", "http://EXAMPLE.com./", "http://example.com:80/", "http://münchen.de/", "http://six.example/",
		"http://11.0.0.1/", "http://100.128.0.1/", "http://[2606:4700:4700::1111]/",
	} {
		t.Run(url, func(t *testing.T) {
			s := serve(t, names, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "<p>A story.") })
			page, err := New(s.options()).Get(t.Context(), url)
			if err != nil || string(page.Body) != "<p>A story." || !strings.HasPrefix(page.MediaType, "text/html") {
				t.Errorf("got %+v, %v", page, err)
			}
		})
	}
}

func TestChecksEveryHop(t *testing.T) {
	names := map[string][]string{"example.com": {"93.184.215.14"}, "www.example.com": {"93.184.215.14"}, "inner.example": {"10.1.2.3"}}
	for _, tt := range []struct{ name, to, want string }{
		{"to another public site", "http://www.example.com/end", ""},
		{"to loopback", "http://127.0.0.1/", "not a public address"},
		{"to a private name", "http://inner.example/", "not a public address"},
		{"to another scheme", "ftp://example.com/", "only http"},
		{"round and round", "/again", "redirects more than"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := serve(t, names, func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/end" {
					fmt.Fprint(w, "there")
					return
				}
				http.Redirect(w, r, tt.to, http.StatusFound)
			})
			_, err := New(s.options()).Get(t.Context(), "http://example.com/start")
			if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}

func TestBoundsAndFailures(t *testing.T) {
	names := map[string][]string{"example.com": {"93.184.215.14"}}
	for _, tt := range []struct {
		name string
		h    http.HandlerFunc
		kind fault.Kind
	}{
		{"over the size", func(w http.ResponseWriter, _ *http.Request) { w.Write(make([]byte, 2000)) }, fault.TooLarge},
		{"not found there", http.NotFound, fault.Upstream},
		{"hangs up", func(w http.ResponseWriter, _ *http.Request) { panic(http.ErrAbortHandler) }, fault.Upstream},
	} {
		t.Run(tt.name, func(t *testing.T) {
			o := serve(t, names, tt.h).options()
			o.MaxBytes = 1000
			_, err := New(o).Get(t.Context(), "http://example.com/")
			if f := fault.From(err); err == nil || f.Kind != tt.kind {
				t.Errorf("got %v, want %s", err, tt.kind)
			}
		})
	}
}

// One who waits too long hears so; one who gives up is let go.
func TestOnlySoManyAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		hold := make(chan struct{})
		o := Options{AtOnce: 1, Timeout: time.Hour, Lookup: func(context.Context, string) ([]netip.Addr, error) {
			<-hold
			return nil, errors.New("no such host")
		}}
		f := New(o)
		first := make(chan error, 1)
		go func() {
			_, err := f.Get(t.Context(), "http://example.com/")
			first <- err
		}()
		synctest.Wait()
		_, err := f.Get(t.Context(), "http://example.com/")
		if f := fault.From(err); f.Kind != fault.Busy || f.After != 5*time.Second {
			t.Errorf("got %v, want busy", err)
		}
		gone, leave := context.WithCancel(t.Context())
		leave()
		if _, err := f.Get(gone, "http://example.com/"); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v, want the caller's own leaving", err)
		}
		close(hold)
		if err := <-first; fault.From(err).Kind != fault.Upstream {
			t.Errorf("got %v, want the other site's failure", err)
		}
		if _, err := f.Get(t.Context(), "http://example.com/"); fault.From(err).Kind != fault.Upstream {
			t.Errorf("got %v: the turn was not given back", err)
		}
	})
}
