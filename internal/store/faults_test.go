package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"

	"github.com/stemma-news/stemma/internal/fault"
)

// What the databases say and what the caller hears. SQLite's own errors are
// made for real in disk_test.go.
func TestFaults(t *testing.T) {
	pg := func(code string) error { return &pgconn.PgError{Code: code, Message: "m"} }
	for _, tt := range []struct {
		name string
		err  error
		want fault.Kind
	}{
		{"disk full", pg("53100"), fault.Full},
		{"too many connections", pg("53300"), fault.Busy},
		{"shutting down", pg("57P01"), fault.Busy},
		{"starting up", pg("57P03"), fault.Busy},
		{"deadlock", pg("40P01"), fault.Busy},
		{"a standby", pg("25006"), fault.Busy},
		{"wrong password", pg("28P01"), fault.Internal},
		{"no such database", pg("3D000"), fault.Internal},
		{"a bug of ours", pg("42601"), fault.Internal},
		{"the disk itself", fmt.Errorf("write: %w", syscall.ENOSPC), fault.Full},
		{"a quota", syscall.EDQUOT, fault.Full},
		{"a lost connection", driver.ErrBadConn, fault.Busy},
		{"half an answer", io.ErrUnexpectedEOF, fault.Busy},
		{"too slow", context.DeadlineExceeded, fault.Busy},
		{"one of ours stays as it is", fmt.Errorf("more: %w", ErrCursor), fault.Invalid},
		{"anything else", errors.New("x"), fault.Internal},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := &DB{dialect: &dialect{fault: postgresFault}}
			wantKind(t, d.fault(tt.err), tt.want)
		})
	}
}
