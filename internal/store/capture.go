package store

import "context"

// ArticleID gives the id of the article that a key names.
func ArticleID(key string) string { panic("interim") }

// Capture keeps one state of an article: the article, its revision, its
// fingerprints, its family and the lines of the log in one transaction. It may
// be repeated without harm: a state that is the article's latest already only
// moves LastSeen. A key that was taken down is refused as Gone.
func (d *DB) Capture(ctx context.Context, c Capture) (Captured, error) { panic("interim") }

// Link replaces the links that an article holds, moving it between families as
// they say, and gives the family it is in now.
func (d *DB) Link(ctx context.Context, articleID string, links []Link) (familyID string, err error) {
	panic("interim")
}

// TakeDown deletes an article's texts, links and fingerprints and leaves a
// tombstone: whoever asks for it hears Gone and the reason. Repeating it gives
// the first answer.
func (d *DB) TakeDown(ctx context.Context, articleID, reason string) (Removal, error) {
	panic("interim")
}
