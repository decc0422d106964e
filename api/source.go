package api

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"time"

	"github.com/stemma-news/stemma/ingest"
	"github.com/stemma-news/stemma/internal/fault"
)

// The media types of what came inside JSON.
const (
	textMedia = "text/plain; charset=utf-8" // JSON is UTF-8
	pageMedia = "text/html; charset=utf-8"
	rawMedia  = "text/html" // its encoding is told by the page
	newsMedia = "application/ninjs+json"
)

// source puts the data into what is known of a request, which holds exactly
// one of text, html, html_base64 and ninjs, or a url alone, for the desk to
// fetch.
func source(s ingest.Source, text, html, base *string, ninjs json.RawMessage) (ingest.Source, error) {
	if _, err := when("published", s.Published); err != nil {
		return s, err
	}
	given := 0
	if text != nil {
		given++
		s.Data, s.MediaType = []byte(*text), textMedia
	}
	if html != nil {
		given++
		s.Data, s.MediaType = []byte(*html), pageMedia
	}
	if base != nil {
		given++
		data, err := base64.StdEncoding.DecodeString(*base)
		if err != nil {
			return s, fault.Wrap(err, fault.Invalid, "html_base64 is not base64", "encode the page's bytes as standard base64, with padding")
		}
		s.Data, s.MediaType = data, rawMedia
	}
	if len(ninjs) > 0 && string(ninjs) != "null" {
		given++
		s.Data, s.MediaType = ninjs, newsMedia
	}
	switch {
	case given > 1:
		return s, fault.New(fault.Invalid, "more than one of text, html, html_base64 and ninjs is given", "send one of them")
	case given == 0 && s.URL == "":
		return s, fault.New(fault.Invalid, "there is no text to read", "send text, html, html_base64 or ninjs")
	}
	return s, nil
}

// when reads a time as people write it in data: RFC 3339, or a date.
func when(name, s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC(), nil
		}
	}
	return time.Time{}, fault.New(fault.Invalid, fmt.Sprintf("%s is %.40q, which is no time", name, s), "write it as 2026-01-31T12:00:00Z or 2026-01-31")
}
