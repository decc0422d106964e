package store

import (
	"database/sql"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"syscall"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/stemma-news/stemma/internal/fault"
)

// sqlitePage is SQLite's own default; MaxBytes is counted in it.
const sqlitePage = 4096

// sqliteAt is the dialect of one SQLite file. The driver ignores mattn's names
// (_journal_mode=…) without a word; it wants _pragma=.
func sqliteAt(path string, o Options) (*dialect, error) {
	if err := writable(path); err != nil {
		return nil, err
	}
	name := func(more ...string) string {
		q := url.Values{"_pragma": append([]string{"busy_timeout(5000)", "cache_size(-8000)"}, more...), "_txlock": {"immediate"}}
		return (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: q.Encode()}).String()
	}
	writes := []string{"journal_mode(WAL)", "synchronous(FULL)", "secure_delete(ON)"}
	if o.MaxBytes > 0 {
		writes = append(writes, "max_page_count("+strconv.FormatInt(max(1, o.MaxBytes/sqlitePage), 10)+")")
	}
	return &dialect{
		name:     "sqlite",
		goose:    goose.DialectSQLite3,
		prepared: true,
		size:     `SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()`,
		scrub:    `PRAGMA wal_checkpoint(TRUNCATE)`,
		fault:    sqliteFault,
		pools: func() (w, r *sql.DB, err error) {
			if w, err = sql.Open("sqlite", name(writes...)); err != nil {
				return nil, nil, err
			}
			w.SetMaxOpenConns(1)
			if r, err = sql.Open("sqlite", name("query_only(ON)")); err != nil {
				w.Close()
				return nil, nil, err
			}
			return w, r, nil
		},
	}, nil
}

// writable says in one line why a store cannot be kept at path. SQLite itself
// says "unable to open database file", whatever the reason.
func writable(path string) error {
	fix := "name a file in a folder that this user may write to, such as sqlite:" + filepath.Join(os.TempDir(), "stemma.db")
	if i, err := os.Stat(path); err == nil && i.IsDir() {
		return fault.New(fault.Invalid, "the store "+path+" is a folder", fix)
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		var p *os.PathError
		why := err
		if errors.As(err, &p) {
			why = p.Err
		}
		if errors.Is(err, syscall.ENOSPC) {
			return fault.Wrap(err, fault.Full, "the disk of the store "+path+" is full", "make room on it")
		}
		return fault.Wrap(err, fault.Invalid, "the store "+path+" cannot be written: "+why.Error(), fix)
	}
	if err := f.Close(); err != nil {
		return err
	}
	// WAL needs two more files beside the first.
	beside, err := os.CreateTemp(filepath.Dir(path), ".stemma-*")
	if err != nil {
		return fault.Wrap(err, fault.Invalid, "the folder of the store "+path+" cannot be written", fix)
	}
	beside.Close()
	return os.Remove(beside.Name())
}

func sqliteFault(err error) *fault.Error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return nil
	}
	switch e.Code() & 0xff { // the higher bits say more than we need
	case sqlite3.SQLITE_FULL:
		return full(err)
	case sqlite3.SQLITE_IOERR:
		if e.Code() == sqlite3.SQLITE_IOERR_WRITE || e.Code() == sqlite3.SQLITE_IOERR_SHMSIZE || e.Code() == sqlite3.SQLITE_IOERR_TRUNCATE {
			return full(err) // SQLite says so of any write that the disk refused, a quota among them
		}
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return busy(err)
	case sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT:
		return fault.Wrap(err, fault.Internal, "the store's file is damaged or no store", "name another file, or bring back a backup of it")
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN:
		return fault.Wrap(err, fault.Internal, "the store's file cannot be written", "let this user write to it and to its folder")
	}
	return nil
}
