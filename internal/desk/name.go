package desk

import (
	"cmp"
	"context"
)

// Name is what an article is called where its headline would stand, as
// article.Article.Name has it, for lists, which hold no texts. One that cannot
// be read just now goes by its address, else by its id.
func (d *Desk) Name(ctx context.Context, a Article) string {
	if a.Title != "" {
		return a.Title
	}
	cached, err := keep(ctx, d, nameKey(a.ID, a.Latest), func(ctx context.Context) (string, error) {
		text, err := d.store.Read(ctx, a.ID, a.Latest)
		if err != nil {
			return "", err
		}
		// Taken down meanwhile: nothing made of it may be kept.
		_, err = d.store.Article(ctx, a.ID)
		return text.Name(), err
	})
	name := ""
	if err == nil {
		name, _ = cached.Value()
	}
	return cmp.Or(name, a.URL, a.ID)
}
