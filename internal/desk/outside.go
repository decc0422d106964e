package desk

import (
	"context"

	"github.com/stemma-news/stemma/ingest"
	"github.com/stemma-news/stemma/internal/fault"
	"github.com/stemma-news/stemma/internal/fetch"
)

// pages is all the desk asks of the world outside.
type pages interface {
	Get(ctx context.Context, address string) (*fetch.Page, error)
}

var _ pages = (*fetch.Fetcher)(nil)

// Fetches says whether a source may be an address alone, of which the desk
// then brings the page.
func (d *Desk) Fetches() bool { return d.pages != nil }

// brought gives a source that is an address alone its page; any other is given
// back as it is. The room that the page takes is the caller's to give back.
// While the page is on its way no room is held: a slow site keeps out nobody
// but those who fetch.
func (d *Desk) brought(ctx context.Context, s ingest.Source) (ingest.Source, func(), error) {
	s, fetched, err := d.fetched(ctx, s)
	if err != nil || fetched == 0 {
		return s, func() {}, err
	}
	release, err := d.Admit(ctx, fetched)
	return s, release, err
}

// fetched is brought without room; it gives the bytes that want some.
func (d *Desk) fetched(ctx context.Context, s ingest.Source) (ingest.Source, int64, error) {
	if len(s.Data) > 0 || s.MediaType != "" || s.URL == "" {
		return s, 0, nil
	}
	if !d.Fetches() {
		return s, 0, fault.New(fault.Unimplemented, "this service does not fetch addresses",
			"fetch the page and send it as html or html_base64, with its url beside it; whoever runs the service may allow it with --fetch")
	}
	page, err := d.pages.Get(ctx, s.URL)
	if err != nil {
		return s, 0, err
	}
	s.Data, s.MediaType, s.URL = page.Body, page.MediaType, page.URL
	return s, int64(len(page.Body)), nil
}
