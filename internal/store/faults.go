package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"syscall"
	"time"

	"github.com/stemma-news/stemma/internal/fault"
)

// The errors a caller can do something about. Is tells them by kind and
// sentence; those returned may carry a cause or another sentence.
var (
	ErrArticle  = fault.New(fault.Missing, "there is no such article", "list the articles, or capture it first")
	ErrRevision = fault.New(fault.Missing, "there is no such revision", "list the article's revisions")
	ErrFamily   = fault.New(fault.Missing, "there is no such family", "read the article; it names its family")
	ErrCursor   = fault.New(fault.Invalid, "the cursor is not one of this list", "take it from the answer before, or leave it out")
	ErrKey      = fault.New(fault.Invalid, "the article's key is empty, longer than 4,096 bytes, not UTF-8 or holds a NUL", "send the canonical URL or a shorter key")
	ErrClosed   = fault.New(fault.Busy, "the store is closing", "try again")
	ErrFull     = fault.New(fault.Full, "the store has no room left", "make room on its disk or raise its limit; what is stored can still be read")
	ErrBusy     = fault.New(fault.Busy, "the store does not answer", "try again in a moment")
)

func full(cause error) *fault.Error {
	e := *ErrFull
	e.Cause = cause
	return &e
}

func busy(cause error) *fault.Error {
	e := *ErrBusy
	e.Cause, e.After = cause, 2*time.Second
	return &e
}

// fault gives err as the caller should see it, with the driver's error as its
// cause. A caller that left hears that it did.
func (d *DB) fault(err error) error {
	var ours *fault.Error
	switch {
	case err == nil, errors.As(err, &ours), errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		return full(err)
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, driver.ErrBadConn), errors.Is(err, sql.ErrConnDone),
		errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return busy(err)
	}
	if f := d.dialect.fault(err); f != nil {
		return f
	}
	return fault.Wrap(err, fault.Internal, "the store failed", "try again; if it stays, look at the log")
}

// gone is what a take-down leaves to say.
func gone(what, reason string) *fault.Error {
	return fault.New(fault.Gone, what+" was taken down: "+reason, "ask whoever runs this service if you think it should not have been")
}
