// Package fetch brings bytes from outside, one URL at a time, politely and
// safely: only http and https, only public addresses, on every hop of a
// redirect, within limits of size, time and number.
//
// Errors are faults: Invalid for an address we do not fetch, Upstream when the
// other site failed, TooLarge over the limit, Busy when as many pages as may be
// are being fetched.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"syscall"
	"time"

	"code.dny.dev/ssrf"

	"github.com/stemma-news/stemma/internal/fault"
)

// Options are the choices a caller may make; the zero value is a good default.
type Options struct {
	MaxBytes  int64         // of the body; 0 means 8 MiB
	Timeout   time.Duration // for the whole fetch; 0 means 20 s
	AtOnce    int           // pages on their way; 0 means 8
	Wait      time.Duration // for one of these to be done; 0 means 5 s
	UserAgent string        // "" means the product's own

	// Lookup and Dial stand in for the resolver and the network; nil means the
	// machine's own. Whatever they are, no address is dialled that is not
	// public.
	Lookup func(ctx context.Context, host string) ([]netip.Addr, error)
	Dial   func(ctx context.Context, network, address string) (net.Conn, error)
}

// Page is what came back.
type Page struct {
	URL       string // after redirects
	MediaType string // the Content-Type as sent
	Body      []byte
}

// Fetcher fetches. It is safe for many goroutines; make one with New.
type Fetcher struct {
	options Options
	client  *http.Client
	onWay   chan struct{}
}

const maxRedirects = 5 // more than any honest article needs; browsers stop at 20

// New makes a fetcher.
func New(o Options) *Fetcher {
	if o.MaxBytes == 0 {
		o.MaxBytes = 8 << 20
	}
	if o.Timeout == 0 {
		o.Timeout = 20 * time.Second
	}
	if o.AtOnce == 0 {
		o.AtOnce = 8 // a page takes about a second; with 5 MB each, all of them hold 40 MB at worst
	}
	if o.Wait == 0 {
		o.Wait = 5 * time.Second
	}
	if o.UserAgent == "" {
		o.UserAgent = "stemma (+https://github.com/stemma-news/stemma)"
	}
	return &Fetcher{options: o, client: o.client(), onWay: make(chan struct{}, o.AtOnce)}
}

// Get fetches one page.
func (f *Fetcher) Get(ctx context.Context, address string) (*Page, error) {
	u, err := parse(address)
	if err != nil {
		return nil, err
	}
	if err := f.turn(ctx); err != nil {
		return nil, err
	}
	defer func() { <-f.onWay }()
	ctx, cancel := context.WithTimeout(ctx, f.options.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, refused(err.Error())
	}
	req.Header.Set("User-Agent", f.options.UserAgent)
	req.Header.Set("Accept", "text/html, application/xhtml+xml, text/plain;q=0.9, application/json;q=0.8, */*;q=0.1")
	res, err := f.client.Do(req)
	if err != nil {
		return nil, failed(u, err)
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return nil, fault.New(fault.Upstream, fmt.Sprintf("%s answered %s", u.Host, res.Status), "open the address in a browser; if it shows the story, send the page itself")
	}
	body, err := io.ReadAll(io.LimitReader(res.Body, f.options.MaxBytes+1))
	if err != nil {
		return nil, failed(u, err)
	}
	if int64(len(body)) > f.options.MaxBytes {
		return nil, fault.New(fault.TooLarge, fmt.Sprintf("the page at %s is larger than %s", u.Host, fault.Size(f.options.MaxBytes)), "send the text of the story itself")
	}
	return &Page{URL: res.Request.URL.String(), MediaType: res.Header.Get("Content-Type"), Body: body}, nil
}

// turn waits until fewer pages than AtOnce are on their way.
func (f *Fetcher) turn(ctx context.Context) error {
	late := time.NewTimer(f.options.Wait)
	defer late.Stop()
	select {
	case f.onWay <- struct{}{}:
		return nil
	case <-late.C:
		return &fault.Error{
			Kind: fault.Busy, Detail: "as many pages as this service fetches at once are on their way",
			Fix: "try again after the time that Retry-After names", After: f.options.Wait,
		}
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// client makes an http.Client that checks every hop's address by name and by
// number. It keeps no connection and no cookie.
func (o Options) client() *http.Client {
	guard := ssrf.New(ssrf.WithPorts(80, 443))
	dial := o.Dial
	if dial == nil {
		d := &net.Dialer{Timeout: 10 * time.Second, Control: func(network, address string, c syscall.RawConn) error {
			return guard.Safe(network, address, c)
		}}
		dial = d.DialContext
	}
	lookup := o.Lookup
	if lookup == nil {
		lookup = func(ctx context.Context, host string) ([]netip.Addr, error) {
			return net.DefaultResolver.LookupNetIP(ctx, "ip", host)
		}
	}
	return &http.Client{
		Transport: &http.Transport{
			Proxy:                  nil,
			DisableKeepAlives:      true,
			MaxResponseHeaderBytes: 64 << 10,
			TLSHandshakeTimeout:    10 * time.Second,
			ResponseHeaderTimeout:  15 * time.Second,
			DialContext: func(ctx context.Context, _, address string) (net.Conn, error) {
				return dialPublic(ctx, address, guard, lookup, dial)
			},
		},
		CheckRedirect: func(req *http.Request, via []*http.Request) error {
			if len(via) > maxRedirects {
				return refused("the address redirects more than 5 times")
			}
			_, err := parse(req.URL.String())
			return err
		},
	}
}

// dialPublic resolves a name once and dials the first of its addresses, if
// all are public: a name with one private address among public ones is an
// attack, not a mistake.
func dialPublic(ctx context.Context, address string, guard *ssrf.Guardian,
	lookup func(context.Context, string) ([]netip.Addr, error),
	dial func(context.Context, string, string) (net.Conn, error),
) (net.Conn, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	addrs := []netip.Addr{}
	if ip, err := netip.ParseAddr(host); err == nil {
		addrs = append(addrs, ip)
	} else if addrs, err = lookup(ctx, host); err != nil {
		return nil, err
	}
	if len(addrs) == 0 {
		return nil, fault.New(fault.Upstream, host+" has no address", "check the spelling of the address")
	}
	for i, ip := range addrs {
		addrs[i] = ip.Unmap()
		if err := guard.Safe(network(addrs[i]), net.JoinHostPort(addrs[i].String(), port), nil); err != nil {
			return nil, refused(host + " is not a public address")
		}
	}
	var last error
	for _, ip := range addrs {
		conn, err := dial(ctx, network(ip), net.JoinHostPort(ip.String(), port))
		if err == nil {
			return conn, nil
		}
		last = err
	}
	return nil, last
}

func network(ip netip.Addr) string {
	if ip.Is4() {
		return "tcp4"
	}
	return "tcp6"
}

// failed tells a fault of ours from a failure of the other site.
func failed(u *url.URL, err error) error {
	var f *fault.Error
	if errors.As(err, &f) {
		return f
	}
	detail := u.Host + " could not be reached"
	if errors.Is(err, context.DeadlineExceeded) {
		detail = u.Host + " took too long to answer"
	}
	return fault.Wrap(err, fault.Upstream, detail, "try again later, or send the page itself")
}
