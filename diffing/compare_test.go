package diffing

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stemma-news/stemma/article"
)

// drawn gives the blocks that are not the same, one a line: kind, then the
// text with [-what went-] and {+what came+}.
func drawn(old, new string, d *Diff) string {
	var out strings.Builder
	for _, b := range d.Blocks {
		if b.Kind == Same {
			continue
		}
		out.WriteString(b.Kind + ": ")
		for _, e := range b.Edits {
			switch e.Op {
			case Delete:
				out.WriteString("[-" + e.Old.Of(old) + "-]")
			case Insert:
				out.WriteString("{+" + e.New.Of(new) + "+}")
			default:
				out.WriteString(e.New.Of(new))
			}
		}
		out.WriteString("\n")
	}
	return strings.ReplaceAll(out.String(), "\n\n", "¶")
}

func TestTexts(t *testing.T) {
	const para = "Traders fear a winter without customers. They want the work put off."
	for _, tt := range []struct{ name, old, new, want string }{
		{"nothing changed", para, para, ""},
		{"a word", "The mill shut on Monday.", "The mill shut on Tuesday.", "changed: The mill shut on [-Monday-]{+Tuesday+}.\n"},
		{"a compound is one word", "A three-year plan was made.", "A five-year plan was made.", "changed: A [-three-year-]{+five-year+} plan was made.\n"},
		{"a crumb between two changes is folded", "It may be very slow and dear to them.", "It may be quite fast and cheap to them.", "changed: It may be [-very slow and dear-]{+quite fast and cheap+} to them.\n"},
		{"a sentence added takes the space before it", "The mill shut.\n\nBuses ran.", "The mill shut. Nobody knows why that was.\n\nBuses ran.", "added: {+ Nobody knows why that was.+}\n"},
		{"a paragraph added takes one break", "The mill shut.\n\nBuses ran.", "The mill shut.\n\nNobody knows why that was.\n\nBuses ran.", "added: {+Nobody knows why that was.¶+}\n"},
		{"paragraphs joined are no wording", "The mill shut.\n\nBuses ran late.", "The mill shut. Buses ran late.", "changed: [-¶-]{+ +}\n"},
		{"a paragraph broken", "The mill shut. Buses ran late.", "The mill shut.\n\nBuses ran late.", "changed: [- -]{+¶+}\n"},
		{
			"a sentence split", "The mill that opened in 1906 shut on Monday, and forty workers lost their jobs.",
			"The mill that opened in 1906 shut on Monday. Forty workers lost their jobs.",
			"split: The mill that opened in 1906 shut on Monday[-, and forty-]{+. Forty+} workers lost their jobs.\n",
		},
		{
			"two sentences merged", "The mill that opened in 1906 shut on Monday. Forty workers lost their jobs.",
			"The mill that opened in 1906 shut on Monday, and forty workers lost their jobs.",
			"merged: The mill that opened in 1906 shut on Monday[-. Forty-]{+, and forty+} workers lost their jobs.\n",
		},
		{
			"a paragraph moved whole", para + "\n\nThe council met on Monday. Work begins in spring.\n\nBuses ran.",
			"The council met on Monday. Work begins in spring.\n\n" + para + "\n\nBuses ran.",
			"moved: The council met on Monday. \nmoved: Work begins in spring.¶\n",
		},
		{
			"a sentence moved and reworded", "The old piers will not last the winter, builders say. The council met on Monday. It heard the plan for the bridge. Work begins in spring if all goes well.",
			"The council met on Monday. It heard the plan for the bridge. Work begins in spring if all goes well. The old piers will not last the summer, builders say.",
			"moved: {+ +}The old piers will not last the [-winter-]{+summer+}, builders say.[- -]\n",
		},
		{"Windows line ends", "The mill shut.\r\n\r\nBuses ran.", "The mill shut.\r\n\r\nTrains ran.", "changed: [-Buses-]{+Trains+} ran.\n"},
		{"a line break gone is only that", "One two three.  Four five six.", "One two three. Four five six.", "changed:  [- -]\n"},
		{"Chinese", "市长周一宣布了计划。桥梁将于十月动工。", "市长周二宣布了计划。桥梁将于十月动工。", "changed: 市长周[-一-]{+二+}宣布了计划。\n"},
		{"no side of the cut is half a letter", "cafe\u0301 noir", "cafe noir", "changed: [-cafe\u0301-]{+cafe+} noir\n"},
		{"from nothing", "", "Buses ran.", "added: {+Buses ran.+}\n"},
		{"to nothing", "Buses ran.", "", "removed: [-Buses ran.-]\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := Texts(tt.old, tt.new, Options{Language: "en"})
			checkRebuilds(t, tt.old, tt.new, d)
			if diff := cmp.Diff(tt.want, drawn(tt.old, tt.new, d)); diff != "" {
				t.Errorf("want (-), got (+):\n%s", diff)
			}
		})
	}
}

func TestIgnore(t *testing.T) {
	for _, tt := range []struct{ ignore, old, new string }{
		{"case", "The Mill shut.", "The mill SHUT."},
		{"whitespace", "The mill shut.\n\nBuses ran.", "The  mill shut. Buses ran."},
		{"punctuation", "The mill, he said, shut.", "The mill he said shut!"},
		{"quotes", "“Don’t,” she said. «Oui.»", "\"Don't,\" she said. \"Oui.\""},
		{"dashes", "The mill – the old one -- shut.", "The mill — the old one - shut."},
		{"unicode", "Caf\u00e9 \ufb01ne.", "Cafe\u0301 fine."},
	} {
		t.Run(tt.ignore, func(t *testing.T) {
			d := Texts(tt.old, tt.new, Options{Language: "en", Ignore: []string{tt.ignore}})
			checkRebuilds(t, tt.old, tt.new, d)
			if got := drawn(tt.old, tt.new, d); got != "" || len(d.Changes) > 0 {
				t.Errorf("told as changed: %s%v", got, d.Changes)
			}
			if d := Texts(tt.old, tt.new, Options{Language: "en"}); drawn(tt.old, tt.new, d) == "" {
				t.Error("told as the same when nothing is ignored")
			}
		})
	}
}

func TestSentencesLinksThoseGiven(t *testing.T) {
	old := []string{"The mill shut. For good.", "Buses ran.", "Forty workers lost their jobs on that day."}
	new := []string{"Buses ran.", "", "Forty workers lost their work on that day."}
	d := Sentences(old, new, Options{Language: "en"})
	checkRebuilds(t, strings.Join(old, " "), strings.Join(new, " "), d)
	if want := [][2]int{{1, 0}, {2, 2}}; !cmp.Equal(d.Alignment, want) {
		t.Errorf("alignment %v, want %v", d.Alignment, want)
	}
	if want := []Span{{Start: 0, End: 10}, {Start: 11, End: 11}, {Start: 12, End: 54}}; !cmp.Equal(d.NewSentences, want) {
		t.Errorf("new sentences %v, want %v", d.NewSentences, want)
	}
}

func TestCompareTakesArticlesApart(t *testing.T) {
	make := func(title, byline string, paragraphs ...string) *article.Article {
		d := article.Draft{Title: title, Byline: byline, Language: "en"}
		for _, p := range paragraphs {
			d.Paragraphs = append(d.Paragraphs, article.Text{Text: p, Place: -1})
		}
		a, err := article.New(d)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	old := make("Four hurt at mill", "Ann Bell", "Four people were hurt. The mill is shut.", "Buses ran.")
	new := make("Three hurt at mill", "Ann Bell", "Three people were hurt. The mill is shut.", "Buses ran.")
	d := Compare(old, new, Options{})
	checkRebuilds(t, old.Body, new.Body, d)
	if want := "changed: [-Four-]{+Three+} people were hurt.\n"; drawn(old.Body, new.Body, d) != want {
		t.Errorf("got:\n%s\nwant:\n%s", drawn(old.Body, new.Body, d), want)
	}
	headline := 0
	for _, ch := range d.Changes {
		if ch.Block == -1 {
			headline++
		}
	}
	if headline == 0 {
		t.Errorf("the headline changed and no change says so: %+v", d.Changes)
	}
	if d := Compare(old, old, Options{}); len(d.Changes) > 0 || drawn(old.Body, old.Body, d) != "" {
		t.Errorf("an article differs from itself: %+v", d.Changes)
	}
}
