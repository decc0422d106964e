package store

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"github.com/stemma-news/stemma/internal/fault"
)

const (
	// 64: the gain of a larger batch is lost in the noise, see BenchmarkCapture.
	batchMost = 64
	// A transaction that takes longer is stuck on a dead server or a dead lock.
	batchTime = 30 * time.Second
)

// write is one change that waits for its turn.
type write struct {
	ctx  context.Context // given up before its turn, it is left out
	do   func(*tx) error // may run more than once, each time on what the last commit left
	err  error
	done chan error
}

// tx is what a write works with: the transaction of its batch.
type tx struct {
	querier
	ctx   context.Context // of the batch, so that one caller leaving harms no other
	state state
	now   time.Time
	wrote int // statements that changed something

	changed map[int64][]byte // blocks of the copy index, by their first print
	relight bool             // the shelf has no mark, see shelf.go
}

// change queues a write and waits until it is on disk. The caller may leave
// before; the write then may or may not happen.
func (d *DB) change(ctx context.Context, do func(*tx) error) error {
	w := &write{ctx: ctx, do: do, done: make(chan error, 1)}
	select {
	case d.writes <- w:
	case <-d.closing:
		return ErrClosed
	case <-ctx.Done():
		return d.fault(ctx.Err())
	}
	select {
	case err := <-w.done:
		return d.fault(err)
	case <-ctx.Done():
		return d.fault(ctx.Err())
	}
}

// writer is the one goroutine that writes. All that came while one batch was
// being committed make the next: the busier, the fewer syncs a write.
func (d *DB) writer() {
	defer close(d.closed)
	for {
		var batch []*write
		select {
		case w := <-d.writes:
			batch = append(batch, w)
		case <-d.closing:
			return
		}
	gather:
		for len(batch) < batchMost {
			select {
			case w := <-d.writes:
				batch = append(batch, w)
			default:
				break gather
			}
		}
		d.commit(batch)
	}
}

// commit runs a batch in one transaction. When that fails each write runs in a
// transaction of its own, so that one that cannot be done (or does not fit on
// the disk) takes no other with it.
func (d *DB) commit(batch []*write) {
	err := d.transact(func(t *tx) error {
		for _, w := range batch {
			before := t.wrote
			if w.err = w.ctx.Err(); w.err != nil {
				continue
			}
			w.err = w.run(t)
			if w.err != nil && (t.wrote != before || !refusal(w.err)) {
				return w.err
			}
		}
		return nil
	})
	for _, w := range batch {
		switch {
		case err == nil:
			w.done <- w.err
		case len(batch) == 1:
			w.done <- err
		default:
			d.commit([]*write{w})
		}
	}
}

// run makes an error of a panic: a bug that one input shows must not end the
// one goroutine that writes.
func (w *write) run(t *tx) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("store: panic: %v\n%s", p, debug.Stack())
		}
	}()
	return w.do(t)
}

// refusal says whether the error is an answer of ours rather than a failure of
// the database; after one the transaction can go on.
func refusal(err error) bool {
	var f *fault.Error
	return errors.As(err, &f)
}

// transact runs f in one writing transaction.
func (d *DB) transact(f func(*tx) error) error {
	ctx, cancel := context.WithTimeout(context.Background(), batchTime)
	defer cancel()
	if err := d.write.warm(ctx); err != nil {
		return err
	}
	sqlTx, err := d.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer sqlTx.Rollback() // does nothing after a commit
	t := &tx{querier: querier{pool: d.write, tx: sqlTx}, ctx: ctx, now: d.options.Now().UTC().Truncate(time.Microsecond)}
	if d.dialect.begin != "" {
		if _, err := sqlTx.ExecContext(ctx, d.dialect.begin); err != nil {
			return err
		}
	}
	if err := t.load(); err != nil {
		return err
	}
	if err := f(t); err != nil {
		return err
	}
	t.shelve(d.options.Shelf)
	if t.wrote > 0 {
		if err := t.save(); err != nil {
			return err
		}
	}
	return sqlTx.Commit()
}

// do runs a statement that changes something.
func (t *tx) do(query string, args ...any) (int64, error) {
	t.wrote++
	return t.exec(t.ctx, query, args...)
}
