package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"

	"github.com/stemma-news/stemma/api"
	"github.com/stemma-news/stemma/internal/cache"
	"github.com/stemma-news/stemma/internal/desk"
	"github.com/stemma-news/stemma/internal/fetch"
	"github.com/stemma-news/stemma/internal/store"
)

// service is the API over a real store, behind a real server.
type service struct {
	*httptest.Server
	t     *testing.T
	admin *httptest.Server
	store *store.DB
	desk  *desk.Desk
	log   *lockedBuffer

	requests *api.RequestLog
}

// logged is what both logs say.
func (s *service) logged() string {
	s.requests.Flush()
	return s.log.String()
}

// options are what a test changes of a service.
type options struct {
	dsn   string // "" is a file in a folder of the test's own
	redis string
	store store.Options
	desk  desk.Limits
	fetch *fetch.Fetcher
	api   api.Config
}

func serve(t *testing.T, o options) *service {
	t.Helper()
	if o.dsn == "" {
		o.dsn = "sqlite:" + filepath.Join(t.TempDir(), "stemma.db")
	}
	db, err := store.Open(t.Context(), o.dsn, o.store)
	if err != nil {
		t.Fatal(err)
	}
	results, err := cache.New(cache.Options{Redis: o.redis})
	if err != nil {
		t.Fatal(err)
	}
	s := &service{t: t, store: db, log: &lockedBuffer{}}
	o.api.Log = slog.New(slog.NewTextHandler(s.log, nil))
	o.api.Requests = api.NewRequestLog(s.log, slog.LevelInfo)
	s.requests = o.api.Requests
	s.desk = desk.New(desk.Config{Store: db, Cache: results, Limits: o.desk, Fetch: o.fetch, Log: o.api.Log})
	a := api.New(s.desk, o.api)
	s.Server, s.admin = httptest.NewServer(a.Handler()), httptest.NewServer(a.Admin())
	t.Cleanup(func() {
		s.Close()
		s.admin.Close()
		results.Close()
		db.Close()
	})
	return s
}

// reply is an answer that was read to its end.
type reply struct {
	t      *testing.T
	status int
	header http.Header
	body   []byte
}

// do asks, holds the answer against the document, and gives it. body is
// nil, a string or what is sent as JSON; headers are "Name: value".
func (s *service) do(method, path string, body any, headers ...string) reply {
	s.t.Helper()
	var sent io.Reader
	switch b := body.(type) {
	case nil:
	case string:
		sent = strings.NewReader(b)
	case []byte:
		sent = bytes.NewReader(b)
	default:
		raw, err := json.Marshal(b)
		if err != nil {
			s.t.Fatal(err)
		}
		sent = bytes.NewReader(raw)
	}
	r, err := http.NewRequestWithContext(s.t.Context(), method, s.URL+path, sent)
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set("Accept-Encoding", "identity")
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		if r.Header.Set(name, value); value == "" {
			r.Header.Del(name)
		}
	}
	res, err := s.Client().Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer res.Body.Close()
	got := reply{t: s.t, status: res.StatusCode, header: res.Header}
	if got.body, err = io.ReadAll(res.Body); err != nil {
		s.t.Fatal(err)
	}
	s.hold(res.Request, got)
	return got
}

// hold fails the test when an answer is not what the document says.
func (s *service) hold(r *http.Request, got reply) {
	s.t.Helper()
	if got.header.Get("Content-Encoding") != "" {
		return
	}
	if r.Method == http.MethodHead {
		return
	}
	route, params, err := document(s.t).FindRoute(r)
	if err != nil {
		if got.status < 300 {
			s.t.Errorf("%s %s: answered %d, and the document does not know it", r.Method, r.URL.Path, got.status)
		}
		return
	}
	err = openapi3filter.ValidateResponse(context.Background(), &openapi3filter.ResponseValidationInput{
		RequestValidationInput: &openapi3filter.RequestValidationInput{Request: r, PathParams: params, Route: route},
		Status:                 got.status, Header: got.header, Body: io.NopCloser(bytes.NewReader(got.body)),
		Options: &openapi3filter.Options{IncludeResponseStatus: true, MultiError: true},
	})
	if err != nil && !strings.Contains(err.Error(), "application/x-ndjson") && !strings.Contains(err.Error(), "text/html") {
		s.t.Errorf("%s %s: the answer is not what the document says: %v\n%.600s", r.Method, r.URL.Path, err, got.body)
	}
}

// into decodes the answer, which must have the status.
func (r reply) into(status int, v any) {
	r.t.Helper()
	r.want(status)
	if err := json.Unmarshal(r.body, v); err != nil {
		r.t.Fatalf("%v: %.300s", err, r.body)
	}
}

func (r reply) want(status int) {
	r.t.Helper()
	if r.status != status {
		r.t.Fatalf("status %d, want %d: %.500s", r.status, status, r.body)
	}
}

// problem is what an error says.
type problem struct {
	Type, Title, Detail, Fix string
	Status                   int
}

func (r reply) problem(status int) (p problem) {
	r.t.Helper()
	r.into(status, &p)
	if m := r.header.Get("Content-Type"); m != "application/problem+json" {
		r.t.Errorf("a problem of type %q", m)
	}
	if p.Status != status || p.Title == "" || p.Detail == "" || p.Fix == "" || !strings.HasPrefix(p.Type, "/problems/") {
		r.t.Errorf("not all of a problem: %+v", p)
	}
	return p
}

var router struct {
	sync.Once
	routers.Router
	doc *openapi3.T
}

// document is openapi.yaml, read once.
func document(t *testing.T) routers.Router {
	t.Helper()
	router.Do(func() {
		loader := openapi3.NewLoader()
		doc, err := loader.LoadFromFile("openapi.yaml")
		if err != nil {
			t.Fatal(err)
		}
		if err := doc.Validate(loader.Context); err != nil {
			t.Fatal(err)
		}
		doc.Servers = nil
		if router.Router, err = gorillamux.NewRouter(doc); err != nil {
			t.Fatal(err)
		}
		router.doc = doc
	})
	if router.Router == nil {
		t.Fatal("the document cannot be read")
	}
	return router.Router
}

// lockedBuffer holds what a service logged.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// sample reads a text of ours.
func sample(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "testdata", "api", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
