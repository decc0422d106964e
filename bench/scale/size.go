package scale

import (
	"database/sql"
	"strings"
)

// indexBytes is what the copy index takes on disk, page by page, with its own
// indexes and the prints that wait: as the load left it, and after what a quiet
// hour would do (PostgreSQL keeps dead versions of rewritten blocks until its
// vacuum; SQLite keeps none).
func indexBytes(dsn string) (loaded, packed float64, err error) {
	driver, name, query := "pgx", dsn, `SELECT pg_total_relation_size('postings') + pg_total_relation_size('recent')`
	if path, ok := strings.CutPrefix(dsn, "sqlite:"); ok {
		driver, name, query = "sqlite", path, `SELECT sum(pgsize) FROM dbstat WHERE name IN ('postings', 'recent')`
	}
	db, err := sql.Open(driver, name)
	if err != nil {
		return 0, 0, err
	}
	defer db.Close()
	if err := db.QueryRow(query).Scan(&loaded); err != nil || driver == "sqlite" {
		return loaded, loaded, err
	}
	for _, table := range []string{"postings", "recent"} {
		if _, err := db.Exec(`VACUUM FULL ` + table); err != nil {
			return 0, 0, err
		}
	}
	err = db.QueryRow(query).Scan(&packed)
	return loaded, packed, err
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
