package store

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/stemma-news/stemma/internal/fault"
)

// An address that cannot be a store is one clear line that says what to do.
func TestOpenSaysWhy(t *testing.T) {
	dir := t.TempDir()
	junk := filepath.Join(dir, "junk.db")
	ok(t, os.WriteFile(junk, []byte(strings.Repeat("no database at all. ", 100)), 0o600))
	for _, tt := range []struct{ name, dsn, says string }{
		{"no such folder", "sqlite:" + dir + "/none/s.db", "no such file or directory"},
		{"a folder", "sqlite:" + dir, "is a folder"},
		{"a folder that is a file", "sqlite:" + junk + "/s.db", "not a directory"},
		{"a device without room", "sqlite:/dev/full", "store"},
		{"no place to write", "sqlite:/proc/stemma.db", "store"},
		{"no database", "sqlite:" + junk, "damaged or no store"},
		{"no path", "sqlite:", "names no database"},
		{"no scheme", "stemma.db", "names no database"},
		{"another database", "mysql://localhost/x", "names no database"},
		{"a bad PostgreSQL address", "postgres://localhost:port/x", "cannot be read"},
		{"a PostgreSQL that is not there", "postgres://127.0.0.1:1/x?sslmode=disable", "does not answer"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Open(t.Context(), tt.dsn, Options{Fingerprint: grams})
			if err == nil {
				d.Close()
				t.Fatal("opened")
			}
			f := fault.From(err)
			if line := f.Error(); !strings.Contains(line, tt.says) || strings.Contains(line, "\n") || f.Fix == "" {
				t.Errorf("came  %q\nwant a line with %q and a way out", line, tt.says)
			}
		})
	}
}

// fillDisk captures until the store is full and checks that what was
// acknowledged is there, that reads go on, and that a take-down makes room.
func fillDisk(t *testing.T, d *DB) {
	t.Helper()
	ctx := context.Background()
	var kept []string
	for i := range 10_000 {
		key := strconv.Itoa(i)
		_, err := d.Capture(ctx, Capture{Key: key, Article: text(t, key, words(uint64(i), 2000))})
		if err != nil {
			wantKind(t, err, fault.Full)
			break
		}
		kept = append(kept, key)
	}
	if len(kept) < 3 || len(kept) == 10_000 {
		t.Fatalf("%d were kept", len(kept))
	}
	for i, key := range kept {
		a, err := d.Read(ctx, ArticleID(key), "")
		ok(t, err)
		if a.Body != words(uint64(i), 2000) {
			t.Fatalf("%s came back as another text", key)
		}
	}
	for i := range 3 {
		_, err := d.TakeDown(ctx, ArticleID(kept[i]), "to make room")
		ok(t, err)
	}
	put(t, d, "fits again", words(1, 500))
}

func TestFullStore(t *testing.T) {
	d := open(t, sqlitePath(t), Options{MaxBytes: 1 << 20})
	fillDisk(t, d)
}

// The disk itself refuses: the file may not grow beyond a limit that the
// kernel sets for a child of this test.
func TestFullDisk(t *testing.T) {
	if dsn := os.Getenv("STEMMA_TEST_FULL_DISK"); dsn != "" {
		limit := syscall.Rlimit{Cur: 3 << 20, Max: 3 << 20}
		ok(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit))
		d := open(t, dsn, Options{})
		fillUntilFull(t, d)
		return
	}
	cmd := child(t, "TestFullDisk", "STEMMA_TEST_FULL_DISK="+sqlitePath(t))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

func fillUntilFull(t *testing.T, d *DB) {
	n := 0
	for ; ; n++ {
		_, err := d.Capture(context.Background(), Capture{Key: strconv.Itoa(n), Article: text(t, "t", words(uint64(n), 2000))})
		if err != nil {
			wantKind(t, err, fault.Full)
			break
		}
	}
	if n < 10 {
		t.Fatalf("%d were kept", n)
	}
	for i := range n {
		a, err := d.Read(context.Background(), ArticleID(strconv.Itoa(i)), "")
		ok(t, err)
		if a.Body != words(uint64(i), 2000) {
			t.Fatalf("%d came back as another text", i)
		}
	}
}

// What is taken down is not in the file any more, nor in the log beside it.
func TestTakeDownWipes(t *testing.T) {
	dsn := sqlitePath(t)
	d := open(t, dsn, Options{})
	secret := "Zebrafinkenhochzeit"
	body := words(1, 40)
	_, err := d.Capture(t.Context(), Capture{Key: "secret", Article: text(t, secret, body)})
	ok(t, err)
	put(t, d, "other", words(2, 40))
	packed := packBody(text(t, secret, body))
	if !inFiles(t, dsn, []byte(secret)) || !inFiles(t, dsn, packed) {
		t.Fatal("the test looks in the wrong place")
	}
	_, err = d.TakeDown(t.Context(), ArticleID("secret"), "asked")
	ok(t, err)
	if inFiles(t, dsn, []byte(secret)) {
		t.Error("the title is still in the file")
	}
	if inFiles(t, dsn, packed) {
		t.Error("the text is still in the file")
	}
}

func inFiles(t *testing.T, dsn string, what []byte) bool {
	t.Helper()
	path := strings.TrimPrefix(dsn, "sqlite:")
	for _, end := range []string{"", "-wal"} {
		b, err := os.ReadFile(path + end)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		if bytes.Contains(b, what) {
			return true
		}
	}
	return false
}

// The two sets of migrations make the same tables.
func TestMigrationsAgree(t *testing.T) {
	read := func(dialect string) string {
		files, err := migrations.ReadDir("migrations/" + dialect)
		ok(t, err)
		var all strings.Builder
		for _, f := range files {
			b, err := migrations.ReadFile("migrations/" + dialect + "/" + f.Name())
			ok(t, err)
			_, sql, _ := strings.Cut(string(b), "\n")                      // the first line names the other
			sql, _, _ = strings.Cut(sql, "\n-- Blocks and waiting prints") // what only PostgreSQL needs
			fmt.Fprintln(&all, f.Name(), strings.NewReplacer(
				"BIGINT", "INTEGER", "BYTEA", "BLOB", "DOUBLE PRECISION", "REAL", ") WITHOUT ROWID;", ");", " ", "").Replace(sql))
		}
		return all.String()
	}
	same(t, "postgres", read("postgres"), read("sqlite"))
}

// A long read holds the write-ahead log back: the take-down stands, and the
// operator is told.
func TestScrubHeldBack(t *testing.T) {
	var log bytes.Buffer
	d := open(t, sqlitePath(t), Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
	one := put(t, d, "k", words(1, 200))
	read, err := d.read.Conn(t.Context())
	ok(t, err)
	defer read.Close()
	_, err = read.ExecContext(t.Context(), `BEGIN DEFERRED`)
	ok(t, err)
	defer read.ExecContext(context.Background(), `ROLLBACK`)
	var n int
	ok(t, read.QueryRowContext(t.Context(), `SELECT count(*) FROM articles`).Scan(&n))
	put(t, d, "l", words(2, 200))
	_, err = d.TakeDown(t.Context(), one.Article, "asked")
	ok(t, err)
	if !strings.Contains(log.String(), "still holds what was taken down") {
		t.Errorf("the log says %q", log.String())
	}
}
