package api

import (
	"bytes"
	"strings"
	"sync"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// encodings that we send, the best first.
var encodings = []string{"zstd", "gzip"}

// minEncoded is the size below which compressing saves no packet (an Ethernet
// frame holds 1,460 bytes of a body and its headers).
const minEncoded = 1024

// encoding is the one that the caller takes, "" for none, and the ETag of that
// form: the same tag must not name two different runs of bytes.
func (a *answer) encoding() (name, etag string) {
	if a.request == nil || len(a.body) < minEncoded {
		return "", a.etag
	}
	accept := a.request.Header["Accept-Encoding"]
	if len(accept) == 0 {
		return "", a.etag
	}
	name = chooseEncoding(accept[0])
	if name == "" || a.etag == "" {
		return name, a.etag
	}
	return name, strings.TrimSuffix(a.etag, `"`) + "-" + name + `"`
}

// encoded gives the body in that form.
func (a *answer) encoded(name, etag string) []byte {
	if name == "" {
		return a.body
	}
	if etag == "" {
		return compress(a.body, name)
	}
	if kept, ok := a.kept.get(etag); ok {
		return kept
	}
	body := compress(a.body, name)
	a.kept.put(etag, body)
	return body
}

func chooseEncoding(accept string) string {
	for _, e := range encodings {
		if i := strings.Index(accept, e); i >= 0 {
			rest := strings.ReplaceAll(accept[i+len(e):], " ", "")
			if !strings.HasPrefix(rest, ";q=0") || strings.HasPrefix(rest, ";q=0.") {
				return e
			}
		}
	}
	return ""
}

var (
	gzips = sync.Pool{New: func() any {
		w, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed)
		return w
	}}
	zstds = sync.OnceValue(func() *zstd.Encoder {
		w, _ := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(2), zstd.WithWindowSize(128<<10), zstd.WithLowerEncoderMem(true))
		return w
	})
)

func compress(body []byte, encoding string) []byte {
	if encoding == "zstd" {
		return zstds().EncodeAll(body, make([]byte, 0, len(body)/3))
	}
	var b bytes.Buffer
	b.Grow(len(body) / 3)
	w := gzips.Get().(*gzip.Writer)
	w.Reset(&b)
	_, _ = w.Write(body) // a Buffer takes all
	_ = w.Close()
	gzips.Put(w)
	return b.Bytes()
}

// bodies keeps the compressed form of answers that are asked for often:
// compressing 4 kB costs more than all else in serving them.
type bodies struct {
	mu   sync.RWMutex
	held map[string][]byte
	size int
}

const maxBodies = 8 << 20 // bytes

// clear drops all, as a take-down asks.
func (b *bodies) clear() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.held, b.size = nil, 0
}

func (b *bodies) get(etag string) ([]byte, bool) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	body, ok := b.held[etag]
	return body, ok
}

// put keeps a body; when there is no more room, all go: what is asked for
// often comes back at once.
func (b *bodies) put(etag string, body []byte) {
	if len(body) > maxBodies/16 {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.held == nil || b.size+len(body) > maxBodies {
		b.held, b.size = make(map[string][]byte), 0
	}
	b.held[etag] = body
	b.size += len(body) + len(etag)
}
