// Package fault is the one error a user of Stemma sees: a kind, a sentence
// that says what is wrong, and a way out. It is made where the trouble is
// understood and shown in one place per face (problem+json in api, one line on
// standard error in cmd, a page in web). The cause stays for the log.
package fault

import (
	"errors"
	"fmt"
	"time"
)

// Kind sorts errors by what the caller can do about them.
type Kind string

// The kinds, with the HTTP status that api gives each.
const (
	Invalid       Kind = "invalid"       // 400: malformed: bad JSON, an unknown field, a value out of range
	Unauthorized  Kind = "unauthorized"  // 401: no key where one is asked
	Forbidden     Kind = "forbidden"     // 403: not allowed here
	Missing       Kind = "missing"       // 404: no such thing
	Method        Kind = "method"        // 405: the address stands, this method does not
	Conflict      Kind = "conflict"      // 409: does not fit what is already there
	Gone          Kind = "gone"          // 410: was here and was taken down
	TooLarge      Kind = "too-large"     // 413: over a stated limit
	Unsupported   Kind = "unsupported"   // 415: a media type we do not read
	Unreadable    Kind = "unreadable"    // 422: not valid UTF-8, or no article in it
	TooMany       Kind = "too-many"      // 429: over the caller's rate
	Upstream      Kind = "upstream"      // 502: the other site failed
	Busy          Kind = "busy"          // 503: try again soon
	Full          Kind = "full"          // 507: the store has no room
	Internal      Kind = "internal"      // 500: a bug of ours or a broken disk
	Unimplemented Kind = "unimplemented" // 501: named by the API, switched off in this service
)

// Error is an error for people.
type Error struct {
	Kind   Kind
	Detail string        // what is wrong, one sentence without a capital or a stop
	Fix    string        // what to do about it, likewise
	After  time.Duration // how long to wait before trying again; 0 means unsaid
	Cause  error         // for the log, never shown
}

// New makes an Error without a cause.
func New(kind Kind, detail, fix string) *Error {
	return &Error{Kind: kind, Detail: detail, Fix: fix}
}

// Wrap makes an Error that keeps its cause for the log.
func Wrap(cause error, kind Kind, detail, fix string) *Error {
	return &Error{Kind: kind, Detail: detail, Fix: fix, Cause: cause}
}

// Error gives the sentence and the way out, on one line.
func (e *Error) Error() string {
	if e.Fix == "" {
		return e.Detail
	}
	return fmt.Sprintf("%s; %s", e.Detail, e.Fix)
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Is says that two faults are the same when kind and sentence are, so that a
// package's ErrX matches a copy of it that carries a cause.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Kind == e.Kind && t.Detail == e.Detail
}

// From finds the Error within err. An error that is none of ours becomes
// Internal, with err as its cause; nil stays nil.
func From(err error) *Error {
	if err == nil {
		return nil
	}
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	return Wrap(err, Internal, "something went wrong on our side", "try again; if it stays, send the log line of this time to whoever runs this service")
}
