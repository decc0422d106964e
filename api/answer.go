package api

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/stemma-news/stemma/internal/desk"
)

// answer is what a handler gives back: bytes that are ready to be sent. It
// fits every operation of the document, so that a cached answer is never
// decoded.
type answer struct {
	status  int // 0 means 200
	media   []string
	etag    string // "" when the answer is not to be kept
	caching []string
	vary    []string    // nil means varyEncoding
	extra   [][2]string // further headers
	body    []byte

	request *http.Request // set by around, for conditions and encodings
	kept    *bodies       // likewise: compressed forms
}

// Header values that every answer shares; net/http only reads them.
var (
	jsonMedia  = []string{"application/json"}
	htmlMedia  = []string{"text/html; charset=utf-8"}
	plainMedia = []string{"text/plain; charset=utf-8"}
	yamlMedia  = []string{"application/yaml"}
	linesMedia = []string{"application/x-ndjson"}
	nosniff    = []string{"nosniff"}

	varyEncoding = []string{"Accept-Encoding"}
	varyMedia    = []string{"Accept, Accept-Encoding"}
	anyOrigin    = []string{"*"}

	// A widget on a busy page may show a state that is ten seconds old, and
	// while the next is fetched one of a minute.
	reading = []string{"public, max-age=10, stale-while-revalidate=60"}
	// What ids name cannot change; it can be taken down, so an hour at most.
	fixed = []string{"public, max-age=60, stale-while-revalidate=3600"}
	// A list is asked for to see what is new.
	listing = []string{"public, max-age=0, stale-while-revalidate=10"}
	never   = []string{"no-store"}
)

// cached is the answer of a cached result.
func cached[T any](c desk.Cached[T], caching []string) *answer {
	return &answer{media: jsonMedia, etag: c.ETag, caching: caching, body: c.Raw}
}

// read is the answer to a GET that is not cached.
func read(v any, caching []string) (*answer, error) {
	body, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("api: encode an answer: %w", err)
	}
	return &answer{media: jsonMedia, etag: desk.Tag(body), caching: caching, body: body}, nil
}

// result is the answer to a POST, which nobody keeps.
func result(v any) (*answer, error) {
	a, err := read(v, never)
	if err != nil {
		return nil, err
	}
	a.etag = ""
	return a, nil
}

// write sends it, or 304 when the caller has it.
func (a *answer) write(w http.ResponseWriter) error {
	h := w.Header()
	h["X-Content-Type-Options"] = nosniff
	h["Access-Control-Allow-Origin"] = anyOrigin // reads are public: a widget may stand on any page
	if a.caching != nil {
		h["Cache-Control"] = a.caching
	}
	for _, one := range a.extra {
		h.Set(one[0], one[1])
	}
	encoding, etag := a.encoding()
	h["Vary"] = varyEncoding
	if a.vary != nil {
		h["Vary"] = a.vary
	}
	if a.etag != "" {
		h["Etag"] = []string{etag}
		if a.request != nil && has(a.request.Header["If-None-Match"], a.etag) {
			w.WriteHeader(http.StatusNotModified)
			return nil
		}
	}
	body := a.encoded(encoding, etag)
	h["Content-Type"] = a.media
	if encoding != "" {
		h["Content-Encoding"] = []string{encoding}
	}
	h["Content-Length"] = []string{strconv.Itoa(len(body))}
	status := a.status
	if status == 0 {
		status = http.StatusOK
	}
	w.WriteHeader(status)
	_, err := w.Write(body)
	return err
}

// has says that a list of If-None-Match names the tag, in whatever encoding
// the answer was sent: "abc", "abc-gzip", W/"abc", *.
func has(lines []string, etag string) bool {
	for _, line := range lines {
		if line == etag {
			return true
		}
		for one := range strings.SplitSeq(line, ",") {
			one = strings.TrimPrefix(strings.TrimSpace(one), "W/")
			if one == "*" || one == etag || bare(one) == etag {
				return true
			}
		}
	}
	return false
}

// bare takes the encoding out of a tag.
func bare(etag string) string {
	for _, e := range encodings {
		if t, ok := strings.CutSuffix(etag, "-"+e+`"`); ok {
			return t + `"`
		}
	}
	return etag
}
