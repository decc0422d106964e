package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// buffer is a bytes.Buffer that a server writes while a test reads.
type buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

var address = regexp.MustCompile(`http://[0-9.]+:[0-9]+`)

// start runs "stemma serve" in this process and gives its two addresses.
func start(t *testing.T, args ...string) (public, admin string) {
	t.Helper()
	var out, log buffer
	ctx, stop := context.WithCancel(t.Context())
	status := make(chan int, 1)
	go func() {
		w := world{in: strings.NewReader(""), out: &out, err: &log}
		args := append([]string{"--address", "127.0.0.1:0", "--admin", "127.0.0.1:0"}, args...)
		status <- serveCommand.call(ctx, args, w)
	}()
	t.Cleanup(func() {
		stop()
		if s := <-status; s != done {
			t.Errorf("serve ended with status %d:\n%s", s, log.String())
		}
	})
	for public == "" {
		select {
		case s := <-status:
			status <- done
			t.Fatalf("serve ended with status %d:\n%s", s, log.String())
		case <-time.After(10 * time.Millisecond):
			public = address.FindString(out.String())
		}
	}
	return public, address.FindString(log.String())
}

func fetchPage(t *testing.T, url string) (status int, body string) {
	t.Helper()
	req, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Accept", "text/html")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(b)
}

func TestServeWithTheDemo(t *testing.T) {
	public, admin := start(t, "--demo", "--store", "sqlite:"+filepath.Join(t.TempDir(), "demo.db"))
	for _, tt := range []struct {
		path   string
		status int
		want   string
	}{
		{"/", 200, "18F year two: By the numbers"},
		{"/docs", 200, "/v1/articles"},
		{"/v1/articles", 200, `"publisher":"18F"`},
		{"/readyz", 200, "ready"},
		{"/no/such/page", 404, "There is nothing at this address"},
		{"/v1/no/such", 404, `"fix"`},
		{"/compare/r_x...r_y", 404, "<h1>"},
	} {
		t.Run(tt.path, func(t *testing.T) {
			status, body := fetchPage(t, public+tt.path)
			if status != tt.status || !strings.Contains(body, tt.want) {
				t.Errorf("status %d, want %d with %q in\n%s", status, tt.status, tt.want, body)
			}
		})
	}
	if status, body := fetchPage(t, admin+"/metrics"); status != 200 || !strings.Contains(body, "stemma_") {
		t.Errorf("metrics: status %d\n%s", status, body)
	}
}

// A form that is too large is refused before it is read. The answer is the form
// again, with what was wrong, also for a browser that sends all before it reads.
func TestATooLargeForm(t *testing.T) {
	public, _ := start(t, "--store", "sqlite:"+filepath.Join(t.TempDir(), "one.db"), "--max-body", "5000000")
	for _, path := range []string{"/summary", "/compare"} {
		conn, err := net.Dial("tcp", strings.TrimPrefix(public, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		body := "text=" + strings.Repeat("long+", 3_000_000)
		if _, err := fmt.Fprintf(conn, "POST %s HTTP/1.1\r\nHost: stemma\r\nAccept: text/html\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n%s", path, len(body), body); err != nil {
			t.Fatalf("%s: cut off: %v", path, err)
		}
		res, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{`role="alert"`, "That is too large", "without its pictures", `<form method="post" action="/summary"`, `<form method="post" action="/compare"`} {
			if res.StatusCode != http.StatusRequestEntityTooLarge || !strings.Contains(string(b), want) {
				t.Errorf("%s: status %d, and the page lacks %s\n%s", path, res.StatusCode, want, b)
			}
		}
	}
}

func TestServeSaysWhatIsInTheWay(t *testing.T) {
	public, _ := start(t, "--store", "sqlite:"+filepath.Join(t.TempDir(), "one.db"))
	taken := strings.TrimPrefix(public, "http://")
	for _, tt := range []struct {
		name, want string
		args       []string
	}{
		{"an address in use", "is in use; stop what listens there, or choose another with --address", []string{"--address", taken}},
		{"an address that is none", "cannot listen at", []string{"--address", "nowhere"}},
		{"a store that cannot be made", "/proc/nowhere", []string{"--store", "sqlite:/proc/nowhere/stemma.db"}},
		{"a store of another kind", "write sqlite:PATH or postgres://", []string{"--store", "mysql://host/db"}},
		{"a cache of another kind", "write it as redis://", []string{"--redis", "memcached://host"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var log bytes.Buffer
			args := append([]string{"--store", "sqlite:" + filepath.Join(t.TempDir(), "two.db"), "--admin", "off"}, tt.args...)
			status := serveCommand.call(t.Context(), args, world{in: strings.NewReader(""), out: io.Discard, err: &log})
			if lines := strings.Count(log.String(), "\n"); status != refused || lines != 1 || !strings.Contains(log.String(), tt.want) {
				t.Errorf("status %d, said %q, want %d and one line with %q", status, log.String(), refused, tt.want)
			}
		})
	}
}

// Every page in a real Chromium: web/browser/check.mjs says what is checked.
func TestPagesInChromium(t *testing.T) {
	if testing.Short() {
		t.Skip("opens a browser")
	}
	folder, err := filepath.Abs("../../web/browser")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(folder, "node_modules")); err != nil {
		if os.Getenv("STEMMA_TEST_REQUIRE_SERVERS") != "" {
			t.Fatal("the browser tests' packages are missing: run make test, or npm ci in web/browser")
		}
		t.Skip("the browser tests' packages are missing: run make test, or npm ci in web/browser")
	}
	public, _ := start(t, "--demo", "--store", "sqlite:"+filepath.Join(t.TempDir(), "demo.db"))
	cmd := exec.CommandContext(t.Context(), "node", "check.mjs", public)
	cmd.Dir = folder
	out, err := cmd.CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Fatal(err)
	}
}
