package store

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/klauspost/compress/zstd"

	"github.com/stemma-news/stemma/article"
)

// Texts are kept as zstd. The body stands apart from the other facts: it is
// what copies share, and what a comparison reads.

// 256 MiB: far above any article that is let in, far below what a damaged
// length could ask for.
const unpackMost = 256 << 20

var (
	// A window of 1 MB holds any article; the default asks for 8 MB a core.
	packer, _   = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedDefault), zstd.WithWindowSize(1<<20))
	unpacker, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(unpackMost))
)

func packBody(a *article.Article) []byte {
	return packer.EncodeAll([]byte(a.Body), make([]byte, 0, len(a.Body)/2))
}

func unpackBody(b []byte) (string, error) {
	raw, err := unpacker.DecodeAll(b, nil)
	if err != nil {
		return "", fmt.Errorf("store: body: %w", err)
	}
	return string(raw), nil
}

// packFacts packs all of an article but its body.
func packFacts(a *article.Article) ([]byte, error) {
	bare := *a
	bare.Body = ""
	raw, err := json.Marshal(&bare)
	if err != nil {
		return nil, fmt.Errorf("store: facts: %w", err)
	}
	return packer.EncodeAll(raw, nil), nil
}

// unpack puts an article together again. Places in a given plain text are not
// kept: they belong to the request that sent it.
func unpack(body, facts []byte) (*article.Article, error) {
	raw, err := unpacker.DecodeAll(facts, nil)
	if err != nil {
		return nil, fmt.Errorf("store: facts: %w", err)
	}
	var a article.Article
	if err := json.Unmarshal(raw, &a); err != nil {
		return nil, fmt.Errorf("store: facts: %w", err)
	}
	if a.Body, err = unpackBody(body); err != nil {
		return nil, err
	}
	for i := range a.Paragraphs {
		a.Paragraphs[i].Place = -1
	}
	return &a, nil
}

// unpackHead is unpack without the lists of spans and furniture, which cost
// more than all else and which a search for copies does not read.
func unpackHead(body, facts []byte) (*article.Article, error) {
	raw, err := unpacker.DecodeAll(facts, nil)
	if err != nil {
		return nil, fmt.Errorf("store: facts: %w", err)
	}
	var head struct {
		Title        string          `json:"title"`
		Publisher    string          `json:"publisher"`
		Published    string          `json:"published"`
		Modified     string          `json:"modified"`
		CanonicalURL string          `json:"canonical_url"`
		Language     string          `json:"language"`
		Credit       *article.Credit `json:"credit"`
	}
	if err := json.Unmarshal(raw, &head); err != nil {
		return nil, fmt.Errorf("store: facts: %w", err)
	}
	text, err := unpackBody(body)
	return &article.Article{
		Title: head.Title, Publisher: head.Publisher, Published: head.Published, Modified: head.Modified,
		CanonicalURL: head.CanonicalURL, Language: head.Language, Credit: head.Credit, Body: text,
	}, err
}

// column makes a text fit for a column: PostgreSQL refuses NUL and what is not
// UTF-8. The facts keep the text as it is.
func column(s string) string {
	return strings.ToValidUTF8(strings.ReplaceAll(s, "\x00", ""), "\ufffd")
}
