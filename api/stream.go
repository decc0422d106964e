package api

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"time"

	"github.com/stemma-news/stemma/internal/fault"
	"github.com/stemma-news/stemma/internal/jsonx"
)

// wire is how a stream moves its deadlines on.
type wire struct{ *http.ResponseController }

type (
	wireKey   struct{}
	acceptKey struct{}
)

// lineTime is how long a stream may stand still.
const lineTime = time.Minute

// move gives the stream another minute, in both directions.
func (w wire) move() {
	at := time.Now().Add(lineTime)
	_ = w.SetReadDeadline(at) // a recorder in a test has none
	_ = w.SetWriteDeadline(at)
}

// stream is the answer to an NDJSON body: one line for each, in its order,
// sent as it comes. Memory is bounded by one line, or by one body for a stream
// that keeps its lines.
type stream struct {
	api    *API
	ctx    context.Context
	body   io.Reader
	answer func(ctx context.Context, line []byte) (any, error) // nil, nil: no answer to this line yet
	end    func(ctx context.Context, emit func(any) error) error

	keeps bool     // what the lines hold is kept until the end, and with it their room
	kept  int64    // bytes of these lines
	rooms []func() // to give back
}

// lineError is the answer to a line that cannot be served.
type lineError struct {
	ID    rowID     `json:"id"`
	Error lineFault `json:"error"`
}

type lineFault struct {
	Kind   fault.Kind `json:"kind"`
	Detail string     `json:"detail"`
	Fix    string     `json:"fix"`
}

func (s *stream) write(w http.ResponseWriter) error {
	select {
	case s.api.streams <- struct{}{}:
		defer func() { <-s.api.streams }()
	default:
		return &fault.Error{Kind: fault.Busy, Detail: "as many streams as this service serves at once are open", Fix: "try again after the time that Retry-After names", After: 5 * time.Second}
	}
	wire, _ := s.ctx.Value(wireKey{}).(wire)
	// Callers write lines while they read answers.
	if wire.ResponseController != nil {
		_ = wire.EnableFullDuplex() // HTTP/2 always is
		wire.move()
		defer wire.SetWriteDeadline(time.Time{}) // the connection may serve more
	}
	h := w.Header()
	h["Content-Type"], h["Cache-Control"], h["X-Content-Type-Options"] = linesMedia, never, nosniff
	w.WriteHeader(http.StatusOK)
	emit := func(v any) error {
		line, err := json.Marshal(v)
		if err != nil {
			return err
		}
		_, err = w.Write(append(line, '\n'))
		return err
	}
	flush := func() {
		if wire.ResponseController != nil {
			wire.move()
			_ = wire.Flush()
		}
	}
	defer func() {
		for _, release := range s.rooms {
			release()
		}
	}()
	in := bufio.NewReaderSize(s.body, 32<<10)
	for {
		line, err := jsonx.ReadLine(in, s.api.desk.Limits().MaxBody)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil && fault.From(err).Kind != fault.TooLarge {
			// The answers so far stand; a caller who still listens hears why no more come.
			_ = emit(s.refuse(nil, fault.Wrap(err, fault.Invalid, "the lines ended early", "send the rest again")))
			return nil
		}
		if err == nil && len(line) == 0 {
			continue
		}
		var v any
		if err == nil {
			v, err = s.serve(line)
		}
		if s.ctx.Err() != nil {
			return nil
		}
		if err != nil {
			v = s.refuse(line, err)
		}
		if v == nil {
			continue
		}
		if err := emit(v); err != nil {
			return nil // the caller left
		}
		if in.Buffered() == 0 {
			flush()
		}
	}
	if s.end != nil {
		if err := s.end(s.ctx, emit); err != nil {
			_ = emit(s.refuse(nil, err))
		}
	}
	return nil
}

// serve answers one line. A panic of ours costs that line only.
func (s *stream) serve(line []byte) (v any, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = s.api.panicked(r)
		}
	}()
	size, most := int64(len(line)), s.api.desk.Limits().MaxBody
	if s.kept+size > most {
		return nil, fault.New(fault.TooLarge, "the lines together are larger than "+fault.Size(int64(most)), "ask in parts, or capture the articles")
	}
	release, err := s.api.desk.Admit(s.ctx, size)
	if err != nil {
		return nil, err
	}
	keep := false
	defer func() {
		if !keep {
			release()
		}
	}()
	if v, err = s.answer(s.ctx, line); err == nil && s.keeps {
		keep = true
		s.kept += size
		s.rooms = append(s.rooms, release)
	}
	return v, err
}

func (s *stream) refuse(line []byte, err error) lineError {
	f := fault.From(err)
	if f.Kind == fault.Internal {
		s.api.log.Error("a line failed", "error", err)
	}
	out := lineError{ID: rowID("null"), Error: lineFault{f.Kind, f.Detail, f.Fix}}
	var named struct {
		ID rowID `json:"id"`
	}
	if jsonx.Check(line) == nil && json.Unmarshal(line, &named) == nil && len(named.ID) > 0 {
		out.ID = named.ID
	}
	return out
}

// eachLine is the stream of an operation that answers a line by itself: it
// decodes In strictly.
func eachLine[In any](a *API, ctx context.Context, body io.Reader, do func(context.Context, In) (any, error)) *stream {
	return &stream{api: a, ctx: ctx, body: body, answer: func(ctx context.Context, line []byte) (any, error) {
		var in In
		if err := jsonx.Decode(line, &in); err != nil {
			return nil, err
		}
		return do(ctx, in)
	}}
}
