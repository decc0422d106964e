package scale

import (
	"database/sql"
	"strings"
)

// indexBytes is what the copy index takes on disk, page by page, with its own
// indexes and the prints that wait.
func indexBytes(dsn string) (n float64, err error) {
	driver, name, query := "pgx", dsn, `SELECT pg_total_relation_size('postings') + pg_total_relation_size('recent')`
	if path, ok := strings.CutPrefix(dsn, "sqlite:"); ok {
		driver, name, query = "sqlite", path, `SELECT sum(pgsize) FROM dbstat WHERE name IN ('postings', 'recent')`
	}
	db, err := sql.Open(driver, name)
	if err != nil {
		return 0, err
	}
	defer db.Close()
	if driver == "pgx" {
		// What a quiet hour would do: the dead versions of rewritten blocks are
		// no part of the index.
		if _, err := db.Exec(`VACUUM FULL postings`); err != nil {
			return 0, err
		}
		if _, err := db.Exec(`VACUUM FULL recent`); err != nil {
			return 0, err
		}
	}
	err = db.QueryRow(query).Scan(&n)
	return n, err
}

func emptyPostgres(dsn string) error {
	db, err := sql.Open("pgx", dsn)
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.Exec(`DROP SCHEMA public CASCADE; CREATE SCHEMA public`)
	return err
}
