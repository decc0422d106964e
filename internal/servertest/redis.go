package servertest

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// RedisServer is a Redis that runs for one test.
type RedisServer struct {
	Addr string // host:port
	Port int
	URL  string // redis://host:port/0
	*process
}

// StartRedis starts a Redis that keeps nothing on disk. args are added to its
// command line ("--maxmemory", "2mb").
func StartRedis(t testing.TB, args ...string) *RedisServer {
	t.Helper()
	return StartRedisAt(t, FreePort(t), args...)
}

// StartRedisAt is StartRedis at a given port, for one that comes back.
func StartRedisAt(t testing.TB, port int, args ...string) *RedisServer {
	t.Helper()
	bin, err := exec.LookPath("redis-server")
	if err != nil {
		lacking(t, "redis-server", "redis-server")
	}
	cmd := exec.Command(bin, append([]string{
		"--port", strconv.Itoa(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", t.TempDir(),
	}, args...)...)
	s := &RedisServer{Addr: address(port), Port: port, URL: "redis://" + address(port) + "/0", process: start(t, syscall.SIGTERM, cmd)}
	s.await(t, func(ctx context.Context) error { return ping(ctx, s.Addr) })
	return s
}

// Stop ends the server before its test ends.
func (s *RedisServer) Stop() { s.stop(syscall.SIGTERM) }

// Freeze makes the server hang without closing a connection; Thaw ends that.
func (s *RedisServer) Freeze() error { return s.cmd.Process.Signal(syscall.SIGSTOP) }

// Thaw lets a frozen server go on.
func (s *RedisServer) Thaw() error { return s.cmd.Process.Signal(syscall.SIGCONT) }

// ping asks in Redis's own protocol, so that no client of ours is needed.
func ping(ctx context.Context, addr string) error {
	var d net.Dialer
	c, err := d.DialContext(ctx, "tcp", addr)
	if err != nil {
		return err
	}
	defer c.Close()
	if deadline, ok := ctx.Deadline(); ok {
		if err := c.SetDeadline(deadline); err != nil {
			return err
		}
	}
	if _, err := c.Write([]byte("PING\r\n")); err != nil {
		return err
	}
	line, err := bufio.NewReader(c).ReadString('\n')
	if err == nil && !strings.HasPrefix(line, "+PONG") {
		err = fmt.Errorf("redis answers %q", line)
	}
	return err
}

// StartRedisCluster starts three Redis servers that are one cluster, and gives
// its address.
func StartRedisCluster(t testing.TB) (url string) {
	t.Helper()
	cli, err := exec.LookPath("redis-cli")
	if err != nil {
		lacking(t, "redis-cli", "redis-tools")
	}
	args := []string{"--cluster", "create"}
	var servers []*RedisServer
	var addrs []string
	for range 3 {
		s := StartRedis(t, "--cluster-enabled", "yes", "--cluster-node-timeout", "2000")
		servers, addrs = append(servers, s), append(addrs, s.Addr)
	}
	out, err := exec.Command(cli, append(append(args, addrs...), "--cluster-yes")...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, s := range servers { // until the nodes agree
		s.await(t, func(ctx context.Context) error {
			out, err := exec.CommandContext(ctx, cli, "-p", strconv.Itoa(s.Port), "cluster", "info").CombinedOutput()
			if err == nil && !strings.Contains(string(out), "cluster_state:ok") {
				err = fmt.Errorf("the cluster is not ready:\n%s", out)
			}
			return err
		})
	}
	return "redis-cluster://" + strings.Join(addrs, ",")
}
