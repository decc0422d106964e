package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// restart stops and starts the service again and again, as systemd does with
// a socket of its own, while callers ask. Every second question is a POST,
// and no caller repeats one: what fails is lost.
func restart(bin string, n, callers int) error {
	dir, err := os.MkdirTemp("", "service")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	socket, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	defer socket.Close()
	at := socket.Addr().String()
	file, err := socket.(*net.TCPListener).File()
	if err != nil {
		return err
	}
	defer file.Close()
	var process *exec.Cmd
	start := func() error {
		// The process id that LISTEN_PID must hold is the shell's, which becomes the service.
		process = exec.Command("sh", "-c", `LISTEN_PID=$$ LISTEN_FDS=1 exec "$0" "$@"`,
			bin, "serve", "--admin", "off", "--store", "sqlite:"+filepath.Join(dir, "a.db"))
		process.ExtraFiles = []*os.File{file}
		return process.Start()
	}
	stop := func() error {
		if err := process.Process.Signal(syscall.SIGTERM); err != nil {
			return err
		}
		return process.Wait()
	}
	if err := start(); err != nil {
		return err
	}
	defer func() { _ = process.Process.Kill(); _ = process.Wait() }()
	path, _, err := capture(at)
	if err != nil {
		return err
	}
	story, err := os.ReadFile(story)
	if err != nil {
		return err
	}
	post, err := json.Marshal(map[string]any{"text": string(story[:600])})
	if err != nil {
		return err
	}

	var left, lost atomic.Int64
	var mu sync.Mutex
	why := map[string]int{}
	left.Store(int64(n))
	var wg sync.WaitGroup
	for range callers {
		wg.Go(func() {
			c := caller{at: at}
			defer c.close()
			for i := 0; left.Add(-1) >= 0; i++ {
				var err error
				if i%2 == 0 {
					err = c.ask("GET", path, nil)
				} else {
					err = c.ask("POST", "/v1/summaries", post)
				}
				if err != nil {
					c.close()
					lost.Add(1)
					mu.Lock()
					why[err.Error()]++
					mu.Unlock()
				}
				time.Sleep(time.Millisecond) // so that the questions last for some restarts
			}
		})
	}
	restarts := 0
	began := time.Now()
	for left.Load() > 0 {
		time.Sleep(500 * time.Millisecond)
		if err := stop(); err != nil {
			return fmt.Errorf("the service ended badly: %w", err)
		}
		if err := start(); err != nil {
			return err
		}
		restarts++
		await("http://" + at + "/livez") // a process that hears no signal yet is no test
	}
	wg.Wait()
	fmt.Printf("%d requests of %d callers over %d restarts in %.1f s: %d lost %v\n", n, callers, restarts, time.Since(began).Seconds(), lost.Load(), why)
	return nil
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

func (c *caller) ask(method, path string, body []byte) error {
	if c.conn == nil {
		conn, err := net.Dial("tcp", c.at)
		if err != nil {
			return err
		}
		c.conn, c.in = conn, bufio.NewReader(conn)
	}
	r, err := http.NewRequest(method, "http://"+c.at+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	if err := r.Write(c.conn); err != nil {
		return err
	}
	res, err := http.ReadResponse(c.in, r)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	if _, err := io.Copy(io.Discard, res.Body); err != nil {
		return err
	}
	if res.Close {
		c.close()
	}
	if res.StatusCode != http.StatusOK {
		return fmt.Errorf("status %d", res.StatusCode)
	}
	return nil
}
