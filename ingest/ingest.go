// Package ingest turns bytes from outside into an Article: it finds the text,
// sets apart the furniture of reposts with a reason for each line, and keeps
// dateline, credit and source as facts.
//
// Errors: article.ErrEmpty, article.ErrEncoding and the faults named here.
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
	panic("interim: to be written")
}
