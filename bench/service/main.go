// Command service measures what a cached GET costs beside the least that it
// could: CPU a request of the server process, medians of alternating runs, on
// the same bytes, in the same minutes.
//
//	cd bench && go run ./service -bin ../stemma
//
// Then it does to the service what a bad day does, each in a process of its
// own: a crowd of long bodies, a pile of long copies, restarts under load.
//
// Floors: net/http serving the bytes from memory, beside a hit in memory; echo
// with go-redis fetching them, beside a hit in Redis. The callers are in this
// process and their CPU is not counted.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/redis/go-redis/v9"
)

func main() {
	bin := flag.String("bin", "../stemma", "the stemma `binary`")
	n := flag.Int("n", 30_000, "requests a run")
	runs := flag.Int("runs", 5, "runs of each, in turn")
	callers := flag.Int("callers", 8, "connections")
	redisServer := flag.String("redis-server", "redis-server", "the Redis `binary`")
	only := flag.String("only", "", "one of hits, crowd, pile, restart; empty for all")
	floor := flag.String("floor", "", "serve as a floor: http or redis (used by the command itself)")
	file := flag.String("file", "", "the bytes that a floor serves")
	address := flag.String("address", "", "where a floor listens")
	redisAddress := flag.String("redis", "", "the Redis of a floor")
	flag.Parse()
	var err error
	switch *floor {
	case "http":
		err = floorHTTP(*address, *file)
	case "redis":
		err = floorRedis(*address, *redisAddress)
	default:
		for _, one := range []struct {
			name string
			run  func() error
		}{
			{"hits", func() error { return hits(*bin, *redisServer, *n, *runs, *callers) }},
			{"crowd", func() error { return alone(*bin, func(at string, pid int) error { return crowd(at, pid, 200) }) }},
			{"pile", func() error { return alone(*bin, func(at string, pid int) error { return pile(at, pid, 40, 20, 2) }) }},
			{"restart", func() error { return restart(*bin, 30_000, *callers) }},
		} {
			if err == nil && (*only == "" || *only == one.name) {
				err = one.run()
			}
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "service:", err)
		os.Exit(1)
	}
}

// floorHTTP is the least that serves these bytes.
func floorHTTP(address, file string) error {
	body, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	length := strconv.Itoa(len(body))
	return http.ListenAndServe(address, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Content-Length", length)
		_, _ = w.Write(body)
	}))
}

const redisKey = "bench:floor"

// floorRedis is the least that serves them from Redis.
func floorRedis(address, redisAddress string) error {
	c := redis.NewClient(&redis.Options{Addr: redisAddress})
	e := echo.New()
	e.HideBanner, e.HidePort = true, true
	e.GET("/*", func(c2 echo.Context) error {
		b, err := c.Get(c2.Request().Context(), redisKey).Bytes()
		if err != nil {
			return err
		}
		return c2.Blob(http.StatusOK, "application/json", b)
	})
	return e.Start(address)
}

// contender is one server that is measured.
type contender struct {
	name, url string
	pid       int
	cpu       []float64 // microseconds a request, one a run
}

// hits measures cached answers.
func hits(bin, redisServer string, n, runs, callers int) error {
	dir, err := os.MkdirTemp("", "service")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	var stops []func()
	defer func() {
		for _, stop := range stops {
			stop()
		}
	}()
	start := func(name string, args ...string) (int, error) {
		cmd := exec.Command(name, args...)
		if err := cmd.Start(); err != nil {
			return 0, err
		}
		stops = append(stops, func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
		return cmd.Process.Pid, nil
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}

	redisAt, memoryAt, sharedAt, httpAt, echoAt := free(), free(), free(), free(), free()
	_, port, _ := net.SplitHostPort(redisAt)
	if _, err := start(redisServer, "--port", port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", dir); err != nil {
		return err
	}
	memory, err := start(bin, "serve", "--address", memoryAt, "--admin", "off", "--store", "sqlite:"+filepath.Join(dir, "a.db"))
	if err != nil {
		return err
	}
	shared, err := start(bin, "serve", "--address", sharedAt, "--admin", "off", "--store", "sqlite:"+filepath.Join(dir, "b.db"), "--cache", "-1", "--redis", "redis://"+redisAt)
	if err != nil {
		return err
	}
	path, body, err := capture(memoryAt)
	if err != nil {
		return err
	}
	if _, _, err := capture(sharedAt); err != nil {
		return err
	}
	file := filepath.Join(dir, "body")
	if err := os.WriteFile(file, body, 0o600); err != nil {
		return err
	}
	c := redis.NewClient(&redis.Options{Addr: redisAt})
	defer c.Close()
	if err := c.Set(context.Background(), redisKey, body, 0).Err(); err != nil {
		return err
	}
	plain, err := start(self, "-floor", "http", "-address", httpAt, "-file", file)
	if err != nil {
		return err
	}
	echoed, err := start(self, "-floor", "redis", "-address", echoAt, "-redis", redisAt)
	if err != nil {
		return err
	}
	all := []*contender{
		{name: "net/http, the same bytes", url: "http://" + httpAt + path, pid: plain},
		{name: "stemma, hit in memory", url: "http://" + memoryAt + path, pid: memory},
		{name: "echo + go-redis GET", url: "http://" + echoAt + path, pid: echoed},
		{name: "stemma, hit in Redis", url: "http://" + sharedAt + path, pid: shared},
	}
	for _, one := range all {
		await(one.url)
		if err := ask(one.url, 2000, callers, len(body)); err != nil {
			return fmt.Errorf("%s: %w", one.name, err)
		}
	}
	for range runs {
		for _, one := range all {
			before, err := cpuOf(one.pid)
			if err != nil {
				return err
			}
			if err := ask(one.url, n, callers, len(body)); err != nil {
				return fmt.Errorf("%s: %w", one.name, err)
			}
			after, err := cpuOf(one.pid)
			if err != nil {
				return err
			}
			one.cpu = append(one.cpu, float64((after-before).Microseconds())/float64(n))
		}
	}
	fmt.Printf("CPU a request, medians of %d runs of %d requests over %d connections, %d bytes\n", runs, n, callers, len(body))
	for i, one := range all {
		floor := all[i&^1]
		fmt.Printf("%-28s %6.1f us  %5.2fx\n", one.name, median(one.cpu), median(one.cpu)/median(floor.cpu))
	}
	return nil
}

// alone runs a scenario against a server of its own.
func alone(bin string, scenario func(address string, pid int) error) error {
	dir, err := os.MkdirTemp("", "service")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	at := free()
	cmd := exec.Command(bin, "serve", "--address", at, "--admin", "off", "--store", "sqlite:"+filepath.Join(dir, "a.db"))
	if err := cmd.Start(); err != nil {
		return err
	}
	defer func() { _ = cmd.Process.Kill(); _ = cmd.Wait() }()
	await("http://" + at + "/livez")
	return scenario(at, cmd.Process.Pid)
}

// story is an article of our own writing.
const story = "../testdata/api/story.txt"

// capture keeps an article at a server and gives the path of a summary of some
// 4 kB.
func capture(address string) (path string, body []byte, err error) {
	text, err := os.ReadFile(story)
	if err != nil {
		return "", nil, err
	}
	sent, err := json.Marshal(map[string]any{"key": "bench", "text": string(text)})
	if err != nil {
		return "", nil, err
	}
	var res *http.Response
	for range 100 {
		if res, err = http.Post("http://"+address+"/v1/articles", "application/json", bytes.NewReader(sent)); err == nil {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	if err != nil {
		return "", nil, err
	}
	defer res.Body.Close()
	var got struct {
		Links struct{ Summary string }
	}
	if err := json.NewDecoder(res.Body).Decode(&got); err != nil {
		return "", nil, err
	}
	for n := 1; n < 30; n++ {
		path = fmt.Sprintf("%s?sentences=%d", got.Links.Summary, n)
		res, err := http.Get("http://" + address + path)
		if err != nil {
			return "", nil, err
		}
		body, err = io.ReadAll(res.Body)
		res.Body.Close()
		if err != nil || res.StatusCode != http.StatusOK {
			return "", nil, fmt.Errorf("status %d: %s %w", res.StatusCode, body, err)
		}
		if len(body) >= 4000 {
			break
		}
	}
	return path, body, nil
}

// await waits until a server answers, or some seconds at most.
func await(url string) {
	for range 100 {
		if res, err := http.Get(url); err == nil {
			res.Body.Close()
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// ask sends n requests over some connections that stay open.
func ask(url string, n, callers, size int) error {
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: callers, DisableCompression: true}}
	defer client.CloseIdleConnections()
	errs := make(chan error, callers)
	var wg sync.WaitGroup
	for range callers {
		wg.Go(func() {
			for range n / callers {
				res, err := client.Get(url)
				if err == nil {
					var got int64
					got, err = io.Copy(io.Discard, res.Body)
					res.Body.Close()
					if err == nil && (res.StatusCode != http.StatusOK || int(got) != size) {
						err = fmt.Errorf("status %d, %d bytes, want %d", res.StatusCode, got, size)
					}
				}
				if err != nil {
					errs <- err
					return
				}
			}
		})
	}
	wg.Wait()
	close(errs)
	return <-errs
}

// cpuOf reads what a process has used, from proc(5).
func cpuOf(pid int) (time.Duration, error) {
	// schedstat counts nanoseconds, one file a thread; stat counts ticks of 10 ms.
	tasks, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", pid))
	if err != nil {
		return 0, err
	}
	var all time.Duration
	for _, t := range tasks {
		b, err := os.ReadFile(t)
		if err != nil {
			return 0, err
		}
		ns, err := strconv.ParseInt(strings.Fields(string(b))[0], 10, 64)
		if err != nil {
			return 0, err
		}
		all += time.Duration(ns)
	}
	return all, nil
}

func median(v []float64) float64 {
	s := slices.Sorted(slices.Values(v))
	return s[len(s)/2]
}

// free gives an address of this machine where nothing listens.
func free() string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	defer l.Close()
	return l.Addr().String()
}
