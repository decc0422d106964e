package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/ingest"
	"github.com/stemma-news/stemma/internal/fault"
	"github.com/stemma-news/stemma/internal/fetch"
)

// maxFile bounds what is read of one FILE.
const maxFile = 64 << 20

// source reads FILE: a path, a URL or "-".
func (c *call) source(file string) (ingest.Source, error) {
	switch {
	case file == "-":
		b, err := bounded(c.in, "standard input")
		return ingest.Source{Data: b}, err
	case strings.HasPrefix(file, "http://"), strings.HasPrefix(file, "https://"):
		page, err := fetch.New(fetch.Options{}).Get(c.ctx, file)
		if err != nil {
			return ingest.Source{}, err
		}
		return ingest.Source{Data: page.Body, MediaType: page.MediaType, URL: page.URL}, nil
	}
	f, err := os.Open(file)
	if err != nil {
		return ingest.Source{}, fileFault(file, err)
	}
	defer f.Close()
	b, err := bounded(f, file)
	return ingest.Source{Data: b}, err
}

func bounded(r io.Reader, name string) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		return nil, fileFault(name, err)
	}
	if len(b) > maxFile {
		return nil, fault.New(fault.TooLarge, name+" is larger than 64 MiB", "send one article at a time, or many with --jsonl")
	}
	return b, nil
}

func fileFault(name string, err error) error {
	fix := "check that it can be read"
	if errors.Is(err, fs.ErrNotExist) {
		fix = "check the path; - reads standard input"
	}
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return fault.Wrap(err, fault.Missing, fmt.Sprintf("cannot read %s: %v", name, err), fix)
}

// read reads FILE as an article.
func (c *call) read(file, title, language string) (*article.Article, error) {
	src, err := c.source(file)
	if err != nil {
		return nil, err
	}
	src.Title, src.Language = title, language
	a, err := ingest.Read(src)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return a, nil
}

// oneFile is the single FILE that a command was given.
func (c *call) oneFile() (string, error) {
	if len(c.args) != 1 {
		return "", usagef("one FILE is wanted (- reads standard input), %d given", len(c.args))
	}
	return c.args[0], nil
}

// oneOf checks a flag that takes one of a few words.
func oneOf(flag, value string, words ...string) error {
	for _, w := range words {
		if value == w {
			return nil
		}
	}
	return usagef("--%s takes one of %s, not %q", flag, strings.Join(words, ", "), value)
}
