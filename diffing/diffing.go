// Package diffing compares two states of a text: which sentence stands for
// which, the words within that changed, what moved, and what kind of change
// each is.
//
// Units: every Span is bytes of the text it speaks of (of the two bodies, for
// articles); budgets are counted in steps of work, never in time, so the same
// texts give the same answer on any machine at any load. What a budget made
// coarser is told by Stats.Coarse.
//
// Errors: none. The texts must be valid UTF-8. That the edits rebuild both
// sides (the Law, at Diff) is checked at the end of every comparison; a breach
// is a bug of ours, is told by Stats.Breach, and the texts are then given as
// replaced whole, which is always right.
//
// Sources: the engine of every comparison is go-diff's DiffMainRunes, Myers,
// "An O(ND) Difference Algorithm and Its Variations", 1986: over numbers of
// sentences, then over numbers of words, each as one rune, without a clock.
// Where its cost could grow with the square, the sequences are parted first at
// what stands once in both (Cohen's "patience"). Between, sentences are linked
// by likeness (likeness.go), above a bar that the two texts themselves move
// (tendency.go), by a monotone programme after Gale and Church, "A Program for
// Aligning Sentences in Bilingual Corpora", 1993, with shared words for lengths.
// The folding of crumbs into runs that read well is our own (fold.go), and so is
// the search for phrases that moved within a sentence (phrases.go).
//
// Cost: linear in what is alike. What is not costs at most the budgets: about
// half a second and 90 MB for any megabyte against any other.
package diffing

import (
	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/internal/text"
)

// Span is a byte range of the text it speaks of.
type Span = article.Span

// Options are the choices a caller may make; the zero value is a good default.
type Options struct {
	Language string   `json:"language,omitempty"` // of both sides; "" is told from the text
	Ignore   []string `json:"ignore,omitempty"`   // "case", "whitespace", "punctuation", "quotes", "dashes", "unicode": told equal in blocks and changes
}

// Diff is a comparison. The Law: over all blocks, equal and delete spans tile
// old, equal and insert spans tile new, and equal bytes are equal.
type Diff struct {
	Alignment    [][2]int `json:"alignment"` // [i, j]: sentence i of old stands as sentence j of new
	OldSentences []Span   `json:"old_sentences"`
	NewSentences []Span   `json:"new_sentences"`
	Blocks       []Block  `json:"blocks"`
	Changes      []Change `json:"changes"`  // the digest: the weightiest first
	Headline     string   `json:"headline"` // one line over all: "2 facts and 14 points of style changed"
	Stats        Stats    `json:"stats"`
}

// Block is a sentence or a gap between sentences, with its partner on the
// other side. A sentence within which a phrase moved stands as several: the
// phrase, and the pieces around it.
type Block struct {
	ID    int    `json:"id"`
	Kind  string `json:"kind"` // same, changed, moved, split, merged, added, removed
	Old   *Span  `json:"old"`  // null when added
	New   *Span  `json:"new"`  // null when removed
	Edits []Edit `json:"edits"`
}

// The kinds of block.
const (
	Same    = "same"
	Changed = "changed"
	Moved   = "moved"
	Split   = "split"
	Merged  = "merged"
	Added   = "added"
	Removed = "removed"
)

// Edit is a run of text kept, deleted or inserted.
type Edit struct {
	Op  string `json:"op"` // equal, delete, insert
	Old *Span  `json:"old,omitempty"`
	New *Span  `json:"new,omitempty"`
}

// The operations of an edit.
const (
	Equal  = "equal"
	Delete = "delete"
	Insert = "insert"
)

// Change is one change with its kind and what it means.
type Change struct {
	ID     int     `json:"id"`
	Block  int     `json:"block"` // Block.ID; -1 for the headline, byline and dates
	Kind   string  `json:"kind"`  // of the list in docs/formats.md
	Old    *Span   `json:"old,omitempty"`
	New    *Span   `json:"new,omitempty"`
	Weight float64 `json:"weight"`
	Says   string  `json:"says"` // one plain English sentence
}

// Stats counts what changed.
type Stats struct {
	OldSentences int            `json:"old_sentences"`
	NewSentences int            `json:"new_sentences"`
	Same         int            `json:"same"` // sentences of new that stand in old as they are, moved or not
	Changed      int            `json:"changed"`
	Moved        int            `json:"moved"`
	Added        int            `json:"added"`
	Removed      int            `json:"removed"`
	WordsDeleted int            `json:"words_deleted"`
	WordsAdded   int            `json:"words_added"`
	Kinds        map[string]int `json:"kinds"`
	Coarse       bool           `json:"coarse"`           // a budget of work was spent: parts are compared more coarsely
	Breach       bool           `json:"breach,omitempty"` // a bug of ours: the edits broke the Law, so the texts are told as replaced whole
}

// Compare compares two articles: bodies by sentences and words, and headline,
// byline and dates each as what it is. Spans are of the two bodies.
func Compare(old, new *article.Article, o Options) *Diff {
	c := &comparison{oldArticle: old, newArticle: new, options: o, language: o.Language}
	if c.language == "" {
		c.language = new.Language
	}
	c.old = articleSide(old)
	c.new = articleSide(new)
	return c.diff()
}

// Texts compares two texts; the sentences are ours.
func Texts(old, new string, o Options) *Diff {
	c := &comparison{options: o, language: o.Language}
	if c.language == "" {
		c.language = text.Detect(new)
	}
	c.old, c.new = newSides(old, new, c.language)
	return c.diff()
}

// Sentences compares two lists of sentences as given; spans are of the lists
// joined by one space.
func Sentences(old, new []string, o Options) *Diff {
	c := &comparison{options: o, language: o.Language}
	c.old = givenSide(old)
	c.new = givenSide(new)
	if c.language == "" {
		c.language = text.Detect(c.new.text)
	}
	return c.diff()
}

// diff does the work once both sides are cut up.
func (c *comparison) diff() *Diff {
	c.ignore = newIgnorable(c.options.Ignore)
	c.build(align(c.old, c.new, c.language, c.ignore, &c.work))
	breach := !lawful(c.old.text, c.new.text, c.blocks)
	if breach {
		c.whole()
	}
	d := &Diff{
		Alignment: list(c.alignment), OldSentences: list(c.old.sentences), NewSentences: list(c.new.sentences),
		Blocks: list(c.blocks), Changes: list(classify(c)),
	}
	d.Headline = digest(c, d.Changes)
	d.Stats = c.stats(d.Changes)
	d.Stats.Breach = breach
	c.part(d)
	d.Stats.countWords(c.old.text, c.new.text, d.Blocks)
	return d
}

// list makes sure that a list is one in JSON too, when it is empty.
func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
