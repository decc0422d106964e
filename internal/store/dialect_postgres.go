package store

import (
	"database/sql"
	"errors"
	"net"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"github.com/stemma-news/stemma/internal/fault"
)

// postgresAt is the dialect of a PostgreSQL database.
func postgresAt(dsn string) (*dialect, error) {
	config, err := pgx.ParseConfig(dsn)
	if err != nil {
		return nil, fault.Wrap(err, fault.Invalid, "the store's address cannot be read", "write it as postgres://user:password@host:5432/name")
	}
	// Half a second and up to 5 minutes: what a rolling start of some processes needs.
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 300))
	if err != nil {
		return nil, err
	}
	return &dialect{
		name:    "postgres",
		goose:   goose.DialectPostgres,
		options: []goose.ProviderOption{goose.WithSessionLocker(locker)},
		// One writing transaction at a time over all processes, so that the log's
		// order is the order of the commits. The number is "stemma" in ASCII.
		begin: `SELECT pg_advisory_xact_lock(126943972912481)`,
		size:  `SELECT pg_database_size(current_database())`,
		fault: postgresFault,
		pools: func() (w, r *sql.DB, _ error) {
			w, r = stdlib.OpenDB(*config), stdlib.OpenDB(*config)
			w.SetMaxOpenConns(1)
			return w, r, nil
		},
	}, nil
}

func postgresFault(err error) *fault.Error {
	var e *pgconn.PgError
	var dial *pgconn.ConnectError
	var network net.Error
	switch {
	case errors.As(err, &e):
		switch {
		case e.Code == "53100" || e.Code == "54000": // disk_full; program_limit_exceeded
			return full(err)
		case strings.HasPrefix(e.Code, "53"), strings.HasPrefix(e.Code, "57P"), strings.HasPrefix(e.Code, "40"),
			strings.HasPrefix(e.Code, "08"), e.Code == "25006": // no resources, shutting down or starting, deadlock, connection, read-only standby
			return busy(err)
		case strings.HasPrefix(e.Code, "28"), e.Code == "3D000":
			return fault.Wrap(err, fault.Internal, "the store refuses us: "+e.Message, "check user, password and database name in its address")
		}
	case errors.As(err, &dial), errors.As(err, &network), errors.Is(err, net.ErrClosed):
		return busy(err)
	}
	return nil
}
