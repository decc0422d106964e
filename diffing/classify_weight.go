package diffing

import "slices"

// gravity is how much each kind matters, in the order of the guide that the
// labelled pairs were made by: negation before number before name and so on.
// Facts stand above wording, wording above the surface. Steps are at least 4,
// so that neither place (a factor, one per block) nor size (below 1) turns two
// kinds of one block round.
var gravity = map[string]float64{
	"invisible": 104, "negation": 100, "headline": 98, "number": 92, "name": 88, "date": 84, "place": 80,
	"quote": 76, "attribution": 72, "hedge": 68, "dateline": 64, "removed": 60, "added": 56,
	"wording": 40, "moved": 32, "merged": 24, "split": 22, "spelling": 18, "case": 14, "punctuation": 10,
	"whitespace": 6, "furniture": 2,
}

// facts are the kinds that an editor must not miss.
var facts = []kind{"negation", "number", "name", "date", "place", "quote", "attribution", "hedge", "invisible", "headline", "dateline"}

// Facts gives the kinds of change that an editor must not miss.
func Facts() []string { return slices.Clone(facts) }

// IsFact says whether a kind is one of Facts.
func IsFact(kind string) bool { return slices.Contains(facts, kind) }

// accusation is the gravity of a hedge dropped from an accusation: "the
// alleged thief" who becomes "the thief" has a case against the paper.
const accusation = 96

// weight puts kind, place and size into one figure. The head of a text is read
// by all and its end by few: the last block weighs four fifths of the first.
func (c *comparison) weight(k kind, b *Block, size int) float64 {
	return c.weigh(gravity[k], b, size)
}

func (c *comparison) weigh(g float64, b *Block, size int) float64 {
	at := 0.0
	switch {
	case b == nil:
	case b.New != nil && len(c.new.text) > 0:
		at = float64(b.New.Start) / float64(len(c.new.text))
	case b.Old != nil && len(c.old.text) > 0:
		at = float64(b.Old.Start) / float64(len(c.old.text))
	}
	return g*(1-at/5) + float64(size)/float64(size+100)
}
