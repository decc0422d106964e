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

	// What the caller knows better than the page; "" is unknown.
	Title, Byline, Publisher string
	Published                string // RFC 3339, or a date alone
	Language                 string // BCP 47
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
	s.overrule(&draft)
	return article.New(draft)
}

// overrule puts what the caller knows over what was read.
func (s Source) overrule(d *article.Draft) {
	for _, f := range []struct {
		name, value string
		field       *string
	}{
		{"title", s.Title, &d.Title}, {"byline", s.Byline, &d.Byline}, {"publisher", s.Publisher, &d.Publisher},
		{"published", s.Published, &d.Published}, {"language", s.Language, &d.Language},
	} {
		if f.value == "" {
			continue
		}
		*f.field = f.value
		if d.Origins == nil {
			d.Origins = map[string]string{}
		}
		d.Origins[f.name] = "caller"
	}
}
