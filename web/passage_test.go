package web

import (
	"strings"
	"testing"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/diffing"
	"github.com/stemma-news/stemma/internal/desk"
)

// compared reads two texts, each with its headline on a first line "# …", and
// compares them.
func compared(t *testing.T, old, new string) desk.Comparison {
	t.Helper()
	side := func(s string) desk.Side {
		title, body, ok := strings.Cut(strings.TrimPrefix(s, "# "), "\n")
		if !ok {
			title, body = "", s
		}
		d := article.Draft{Title: title, Language: "en"}
		for _, p := range strings.Split(body, "|") {
			d.Paragraphs = append(d.Paragraphs, article.Text{Text: p})
		}
		a, err := article.New(d)
		if err != nil {
			t.Fatal(err)
		}
		return desk.Side{Article: a}
	}
	c := desk.Comparison{Old: side(old), New: side(new)}
	c.Diff = *diffing.Compare(c.Old.Article, c.New.Article, diffing.Options{})
	return c
}

// drawn shows runs as text: [-removed-], {+added+}, <moved>.
func drawn(runs []run) string {
	var b strings.Builder
	for _, r := range runs {
		switch r.Op {
		case diffing.Delete:
			b.WriteString("[-" + r.Text + "-]")
		case diffing.Insert:
			b.WriteString("{+" + r.Text + "+}")
		case diffing.Moved:
			b.WriteString("<" + r.Text + ">")
		default:
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

const long = "The council met for four hours in the old hall by the river, and the people of the town stood outside in the rain the whole time, "

func TestPassages(t *testing.T) {
	for _, tt := range []struct{ name, old, new, kind, want string }{
		{"a number in a short sentence", "Four people were hurt on Monday.", "Three people were hurt on Monday.", "number",
			"[-Four-]{+Three+} people were hurt on Monday."},
		{"words far from it are left out", long + "and 4 spoke. " + long + "it ended.", long + "and 5 spoke. " + long + "it ended.", "number",
			"…hall by the river, and the people of the town stood outside in the rain the whole time, and [-4-]{+5+} spoke."},
		{"a sentence that went", "The road is closed. A dog was found.|It rains.", "The road is closed.|It rains.", "removed", "[-A dog was found.-]"},
		{"the headline", "# Four hurt in fire\nIt burnt.", "# Three hurt in fire\nIt burnt.", "headline", "[-Four-]{+Three+} hurt in fire"},
		{"another headline", "# Bridge opens\nIt burnt.", "# Mayor resigns\nIt burnt.", "headline", "[-Bridge opens-]{+Mayor resigns+}"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			cmp := compared(t, tt.old, tt.new)
			for _, ch := range cmp.Changes {
				if ch.Kind != tt.kind {
					continue
				}
				if got := drawn(passageOf(cmp, ch).Runs); got != tt.want {
					t.Errorf("got\n%s\nwant\n%s", got, tt.want)
				}
				return
			}
			t.Errorf("no change of kind %s in %+v", tt.kind, cmp.Changes)
		})
	}
}

func TestPassagesAreShort(t *testing.T) {
	cmp := compared(t, "It began.|"+strings.Repeat(long, 30)+"and so on. It ended.", "It began.|It ended.")
	for _, ch := range cmp.Changes {
		got := drawn(passageOf(cmp, ch).Runs)
		if n := len(got); n > mostOfRun+2*mostAside+60 || !strings.Contains(got, " … ") {
			t.Errorf("%d bytes of a passage of %d: %s", n, len(cmp.Old.Body), got)
		}
	}
}

func TestChangesAreFoundByTheirNames(t *testing.T) {
	span := func(a, b int) *diffing.Span { return &diffing.Span{Start: a, End: b} }
	was := []diffing.Change{
		{ID: 0, Block: -1, Kind: "headline"},
		{ID: 1, Block: 3, Kind: "number", Old: span(4, 8), New: span(4, 9)},
		{ID: 2, Block: 5, Kind: "wording", Old: span(40, 44)},
	}
	now := []diffing.Change{was[2], was[0]} // a later method numbers anew, and no longer tells of one
	now[0].ID, now[1].ID = 0, 1
	for _, tt := range []struct {
		name    string
		changes []diffing.Change
		asked   string
		want    string // its kind
	}{
		{"by its number", was, "c1", "number"},
		{"by its shared name", was, shareName(was[1]), "number"},
		{"numbered anew", now, shareName(was[2]), "wording"},
		{"of the headline, numbered anew", now, shareName(was[0]), "headline"},
		{"no longer told", now, shareName(was[1]), ""},
		{"a number too high", was, "c3", ""},
		{"not a name", was, "change", ""},
		{"nothing", was, "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := changeNamed(tt.changes, tt.asked)
			if got.Kind != tt.want || ok != (tt.want != "") {
				t.Errorf("%q: got %q, want %q", tt.asked, got.Kind, tt.want)
			}
		})
	}
}
