package main

import (
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net/netip"
	"strconv"
	"strings"
	"time"
)

// settings are all the choices of the service. Each is a flag with an
// environment twin: --store is STEMMA_STORE. They are read here and passed
// down by value; nothing below reads the environment.
type settings struct {
	address  string
	admin    string
	store    string
	redis    string
	copies   string
	cache    int64
	maxBody  int64
	inFlight int64
	rate     float64
	fetch    bool
	keys     list
	proxies  prefixes
	frames   string
	drain    time.Duration
	logLevel slog.Level
	demo     bool
}

// bind declares the flags.
func (s *settings) bind(f *flag.FlagSet) {
	f.StringVar(&s.address, "address", "127.0.0.1:8080", "`host:port` of pages and API")
	f.StringVar(&s.admin, "admin", "127.0.0.1:8081", "`host:port` of metrics and profiles; \"off\" for none")
	f.Int64Var(&s.cache, "cache", 64<<20, "`bytes` of results held in this process; below 0 for none")
	f.Int64Var(&s.maxBody, "max-body", 5<<20, "`bytes` of one article at most")
	f.Int64Var(&s.inFlight, "in-flight", 24<<20, "`bytes` of articles worked on at once; over it callers wait, then get 503")
	f.Float64Var(&s.rate, "rate", 0, "requests a `second` for one caller; 0 means no limit")
	f.BoolVar(&s.fetch, "fetch", false, "let callers give the address of a public page alone; the service then fetches it")
	f.Var(&s.keys, "api-keys", "comma-separated `keys`; writing then asks for one as a bearer token")
	f.Var(&s.proxies, "trusted-proxies", "comma-separated `networks` whose X-Forwarded-For is believed")
	f.StringVar(&s.frames, "frame-ancestors", "", "`sources` that may frame pages (CSP frame-ancestors); empty: none for pages, any for /embed")
	f.DurationVar(&s.drain, "drain", 15*time.Second, "how `long` requests may take to end after a stop")
	f.TextVar(&s.logLevel, "log-level", slog.LevelInfo, "`level`: debug, info, warn or error")
	f.BoolVar(&s.demo, "demo", false, "also load a CC0 sample story family")
	s.bindStore(f)
}

// bindStore declares the flags that import and export share with serve.
func (s *settings) bindStore(f *flag.FlagSet) {
	f.StringVar(&s.store, "store", "sqlite:stemma.db", "`where` articles are kept: sqlite:PATH or postgres://...")
	f.StringVar(&s.redis, "redis", "", "`address` of a shared cache: redis://host:port, a sentinel or a cluster; empty for none")
	f.StringVar(&s.copies, "copies", "store", "`where` the index that finds copies is read: store, or redis, with the store behind it")
}

// fromEnvironment sets every flag that the command line left alone and that
// has a twin in the environment.
func fromEnvironment(f *flag.FlagSet, environ []string) error {
	given := map[string]bool{}
	f.Visit(func(one *flag.Flag) { given[one.Name] = true })
	values := map[string]string{}
	for _, e := range environ {
		if name, value, ok := strings.Cut(e, "="); ok && strings.HasPrefix(name, "STEMMA_") {
			values[name] = value
		}
	}
	var err error
	f.VisitAll(func(one *flag.Flag) {
		twin := "STEMMA_" + strings.ToUpper(strings.ReplaceAll(one.Name, "-", "_"))
		if value, ok := values[twin]; ok && !given[one.Name] && err == nil {
			if e := f.Set(one.Name, value); e != nil {
				err = wrongValue(twin, strconv.Quote(value), one, e)
			}
		}
	})
	return err
}

// logger writes one JSON object a line, as collectors like it.
func (s *settings) logger(w io.Writer) *slog.Logger {
	return slog.New(slog.NewJSONHandler(w, &slog.HandlerOptions{Level: s.logLevel}))
}

// list is a flag of comma-separated words.
type list []string

func (l *list) String() string { return "" } // never shown: keys are secrets

func (l *list) Set(v string) error {
	*l = nil
	for _, one := range strings.Split(v, ",") {
		if one = strings.TrimSpace(one); one != "" {
			*l = append(*l, one)
		}
	}
	return nil
}

// prefixes is a flag of comma-separated networks or addresses.
type prefixes []netip.Prefix

func (p *prefixes) String() string { return "" }

func (p *prefixes) Set(v string) error {
	var words list
	_ = words.Set(v)
	*p = nil
	for _, w := range words {
		prefix, err := netip.ParsePrefix(w)
		if err != nil {
			ip, e := netip.ParseAddr(w)
			if e != nil {
				return fmt.Errorf("%q is neither a network nor an address", w)
			}
			prefix = netip.PrefixFrom(ip, ip.BitLen())
		}
		*p = append(*p, prefix)
	}
	return nil
}
