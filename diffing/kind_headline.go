package diffing

import (
	"slices"
	"strings"
	"time"

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
	field("date", "publication date", moment(old.Published), moment(new.Published))
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
	if says := strayLines(old.Furniture, new.Furniture); says != "" {
		add("furniture", says)
	}
	return out
}

// moment is a date and time as one reads it: "2016-03-18 17:51 UTC".
func moment(s string) string {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return s // a day, or nothing
	}
	layout, zone := "2006-01-02 15:04", " UTC"
	if t.Second() != 0 {
		layout += ":05"
	}
	if _, offset := t.Zone(); offset != 0 {
		zone = t.Format(" -07:00")
	}
	return t.Format(layout) + zone
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

// strayLines tells of the lines of furniture that only one side has: by the
// first of them, as a reader of plain text never saw what "furniture" is.
func strayLines(old, new []article.Furniture) string {
	var parts []string
	tell := func(lines []string, how string) {
		switch n := len(lines); n {
		case 0:
		case 1:
			parts = append(parts, said("%s was %s", quoteText(lines[0]), how))
		default:
			parts = append(parts, said("%s and %s were %s", quoteText(lines[0]), count(n-1, "other line"), how))
		}
	}
	tell(linesBeside(new, old), "added")
	tell(linesBeside(old, new), "removed")
	if parts == nil {
		return ""
	}
	return "Of what is set apart from the text, " + enumerate(parts) + "."
}

// linesBeside are the lines of furniture that others has not.
func linesBeside(mine, others []article.Furniture) (out []string) {
	have := map[string]int{}
	for _, f := range others {
		have[f.Text]++
	}
	for _, f := range mine {
		if have[f.Text]--; have[f.Text] < 0 {
			out = append(out, f.Text)
		}
	}
	return out
}
