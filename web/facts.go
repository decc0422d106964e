package web

import (
	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/internal/desk"
)

// factLine is one thing that is known of an article, and where it was read.
type factLine struct {
	Name   string // as the catalogue has it
	Value  string
	Origin string // as article.Origins has it; "" when nobody noted it
	Href   string
}

func factsOf(t *tongue, known desk.Article, a *article.Article) []factLine {
	credit, creditURL := "", ""
	if a.Credit != nil {
		credit, creditURL = a.Credit.Text, a.Credit.URL
		if credit == "" {
			credit = a.Credit.Agency
		}
	}
	language := a.Language
	if language == "und" {
		language = ""
	}
	var out []factLine
	for _, f := range []factLine{
		{"headline", a.Title, a.Origins["title"], ""},
		{"author", a.Byline, a.Origins["byline"], ""},
		{"publisher", a.Publisher, a.Origins["publisher"], ""},
		{"section", a.Section, a.Origins["section"], ""},
		{"published", t.day(a.Published), a.Origins["published"], ""},
		{"modified", t.day(a.Modified), a.Origins["modified"], ""},
		{"dateline", a.Dateline, a.Origins["dateline"], ""},
		{"credit", credit, a.Origins["credit"], ""},
		{"the original, by the credit", creditURL, a.Origins["credit"], creditURL},
		{"language", language, a.Origins["language"], ""},
		{"address", known.URL, "", known.URL},
		{"address that the page claims", a.CanonicalURL, a.Origins["canonical_url"], a.CanonicalURL},
		{"first captured", t.clock(known.FirstSeen), "", ""},
	} {
		if f.Value != "" && (f.Name != "address that the page claims" || f.Value != known.URL) {
			out = append(out, f)
		}
	}
	return out
}

// kinLine is another copy of a family, with how it is related where the two are
// parent and child.
type kinLine struct {
	desk.Article
	Relation string
	Old, New string // revisions, the earlier copy's first
}

func kinOf(known desk.Article, f desk.Family) []kinLine {
	said := map[string]string{}
	for _, n := range f.Tree {
		switch {
		case n.Parent == nil:
		case n.ID == known.ID:
			said[*n.Parent] = "its source"
		case *n.Parent == known.ID:
			said[n.ID] = "taken from this story"
		}
	}
	var out []kinLine
	before := true // members stand in the order of their first capture
	for _, m := range f.Members {
		if m.ID == known.ID {
			before = false
			continue
		}
		l := kinLine{Article: m, Relation: said[m.ID], Old: known.Latest, New: m.Latest}
		if before {
			l.Old, l.New = m.Latest, known.Latest
		}
		out = append(out, l)
	}
	return out
}
