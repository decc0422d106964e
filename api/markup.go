package api

import (
	"bytes"
	"context"
	"strings"

	"github.com/stemma-news/stemma/diffing"
	"github.com/stemma-news/stemma/internal/desk"
	"github.com/stemma-news/stemma/internal/fault"
)

// The media types in which a comparison is answered.
const (
	mediaJSON  = "application/json"
	mediaHTML  = "text/html"
	mediaPlain = "text/plain"
)

// negotiate chooses one by Accept: the one named with the highest weight, of
// equals the one that stands first.
func negotiate(ctx context.Context) (string, error) {
	accept, _ := ctx.Value(acceptKey{}).(string)
	if accept == "" {
		return mediaJSON, nil
	}
	best, weight := "", 0.0
	for one := range strings.SplitSeq(accept, ",") {
		media, params, _ := strings.Cut(one, ";")
		q := quality(params)
		var offered string
		switch strings.ToLower(strings.TrimSpace(media)) {
		case "*/*", "application/*", mediaJSON:
			offered = mediaJSON
		case mediaHTML:
			offered = mediaHTML
		case mediaPlain, "text/*":
			offered = mediaPlain
		}
		if offered != "" && q > weight {
			best, weight = offered, q
		}
	}
	if best == "" {
		return "", &fault.Error{Kind: fault.Invalid, Detail: "no media type of Accept is answered here", Fix: "accept application/json, text/html or text/plain"}
	}
	return best, nil
}

// quality reads q=0.8 of the parameters of a media type; 1 when it is not given.
func quality(params string) float64 {
	for one := range strings.SplitSeq(params, ";") {
		name, value, _ := strings.Cut(strings.TrimSpace(one), "=")
		if name != "q" {
			continue
		}
		q, scale := 0.0, 1.0
		for i, c := range value {
			switch {
			case c >= '0' && c <= '9' && i == 0:
				q = float64(c - '0')
			case c >= '0' && c <= '9':
				scale /= 10
				q += float64(c-'0') * scale
			}
		}
		return q
	}
	return 1
}

// markup shows a comparison inline, as HTML or as plain text.
func markup(media, old, new string, d *diffing.Diff, caching []string) *answer {
	out := &answer{media: plainMedia, caching: caching, vary: varyMedia}
	if media == mediaHTML {
		out.media = htmlMedia
		// A fragment opened by itself must not run anything.
		out.extra = [][2]string{{"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"}}
	}
	var b bytes.Buffer // which never fails to be written
	if media == mediaHTML {
		_ = diffing.HTML(&b, old, new, d, diffing.HTMLOptions{})
	} else {
		_ = diffing.Terminal(&b, old, new, d, diffing.TerminalOptions{})
	}
	out.body = b.Bytes()
	if caching[0] != never[0] {
		out.etag = desk.Tag(out.body)
	}
	return out
}

// joined is how the sentences of a list stand as one text.
func joined(sentences []string) string { return strings.Join(sentences, " ") }
