package ingest

import (
	"mime"
	"strings"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/internal/fault"
)

// A reader makes a draft of decoded text.
type reader func(page string, s Source) (article.Draft, error)

// mediaTypes is the table of what we read. A new format is one file in this
// package and its lines here.
var mediaTypes = map[string]reader{
	"text/html":             readHTML,
	"application/xhtml+xml": readHTML,
	"text/plain":            readPlain,
}

// readerOf chooses the reader by the media type given, else by content.
func readerOf(mediaType, page string) (reader, error) {
	kind, _, err := mime.ParseMediaType(mediaType)
	if mediaType == "" || err != nil || kind == "application/octet-stream" {
		return sniff(page), nil
	}
	if r, ok := mediaTypes[kind]; ok {
		return r, nil
	}
	return nil, fault.New(fault.Unsupported, "the media type "+kind+" is not one we read",
		"send text/html or text/plain")
}

func sniff(page string) reader {
	head := strings.ToLower(strings.TrimSpace(page[:min(len(page), 1024)]))
	for _, mark := range []string{"<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<?xml"} {
		if strings.HasPrefix(head, mark) {
			return readHTML
		}
	}
	return readPlain
}
