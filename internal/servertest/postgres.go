package servertest

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"sync/atomic"
	"syscall"
	"testing"
)

// PostgresServer is a PostgreSQL that runs for one test.
type PostgresServer struct {
	Port int
	bin  string
	asIs *syscall.Credential
	made atomic.Int64
	*process
}

// StartPostgres starts a PostgreSQL with its own data. conf are settings added
// to its command line ("fsync=off"). It refuses to run as root, so root hands
// it to the user postgres, whom Debian's package makes.
func StartPostgres(t testing.TB, conf ...string) *PostgresServer {
	t.Helper()
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil || len(found) == 0 {
		lacking(t, "PostgreSQL", "postgresql")
	}
	slices.Sort(found)
	s := &PostgresServer{Port: FreePort(t), bin: filepath.Dir(found[len(found)-1])}
	// Not t.TempDir: the other user must be able to enter every folder above.
	data, err := os.MkdirTemp("", "stemma-postgres-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(data) })
	if os.Getuid() == 0 {
		s.asIs = credential(t, "postgres")
		if err := os.Chown(data, int(s.asIs.Uid), int(s.asIs.Gid)); err != nil {
			t.Fatal(err)
		}
	}
	if out, err := s.command("initdb", "-D", data, "-U", "stemma", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync").CombinedOutput(); err != nil {
		t.Fatalf("initdb: %v\n%s", err, out)
	}
	args := []string{"-D", data, "-p", strconv.Itoa(s.Port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="}
	for _, c := range conf {
		args = append(args, "-c", c)
	}
	// SIGINT is its fast shutdown: connections are closed, data is kept whole.
	s.process = start(t, syscall.SIGINT, s.command("postgres", args...))
	s.await(t, s.ready)
	return s
}

func (s *PostgresServer) ready(ctx context.Context) error {
	out, err := exec.CommandContext(ctx, filepath.Join(s.bin, "pg_isready"), "-U", "stemma", "-h", "127.0.0.1", "-p", strconv.Itoa(s.Port)).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	return nil
}

// NewDatabase makes an empty database and gives its address.
func (s *PostgresServer) NewDatabase(t testing.TB) string {
	t.Helper()
	name := "t" + strconv.FormatInt(s.made.Add(1), 10)
	out, err := s.command("createdb", "-h", "127.0.0.1", "-p", strconv.Itoa(s.Port), "-U", "stemma", name).CombinedOutput()
	if err != nil {
		t.Fatalf("createdb: %v\n%s", err, out)
	}
	return "postgres://stemma@" + net.JoinHostPort("127.0.0.1", strconv.Itoa(s.Port)) + "/" + name + "?sslmode=disable"
}

// Stop ends the server before its test ends.
func (s *PostgresServer) Stop() { s.stop(syscall.SIGINT) }

// command runs one of PostgreSQL's programs as the right user.
func (s *PostgresServer) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(s.bin, name), args...)
	cmd.Dir = os.TempDir()
	if s.asIs != nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: s.asIs}
	}
	return cmd
}

func credential(t testing.TB, name string) *syscall.Credential {
	t.Helper()
	u, err := user.Lookup(name)
	if err != nil {
		t.Fatalf("PostgreSQL will not run as root, and there is no user %s to run it: %v", name, err)
	}
	uid, errU := strconv.ParseUint(u.Uid, 10, 32)
	gid, errG := strconv.ParseUint(u.Gid, 10, 32)
	if errU != nil || errG != nil {
		t.Fatalf("user %s has the numbers %q and %q", name, u.Uid, u.Gid)
	}
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
}
