// Package family finds which articles are copies of one another and who
// derives from whom.
package family

import (
	"time"

	"github.com/stemma-news/stemma/article"
)

// Span is a byte range of the text it speaks of.
type Span = article.Span

// Copy is one article as the family sees it: its words, its clocks and what it
// says of its own origin.
type Copy struct {
	ID        string
	Title     string
	Text      string // the body
	Language  string
	URL       string
	Publisher string
	Credit    string    // the credit line, or an agency or a site's name
	Published time.Time // zero when unknown
	Seen      time.Time // when first captured; zero when unknown
}

// Relation says how two texts are related.
type Relation string

// The relations, the nearest first.
const (
	IsCopy    Relation = "copy"      // a republication: trimmed, extended, retitled, lightly reworded, or an excerpt
	IsPartial Relation = "partial"   // some of the reporter's prose is reused
	IsQuotes  Relation = "quotes"    // one event; only quotations or statements are shared
	Differs   Relation = "different" // anything else, templates and boilerplate included
)

// Pair is what two texts share.
type Pair struct {
	Relation Relation  `json:"relation"`
	AInB     float64   `json:"a_in_b"` // share of a's words that stand in b
	BInA     float64   `json:"b_in_a"`
	Passages []Passage `json:"passages"`
}

// Passage is a run of words that both texts have.
type Passage struct {
	A Span `json:"a"`
	B Span `json:"b"`
}

// Node is one copy's place in its family's tree.
type Node struct {
	ID         string   `json:"id"`
	Family     string   `json:"family"`    // id of the family; a lone article is a family of one
	Parent     *string  `json:"parent"`    // null for the root
	Direction  string   `json:"direction"` // known, likely, unknown
	Confidence float64  `json:"confidence"`
	Relation   Relation `json:"relation"` // to the parent; "" for the root
	Evidence   []string `json:"evidence"`
}

// Print is one kept fingerprint: the hash of a run of words.
type Print = uint64

// Fingerprint gives the fingerprints of a text by which an index finds its
// copies, sorted, without repeats.
func Fingerprint(text, language string) []Print {
	panic("interim: to be written")
}

// Relate compares two texts word for word.
func Relate(a, b Copy) Pair {
	panic("interim: to be written")
}

// Build sorts copies into families and each family into a tree. The answer
// has one node a copy, in the order given.
func Build(copies []Copy) []Node {
	panic("interim: to be written")
}

// Tree draws the tree of copies already known to be one family.
func Tree(id string, copies []Copy) []Node {
	panic("interim: to be written")
}
