package ingest

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/transform"

	"github.com/stemma-news/stemma/article"
)

// decode gives the bytes as UTF-8. Valid UTF-8 is believed whatever the label
// says: a wrong label is far more common than another encoding that happens
// to be valid UTF-8.
func decode(data []byte, mediaType string) (string, error) {
	if utf8.Valid(data) {
		return strings.TrimPrefix(string(data), "\ufeff"), nil
	}
	encoding, _, _ := charset.DetermineEncoding(data[:min(len(data), 1024)], mediaType)
	out, _, err := transform.Bytes(encoding.NewDecoder(), data)
	if err != nil || !utf8.Valid(out) {
		return "", article.ErrEncoding
	}
	return strings.TrimPrefix(string(out), "\ufeff"), nil
}
