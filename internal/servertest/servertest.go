// Package servertest starts real servers for tests: PostgreSQL and Redis as
// the machine has them, on a free port of 127.0.0.1, with data in a folder that
// goes with the test. Nothing is left running: each is stopped by its process.
//
// A test whose server is not installed is skipped and says so; with
// STEMMA_TEST_REQUIRE_SERVERS=1 it fails instead, which is what `make test`
// wants.
package servertest

import (
	"context"
	"errors"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"
)

// lacking skips the test, or fails it where servers are required.
func lacking(t testing.TB, what, pkg string) {
	t.Helper()
	if os.Getenv("STEMMA_TEST_REQUIRE_SERVERS") == "1" {
		t.Fatalf("%s is not installed here, and STEMMA_TEST_REQUIRE_SERVERS=1 asks for it: apt-get install --no-install-recommends %s", what, pkg)
	}
	t.Skipf("%s is not installed here: apt-get install --no-install-recommends %s", what, pkg)
}

// FreePort gives a port of 127.0.0.1 that nobody listens on now.
func FreePort(t testing.TB) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// process is a server that runs.
type process struct {
	cmd  *exec.Cmd
	done chan error
}

// start runs a command and stops it when the test ends. stop is the signal by
// which it ends in order.
func start(t testing.TB, stop syscall.Signal, cmd *exec.Cmd) *process {
	t.Helper()
	log, err := os.Create(filepath.Join(t.TempDir(), filepath.Base(cmd.Path)+".log"))
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stdout, cmd.Stderr = log, log
	dieWithUs(cmd)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	p := &process{cmd: cmd, done: make(chan error, 1)}
	go func() { p.done <- cmd.Wait() }()
	t.Cleanup(func() {
		p.stop(stop)
		if t.Failed() {
			if _, err := log.Seek(0, io.SeekStart); err == nil {
				text, _ := io.ReadAll(log)
				t.Logf("%s said:\n%s", cmd.Path, text)
			}
		}
		log.Close()
	})
	return p
}

// stop ends the server, kindly first.
func (p *process) stop(with syscall.Signal) {
	_ = p.cmd.Process.Signal(syscall.SIGCONT) // a frozen one could not hear
	if p.cmd.Process.Signal(with) != nil {
		return // it has ended
	}
	select {
	case <-p.done:
	case <-time.After(10 * time.Second):
		_ = p.cmd.Process.Kill()
		<-p.done
	}
}

// await asks until the server answers or has ended.
func (p *process) await(t testing.TB, ask func(context.Context) error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 60*time.Second)
	defer cancel()
	for {
		err := ask(ctx)
		if err == nil {
			return
		}
		select {
		case ended := <-p.done:
			p.done <- ended
			t.Fatalf("%s ended: %v; last answer: %v", p.cmd.Path, ended, err)
		case <-ctx.Done():
			t.Fatalf("%s does not answer: %v", p.cmd.Path, errors.Join(err, ctx.Err()))
		case <-time.After(20 * time.Millisecond):
		}
	}
}

func address(port int) string { return net.JoinHostPort("127.0.0.1", strconv.Itoa(port)) }
