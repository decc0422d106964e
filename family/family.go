// Package family finds which articles are copies of one another, says what
// kind of copy each is, and draws who derives from whom, with the evidence.
//
// The way is the one of text-reuse search: fingerprints of word 5-grams find a
// few candidates (Manber, "Finding Similar Files in a Large File System",
// USENIX 1994; the samples are the lowest hashes, as in Broder's bottom-k
// sketches, 1997), greedy string tiling verifies them (Wise, "YAP3", SIGCSE
// 1996), and the tree is a minimum spanning arborescence (Chu and Liu 1965,
// Edmonds 1967) over what text, clocks and credits cost. We depart from them
// where a news article asks for it: words inside quotation marks prove an
// event and not a copy, and words that stand often weigh less.
//
// Units: spans are bytes of the text given; shares are parts of one; clocks
// are in UTC. Errors: none; any string is taken, also invalid UTF-8.
// Cost: Fingerprint is linear; Relate is linear in both texts but for repeats,
// which a budget bounds; Build asks an index for a fixed number of candidates
// an article, so it is linear in the articles too.
package family

import (
	"time"

	"github.com/stemma-news/stemma/article"
)

// Span is a byte range of the text it speaks of.
type Span = article.Span

// Copy is one article as the family sees it: its words, its clocks and what it
// says of its own origin. All of it is of one state, the newest; its former
// states stand in Earlier.
type Copy struct {
	ID        string
	Revision  string // the id of this state; "" where states have none
	Title     string
	Text      string // the body
	Language  string
	URL       string
	Publisher string
	Credit    string    // the credit line, or an agency or a site's name
	Original  string    // the address that the copy itself gives of its original: a canonical link elsewhere, or the credit's link
	Published time.Time // zero when unknown
	Modified  time.Time // as the page says; zero when unknown
	Seen      time.Time // when this state was first captured; zero when unknown
	Earlier   []Copy    // its former states, oldest first: a copy may have been made from one of them
}

// Version grows when Relate, Build or Tree may answer otherwise; it is part of
// the key of every cached answer.
const Version = 3

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
	TakenFrom  *Source  `json:"taken_from,omitempty"` // the parent's revision, when it has several
	Made       *Made    `json:"made,omitempty"`       // what it made of its parent; filled in by Explain
}
