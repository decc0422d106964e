package ingest

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// A page is a document as we need it: a flat list of elements, each knowing
// its parent, and the blocks of text in reading order. It is built straight
// from the tokens, so that one path reads every page: a tree by x/net/html is
// refused when nesting passes 512, here depth is only capped.
type page struct {
	elements []element
	blocks   []block
	head     head
	cut      bool     // a bound was reached; the rest was not read
	tips     []string // text that shows only under the mouse
	scripted bool     // there was a script
	password bool     // there was a field for a password
}

// element is a block-level element. Its sums are over all that it holds.
type element struct {
	parent int32
	tag    atom.Atom
	depth  int16
	cues   classCue // of its own class, id, role and itemprop
	above  classCue // of it and all its ancestors
	within tagSet   // kinds of element that it is inside of, itself included
	path   uint32   // names tag and class of it and its ancestors

	chars, linked, prose int32 // bytes of text, of links, of sentence-like blocks
	blocks               int32
	score                float32 // as readability counts it
}

// block is a run of text without a block boundary within.
type block struct {
	text    string
	element int32
	linked  int32 // bytes of text within links
	links   int32
	bold    int32    // bytes within b or strong
	slanted int32    // bytes within i or em
	images  uint8    // pictures since the block before
	embeds  uint8    // players and frames since then
	rule    bool     // a rule since then
	small   bool     // opened within small
	cues    classCue // of inline elements that open it
	afterBr bool     // parted from the block before by a single br
	inTime  bool     // holds a time element
}

// Bounds of one page. They are counts of work: a page of 2 MB of real markup
// has under 60,000 elements and 15,000 blocks.
const (
	maxDepth    = 256
	maxElements = 120_000
	maxBlocks   = 15_000
	maxAttrs    = 40
	maxPage     = 16 << 20
	maxTips     = 100
	maxScript   = 1 << 20 // JSON-LD longer than this is not read
)

// sum fills in what each element holds, from the leaves up.
func (b *builder) sum() {
	for i := range b.blocks {
		bl := &b.blocks[i]
		e := &b.elements[bl.element]
		e.chars += int32(len(bl.text))
		e.linked += bl.linked
		e.blocks++
		if isSentence(bl.text) && int(bl.linked)*2 < len(bl.text) {
			e.prose += int32(len(bl.text))
		}
	}
	for i := len(b.elements) - 1; i > 0; i-- {
		e, p := &b.elements[i], &b.elements[b.elements[i].parent]
		p.chars += e.chars
		p.linked += e.linked
		p.prose += e.prose
		p.blocks += e.blocks
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }
