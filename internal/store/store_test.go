package store

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/stemma-news/stemma/article"
)

func TestSmoke(t *testing.T) {
	ctx := context.Background()
	d, err := Open(ctx, "sqlite:"+filepath.Join(t.TempDir(), "s.db"), Options{Fingerprint: func(s, l string) []uint64 { return []uint64{1, 2, 3, uint64(len(s))} }})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	a, err := article.New(article.Draft{Title: "T", Language: "en", Paragraphs: []article.Text{{Text: "One two three. Four five."}}})
	if err != nil {
		t.Fatal(err)
	}
	c, err := d.Capture(ctx, Capture{Key: "k", Article: a})
	t.Log(c, err)
	c, err = d.Capture(ctx, Capture{Key: "k", Article: a})
	t.Log(c, err)
	c, err = d.Capture(ctx, Capture{Key: "k2", Article: a, Links: []Link{{To: ArticleID("k"), Relation: "copy"}}})
	t.Log(c, err)
	f, err := d.Family(ctx, c.Family)
	t.Log(f, err)
	cs, err := d.Candidates(ctx, a.Body, "en", c.Article, 0)
	t.Log(cs, err)
	l, err := d.Changes(ctx, 0, 0)
	t.Log(l, err)
	st, err := d.Stats(ctx)
	t.Log(st, err)
	r, err := d.TakeDown(ctx, c.Article, "asked")
	t.Log(r, err)
	cp, err := d.Copies(ctx, []string{ArticleID("k"), "a"})
	t.Log(cp, err)
	for e, err := range d.Export(ctx) {
		t.Log(e, err)
	}
	_, err = d.Article(ctx, c.Article)
	t.Log(err)
}
