package diffing

import (
	"slices"
	"strings"

	"github.com/stemma-news/stemma/article"
)

// headlines compares what two articles say of themselves apart from the body.
// These changes have no place in the body, so their block is -1 and they have
// no spans.
func (c *comparison) headlines() []Change {
	old, new := c.oldArticle, c.newArticle
	if old == nil || new == nil {
		return nil
	}
	var out []Change
	add := func(k kind, says string) {
		out = append(out, Change{Block: -1, Kind: k, Weight: c.weight(k, nil, len(says)), Says: says})
	}
	field := func(k kind, what, a, b string) {
		a, b = strings.TrimSpace(a), strings.TrimSpace(b)
		switch {
		case a == b:
		case a == "":
			add(k, said("The %s %s was added.", what, quoteText(b)))
		case b == "":
			add(k, said("The %s %s was removed.", what, quoteText(a)))
		default:
			add(k, said("The %s %s became %s.", what, quoteText(a), quoteText(b)))
		}
	}
	field("headline", "headline", old.Title, new.Title)
	field("attribution", "byline", old.Byline, new.Byline)
	field("dateline", "dateline", old.Dateline, new.Dateline)
	field("date", "publication date", old.Published, new.Published)
	field("attribution", "credit", credit(old), credit(new))
	for _, n := range new.Notes {
		if !slices.Contains(old.Notes, n) {
			add("added", said("A note (%s) was added: %s.", n.Kind, quoteText(n.Text)))
		}
	}
	for _, n := range old.Notes {
		if !slices.Contains(new.Notes, n) {
			add("removed", said("A note (%s) was removed: %s.", n.Kind, quoteText(n.Text)))
		}
	}
	if gone, came := strayLines(old.Furniture, new.Furniture); gone+came > 0 {
		add("furniture", said("Around the article, %s came and %s went.", count(came, "line"), count(gone, "line")))
	}
	return out
}

func credit(a *article.Article) string {
	if a.Credit == nil {
		return ""
	}
	if a.Credit.Text != "" {
		return a.Credit.Text
	}
	return a.Credit.Agency
}

// strayLines counts the lines of furniture that only one side has.
func strayLines(old, new []article.Furniture) (gone, came int) {
	have := map[string]int{}
	for _, f := range old {
		have[f.Text]++
	}
	for _, f := range new {
		if have[f.Text] > 0 {
			have[f.Text]--
		} else {
			came++
		}
	}
	for _, n := range have {
		gone += n
	}
	return gone, came
}
