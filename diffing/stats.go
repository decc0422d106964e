package diffing

import "github.com/stemma-news/stemma/internal/text"

// stats counts what changed, but for words.
func (c *comparison) stats(changes []Change) Stats {
	s := Stats{
		OldSentences: len(c.old.sentences), NewSentences: len(c.new.sentences),
		Kinds: map[string]int{}, Coarse: c.work.coarse,
	}
	for _, ch := range changes {
		s.Kinds[ch.Kind]++
	}
	for _, b := range c.blocks {
		changed := false
		for _, e := range b.Edits {
			changed = changed || e.Op != Equal
		}
		switch b.Kind {
		case Added:
			s.Added += c.new.count(*b.New)
		case Removed:
			s.Removed += c.old.count(*b.Old)
		default:
			n := c.new.count(*b.New)
			if b.Kind == Moved {
				s.Moved += n
			}
			if changed {
				s.Changed += n
			} else {
				s.Same += n
			}
		}
	}
	return s
}

// countWords counts the words that went and came.
func (s *Stats) countWords(old, new string, blocks []Block) {
	for _, b := range blocks {
		for _, e := range b.Edits {
			switch e.Op {
			case Delete:
				s.WordsDeleted += text.CountWords(e.Old.Of(old))
			case Insert:
				s.WordsAdded += text.CountWords(e.New.Of(new))
			}
		}
	}
}

// count is the number of sentences that begin in a span.
func (d *side) count(span Span) int {
	n := 0
	for i := d.sentenceAt(span.Start); i >= 0 && i < len(d.sentences) && d.sentences[i].Start < span.End; i++ {
		if d.sentences[i].Start >= span.Start {
			n++
		}
	}
	return n
}
