package desk

import (
	"context"
	"time"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/family"
	"github.com/stemma-news/stemma/ingest"
	"github.com/stemma-news/stemma/internal/fault"
	"github.com/stemma-news/stemma/internal/store"
)

// CaptureRequest is one state of an article to keep. The article is known by
// its key: Key when given, else its canonical URL (that of the page when it is
// of the same site as Source.URL, else Source.URL), else its content.
type CaptureRequest struct {
	Source ingest.Source
	Key    string    // the caller's own
	Seen   time.Time // zero means now; from 1600 on, and a day ahead at most
}

// Captured says what became of it.
type Captured struct {
	Article     string   `json:"article"`
	Revision    string   `json:"revision"`
	Number      int      `json:"number"` // of the revision in the article's history, from 1
	Title       string   `json:"title"`
	NewArticle  bool     `json:"new_article"`
	NewRevision bool     `json:"new_revision"`
	Family      string   `json:"family"`
	Nearest     *Nearest `json:"nearest,omitempty"` // the copy most like it, when there is one
	Compare     *Pairing `json:"compare,omitempty"` // with what came before
}

// Nearest is the copy that shares most with an article.
type Nearest struct {
	Article  string          `json:"article"`
	Revision string          `json:"revision"`
	Title    string          `json:"title"`
	Relation family.Relation `json:"relation"`
	ThisInIt float64         `json:"this_in_it"` // share of the captured words that stand in it
	ItInThis float64         `json:"it_in_this"`
}

// Pairing names a comparison worth reading.
type Pairing struct {
	Old     string `json:"old"` // revision ids
	New     string `json:"new"`
	Because string `json:"because"` // "previous": what this article said before; "nearest": the copy most like it
}

const maxKey = 2048 // bytes; what browsers and proxies take as a URL

// A state is seen from 1600 on, before the first newspaper, and at most a day
// ahead of our clock, as clocks and time zones differ. Any other time is a slip,
// and would stand first in every list, or as the origin of its family, for ever.
var firstSeen = time.Date(1600, 1, 1, 0, 0, 0, 0, time.UTC)

const aheadSeen = 24 * time.Hour

func checkSeen(at time.Time) error {
	if at.IsZero() || !at.Before(firstSeen) && time.Until(at) <= aheadSeen {
		return nil
	}
	return fault.New(fault.Invalid, "seen is "+at.UTC().Format(time.RFC3339)+", when nobody can have seen the article",
		"give a time from 1600 on, at most a day ahead, or leave it out for now")
}

// Capture reads a source, keeps it as its article's latest revision and finds
// its copies. An address alone is fetched, and the article known by where its
// redirects led. Repeating it is harmless.
func (d *Desk) Capture(ctx context.Context, r CaptureRequest) (Captured, error) {
	if len(r.Key) > maxKey || len(r.Source.URL) > maxKey {
		return Captured{}, fault.New(fault.Invalid, "key and url hold 2048 bytes at most", "send a shorter one; a digest of it will do as a key")
	}
	if err := checkSeen(r.Seen); err != nil {
		return Captured{}, err
	}
	if r.Source.URL != "" {
		at := publicURL(r.Source.URL)
		if at == "" {
			return Captured{}, fault.New(fault.Invalid, "the url is no http or https address", "send the address of the page, or a key of your own instead")
		}
		r.Source.URL = at
	}
	src, release, err := d.brought(ctx, r.Source)
	if err != nil {
		return Captured{}, err
	}
	defer release()
	r.Source = src
	a, err := d.read(ctx, r.Source)
	if err != nil {
		return Captured{}, err
	}
	src.Data, r.Source.Data = nil, nil // what was read of it is held by now
	return d.keepArticle(ctx, store.Capture{Key: keyOf(r, a), URL: r.Source.URL, Article: a, Seen: r.Seen})
}

// keepArticle keeps what was read. The links to copies are found before, so
// that article and family are one transaction, and looked for once more
// after: of two copies captured at one time, the later to be kept then sees
// the other.
func (d *Desk) keepArticle(ctx context.Context, c store.Capture) (Captured, error) {
	id := store.ArticleID(c.Key)
	known, err := d.store.Article(ctx, id)
	again := err == nil && known.Latest == c.Article.Revision
	k := kin{own: family.FromArticle(id, c.Article), revision: c.Article.Revision, tried: map[string]bool{}}
	if _, err := d.findKin(ctx, &k); err != nil {
		return Captured{}, err
	}
	if !again {
		c.Links = k.links()
	}
	kept, err := d.store.Capture(ctx, c)
	if err != nil {
		return Captured{}, err
	}
	d.heads.drop(kept.Article, kept.Revision, kept.Family, known.Family)
	if kept.Latest { // another state says nothing of where the article belongs now
		if err := d.lookAgain(ctx, &k, &kept); err != nil {
			return Captured{}, err
		}
	}
	out := Captured{
		Article: kept.Article, Revision: kept.Revision, Number: kept.Ordinal, Title: c.Article.Title,
		NewArticle: kept.NewArticle, NewRevision: kept.NewRevision, Family: kept.Family, Nearest: k.nearest(),
	}
	switch {
	case kept.Previous != "":
		out.Compare = &Pairing{Old: kept.Previous, New: kept.Revision, Because: "previous"}
	case out.Nearest != nil && out.Nearest.Revision != kept.Revision:
		out.Compare = &Pairing{Old: out.Nearest.Revision, New: kept.Revision, Because: "nearest"}
	}
	return out, nil
}

// lookAgain is the look after the commit. One that failed is owed: the caller
// hears the error, and whoever repeats the capture makes it good.
func (d *Desk) lookAgain(ctx context.Context, k *kin, kept *store.Captured) error {
	more, err := d.findKin(ctx, k)
	if err == nil && (more || d.owed.has(kept.Article)) {
		var home string
		if home, err = d.store.Link(ctx, kept.Article, k.links()); err == nil {
			d.heads.drop(kept.Family, home)
			kept.Family = home
		}
	}
	if err != nil {
		d.owed.add(kept.Article)
		return err
	}
	d.owed.drop(kept.Article)
	return nil
}

// keyOf names the article that a capture is of.
func keyOf(r CaptureRequest, a *article.Article) string {
	if r.Key != "" {
		return r.Key
	}
	at, canonical := cleanURL(r.Source.URL), cleanURL(a.CanonicalURL)
	switch {
	case at == nil && canonical == nil:
		return "content:" + a.Revision
	case at == nil:
		return canonical.String()
	case canonical != nil && sameSite(at, canonical):
		return canonical.String()
	}
	// A syndicated copy names the original as canonical; it is a copy all the same.
	return at.String()
}
