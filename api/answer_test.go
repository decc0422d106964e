package api

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// Whoever has the answer costs no compressing.
func TestNotModifiedIsNotCompressed(t *testing.T) {
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.Header.Set("Accept-Encoding", "gzip")
	a := &answer{media: plainMedia, etag: `"abc"`, body: []byte(strings.Repeat("mill ", minEncoded)), request: r, kept: &bodies{}}
	for _, tt := range []struct {
		known  string
		status int
	}{{`"abc"`, 304}, {`"abc-gzip"`, 304}, {`W/"x", "abc-zstd"`, 304}, {`"x"`, 200}} {
		r.Header.Set("If-None-Match", tt.known)
		w := httptest.NewRecorder()
		if err := a.write(w); err != nil {
			t.Fatal(err)
		}
		if w.Code != tt.status || w.Header().Get("Etag") != `"abc-gzip"` {
			t.Errorf("%s: %d %s", tt.known, w.Code, w.Header().Get("Etag"))
		}
		if compressed := a.kept.size > 0; compressed != (tt.status == 200) {
			t.Errorf("%s: compressed %v", tt.known, compressed)
		}
	}
}
