package web

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stemma-news/stemma/diffing"
)

// side reads one side back out of the pieces of a column.
func side(all []group, column func(group) []piece) string {
	var paragraphs []string
	now := ""
	for _, g := range all {
		for _, p := range column(g) {
			if p.Break {
				paragraphs = append(paragraphs, now)
				now = ""
			}
			if p.Op == "away" {
				continue
			}
			now += p.Text
		}
	}
	return strings.Join(append(paragraphs, now), "\n\n")
}

func TestColumnsReadAsTheTextsDo(t *testing.T) {
	for _, tt := range []struct{ name, old, new string }{
		{"one word", "Four people were hurt. The road was closed.", "Three people were hurt. The road was closed."},
		{"a paragraph added", "The bridge opened on Monday.\n\nThe mayor spoke.", "The bridge opened on Monday.\n\nHundreds crossed it on foot.\n\nThe mayor spoke."},
		{"a paragraph removed", "One stood here first.\n\nTwo stood here next.\n\nThree came last.", "One stood here first.\n\nThree came last."},
		{"paragraphs joined", "The bridge opened on Monday.\n\nThe mayor spoke.", "The bridge opened on Monday. The mayor spoke."},
		{"nothing in common", "Alpha beta gamma delta.", "Un deux trois quatre."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := diffing.Texts(tt.old, tt.new, diffing.Options{})
			all := groups(tt.old, tt.new, d)
			if got := side(all, func(g group) []piece { return g.Old }); got != tt.old {
				t.Errorf("old column\n%q\nwant\n%q", got, tt.old)
			}
			if got := side(all, func(g group) []piece { return g.New }); got != tt.new {
				t.Errorf("new column\n%q\nwant\n%q", got, tt.new)
			}
		})
	}
}

func TestMovedBlocksAreShownInBothPlaces(t *testing.T) {
	const a = "The council met on Monday to vote on the harbour wall and its cost."
	const b = "Fishermen had asked for a higher wall since the flood of last winter."
	const c = "The minister of ports promised money for the work by the end of March."
	old, new := a+"\n\n"+b+"\n\n"+c, b+"\n\n"+c+"\n\n"+a
	all := groups(old, new, diffing.Texts(old, new, diffing.Options{}))
	anchors := map[string]string{}
	for _, g := range all {
		for _, p := range g.Inline {
			if p.Anchor != "" {
				anchors[p.Anchor] = p.Op
			}
		}
	}
	away, here := 0, 0
	for name, op := range anchors {
		if strings.HasPrefix(name, "from") && op == "away" {
			away++
			if _, ok := anchors["b"+strings.TrimPrefix(name, "from")]; ok {
				here++
			}
		}
	}
	if away == 0 || away != here {
		t.Errorf("%d places left, %d of them linked to where the text is now, want the same above 0: %v", away, here, anchors)
	}
}

// Two ways to compose a character are the same text, so nothing is marked.
func TestComposedCharactersAreTheSame(t *testing.T) {
	old, new := "The cafe\u0301 closed. It was four.", "The caf\u00e9 closed. It was five."
	for _, g := range groups(old, new, diffing.Texts(old, new, diffing.Options{})) {
		for _, p := range g.Inline {
			if p.Op != diffing.Equal && strings.Contains(p.Text, "caf") {
				t.Errorf("%s %q, want it equal", p.Op, p.Text)
			}
		}
	}
}

// The place of a block that moved is where its words are, also when they begin
// a paragraph.
func TestMovedWordsBearTheirMark(t *testing.T) {
	const a = "The council met on Monday to vote on the harbour wall and its cost."
	const b = "Fishermen had asked for a higher wall since the flood of last winter."
	const c = "The minister of ports promised money for the work by the end of March."
	all := groups(a+"\n\n"+b+"\n\n"+c, b+"\n\n"+c+"\n\n"+a, diffing.Texts(a+"\n\n"+b+"\n\n"+c, b+"\n\n"+c+"\n\n"+a, diffing.Options{}))
	link(all, false)
	marked, left := false, false
	for _, g := range all {
		for _, p := range g.Inline {
			marked = marked || p.Kind == diffing.Moved && p.Op == diffing.Equal && p.Text == a && p.Anchor != "" && p.Linked
			left = left || p.Op == "away" && p.Whole && p.Linked
		}
	}
	if !marked || !left {
		t.Errorf("the moved words bear their mark: %v; the place they left is told as a paragraph: %v\n%+v", marked, left, all)
	}
}

func TestOnlyWhatChanged(t *testing.T) {
	long := "Nothing in this sentence was touched by anyone at all since it was written down. "
	kept := strings.TrimSpace(strings.Repeat(long, 12))
	for _, tt := range []struct{ name, old, new, want string }{
		{"paragraphs without a change are counted", kept + "\n\nFour people were hurt.\n\n" + kept, kept + "\n\nThree people were hurt.\n\n" + kept, "(180) -Four +Three = (180)"},
		{"of a long one the nearest sentences stay", kept + " Four people were hurt.", kept + " Three people were hurt.", "[135] = = = -Four +Three ="},
		{"a short one stays whole", long + "Four people were hurt.", long + "Three people were hurt.", "= -Four +Three ="},
		{"nothing changed", kept, kept, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, g := range keep(groups(tt.old, tt.new, diffing.Texts(tt.old, tt.new, diffing.Options{})), nil) {
				for _, p := range g.Inline {
					switch text := strings.TrimSpace(p.Text); {
					case p.Op == "gap":
						got = append(got, fmt.Sprintf("[%d]", p.Words))
					case text == "":
					case p.Op == diffing.Delete:
						got = append(got, "-"+text)
					case p.Op == diffing.Insert:
						got = append(got, "+"+text)
					default:
						got = append(got, "=")
					}
				}
				if g.Skipped > 0 {
					got = append(got, fmt.Sprintf("(%d)", g.Skipped))
				}
			}
			if strings.Join(got, " ") != tt.want {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, " "), tt.want)
			}
		})
	}
}
