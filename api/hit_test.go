package api_test

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stemma-news/stemma/api"
	"github.com/stemma-news/stemma/internal/cache"
	"github.com/stemma-news/stemma/internal/desk"
	"github.com/stemma-news/stemma/internal/store"
)

// A hit in memory without the network: what we add to net/http. bench/service
// measures the whole, beside its floors.
func BenchmarkHit(b *testing.B) {
	db, err := store.Open(b.Context(), "sqlite:"+filepath.Join(b.TempDir(), "stemma.db"), store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	results, err := cache.New(cache.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer results.Close()
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		b.Fatal(err)
	}
	defer null.Close()
	d := desk.New(desk.Config{Store: db, Cache: results})
	text, err := os.ReadFile("../testdata/api/story.txt")
	if err != nil {
		b.Fatal(err)
	}
	c := desk.CaptureRequest{Key: "mill"}
	c.Source.Data, c.Source.MediaType = text, "text/plain"
	got, err := d.Capture(b.Context(), c)
	if err != nil {
		b.Fatal(err)
	}
	for _, tt := range []struct {
		name string
		log  *api.RequestLog
	}{{"log=none", nil}, {"log=requests", api.NewRequestLog(null, slog.LevelInfo)}} {
		b.Run(tt.name, func(b *testing.B) {
			h := api.New(d, api.Config{Requests: tt.log}).Handler()
			r := httptest.NewRequestWithContext(b.Context(), "GET", "/v1/articles/"+got.Article+"/summary?sentences=9", strings.NewReader(""))
			r.Body = http.NoBody
			w := &nullWriter{header: http.Header{}}
			b.ReportAllocs()
			for b.Loop() {
				clear(w.header)
				h.ServeHTTP(w, r)
			}
			if w.bytes < 3000*b.N {
				b.Errorf("%d bytes a request", w.bytes/b.N)
			}
		})
	}
}

type nullWriter struct {
	header http.Header
	bytes  int
}

func (w *nullWriter) Header() http.Header { return w.header }
func (w *nullWriter) WriteHeader(int)     {}
func (w *nullWriter) Write(p []byte) (int, error) {
	w.bytes += len(p)
	return len(p), nil
}
