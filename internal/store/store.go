// Package store keeps the facts: articles, their revisions, the index that
// finds copies, families and the log of what changed. It keeps no result that
// can be computed again.
//
// One set of plain queries runs on SQLite (one file, the default) and on
// PostgreSQL; what differs stands in dialect_sqlite.go and
// dialect_postgres.go. Writes go through one goroutine, which gathers those
// that wait into one transaction (group commit): a write that returned nil is
// on disk and survives a kill -9. On PostgreSQL each such transaction holds one
// advisory lock, so that several processes write in turn and the order of the
// log is the order of the commits. Reads never wait for writes.
//
// Units: times are UTC with microseconds; ids are "a_…" (article), "r_…"
// (revision, the content address of article.Article) and "f_…" (family).
//
// Errors are faults: Missing, Gone (with the reason of the take-down),
// Conflict, Invalid (a cursor of another list), Full (no room; reads go on),
// Busy (the database does not answer; try again), else Internal.
package store

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/family"
)

// Options are the choices a caller may make; the zero value is a good default.
type Options struct {
	Now         func() time.Time                           // nil means time.Now
	Fingerprint func(text, language string) []family.Print // nil means family.Fingerprint
	MaxBytes    int64                                      // of the SQLite file; 0 means as much as the disk has
	Readers     int                                        // connections that read; 0 means 8
	Shelf       Shelf                                      // nil means that the copy index is read from the database
	Log         *slog.Logger                               // nil means silent
}

// DB is an open store. It is safe for use by many goroutines.
type DB struct {
	options Options
	dialect *dialect
	write   *pool // one connection, used by writer only
	read    *pool
	writes  chan *write
	closing chan struct{}
	closed  chan struct{} // the writer is done
	once    sync.Once
	beside  sync.WaitGroup // what runs beside the callers, until end
	end     context.CancelFunc
	unlit   chan struct{} // a reader found the shelf without a mark
}

// Article is what the store knows of one publisher's copy, without its text.
type Article struct {
	ID        string    `json:"id"`
	Key       string    `json:"key"` // the canonical URL, or the caller's own key
	URL       string    `json:"url,omitempty"`
	Publisher string    `json:"publisher,omitempty"`
	Title     string    `json:"title"`
	Language  string    `json:"language"`
	Family    string    `json:"family"`
	Latest    string    `json:"latest"`    // revision id
	Revisions int       `json:"revisions"` // how many states were captured
	FirstSeen time.Time `json:"first_seen"`
	LastSeen  time.Time `json:"last_seen"`
}

// Revision is one captured state in an article's history. The same content can
// stand in it twice (a headline changed and changed back) and in the history
// of another article.
type Revision struct {
	ID       string    `json:"id"`
	Article  string    `json:"article"`
	Ordinal  int       `json:"ordinal"` // 1 is the first
	Seen     time.Time `json:"seen"`
	Title    string    `json:"title"`
	Language string    `json:"language"`
}

// Link is a verified relation of an article to another: a fact that the two
// revisions compared show. From holds it: when From gets a new revision its
// links are given anew, those of others to it stay.
type Link struct {
	From         string          `json:"from,omitempty"` // filled in by the store
	To           string          `json:"to"`
	FromRevision string          `json:"from_revision,omitempty"` // filled in by the store when empty
	ToRevision   string          `json:"to_revision"`
	Relation     family.Relation `json:"relation"`
	FromInTo     float64         `json:"from_in_to"` // share of From's words that stand in To
	ToInFrom     float64         `json:"to_in_from"`
	Evidence     []string        `json:"evidence,omitempty"`
}

// Family is a set of articles joined by links. Version grows with each change
// of its members or their texts, so that a result about it can be cached by it.
type Family struct {
	ID      string    `json:"id"`
	Version int64     `json:"version"`
	Founded time.Time `json:"founded"`
	Members []Article `json:"members"` // in the order of their first capture
	Links   []Link    `json:"links"`
}

// Capture is one state of an article to keep.
type Capture struct {
	Key     string           // canonical URL or the caller's own key; names the article
	URL     string           // where it was read; "" when the caller only has a key
	Article *article.Article // what was read
	Seen    time.Time        // zero means now
	Links   []Link           // the verified relations; nil keeps those held, and so does a state that is not the article's newest
}

// Captured says what became of a Capture.
type Captured struct {
	Article     string // id
	Revision    string // id
	Ordinal     int
	NewArticle  bool
	NewRevision bool   // in this article's history
	Latest      bool   // it is the newest of that history now
	Previous    string // the revision that came before in the history; "" for the first
	Family      string
}

// Candidate is an article that shares fingerprints with a text: perhaps a
// copy, to be verified by family.Relate.
type Candidate struct {
	Article string
	Shared  int     // fingerprints seen in both
	Score   float64 // rare ones weigh more; only the order means anything
}

// ChangeKind says what a Change tells.
type ChangeKind string

// The kinds of change in the log.
const (
	ArticleCaptured ChangeKind = "captured" // an article new to the store
	ArticleRevised  ChangeKind = "revised"  // a new state in an article's history
	ArticleRemoved  ChangeKind = "removed"  // taken down
	FamilyJoined    ChangeKind = "joined"   // Article joined Family
	FamilyLeft      ChangeKind = "left"     // Article left Other for Family
	FamilyMerged    ChangeKind = "merged"   // Other became part of Family
)

// Change is one line of the log, which is only ever added to.
type Change struct {
	Seq      int64      `json:"seq"`
	At       time.Time  `json:"at"`
	Kind     ChangeKind `json:"kind"`
	Article  string     `json:"article,omitempty"`
	Revision string     `json:"revision,omitempty"`
	Family   string     `json:"family,omitempty"`
	Other    string     `json:"other,omitempty"` // the other family
	Why      string     `json:"why,omitempty"`
}

// Removal says what a take-down took, for whoever holds copies of it.
type Removal struct {
	Article   string    `json:"article"`
	At        time.Time `json:"at"`
	Reason    string    `json:"reason"`
	Family    string    `json:"family"`    // that it was in
	Revisions []string  `json:"revisions"` // whose text is gone now; one that another article also holds stays
}

// Stats are counts for a status page.
type Stats struct {
	Articles, Revisions, Families, Removed, Changes int64
	Bytes                                           int64 // on disk
	IndexBytes                                      int64 // of these, the postings of the copy index
}

// Exported is one line of an export, in the order of capture: a state of an
// article, or a take-down (then Article is nil).
type Exported struct {
	Key     string           `json:"key"`
	URL     string           `json:"url,omitempty"`
	Seen    time.Time        `json:"seen"`
	Article *article.Article `json:"article,omitempty"`
	Removed string           `json:"removed,omitempty"` // the reason of the take-down
}
