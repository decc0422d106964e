package store

import (
	"context"
	"database/sql"
	"errors"
	"log/slog"
	"strings"
	"time"

	"github.com/stemma-news/stemma/family"
	"github.com/stemma-news/stemma/internal/fault"
)

// Open opens the store named by dsn, "sqlite:PATH" or "postgres://…", and
// brings its tables up to date.
func Open(ctx context.Context, dsn string, o Options) (*DB, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Fingerprint == nil {
		o.Fingerprint = family.Fingerprint
	}
	if o.Readers == 0 {
		o.Readers = 8
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	k, err := dialectOf(dsn, o)
	if err != nil {
		return nil, err
	}
	w, r, err := k.pools()
	if err != nil {
		return nil, err
	}
	r.SetMaxOpenConns(o.Readers)
	r.SetMaxIdleConns(o.Readers)
	d := &DB{
		options: o,
		dialect: k,
		write:   &pool{DB: w, prepared: k.prepared, stmts: map[string]*sql.Stmt{}},
		read:    &pool{DB: r, prepared: k.prepared, stmts: map[string]*sql.Stmt{}},
		writes:  make(chan *write),
		closing: make(chan struct{}),
		closed:  make(chan struct{}),
		unlit:   make(chan struct{}, 1),
	}
	if err := k.migrate(ctx, w); err != nil {
		return nil, errors.Join(d.fault(err), w.Close(), r.Close())
	}
	ctx, d.end = context.WithCancel(context.WithoutCancel(ctx))
	go d.writer()
	// An empty store has no fingerprints of another kind.
	if _, err := w.ExecContext(ctx, `UPDATE state SET prints=$1 WHERE seq=0 AND prints<>$1`, family.PrintVersion); err != nil {
		return nil, errors.Join(d.fault(err), d.Close())
	}
	d.beside.Go(func() {
		if err := d.reindex(ctx); err != nil && ctx.Err() == nil {
			d.options.Log.ErrorContext(ctx, "store: the copy index could not be rebuilt; the next start tries again", "error", err)
		}
	})
	if o.Shelf != nil {
		d.beside.Go(func() { d.tendShelf(ctx) })
	}
	return d, nil
}

func dialectOf(dsn string, o Options) (*dialect, error) {
	if path, ok := strings.CutPrefix(dsn, "sqlite:"); ok && path != "" && path != ":memory:" {
		return sqliteAt(strings.TrimPrefix(path, "//"), o)
	}
	if strings.HasPrefix(dsn, "postgres://") || strings.HasPrefix(dsn, "postgresql://") {
		return postgresAt(dsn)
	}
	return nil, fault.New(fault.Invalid, "the store's address names no database we know", "write sqlite:PATH or postgres://user@host/name")
}

// Close waits for the writes that were begun and closes the store. Those that
// wait hear ErrClosed.
func (d *DB) Close() error {
	d.end()
	d.beside.Wait()
	d.once.Do(func() { close(d.closing) })
	<-d.closed
	return errors.Join(d.write.Close(), d.read.Close())
}

// Ping asks whether the database answers.
func (d *DB) Ping(ctx context.Context) error {
	var one int
	return d.fault(d.reader().one(ctx, []any{&one}, `SELECT one FROM state`))
}

func (d *DB) reader() querier { return querier{pool: d.read} }
