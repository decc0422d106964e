package main

import (
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"github.com/stemma-news/stemma/ingest"
	"github.com/stemma-news/stemma/internal/cache"
	"github.com/stemma-news/stemma/internal/desk"
	"github.com/stemma-news/stemma/internal/fault"
	"github.com/stemma-news/stemma/internal/fetch"
	"github.com/stemma-news/stemma/internal/store"
)

var importCommand = command{
	name: "import", args: "FILE|FOLDER...",
	short:   "bring archives into a store: JSONL as export writes it, pages, ninjs, folders of them, or a git history",
	example: "stemma import --store sqlite:stemma.db archive.jsonl\nstemma import --store sqlite:stemma.db pages/\nstemma import --store sqlite:stemma.db --git posts/",
	tidy:    true,
	run:     runImport,
}

var exportCommand = command{
	name: "export", args: "",
	short:   "write everything a store holds as JSONL, which import reads",
	example: "stemma export --store sqlite:stemma.db > archive.jsonl",
	run:     runExport,
}

// open opens the desk that the settings describe; close lets go of it.
func (c *call) open(s settings, log *slog.Logger) (d *desk.Desk, close func() error, err error) {
	if err := oneOf("copies", s.copies, "store", "redis"); err != nil {
		return nil, nil, err
	}
	results, err := cache.New(cache.Options{Bytes: s.cache, Redis: s.redis, Log: log})
	if err != nil {
		return nil, nil, err
	}
	options := store.Options{Log: log}
	if s.copies == "redis" {
		shelf := results.Shelf()
		if shelf == nil {
			results.Close()
			return nil, nil, usagef("--copies redis wants --redis too")
		}
		options.Shelf = shelf
	}
	db, err := store.Open(c.ctx, s.store, options)
	if err != nil {
		results.Close()
		return nil, nil, err
	}
	conf := desk.Config{
		Store: db, Cache: results, Log: log,
		Limits: desk.Limits{MaxBody: s.maxBody, InFlight: s.inFlight},
	}
	if s.fetch {
		conf.Fetch = fetch.New(fetch.Options{MaxBytes: s.maxBody})
	}
	d = desk.New(conf)
	return d, func() error {
		err := db.Close() // which may have results' Redis for a shelf
		results.Close()
		return err
	}, nil
}

func runImport(c *call) error {
	var s settings
	s.bindStore(c.flags)
	git := c.flags.Bool("git", false, "take every state that each file had in its git history")
	if err := c.parse(); err != nil {
		return err
	}
	if err := fromEnvironment(c.flags, c.environ); err != nil {
		return err
	}
	if len(c.args) == 0 {
		return usagef("at least one FILE or FOLDER is wanted; - reads JSONL from standard input")
	}
	d, closeDesk, err := c.open(s, slog.New(slog.NewTextHandler(c.err, nil)))
	if err != nil {
		return err
	}
	defer closeDesk()
	var all desk.Tally
	for _, from := range c.args {
		take := c.importFrom
		if *git {
			take = c.importGit
		}
		t, err := take(d, from)
		all.Lines, all.Kept, all.Known, all.Failed = all.Lines+t.Lines, all.Kept+t.Kept, all.Known+t.Known, all.Failed+t.Failed
		if err != nil {
			return err
		}
	}
	fmt.Fprintf(c.err, "%d read: %d kept, %d known already, %d refused\n", all.Lines, all.Kept, all.Known, all.Failed)
	if all.Failed > 0 {
		return fault.New(fault.Invalid, fmt.Sprintf("%d of %d were refused", all.Failed, all.Lines), "their lines of the answer say why; the rest was kept")
	}
	return nil
}

func (c *call) importFrom(d *desk.Desk, from string) (desk.Tally, error) {
	if from == "-" {
		return d.Import(c.ctx, c.in, c.out)
	}
	switch filepath.Ext(from) {
	case ".jsonl", ".ndjson":
	default: // a folder, or a single file as a folder of one
		return c.importFolder(d, from)
	}
	f, err := os.Open(from)
	if err != nil {
		return desk.Tally{}, fileFault(from, err)
	}
	defer f.Close()
	return d.Import(c.ctx, f, c.out)
}

// importFolder captures every page and text below a folder. An article that
// names no address of its own is known by its path.
func (c *call) importFolder(d *desk.Desk, folder string) (t desk.Tally, err error) {
	err = filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return fileFault(path, err)
		}
		if entry.IsDir() || strings.HasPrefix(entry.Name(), ".") {
			return nil
		}
		t.Lines++
		got, err := c.captureFile(d, folder, path)
		switch {
		case err != nil && c.ctx.Err() != nil:
			return c.ctx.Err()
		case err != nil:
			t.Failed++
			fmt.Fprintf(c.err, "%s: %s\n", squeeze(path), oneLine(err))
		case got.NewRevision:
			t.Kept++
		default:
			t.Known++
		}
		return nil
	})
	return t, err
}

func (c *call) captureFile(d *desk.Desk, folder, path string) (desk.Captured, error) {
	f, err := os.Open(path)
	if err != nil {
		return desk.Captured{}, fileFault(path, err)
	}
	defer f.Close()
	data, err := bounded(f, path)
	if err != nil {
		return desk.Captured{}, err
	}
	r := desk.CaptureRequest{Source: ingest.Source{Data: data}}
	if a, err := d.Read(c.ctx, r.Source); err != nil || a.CanonicalURL == "" {
		name, err := filepath.Rel(folder, path)
		if err != nil || name == "." {
			name = filepath.Base(path)
		}
		r.Key = "file:" + filepath.ToSlash(name)
	}
	return d.Capture(c.ctx, r)
}

func runExport(c *call) error {
	var s settings
	s.bindStore(c.flags)
	if err := c.parse(); err != nil {
		return err
	}
	if err := fromEnvironment(c.flags, c.environ); err != nil {
		return err
	}
	if len(c.args) > 0 {
		return usagef("export takes no arguments; send its output to a file")
	}
	if path, ok := strings.CutPrefix(s.store, "sqlite:"); ok {
		if _, err := os.Stat(path); err != nil {
			return fault.Wrap(err, fault.Missing, "there is no store at "+path, "give the --store that 'stemma serve' was started with")
		}
	}
	d, closeDesk, err := c.open(s, slog.New(slog.NewTextHandler(c.err, nil)))
	if err != nil {
		return err
	}
	defer closeDesk()
	return d.Export(c.ctx, c.out)
}
