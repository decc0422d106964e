// Package ingest turns bytes from outside into an Article: it finds the text,
// sets apart the furniture of reposts with a reason for each line, and keeps
// dateline, credit and source as facts.
//
// Units: bytes of input; every bound is a count of work, never a clock.
// Errors: article.ErrEmpty, article.ErrEncoding and the faults of fault.go.
package ingest

import (
	"github.com/stemma-news/stemma/article"
)

// Source is what came from outside.
type Source struct {
	Data      []byte
	MediaType string // "text/html; charset=…", "text/plain", …; "" means: tell by content
	URL       string // where it came from; resolves links and names the publisher
	Title     string // when the caller knows it
	Language  string // when the caller knows it
}

// Read reads any source that we know, told apart by media type, else by
// content.
func Read(s Source) (*article.Article, error) {
	data, err := decode(s.Data, s.MediaType)
	if err != nil {
		return nil, err
	}
	read, err := readerOf(s.MediaType, data)
	if err != nil {
		return nil, err
	}
	draft, err := read(data, s)
	if err != nil {
		return nil, err
	}
	if s.Title != "" {
		draft.Title = s.Title
		draft.Origins["title"] = "caller"
	}
	if s.Language != "" {
		draft.Language = s.Language
		draft.Origins["language"] = "caller"
	}
	return article.New(draft)
}
