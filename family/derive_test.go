package family

import (
	"testing"
	"time"
)

// The three states of one story, and a desk's copy of the second.
const (
	tram1 = "Four people were hurt when a tram left the rails in Orbe on Monday, police said.\n\nThe driver, who is 61, was not hurt. Service resumes on Thursday.\n\nThe line opened in 1894."
	tram2 = "Three people were hurt when a tram left the rails in Orbe on Monday, police said.\n\nThe driver, who is 61, was not hurt. Service resumes on Thursday.\n\nThe company has ordered a check of all its wheels.\n\nThe line opened in 1894."
	tram3 = "Three people were hurt when a tram left the rails in Orbe on Monday, police said.\n\nThe driver, who is 61, was not hurt. Service resumes on Friday.\n\nThe line opened in 1894."
)

func at(hour int) time.Time { return time.Date(2026, 3, 2, hour, 0, 0, 0, time.UTC) }

func TestTakenFrom(t *testing.T) {
	revisions := []Copy{{Text: tram1, Seen: at(8)}, {Text: tram2, Seen: at(10)}, {Text: tram3, Seen: at(12)}}
	for _, tt := range []struct {
		name string
		made Copy
		want int
		sure bool
	}{
		{"the number of the first", Copy{Text: "A tram accident. Four people were hurt when a tram left the rails in Orbe on Monday.", Seen: at(13)}, 0, true},
		{"the sentence that only the second has", Copy{Text: tram2, Seen: at(13)}, 1, true},
		{"the day of the third", Copy{Text: "The driver, who is 61, was not hurt. Service resumes on Friday.", Seen: at(13)}, 2, true},
		{"what all have, by its clock from the second", Copy{Text: "The line opened in 1894.", Seen: at(11)}, 1, false},
		{"what all have, without a clock", Copy{Text: "The line opened in 1894."}, 2, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := TakenFrom(tt.made, revisions)
			if got.Revision != tt.want || (got.Confidence > 0) != tt.sure {
				t.Errorf("got  %+v\nwant revision %d, sure: %v", got, tt.want, tt.sure)
			}
		})
	}
	if got := TakenFrom(Copy{Text: tram1}, nil); got != nil {
		t.Errorf("no revisions gave %+v", got)
	}
}

func TestStaleIn(t *testing.T) {
	revisions := []Copy{{Text: tram1, Seen: at(8)}, {Text: tram2, Seen: at(10)}, {Text: tram3, Seen: at(12)}}
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"still four, and still Thursday", "Tram news\n\n" + tram1, []string{
			"Four people were hurt when a tram left the rails in Orbe on Monday, police said.", "Service resumes on Thursday.",
		}},
		{"withdrawn since", tram2, []string{"Service resumes on Thursday.", "The company has ordered a check of all its wheels."}},
		{"up to date", tram3, nil},
		{"left out what was wrong", "The driver, who is 61, was not hurt.\n\nThe line opened in 1894.", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, s := range StaleIn(Copy{Text: tt.text, Seen: at(14), Language: "en"}, revisions) {
				got = append(got, s.Says.Of(tt.text))
			}
			if !equal(got, tt.want) {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestAccountOf(t *testing.T) {
	made := Copy{ID: "copy", Language: "en", Text: "Three people were hurt when a tram left the rails in Orbe on Monday, police said.\n\nOur reporter saw the broken rail.\n\nThe line opened in 1894."}
	a := AccountOf(Copy{ID: "original", Text: tram1}, made)
	spans := func(of string, s []Span) (out []string) {
		for _, x := range s {
			out = append(out, x.Of(of))
		}
		return out
	}
	if got, want := spans(tram1, a.Dropped), []string{"The driver, who is 61, was not hurt.", "Service resumes on Thursday."}; !equal(got, want) {
		t.Errorf("dropped\ngot  %q\nwant %q", got, want)
	}
	if got, want := spans(made.Text, a.Added), []string{"Our reporter saw the broken rail."}; !equal(got, want) {
		t.Errorf("added\ngot  %q\nwant %q", got, want)
	}
	if len(a.Kept) != 1 || len(a.Altered) != 1 || a.Altered[0].B.Of(made.Text) != "Three people were hurt when a tram left the rails in Orbe on Monday, police said." {
		t.Errorf("kept %+v, altered %+v", a.Kept, a.Altered)
	}
}

func TestMatrixOf(t *testing.T) {
	m := MatrixOf([]Copy{
		{ID: "late", Text: "The line opened in 1894.\n\nService resumes on Thursday.", Seen: at(9)},
		{ID: "first", Text: tram1, Seen: at(8)},
		{ID: "second", Text: tram2, Seen: at(10)},
	})
	var got []string
	for _, r := range m.Rows {
		line := r.First + ":"
		for _, c := range r.Cells {
			line += " " + c.State
		}
		got = append(got, line+" "+r.Text)
	}
	want := []string{
		"first: same  changed Four people were hurt when a tram left the rails in Orbe on Monday, police said.",
		"first: same  same The driver, who is 61, was not hurt.",
		"first: same same same Service resumes on Thursday.",
		"second:   same The company has ordered a check of all its wheels.",
		"first: same same same The line opened in 1894.",
	}
	if !equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if len(m.Shared) != 2 || m.Shared[0] != 2 || m.Shared[1] != 4 {
		t.Errorf("shared by all: %v", m.Shared)
	}
}

func equal(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func TestWhoIsCredited(t *testing.T) {
	copies := []Copy{
		{ID: "herald", Publisher: "The Lorn Herald", URL: "https://www.lornherald.example/2026/ferry"},
		{ID: "post", Publisher: "Post", URL: "https://islandpost.example/a?id=7"},
	}
	known := newOutlets(copies)
	for _, tt := range []struct {
		name string
		made Copy
		want string
	}{
		{"by name", Copy{Credit: "Story by the Lorn Herald’s staff"}, "herald"},
		{"by host", Copy{Credit: "via islandpost.example"}, "post"},
		{"by a site's name in words", Copy{Credit: "(Island Post)"}, "post"},
		{"by address", Copy{Original: "http://lornherald.example/2026/ferry/"}, "herald"},
		{"by a line of the text", Copy{Text: "A tram left the rails.\n\nOriginally published in The Lorn Herald."}, "herald"},
		{"a name within a word is none", Copy{Credit: "via Posthumous Press"}, ""},
		{"prose is no credit", Copy{Text: "Via the old road one comes to the mill, where The Lorn Herald had its first office and its first press long ago."}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := ""
			for i := range known.named(creditOf(tt.made), tt.made) {
				got += copies[i].ID
			}
			if got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestDecide(t *testing.T) {
	tie := func(id, family string, r Relation, spans ...Span) Tie {
		p := Pair{Relation: r, AInB: 0.4}
		for _, s := range spans {
			p.Passages = append(p.Passages, Passage{A: s})
		}
		return Tie{ID: id, Family: family, Pair: p}
	}
	front, back, most := Span{Start: 0, End: 300}, Span{Start: 300, End: 500}, Span{Start: 0, End: 280}
	for _, tt := range []struct {
		name  string
		ties  []Tie
		home  string
		merge []string
		aside []string
	}{
		{"no ties found a family", nil, "", nil, nil},
		{"quotations join nobody", []Tie{tie("a", "f1", IsQuotes, front)}, "", nil, nil},
		{"one family", []Tie{tie("a", "f1", IsCopy, front), tie("b", "f1", IsPartial, back)}, "f1", nil, nil},
		{"two families with the same words are one", []Tie{tie("a", "f1", IsCopy, most), tie("b", "f2", IsCopy, front)}, "f2", []string{"f1"}, nil},
		{"a digest of two stories merges nothing", []Tie{tie("a", "f1", IsPartial, back), tie("b", "f2", IsPartial, front)}, "f2", nil, []string{"f1"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := Decide(tt.ties)
			if d.Family != tt.home || !equal(d.Merge, tt.merge) || !equal(d.Aside, tt.aside) {
				t.Errorf("got  %+v\nwant %q, merge %q, aside %q", d, tt.home, tt.merge, tt.aside)
			}
			if want := len(d.Merge) + len(d.Aside); d.Family != "" && len(d.Why) != want+1 {
				t.Errorf("%d reasons for %d decisions", len(d.Why), want+1)
			}
		})
	}
}

// A copy of a former revision hangs on it, though the newest one has lost its
// words.
func TestTreeKnowsRevisions(t *testing.T) {
	original := Copy{ID: "original", Text: tram3, Seen: at(8), Earlier: []Copy{{Text: tram1, Seen: at(8)}, {Text: tram2, Seen: at(10)}}}
	nodes := Tree("f", []Copy{original, {ID: "copy", Text: tram2, Seen: at(14)}})
	n := nodes[1]
	if n.Parent == nil || *n.Parent != "original" || n.TakenFrom == nil || n.TakenFrom.Revision != 1 {
		t.Fatalf("got %+v", n)
	}
	if want := []string{"kept 5 of 5 sentences", "taken from revision 2 of 3", "seen 6 h later"}; !equal(n.Evidence, want) {
		t.Errorf("got  %q\nwant %q", n.Evidence, want)
	}
}
