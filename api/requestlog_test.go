package api

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// lines is a place to write that many may write to.
type lines struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// Every line comes out whole, soon, and in the order of its writer.
func TestRequestLogGathersLines(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out lines
		l := NewRequestLog(&out, slog.LevelInfo)
		l.write(served{path: "/first"})
		if got := out.String(); got != "" {
			t.Errorf("at once: %q", got)
		}
		time.Sleep(time.Second)
		if got := out.String(); !strings.Contains(got, "/first") {
			t.Errorf("after a second: %q", got)
		}
		var wg sync.WaitGroup
		for i := range 8 {
			wg.Go(func() {
				for j := range 1000 {
					l.write(served{status: i, bytes: int64(j)})
				}
			})
		}
		wg.Wait()
		l.Flush()
		var next [8]int
		_, rest, _ := strings.Cut(out.String(), "\n")
		for line := range strings.Lines(rest) {
			var one struct{ Status, Bytes int }
			if err := json.Unmarshal([]byte(line), &one); err != nil {
				t.Fatalf("%q: %v", line, err)
			}
			if one.Bytes != next[one.Status] {
				t.Fatalf("writer %d: line %d, want %d", one.Status, one.Bytes, next[one.Status])
			}
			next[one.Status]++
		}
		if next != [8]int{1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000} {
			t.Errorf("%v", next)
		}
	})
}

// Property: a line is one JSON object on one line that says what was served,
// whatever a caller sent as its path.
func FuzzRequestLogLineIsJSON(f *testing.F) {
	for _, path := range []string{"/v1/articles", "/a\nb", "/\"},{\"x\":\"", "/\\", "/\u202e\x00\x7f", "/é"} {
		f.Add(path, "there is no field \"x\"")
	}
	at := time.Date(2026, 1, 31, 12, 0, 0, 5000, time.UTC)
	f.Fuzz(func(t *testing.T, path, problem string) {
		path, problem = strings.ToValidUTF8(path, "?"), strings.ToValidUTF8(problem, "?")
		var out bytes.Buffer
		l := NewRequestLog(&out, slog.LevelInfo)
		l.write(served{slog.LevelWarn, at, "GET", path, 500, 12, 3 * time.Microsecond, "::1", problem})
		l.Flush()
		if strings.Count(out.String(), "\n") != 1 {
			t.Fatalf("more than a line: %q", out.String())
		}
		var got struct {
			Time                                    time.Time
			Level, Msg, Method, Path, From, Problem string
			Status, Bytes, Us                       int
		}
		if err := json.Unmarshal(out.Bytes(), &got); err != nil {
			t.Fatalf("%q: %v", out.String(), err)
		}
		if got.Path != path || got.Problem != problem || got.Level != "WARN" || got.Msg != "request" || !got.Time.Equal(at) ||
			got.Method != "GET" || got.Status != 500 || got.Bytes != 12 || got.Us != 3 || got.From != "::1" {
			t.Errorf("%+v of path %q, problem %q", got, path, problem)
		}
	})
}
