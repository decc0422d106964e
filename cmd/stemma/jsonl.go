package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"sync"
	"unicode/utf8"

	"github.com/stemma-news/stemma/internal/fault"
	"github.com/stemma-news/stemma/internal/jsonx"
)

// maxLine bounds one JSONL line, and with it the memory of a stream: a 5 MB
// page as base64 inside JSON fits four times over.
const maxLine = 32 << 20

var errLine = fault.New(fault.TooLarge, "the line is longer than 32 MiB", "split it, or send the page by itself as a FILE")

// batchGC lets the heap of a stream grow to five times what is live before it
// is swept: a tenth less processor time for 15 MB more (summarize --jsonl, 1,000
// articles of 5 kB).
const batchGC = 400

// row is what every JSONL input has.
type row struct {
	ID json.RawMessage `json:"id"`
}

// rowError is the answer to a line that cannot be served.
type rowError struct {
	ID    json.RawMessage `json:"id"`
	Error rowFault        `json:"error"`
}

type rowFault struct {
	Kind   fault.Kind `json:"kind"`
	Detail string     `json:"detail"`
	Fix    string     `json:"fix,omitempty"`
}

// refuse makes the answer to a line that cannot be served.
func refuse(id json.RawMessage, err error) rowError {
	f := fault.From(err)
	return rowError{orNull(id), rowFault{f.Kind, f.Detail, f.Fix}}
}

func orNull(id json.RawMessage) json.RawMessage {
	if len(id) == 0 {
		return json.RawMessage("null")
	}
	return id
}

// parseRow reads one line into v. Fields that v does not know are passed over,
// so that rows may carry a user's own.
func parseRow(line []byte, v any) error {
	if !utf8.Valid(line) {
		return fault.New(fault.Unreadable, "the line is not valid UTF-8", "convert it to UTF-8 and send it again")
	}
	if err := jsonx.Unmarshal(line, v); err != nil {
		return fault.Wrap(err, fault.Invalid, "the line is not the JSON object this command reads: "+jsonx.Explain(line, v, err), "run the command with --help for the fields")
	}
	return nil
}

// stream reads one JSON object a line and writes the answer of each, in the
// order of the lines. As many lines are worked on at once as GOMAXPROCS says;
// memory is bounded by that many lines.
func stream(ctx context.Context, in io.Reader, out io.Writer, answer func(line []byte) any) error {
	debug.SetGCPercent(batchGC)
	type slot struct{ done chan []byte }
	workers := runtime.GOMAXPROCS(0)
	queue := make(chan slot, workers)
	var failed error
	var wg sync.WaitGroup
	w := bufio.NewWriterSize(out, 64<<10)
	wg.Go(func() {
		for s := range queue {
			line := <-s.done
			if failed == nil {
				_, failed = w.Write(line)
			}
			if failed == nil && len(queue) == 0 {
				failed = w.Flush()
			}
		}
	})
	work := func(line []byte) []byte {
		b, err := attempt(answer, line)
		if err != nil {
			var id row
			_ = json.Unmarshal(line, &id)
			b, _ = json.Marshal(refuse(id.ID, err))
		}
		return append(b, '\n')
	}
	gate := make(chan struct{}, workers)
	err := lines(in, func(line []byte, tooLong bool) error {
		s := slot{make(chan []byte, 1)}
		select {
		case queue <- s:
		case <-ctx.Done():
			return ctx.Err()
		}
		if tooLong {
			b, _ := json.Marshal(refuse(nil, errLine))
			s.done <- append(b, '\n')
			return nil
		}
		if workers == 1 {
			s.done <- work(line)
			return nil
		}
		gate <- struct{}{}
		go func() {
			defer func() { <-gate }()
			s.done <- work(line)
		}()
		return nil
	})
	close(queue)
	wg.Wait()
	if failed == nil {
		failed = w.Flush()
	}
	return errors.Join(err, failed)
}

// attempt answers one line. A panic is a bug of ours that this line shows; the
// rest of the lines go on.
func attempt(answer func(line []byte) any, line []byte) (b []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	return json.Marshal(answer(line))
}

// lines calls do for every line that is not blank; the line is do's to keep.
// One over maxLine is passed over and told by tooLong.
func lines(in io.Reader, do func(line []byte, tooLong bool) error) error {
	r := bufio.NewReaderSize(in, 256<<10)
	for {
		line, err := jsonx.ReadLine(r, maxLine)
		tooLong := err != nil && fault.From(err).Kind == fault.TooLarge
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil && !tooLong:
			return err
		case len(line) == 0 && !tooLong:
			continue
		}
		if err := do(line, tooLong); err != nil {
			return err
		}
	}
}
