package desk

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"github.com/stemma-news/stemma/ingest"
	"github.com/stemma-news/stemma/internal/cache"
	"github.com/stemma-news/stemma/internal/store"
)

// blink is a store whose index is blind for one look and fails in the next.
type blink struct {
	*store.DB
	look int
}

func (b *blink) Candidates(ctx context.Context, text, language, except string, n int) ([]store.Candidate, error) {
	switch b.look++; b.look {
	case 1:
		return nil, nil
	case 2:
		return nil, errors.New("the index went away")
	}
	return b.DB.Candidates(ctx, text, language, except, n)
}

// A second look that failed is made good by the caller's retry, though that
// brings nothing new; and what was kept is what is read from then on.
func TestLookThatFailed(t *testing.T) {
	db, err := store.Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "stemma.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	results, err := cache.New(cache.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		results.Close()
		db.Close()
	})
	d := New(Config{Store: db, Cache: results})
	story := "The mill by the weir will open again in spring, the council of Arden said on Monday. " +
		"It had stood empty since the flood of 1998, when the river took the wheel and half the store. Two bakers have asked for the lease."
	capture := func(key, text string) (Captured, error) {
		return d.Capture(t.Context(), CaptureRequest{Key: key, Source: ingest.Source{Data: []byte(text), MediaType: "text/plain"}})
	}
	wire, err := capture("wire", story)
	if err != nil {
		t.Fatal(err)
	}
	early, err := capture("copy", "Nothing is known of the mill yet, and the council has not met at all this year.")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.latest(t.Context(), early.Article); err != nil { // looked at a moment before
		t.Fatal(err)
	}
	d.store = &blink{DB: db}
	if _, err := capture("copy", story); err == nil {
		t.Fatal("the failure is not told")
	}
	if now, err := d.latest(t.Context(), early.Article); err != nil || now != wire.Revision {
		t.Errorf("after the commit the article stands at %s, %v", now, err)
	}
	again, err := capture("copy", story)
	if err != nil || again.NewRevision || again.Family != wire.Family {
		t.Errorf("the retry: %+v, %v; the copy is of %s", again, err, wire.Family)
	}
	if len(d.owed.of) > 0 {
		t.Errorf("still owed: %v", d.owed.of)
	}
}
