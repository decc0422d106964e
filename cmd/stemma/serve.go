package main

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"syscall"

	"github.com/labstack/echo/v4"

	"github.com/stemma-news/stemma/api"
	"github.com/stemma-news/stemma/internal/desk"
	"github.com/stemma-news/stemma/internal/fault"
	"github.com/stemma-news/stemma/web"
)

var serveCommand = command{
	name: "serve", args: "",
	short:   "the service: API, pages and widget",
	example: "stemma serve --demo\nSTEMMA_STORE=postgres://user@host/stemma STEMMA_REDIS=redis://host:6379 stemma serve",
	tidy:    true,
	run:     runServe,
}

// stories are the captures that --demo loads; demo/README.md says whose they
// are.
//
//go:embed demo/stories.jsonl
var stories []byte

func runServe(c *call) error {
	var s settings
	s.bind(c.flags)
	if err := c.parse(); err != nil {
		return err
	}
	if err := fromEnvironment(c.flags, c.environ); err != nil {
		return err
	}
	if len(c.args) > 0 {
		return usagef("serve takes no arguments, only flags")
	}
	if s.maxBody <= 0 || s.inFlight <= 0 || s.cache == 0 || s.rate < 0 {
		return usagef("--max-body and --in-flight are numbers above zero, --cache is not zero, --rate is not below it")
	}
	log := s.logger(c.err)
	d, closeDesk, err := c.open(s, log)
	if err != nil {
		return err
	}
	defer closeDesk()
	if s.demo {
		if err := loadDemo(c.ctx, d); err != nil {
			return err
		}
	}
	public, err := listen(s.address, "--address")
	if err != nil {
		return err
	}
	requests := api.NewRequestLog(c.err, s.logLevel)
	defer requests.Flush()
	handler, admin := faces(d, s, api.Config{Log: log, Requests: requests, Keys: s.keys, Rate: s.rate, Proxies: s.proxies})
	servers := []*server{newServer(public, handler, log)}
	if s.admin != "off" {
		private, err := listen(s.admin, "--admin")
		if err != nil {
			public.Close()
			return err
		}
		servers = append(servers, newServer(private, admin, log))
		log.Info("metrics and profiles", "address", "http://"+private.Addr().String())
	}
	if len(s.keys) == 0 && !loopback(public.Addr()) {
		log.Warn("anyone who reaches this address may add and take down articles: set --api-keys", "address", public.Addr().String())
	}
	fmt.Fprintf(c.out, "Stemma is at http://%s/  (API at /docs, stop with Ctrl-C)\n", public.Addr())
	return serveAll(c.ctx, servers, s.drain)
}

// faces puts the API and the pages on one router. Errors are problems for the
// API's callers and pages for readers.
func faces(d *desk.Desk, s settings, c api.Config) (public, admin http.Handler) {
	e := echo.New()
	a := api.New(d, c)
	a.Mount(e)
	o := web.Options{Version: buildInfo().Version, FrameAncestors: s.frames}
	page := web.Mount(e, d, o)
	problem := e.HTTPErrorHandler
	e.HTTPErrorHandler = func(err error, c echo.Context) {
		if forReader(c.Request()) {
			page(c, err)
			return
		}
		problem(err, c)
	}
	return e, a.Admin()
}

// forReader tells a browser's request for a page from a program's.
func forReader(r *http.Request) bool {
	return !strings.HasPrefix(r.URL.Path, "/v1/") && strings.Contains(r.Header.Get("Accept"), "text/html")
}

func loadDemo(ctx context.Context, d *desk.Desk) error {
	t, err := d.Import(ctx, bytes.NewReader(stories), io.Discard)
	if err != nil {
		return err
	}
	if t.Failed > 0 {
		return fault.New(fault.Internal, fmt.Sprintf("%d of the sample stories were refused", t.Failed), "start without --demo and report this")
	}
	return nil
}

// loopback says that an address is reached from this machine only.
func loopback(a net.Addr) bool {
	t, ok := a.(*net.TCPAddr)
	return ok && t.IP.IsLoopback()
}

// inherited is the first socket that a supervisor passes on (systemd's
// protocol, sd_listen_fds(3)), so that a restart loses no connection: those
// that wait are taken by the next process.
const inherited = 3

func listen(address, flag string) (net.Listener, error) {
	if flag == "--address" && os.Getenv("LISTEN_FDS") == "1" && os.Getenv("LISTEN_PID") == fmt.Sprint(os.Getpid()) {
		return net.FileListener(os.NewFile(inherited, "listen"))
	}
	l, err := net.Listen("tcp", address)
	switch {
	case err == nil:
		return l, nil
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fault.Wrap(err, fault.Conflict, address+" is in use", "stop what listens there, or choose another with "+flag)
	}
	return nil, fault.Wrap(err, fault.Invalid, fmt.Sprintf("cannot listen at %s: %v", address, err), "give "+flag+" as host:port")
}
