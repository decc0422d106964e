package ingest

import (
	"encoding/json"
	"mime"
	"slices"
	"strings"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/internal/fault"
)

// A reader makes a draft of decoded text.
type reader func(page string, s Source) (article.Draft, error)

// mediaTypes is the table of what we read. A new format is one file in this
// package and its lines here.
var mediaTypes = map[string]reader{
	"text/html":                       readHTML,
	"application/xhtml+xml":           readHTML,
	"text/plain":                      readPlain,
	"text/markdown":                   readMarkdown,
	"text/x-markdown":                 readMarkdown,
	"application/ld+json":             readLD,
	"application/ninjs+json":          readNinjs,
	"application/vnd.iptc.ninjs+json": readNinjs,
	"application/feed+json":           readFeedJSON,
	"application/json":                readJSON,
	"application/rss+xml":             readFeedXML,
	"application/atom+xml":            readFeedXML,
	"application/xml":                 readXML,
	"text/xml":                        readXML,
	"message/rfc822":                  readMail,
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
	known := make([]string, 0, len(mediaTypes))
	for k := range mediaTypes {
		known = append(known, k)
	}
	slices.Sort(known)
	return nil, fault.New(fault.Unsupported, "the media type "+kind+" is not one we read", "send one of "+strings.Join(known, ", "))
}

// IsText says that a source is text to be taken as it stands, and not a page, a
// feed, a message or a news item that holds one.
func IsText(s Source) bool {
	kind, _, err := mime.ParseMediaType(s.MediaType)
	if s.MediaType == "" || err != nil || kind == "application/octet-stream" {
		page, err := decode(s.Data, s.MediaType)
		if err != nil {
			return true
		}
		kind = kindOf(page)
	}
	return kind == "text/plain" || kind == "text/markdown" || kind == "text/x-markdown"
}

// sniff chooses the reader by what the text begins with and holds.
func sniff(page string) reader { return mediaTypes[kindOf(page)] }

// kindOf tells a format by what the text begins with and holds.
func kindOf(page string) string {
	head := strings.TrimSpace(page[:min(len(page), 4096)])
	low := strings.ToLower(head)
	begins := func(marks ...string) bool {
		return slices.ContainsFunc(marks, func(m string) bool { return strings.HasPrefix(low, m) })
	}
	switch {
	case begins("{", "["):
		if json.Valid([]byte(page)) {
			return "application/json"
		}
	case begins("<rss", "<feed", "<item", "<entry", "<rdf:rdf"):
		return "application/rss+xml"
	case begins("<?xml"):
		return "application/xml"
	case begins("<"):
		if strings.Contains(low, "</") || strings.Contains(low, "<!doctype html") || begins("<html", "<head", "<body", "<meta", "<div", "<p") || strings.Count(low, "<") > 20 {
			return "text/html"
		}
	case isMail(head):
		return "message/rfc822"
	case strings.Contains(low, "<html") || strings.Contains(low, "<body") || strings.Count(low, "</p>") >= 2:
		return "text/html"
	case isMarkdown(page):
		return "text/markdown"
	}
	return "text/plain"
}

// readXML reads a feed item or a page that is written as XML.
func readXML(page string, s Source) (article.Draft, error) {
	head := strings.ToLower(page[:min(len(page), 4096)])
	if strings.Contains(head, "<rss") || strings.Contains(head, "<feed") || strings.Contains(head, "<item") || strings.Contains(head, "<entry") || strings.Contains(head, "<rdf:rdf") {
		return readFeedXML(page, s)
	}
	return readHTML(page, s)
}
