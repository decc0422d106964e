package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// A service whose socket a supervisor holds loses no request when it is
// stopped and started: what it has is answered, what comes meanwhile waits.
// The callers repeat nothing. bench/service does this with 30,000 requests.
func TestRestartLosesNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the service four times")
	}
	socket, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close()
	file, err := socket.(*net.TCPListener).File()
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	at := socket.Addr().String()
	dsn := "sqlite:" + filepath.Join(t.TempDir(), "stemma.db")
	var log buffer
	start := func() *exec.Cmd {
		t.Helper()
		// The process id that LISTEN_PID must hold is the shell's, which becomes the service.
		p := exec.CommandContext(t.Context(), "sh", "-c", `LISTEN_PID=$$ LISTEN_FDS=1 exec stemma serve --admin off --store "$0"`, dsn)
		p.ExtraFiles = []*os.File{file}
		p.Stderr = &log
		if err := p.Start(); err != nil {
			t.Fatal(err)
		}
		return p
	}

	done := make(chan struct{})
	var answered atomic.Int64
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			c := caller{at: at}
			defer c.close()
			for i := 0; ; i++ {
				select {
				case <-done:
					return
				default:
				}
				if err := c.ask(i%2 == 0); err != nil {
					t.Errorf("lost after %d answers: %v", answered.Load(), err)
					return
				}
				answered.Add(1)
			}
		})
	}
	process := start()
	for range 3 {
		for enough := answered.Load() + 500; answered.Load() < enough && !t.Failed(); {
			time.Sleep(time.Millisecond) // the first wait in the socket's queue until the process answers
		}
		if err := process.Process.Signal(syscall.SIGTERM); err != nil {
			t.Fatal(err)
		}
		if err := process.Wait(); err != nil {
			t.Errorf("the service ended badly: %v\n%s", err, log.String())
		}
		process = start()
	}
	close(done)
	wg.Wait() // those that wait are answered by the last process
	if err := process.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := process.Wait(); err != nil {
		t.Error(err)
	}
	t.Logf("%d requests over 3 restarts", answered.Load())
}

// caller is one connection that stays open for as long as the server lets it.
// It repeats nothing, as http.Client would.
type caller struct {
	at   string
	conn net.Conn
	in   *bufio.Reader
}

func (c *caller) close() {
	if c.conn != nil {
		c.conn.Close()
		c.conn = nil
	}
}

// ask sends a GET or a POST and reads the answer.
func (c *caller) ask(get bool) error {
	if c.conn == nil {
		conn, err := net.Dial("tcp", c.at)
		if err != nil {
			return err
		}
		c.conn, c.in = conn, bufio.NewReader(conn)
	}
	method, path, body := http.MethodGet, "/readyz", ""
	if !get {
		method, path, body = http.MethodPost, "/v1/diffs", `{"old":"Four were hurt.","new":"Three were hurt."}`
	}
	r, err := http.NewRequest(method, "http://"+c.at+path, strings.NewReader(body))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/json")
	if err := r.Write(c.conn); err != nil {
		return err
	}
	res, err := http.ReadResponse(c.in, r)
	if err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, res.Body)
	err = errors.Join(err, res.Body.Close())
	if res.Close {
		c.close()
	}
	if err == nil && res.StatusCode != http.StatusOK {
		err = fmt.Errorf("status %d", res.StatusCode)
	}
	return err
}
