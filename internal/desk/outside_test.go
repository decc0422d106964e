package desk_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stemma-news/stemma/diffing"
	"github.com/stemma-news/stemma/ingest"
	"github.com/stemma-news/stemma/internal/cache"
	"github.com/stemma-news/stemma/internal/desk"
	"github.com/stemma-news/stemma/internal/fault"
	"github.com/stemma-news/stemma/internal/fetch"
	"github.com/stemma-news/stemma/internal/store"
	"github.com/stemma-news/stemma/summarize"
)

// fetching is a desk whose outside world is one server of ours: every name
// ends in an address that is public, but for "inner.example", and every dial
// reaches that server.
func fetching(t *testing.T, outside http.Handler, limits desk.Limits) *desk.Desk {
	t.Helper()
	server := httptest.NewServer(outside)
	t.Cleanup(server.Close)
	db, err := store.Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "stemma.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	results, err := cache.New(cache.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		results.Close()
		db.Close()
	})
	return desk.New(desk.Config{Store: db, Cache: results, Limits: limits, Fetch: fetch.New(fetch.Options{
		MaxBytes: limits.MaxBody,
		Lookup: func(_ context.Context, host string) ([]netip.Addr, error) {
			if host == "inner.example" {
				return []netip.Addr{netip.MustParseAddr("10.1.2.3")}, nil
			}
			return []netip.Addr{netip.MustParseAddr("93.184.215.14")}, nil
		},
		Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
			var d net.Dialer
			return d.DialContext(ctx, "tcp", server.Listener.Addr().String())
		},
	})})
}

// site answers with stories: /1 is the first, /old leads to /1, /text is plain.
func site(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/old":
		http.Redirect(w, r, "http://www.x.example/1", http.StatusMovedPermanently)
	case "/inner":
		http.Redirect(w, r, "http://inner.example/", http.StatusFound)
	case "/text":
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		fmt.Fprint(w, story(1))
	case "/empty":
	case "/picture":
		w.Header().Set("Content-Type", "image/png")
		fmt.Fprint(w, "\x89PNG")
	case "/1", "/2":
		title, body, _ := strings.Cut(story(int(r.URL.Path[1]-'0')), "\n\n")
		fmt.Fprintf(w, "<html><head><title>%s</title></head><body><article><h1>%s</h1><p>%s</p></article></body></html>",
			title, title, strings.ReplaceAll(body, "\n\n", "</p><p>"))
	default:
		http.NotFound(w, r)
	}
}

// An address alone is brought, wherever a source is read.
func TestFetchesAnAddressAlone(t *testing.T) {
	d := fetching(t, http.HandlerFunc(site), desk.Limits{})
	if !d.Fetches() {
		t.Error("it says that it does not fetch")
	}
	first, err := d.Capture(t.Context(), desk.CaptureRequest{Source: ingest.Source{URL: "http://x.example/old"}})
	if err != nil || first.Title != "The captain of Arden returns, part 1" {
		t.Fatalf("%+v, %v", first, err)
	}
	// The article is known by where the redirects led.
	again, err := d.Capture(t.Context(), desk.CaptureRequest{Source: ingest.Source{URL: "http://www.x.example/1"}})
	if err != nil || again.Article != first.Article || again.NewRevision {
		t.Errorf("%+v, %v", again, err)
	}
	a, err := d.Article(t.Context(), first.Article)
	if err != nil || a.URL != "http://www.x.example/1" {
		t.Errorf("%+v, %v", a, err)
	}
	// Of what was fetched the caller has no text as given.
	sum, _, err := d.Summarize(t.Context(), ingest.Source{URL: "http://x.example/text"}, summarize.Options{})
	if err != nil || sum.Of != "body" || len(sum.Sentences) == 0 {
		t.Errorf("%+v, %v", sum, err)
	}
	c, err := d.Compare(t.Context(), ingest.Source{URL: "http://x.example/1"}, ingest.Source{URL: "http://x.example/2"}, diffing.Options{})
	if err != nil || len(c.Changes) == 0 {
		t.Errorf("%+v, %v", c.Changes, err)
	}
}

func TestWhatIsNotFetched(t *testing.T) {
	d := fetching(t, http.HandlerFunc(site), desk.Limits{MaxBody: 5000})
	off := open(t, "", desk.Limits{})
	for _, tt := range []struct {
		name, url string
		desk      *desk.Desk
		kind      fault.Kind
	}{
		{"switched off", "http://x.example/1", off, fault.Unimplemented},
		{"no address", "javascript:alert(1)", d, fault.Invalid},
		{"a private name", "http://inner.example/", d, fault.Invalid},
		{"a private number", "http://169.254.169.254/latest/meta-data/", d, fault.Invalid},
		{"a redirect to a private name", "http://x.example/inner", d, fault.Invalid},
		{"another port", "http://x.example:6379/", d, fault.Invalid},
		{"nothing there", "http://x.example/none", d, fault.Upstream},
		{"an empty page", "http://x.example/empty", d, fault.Unreadable},
		{"a picture", "http://x.example/picture", d, fault.Unsupported},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := tt.desk.Capture(t.Context(), desk.CaptureRequest{Source: ingest.Source{URL: tt.url}})
			var f *fault.Error
			if !errors.As(err, &f) || f.Kind != tt.kind || f.Fix == "" {
				t.Errorf("got %v, want %s with a way out", err, tt.kind)
			}
		})
	}
	if list, err := d.Articles(t.Context(), "", 0); err != nil || len(list.Items) > 0 {
		t.Errorf("kept %+v, %v", list, err)
	}
}

// While one page of a comparison is on its way, the other holds no room.
func TestNoRoomIsHeldForASlowSite(t *testing.T) {
	asked, answer := make(chan bool), make(chan bool)
	limits := desk.Limits{MaxBody: 10_000, InFlight: 10_000, Wait: 50 * time.Millisecond}
	d := fetching(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/2" {
			asked <- true
			<-answer
		}
		site(w, r)
	}), limits)
	done := make(chan error)
	go func() {
		_, err := d.Compare(context.Background(), ingest.Source{URL: "http://x.example/1"}, ingest.Source{URL: "http://x.example/2"}, diffing.Options{})
		done <- err
	}()
	<-asked
	release, err := d.Admit(t.Context(), limits.InFlight)
	if err != nil {
		t.Errorf("there is no room while a page is on its way: %v", err)
	} else {
		release()
	}
	close(answer)
	if err := <-done; err != nil {
		t.Error(err)
	}
}
