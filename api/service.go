package api

import (
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strings"
	"sync"

	"github.com/stemma-news/stemma/internal/desk"
)

//go:embed openapi.yaml
var document []byte

//go:embed docs.html
var docsPage []byte

// Live says that the process runs.
func (a *API) Live(context.Context, LiveRequestObject) (LiveResponseObject, error) {
	return &answer{media: plainMedia, caching: never, body: []byte("ok\n")}, nil
}

// Ready says whether the service can do its work.
func (a *API) Ready(ctx context.Context, _ ReadyRequestObject) (ReadyResponseObject, error) {
	h := a.desk.Health(ctx)
	body, err := json.Marshal(h)
	if err != nil {
		return nil, err
	}
	out := &answer{media: jsonMedia, caching: never, body: body}
	if !h.Ready {
		out.status = http.StatusServiceUnavailable
	}
	return out, nil
}

// Document gives the document as it is.
func (a *API) Document(context.Context, DocumentRequestObject) (DocumentResponseObject, error) {
	return &answer{media: yamlMedia, etag: desk.Tag(document), caching: reading, body: document}, nil
}

// Docs gives the document as a page that go generate made of it.
func (a *API) Docs(context.Context, DocsRequestObject) (DocsResponseObject, error) {
	return &answer{
		media: htmlMedia, etag: desk.Tag(docsPage), caching: reading, body: docsPage,
		extra: [][2]string{{"Content-Security-Policy", docsPolicy()}},
	}, nil
}

// docsPolicy lets the page use its own style sheet, by its digest, and nothing
// else.
var docsPolicy = sync.OnceValue(func() string {
	page := string(docsPage)
	_, style, _ := strings.Cut(page, "<style>")
	style, _, _ = strings.Cut(style, "</style>")
	digest := sha256.Sum256([]byte(style))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(digest[:]) + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
})
