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
	"github.com/stemma-news/stemma/internal/cache"
	"github.com/stemma-news/stemma/internal/store"
)

// Run is the command.
func Run(args []string) error {
	flags := flag.NewFlagSet("scale", flag.ContinueOnError)
	data := flags.String("data", "", "folder of the development files (copies/families_dev.jsonl.gz); none: the pages that are shipped")
	sizes := flags.String("sizes", "1000,10000", "numbers of articles")
	postgres := flags.String("postgres", "", "an empty PostgreSQL database to measure too, postgres://…/")
	redis := flags.String("redis", "", "an empty Redis to measure before that database too, redis://…")
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
	fmt.Fprintf(&report, "%d originals are real articles; the others are made from their words (made.go). CPU: %d cores.\n", len(maker.real), runtime.NumCPU())
	report.WriteString("CPU ms and its p99 are of this process: not the work of PostgreSQL and Redis. find: the candidates alone.\n\n")
	fmt.Fprintf(&report, "%-21s %9s %9s %8s %6s %9s %7s %7s %7s %7s %7s %8s %8s\n",
		"index", "articles", "recall@10", "verified", "cands", "bytes/art", "loaded", "p50 ms", "p99 ms", "CPU ms", "CPU p99", "find p50", "load/s")
	show := func(r measured) {
		fmt.Fprintf(&report, "%-21s %9d %9.3f %8.3f %6.1f %9.0f %7.0f %7.2f %7.2f %7.2f %7.2f %8.2f %8.0f\n",
			r.name, r.articles, r.recall, r.verified, r.cands, r.bytes, r.loaded, r.p50, r.p99, r.cpu, r.cpu99, r.find, r.load)
		fmt.Fprint(os.Stderr, report.String()[strings.LastIndex(strings.TrimRight(report.String(), "\n"), "\n")+1:])
	}
	for _, s := range strings.Split(*sizes, ",") {
		n, err := strconv.Atoi(s)
		if err != nil {
			return err
		}
		if err := measureAll(places{*postgres, *redis}, maker.set(n), show); err != nil {
			return err
		}
	}
	if *flood > 0 {
		fmt.Fprintf(&report, "\nflood: %d articles share a passage of 60 words; one of them is the target\n", *flood)
		if err := measureAll(places{*postgres, *redis}, maker.flood(*flood), show); err != nil {
			return err
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
	p50, p99         float64 // ms a whole query on the clock
	cpu, cpu99       float64 // of our own processor time, the mean and the 99th percentile
	find             float64 // ms: the candidates alone
	load             float64 // articles a second
}

// places are where the index is kept besides SQLite; "" for none.
type places struct{ postgres, redis string }

// measureAll measures every index on one set.
func measureAll(at places, s set, show func(measured)) error {
	dir, err := os.MkdirTemp("", "stemma-scale-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := measureStore("stemma on SQLite", "sqlite:"+filepath.Join(dir, "stemma.db"), "", s, show); err != nil {
		return err
	}
	if at.postgres != "" {
		if err := emptyPostgres(at.postgres); err != nil {
			return err
		}
		if err := measureStore("stemma on PostgreSQL", at.postgres, at.redis, s, show); err != nil {
			return err
		}
	}
	for _, p := range peers {
		show(measurePeer(p.name, p.make(), s))
	}
	return nil
}

// measureStore loads a store and asks it, then once more with its blocks in
// Redis when there is one.
func measureStore(name, dsn, redis string, s set, show func(measured)) error {
	ctx := context.Background()
	r := measured{name: name, articles: len(s.articles)}
	d, err := store.Open(ctx, dsn, store.Options{})
	if err != nil {
		return err
	}
	defer d.Close()
	begun := time.Now()
	if err := load(ctx, d, s.articles); err != nil {
		return err
	}
	r.load = float64(len(s.articles)) / time.Since(begun).Seconds()
	if r.loaded, r.bytes, err = indexBytes(dsn); err != nil {
		return err
	}
	r.bytes /= float64(len(s.articles))
	r.loaded /= float64(len(s.articles))
	if r, err = ask(ctx, d, s, r); err != nil {
		return err
	}
	show(r)
	if redis == "" {
		return nil
	}
	c, err := cache.New(cache.Options{Redis: redis, Bytes: -1})
	if err != nil {
		return err
	}
	defer c.Close()
	shelved, err := store.Open(ctx, dsn, store.Options{Shelf: c.Shelf()})
	if err != nil {
		return err
	}
	defer shelved.Close()
	r.name = "  its blocks in Redis"
	if _, err := ask(ctx, shelved, s, r); err != nil { // the first to ask fill the shelf
		return err
	}
	if r, err = ask(ctx, shelved, s, r); err != nil {
		return err
	}
	show(r)
	return nil
}

// ask puts all queries of a set to a store.
func ask(ctx context.Context, d *store.DB, s set, r measured) (measured, error) {
	r.recall, r.verified, r.cands = 0, 0, 0
	var whole, find, busy []float64
	cpu := processorTime()
	for i, q := range s.queries {
		begun, used := time.Now(), processorTime()
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
		whole, busy = append(whole, ms(begun)), append(busy, float64((processorTime()-used).Microseconds())/1000)
		if slices.Contains(ids, want) {
			r.recall++
		}
		if i == 0 { // the first warms the caches
			whole, find, busy = whole[:0], find[:0], busy[:0]
		}
	}
	n := float64(len(s.queries))
	r.cpu = float64((processorTime() - cpu).Microseconds()) / 1000 / n
	r.recall, r.verified, r.cands = r.recall/n, r.verified/n, r.cands/n
	r.p50, r.p99, r.cpu99, r.find = quantile(whole, .5), quantile(whole, .99), quantile(busy, .99), quantile(find, .5)
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
