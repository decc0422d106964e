package desk

import (
	"context"
	"sync/atomic"
	"time"

	"golang.org/x/sync/semaphore"

	"github.com/stemma-news/stemma/internal/fault"
)

// Limits bound what one caller and what all together may ask. The zero value
// is a good default.
type Limits struct {
	MaxBody  int64         // bytes of one source; 0 means 5 MB
	InFlight int64         // bytes of sources held at once, all callers; 0 means 24 MB
	Wait     time.Duration // how long a caller waits for room or a slot; 0 means 10 s
	Copies   int           // texts in one question about families; 0 means 2,000
}

func (l Limits) orDefault() Limits {
	if l.MaxBody == 0 {
		l.MaxBody = 5 << 20
	}
	if l.InFlight == 0 {
		l.InFlight = 24 << 20 // 200 callers with 1 MB each then stay below 256 MB resident
	}
	l.InFlight = max(l.InFlight, l.MaxBody)
	if l.Wait == 0 {
		l.Wait = 10 * time.Second
	}
	if l.Copies == 0 {
		l.Copies = 2000
	}
	return l
}

// tooLarge is the refusal of a source over the limit, which it states.
func (l Limits) tooLarge() *fault.Error {
	return fault.New(fault.TooLarge,
		"the body is larger than "+fault.Size(l.MaxBody),
		"send one article at a time, or many small ones as application/x-ndjson")
}

// busy is the refusal of a caller for whom no room came free.
func busy(after time.Duration) *fault.Error {
	return &fault.Error{
		Kind: fault.Busy, Detail: "as many texts as fit are being worked on",
		Fix: "try again after the time that Retry-After names", After: after,
	}
}

// room is the admission control: bytes of bodies held at once.
type room struct {
	bytes   *semaphore.Weighted
	total   int64
	wait    time.Duration
	waiting atomic.Int64
}

func newRoom(total int64, wait time.Duration) *room {
	return &room{bytes: semaphore.NewWeighted(total), total: total, wait: wait}
}

// Admit waits for room for a body of n bytes, which the caller has not read
// yet; n below 0 means that its length is unknown. Over the limit of one body
// it is refused as TooLarge, without room as Busy. The caller gives the room
// back by calling release.
func (d *Desk) Admit(ctx context.Context, n int64) (release func(), err error) {
	if n > d.limits.MaxBody {
		return nil, d.limits.tooLarge()
	}
	if n < 0 {
		n = d.limits.MaxBody
	}
	r := d.room
	if r.bytes.TryAcquire(n) {
		return func() { r.bytes.Release(n) }, nil
	}
	r.waiting.Add(1)
	defer r.waiting.Add(-1)
	within, cancel := context.WithTimeout(ctx, r.wait)
	defer cancel()
	if err := r.bytes.Acquire(within, n); err != nil {
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		return nil, busy(max(time.Second, r.wait/2))
	}
	return func() { r.bytes.Release(n) }, nil
}

// slot waits until a processor is free for a computation.
func (d *Desk) slot(ctx context.Context) (release func(), err error) {
	select {
	case d.slots <- struct{}{}:
		return d.free, nil
	default:
	}
	late := time.NewTimer(d.limits.Wait)
	defer late.Stop()
	select {
	case d.slots <- struct{}{}:
		return d.free, nil
	case <-late.C:
		return nil, busy(max(time.Second, d.limits.Wait/2))
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
}

func (d *Desk) free() { <-d.slots }

// bounded refuses sources over the limit; faces that read a body have done so
// before, files and pasted forms have not.
func (d *Desk) bounded(sizes ...int) error {
	total := 0
	for _, n := range sizes {
		total += n
	}
	if int64(total) > d.limits.MaxBody {
		return d.limits.tooLarge()
	}
	return nil
}

// compute runs work on size bytes of text in a slot.
func (d *Desk) compute(ctx context.Context, size int, work func() error) error {
	if err := d.bounded(size); err != nil {
		return err
	}
	free, err := d.slot(ctx)
	if err != nil {
		return err
	}
	defer free()
	return work()
}

func isKind(err error, kind fault.Kind) bool {
	return err != nil && fault.From(err).Kind == kind
}

// sided says which of two texts an error speaks of.
func sided(side string, err error) error {
	f := *fault.From(err)
	f.Detail = side + ": " + f.Detail
	f.Cause = err
	return &f
}
