package article

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

// prose makes a draft of running paragraphs.
func prose(paragraphs ...string) Draft {
	var d Draft
	for _, p := range paragraphs {
		d.Paragraphs = append(d.Paragraphs, Text{Text: p, Place: -1})
	}
	return d
}

func TestBodyIsTheParagraphs(t *testing.T) {
	a, err := New(prose("The bridge opened. People came.", "Le pont a rouvert lundi.", "桥开了。人们来了。"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range a.Paragraphs {
		got = append(got, p.Of(a.Body))
	}
	if want := "The bridge opened. People came.|Le pont a rouvert lundi.|桥开了。人们来了。"; strings.Join(got, "|") != want {
		t.Errorf("got  %q\nwant %q", strings.Join(got, "|"), want)
	}
	if want := strings.Join(got, "\n\n"); a.Body != want {
		t.Errorf("body %q\nwant %q", a.Body, want)
	}
}

func TestRefusesDrafts(t *testing.T) {
	for _, tt := range []struct {
		name  string
		draft Draft
		want  error
	}{
		{"no paragraph", Draft{Title: "A headline alone"}, ErrEmpty},
		{"an empty paragraph", prose("One.", ""), ErrParagraph},
		{"an untrimmed paragraph", prose(" One."), ErrParagraph},
		{"a blank line within", prose("One.\n\nTwo."), ErrParagraph},
		{"invalid UTF-8 in the body", prose("caf\xe9"), ErrEncoding},
		{"invalid UTF-8 in the headline", Draft{Title: "caf\xe9", Paragraphs: []Text{{Text: "One."}}}, ErrEncoding},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := New(tt.draft); !errors.Is(err, tt.want) {
				t.Errorf("got %v, want %v", err, tt.want)
			}
		})
	}
}

// The revision is the address of what a reader reads, and of nothing else.
func TestRevision(t *testing.T) {
	base := prose("The bridge opened.", "People came.")
	base.Title, base.Byline = "Bridge opens", "A. Reporter"
	first, err := New(base)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name   string
		change func(*Draft)
		same   bool
	}{
		{"served at another time", func(d *Draft) { d.Modified = "2026-03-02T08:00:00Z" }, true},
		{"other furniture", func(d *Draft) { d.Furniture = []Furniture{{"Share", "share bar"}} }, true},
		{"another headline", func(d *Draft) { d.Title = "Bridge reopens" }, false},
		{"another byline", func(d *Draft) { d.Byline = "B. Reporter" }, false},
		{"another word", func(d *Draft) { d.Paragraphs[1].Text = "People left." }, false},
		{"a correction", func(d *Draft) { d.Notes = []Note{{"correction", "It was Monday."}} }, false},
		{"words moved from headline to byline", func(d *Draft) { d.Title, d.Byline = "Bridge", "opensA. Reporter" }, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := prose("The bridge opened.", "People came.")
			d.Title, d.Byline = base.Title, base.Byline
			tt.change(&d)
			a, err := New(d)
			if err != nil {
				t.Fatal(err)
			}
			if (a.Revision == first.Revision) != tt.same {
				t.Errorf("revision %s, that of the first is %s, want same %t", a.Revision, first.Revision, tt.same)
			}
		})
	}
}

func TestGivenIsThePlaceInThePlainText(t *testing.T) {
	const given = "BRIDGE\n\n  One stood. Two fell.\nShare this\n\nThree came."
	one, three := strings.Index(given, "One"), strings.Index(given, "Three")
	a, err := New(Draft{Paragraphs: []Text{{Text: "One stood. Two fell.", Place: one}, {Text: "Three came.", Place: three}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range a.Sentences {
		at, ok := a.Given(s)
		if !ok || at.Of(given) != s.Of(a.Body) {
			t.Errorf("got %q, %t, want %q", at.Of(given), ok, s.Of(a.Body))
		}
	}
	if a, _ = New(prose("One stood.")); a != nil {
		if _, ok := a.Given(a.Sentences[0]); ok {
			t.Error("a page has no place in a plain text")
		}
	}
}

// Property: spans lie within the body, in order and apart, no sentence crosses
// the end of a paragraph, and the same draft gives the same article.
func FuzzSpansStayInside(f *testing.F) {
	f.Add("The bridge opened. People came.\n\nDr. Smith spoke.")
	f.Add("« Le pont ? » dit-il.\n\n桥开了。人们来了。\n\nهل وصل؟ نعم.")
	f.Fuzz(func(t *testing.T, s string) {
		var d Draft
		for _, p := range strings.Split(s, "\n\n") {
			if p = strings.TrimSpace(p); p != "" {
				d.Paragraphs = append(d.Paragraphs, Text{Text: p, Place: -1})
			}
		}
		a, err := New(d)
		if err != nil {
			return
		}
		p, end := 0, 0
		for _, s := range a.Sentences {
			if s.Start < end || s.End <= s.Start || s.End > len(a.Body) {
				t.Fatalf("sentence %v after %d in %d bytes", s, end, len(a.Body))
			}
			end = s.End
			for p < len(a.Paragraphs) && a.Paragraphs[p].End < s.End {
				p++
			}
			if p == len(a.Paragraphs) || s.Start < a.Paragraphs[p].Start {
				t.Fatalf("sentence %q crosses paragraphs", s.Of(a.Body))
			}
			if !utf8.ValidString(s.Of(a.Body)) {
				t.Fatalf("sentence %q cuts a character", s.Of(a.Body))
			}
		}
		b, err := New(d)
		if err != nil || b.Revision != a.Revision || len(b.Sentences) != len(a.Sentences) {
			t.Fatalf("the same draft gave %v, %v", b, err)
		}
	})
}
