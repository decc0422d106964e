package store

import (
	"context"
	"database/sql"
	"embed"
	"io/fs"

	"github.com/pressly/goose/v3"

	"github.com/stemma-news/stemma/internal/fault"
)

//go:embed migrations
var migrations embed.FS

// dialect is all in which one database differs from another.
type dialect struct {
	name     string // folder of its migrations
	goose    goose.Dialect
	options  []goose.ProviderOption
	prepared bool                           // keep prepared statements; pgx keeps its own
	begin    string                         // first statement of a writing transaction
	size     string                         // query of the bytes on disk
	scrub    string                         // statement that wipes what a take-down left behind, outside a transaction
	fault    func(error) *fault.Error       // what an error of the driver means; nil when it says nothing special
	pools    func() (w, r *sql.DB, _ error) // one connection that writes, some that read
}

// migrate brings the tables up to date.
func (k *dialect) migrate(ctx context.Context, db *sql.DB) error {
	files, err := fs.Sub(migrations, "migrations/"+k.name)
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(k.goose, db, files, append(k.options, goose.WithDisableGlobalRegistry(true))...)
	if err != nil {
		return err
	}
	_, err = p.Up(ctx)
	return err
}
