package article

import (
	"strings"

	"github.com/stemma-news/stemma/internal/text"
)

// nameLength is how many characters a name without a headline has at most: as
// many as most headlines.
const nameLength = 60

// Name is what the article is called where its headline would stand: that
// headline, or else the beginning of its first sentence, cut after a word.
func (a *Article) Name() string {
	if a.Title != "" {
		return a.Title
	}
	if len(a.Sentences) == 0 {
		return ""
	}
	return beginning(a.Sentences[0].Of(a.Body))
}

// beginning cuts a text on one line to nameLength characters, after a word
// where one ends.
func beginning(s string) string {
	s = strings.ToValidUTF8(s[:min(len(s), 8*nameLength)], "") // a sentence may have no end; runs of space take more than they leave
	s = strings.Join(strings.Fields(s), " ")
	r := []rune(s)
	if len(r) <= nameLength {
		return s
	}
	head := len(string(r[:nameLength-1])) // the last is the mark of the cut
	end := head
	for _, w := range text.Words(s) {
		if w.End > head {
			break
		}
		end = w.End
	}
	return s[:end] + "…"
}
