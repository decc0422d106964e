// Package desk is what Stemma can do for a user, once: one method for each
// thing that can be asked, split by file. The faces (api, web, cmd) call
// nothing else; the desk is the only caller of store, cache and fetch, and no
// rule of the trade lives here: reading, choosing, comparing and relating are
// the business of the pure rooms below.
//
// Units: spans are bytes; times are UTC; limits are bytes of a source.
// Errors are faults, ready to be shown. Methods are safe for many goroutines.
//
// Two things bound what a crowd can make the desk hold. A face asks Admit for
// room before it reads a body; and each computation waits for a slot, of which
// there are as many as processors.
package desk

import (
	"context"
	"iter"
	"log/slog"
	"runtime"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/family"
	"github.com/stemma-news/stemma/internal/cache"
	"github.com/stemma-news/stemma/internal/fetch"
	"github.com/stemma-news/stemma/internal/store"
)

// The facts of the store, as the faces see them.
type (
	Article    = store.Article    // one publisher's copy, without its text
	Revision   = store.Revision   // one captured state in an article's history
	Link       = store.Link       // a verified relation of two articles
	Change     = store.Change     // one line of the log
	ChangeKind = store.ChangeKind // what it tells
)

// facts is all the desk asks of a store.
type facts interface {
	Capture(context.Context, store.Capture) (store.Captured, error)
	Link(ctx context.Context, articleID string, links []Link) (string, error)
	TakeDown(ctx context.Context, articleID, reason string) (store.Removal, error)
	Bury(ctx context.Context, key, reason string, at time.Time) error

	Article(ctx context.Context, id string) (Article, error)
	Articles(ctx context.Context, after string, n int) ([]Article, string, error)
	Revisions(ctx context.Context, articleID, after string, n int) ([]Revision, string, error)
	Revision(ctx context.Context, id string) (*article.Article, error)
	Read(ctx context.Context, articleID, revisionID string) (*article.Article, error)
	Holders(ctx context.Context, revisionID string) ([]Revision, error)
	Family(ctx context.Context, id string) (store.Family, error)
	PastFamilies(ctx context.Context, articleID string) ([]string, error)
	Copies(ctx context.Context, articleIDs []string, most int) (copies []family.Copy, rest []string, err error)
	States(ctx context.Context, articleID string, n int) ([]family.Copy, error)
	Candidates(ctx context.Context, text, language, except string, n int) ([]store.Candidate, error)
	Changes(ctx context.Context, after int64, n int) ([]Change, error)
	Recent(ctx context.Context, articleID, familyID string, n int) ([]store.Recent, error)
	Export(ctx context.Context) iter.Seq2[store.Exported, error]
	Ping(ctx context.Context) error
}

// results is all the desk asks of a cache.
type results interface {
	Do(ctx context.Context, key string, compute func(context.Context) ([]byte, error)) ([]byte, cache.Tier, error)
	Forget(ctx context.Context, ids ...string) error
	Ping(ctx context.Context) error
	Collector() prometheus.Collector
}

var (
	_ facts   = (*store.DB)(nil)
	_ results = (*cache.Cache)(nil)
)

// Config is what a desk is made of. Store and Cache stay their owner's to
// close, after the last call.
type Config struct {
	Store  *store.DB
	Cache  *cache.Cache
	Fetch  *fetch.Fetcher // brings pages by their address; nil means that none are fetched
	Limits Limits
	Log    *slog.Logger // nil means silent
}

// Desk answers. Make one with New.
type Desk struct {
	store  facts
	cache  results
	pages  pages // nil when none are fetched
	limits Limits
	log    *slog.Logger
	room   *room         // bytes of bodies held at once
	slots  chan struct{} // computations at once
	heads  heads
	owed   owed

	comparisons, coarse, breaches atomic.Int64 // since the start
}

// New makes a desk.
func New(c Config) *Desk {
	d := &Desk{
		store: c.Store, cache: c.Cache, limits: c.Limits.orDefault(), log: c.Log,
		slots: make(chan struct{}, runtime.GOMAXPROCS(0)),
	}
	if c.Fetch != nil {
		d.pages = c.Fetch
	}
	if d.log == nil {
		d.log = slog.New(slog.DiscardHandler)
	}
	d.room = newRoom(d.limits.InFlight, d.limits.Wait)
	return d
}

// Limits gives the limits in force.
func (d *Desk) Limits() Limits { return d.limits }
