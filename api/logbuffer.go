package api

import (
	"io"
	"sync"
	"time"
)

// LogBuffer gathers log lines and writes them a fifth of a second later, or
// when there are many: a system call for each line is a tenth of what a cached
// answer costs. What a killed process had not written is lost; call Flush at
// the end of the program.
type LogBuffer struct {
	mu    sync.Mutex
	w     io.Writer
	held  []byte
	timer *time.Timer
}

const (
	logDelay = 200 * time.Millisecond
	logBytes = 64 << 10
)

// NewLogBuffer makes a buffer before w.
func NewLogBuffer(w io.Writer) *LogBuffer {
	b := &LogBuffer{w: w, held: make([]byte, 0, logBytes)}
	b.timer = time.AfterFunc(time.Hour, b.Flush)
	b.timer.Stop()
	return b
}

// Write takes one line or more. It never fails: a log that cannot be written
// has nobody to tell.
func (b *LogBuffer) Write(line []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.held) == 0 {
		b.timer.Reset(logDelay)
	}
	if b.held = append(b.held, line...); len(b.held) > logBytes-1024 {
		b.flush()
	}
	return len(line), nil
}

// Flush writes what is held.
func (b *LogBuffer) Flush() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.flush()
}

func (b *LogBuffer) flush() {
	if len(b.held) > 0 {
		_, _ = b.w.Write(b.held)
		b.held = b.held[:0]
	}
}
