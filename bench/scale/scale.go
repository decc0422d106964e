// Package scale measures the copy index: how often the original of an edited
// copy is among the first ten candidates, what it costs in bytes and
// milliseconds, and what a flood does to it, beside MinHash LSH and SimHash on
// the same articles. docs/scale.md reads its figures on.
package scale

import (
	"context"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/family"
	"github.com/stemma-news/stemma/internal/store"
)

// Run is the command.
func Run(args []string) error {
	flags := flag.NewFlagSet("scale", flag.ContinueOnError)
	data := flags.String("data", "", "folder of the development files (copies/families_dev.jsonl.gz)")
	sizes := flags.String("sizes", "1000,10000", "numbers of articles")
	postgres := flags.String("postgres", "", "an empty PostgreSQL database to measure too, postgres://…/")
	flood := flags.Int("flood", 20000, "articles that share a passage; 0 for none")
	out := flags.String("out", "", "write the report here too")
	if err := flags.Parse(args); err != nil {
		return err
	}
	maker, err := newMaker(*data)
	if err != nil {
		return err
	}
	var report strings.Builder
	fmt.Fprintf(&report, "%d originals are real articles; the others are made from their words (made.go). CPU: %d cores.\n\n", len(maker.real), runtime.NumCPU())
	fmt.Fprintf(&report, "%-21s %9s %9s %8s %6s %9s %7s %7s %7s %7s %8s %8s\n",
		"index", "articles", "recall@10", "verified", "cands", "bytes/art", "loaded", "p50 ms", "p99 ms", "CPU ms", "find p50", "load/s")
	show := func(r measured) {
		fmt.Fprintf(&report, "%-21s %9d %9.3f %8.3f %6.1f %9.0f %7.0f %7.2f %7.2f %7.2f %8.2f %8.0f\n",
			r.name, r.articles, r.recall, r.verified, r.cands, r.bytes, r.loaded, r.p50, r.p99, r.cpu, r.find, r.load)
		fmt.Fprint(os.Stderr, report.String()[strings.LastIndex(strings.TrimRight(report.String(), "\n"), "\n")+1:])
	}
	for _, s := range strings.Split(*sizes, ",") {
		n, err := strconv.Atoi(s)
		if err != nil {
			return err
		}
		set := maker.set(n)
		if err := eachStore(*postgres, func(name, dsn string) error {
			r, err := measureStore(name, dsn, set)
			if err == nil {
				show(r)
			}
			return err
		}); err != nil {
			return err
		}
		for _, p := range peers {
			show(measurePeer(p.name, p.make(), set))
		}
	}
	if *flood > 0 {
		fmt.Fprintf(&report, "\nflood: %d articles share a passage of 60 words; one of them is the target\n", *flood)
		set := maker.flood(*flood)
		if err := eachStore(*postgres, func(name, dsn string) error {
			r, err := measureStore(name, dsn, set)
			if err == nil {
				show(r)
			}
			return err
		}); err != nil {
			return err
		}
		for _, p := range peers {
			show(measurePeer(p.name, p.make(), set))
		}
	}
	fmt.Print(report.String())
	if *out != "" {
		return os.WriteFile(*out, []byte(report.String()), 0o644)
	}
	return nil
}

// measured is one line of the report.
type measured struct {
	name             string
	articles         int
	recall, verified float64
	loaded, bytes    float64 // of the index, an article: as the load left it, and after a vacuum
	cands            float64 // candidates a query
	p50, p99, cpu    float64 // ms a whole query: on the clock, and its mean of our own processor time
	find             float64 // ms: the candidates alone
	load             float64 // articles a second
}

// eachStore runs f on an empty SQLite store, and on PostgreSQL when given.
func eachStore(postgres string, f func(name, dsn string) error) error {
	dir, err := os.MkdirTemp("", "stemma-scale-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := f("stemma on SQLite", "sqlite:"+filepath.Join(dir, "stemma.db")); err != nil || postgres == "" {
		return err
	}
	if err := emptyPostgres(postgres); err != nil {
		return err
	}
	return f("stemma on PostgreSQL", postgres)
}

func measureStore(name, dsn string, s set) (measured, error) {
	ctx := context.Background()
	r := measured{name: name, articles: len(s.articles)}
	d, err := store.Open(ctx, dsn, store.Options{})
	if err != nil {
		return r, err
	}
	defer d.Close()
	begun := time.Now()
	if err := load(ctx, d, s.articles); err != nil {
		return r, err
	}
	r.load = float64(len(s.articles)) / time.Since(begun).Seconds()
	if r.loaded, r.bytes, err = indexBytes(dsn); err != nil {
		return r, err
	}
	r.bytes /= float64(len(s.articles))
	r.loaded /= float64(len(s.articles))
	var whole, find []float64
	cpu := processorTime()
	for i, q := range s.queries {
		begun := time.Now()
		list, err := d.Candidates(ctx, q.text, "en", "", 10)
		if err != nil {
			return r, err
		}
		find = append(find, ms(begun))
		r.cands += float64(len(list))
		ids := make([]string, len(list))
		for i, c := range list {
			ids[i] = c.Article
		}
		copies, _, err := d.Copies(ctx, ids, math.MaxInt)
		if err != nil {
			return r, err
		}
		want := store.ArticleID(q.original)
		for i, p := range family.RelateAll(family.Copy{ID: "q", Text: q.text, Language: "en"}, copies) {
			if copies[i].ID == want && (p.Relation == family.IsCopy || p.Relation == family.IsPartial) {
				r.verified++
			}
		}
		whole = append(whole, ms(begun))
		if slices.Contains(ids, want) {
			r.recall++
		}
		if i == 0 { // the first warms the caches
			whole, find = whole[:0], find[:0]
		}
	}
	n := float64(len(s.queries))
	r.cpu = float64((processorTime() - cpu).Microseconds()) / 1000 / n
	r.recall, r.verified, r.cands = r.recall/n, r.verified/n, r.cands/n
	r.p50, r.p99, r.find = quantile(whole, .5), quantile(whole, .99), quantile(find, .5)
	return r, nil
}

// load captures from several goroutines, so that commits are shared.
func load(ctx context.Context, d *store.DB, articles []made) error {
	work := make(chan made)
	errs := make(chan error, 16)
	var all sync.WaitGroup
	for range 16 {
		all.Go(func() {
			for m := range work {
				a, err := article.New(article.Draft{Title: m.key, Language: "en", Paragraphs: []article.Text{{Text: m.text}}})
				if err == nil {
					_, err = d.Capture(ctx, store.Capture{Key: m.key, Article: a})
				}
				if err != nil {
					select {
					case errs <- fmt.Errorf("%s: %w", m.key, err):
					default:
					}
				}
			}
		})
	}
	for _, m := range articles {
		work <- m
	}
	close(work)
	all.Wait()
	select {
	case err := <-errs:
		return err
	default:
		return nil
	}
}

// processorTime is what this process has used of the processors: figures on a
// busy machine can be compared by it. PostgreSQL's own work is not in it.
func processorTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func ms(begun time.Time) float64 { return float64(time.Since(begun).Microseconds()) / 1000 }

func quantile(x []float64, q float64) float64 {
	if len(x) == 0 {
		return 0
	}
	x = slices.Sorted(slices.Values(x))
	return x[min(len(x)-1, int(q*float64(len(x))))]
}
