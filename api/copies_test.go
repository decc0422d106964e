package api_test

import (
	"strings"
	"testing"
)

// What all copies hold is told apart from what only one has, sentence by
// sentence; and what a revision adds from what it had.
func TestBesideOneAnother(t *testing.T) {
	s := serve(t, options{})
	capture := func(file, key string) (c captured) {
		t.Helper()
		s.do("POST", "/v1/articles", map[string]any{"text": sample(t, file), "key": key}).into(201, &c)
		return c
	}
	first := capture("story.txt", "mill")
	other := capture("story-copy.txt", "copy")
	type summary struct {
		Sentences []struct{ Text string }
		Note      string
	}
	var shared struct {
		Copies []string
		Common summary
		Only   []struct {
			Article string
			Summary summary
		}
	}
	s.do("GET", first.Links["family"]+"/summary?sentences=2", nil).into(200, &shared)
	if len(shared.Common.Sentences) != 2 || len(shared.Only) != 2 || shared.Only[0].Article != first.Article {
		t.Fatalf("%+v", shared)
	}
	copied := sample(t, "story-copy.txt")
	for _, one := range shared.Common.Sentences {
		if !strings.Contains(copied, one.Text) {
			t.Errorf("not in every copy: %q", one.Text)
		}
	}
	for _, one := range shared.Only[0].Summary.Sentences {
		if strings.Contains(copied, one.Text) {
			t.Errorf("not only in the first: %q", one.Text)
		}
	}
	var m struct {
		Copies []string
		Rows   []struct {
			Text  string
			Cells []struct{ State string }
		}
	}
	s.do("GET", first.Links["family"]+"/matrix", nil).into(200, &m)
	if len(m.Copies) != 2 || len(m.Rows) < 15 {
		t.Fatalf("%d copies, %d rows", len(m.Copies), len(m.Rows))
	}
	for _, r := range m.Rows {
		for i, c := range r.Cells {
			if m.Copies[i] == other.Article && (c.State == "same") != strings.Contains(copied, r.Text) {
				t.Errorf("%q is %q in the copy", r.Text, c.State)
			}
		}
	}
	revised := capture("story-revised.txt", "mill")
	var added summary
	s.do("GET", revised.Links["revision"]+"/summary?since="+first.Revision, nil).into(200, &added)
	if len(added.Sentences) == 0 && added.Note == "" {
		t.Errorf("%+v", added)
	}
	s.do("GET", revised.Links["revision"]+"/summary?since=r_nothing", nil).problem(404)
	s.do("GET", revised.Links["revision"]+"/summary?mode=headline", nil).want(200)
	s.do("GET", revised.Links["revision"]+"/summary?mode=poem", nil).problem(400)
}

// A copy that still says what its original has corrected is told.
func TestStaleCopy(t *testing.T) {
	s := serve(t, options{})
	item := func(file, url, day, source string) map[string]any {
		head, body, _ := strings.Cut(sample(t, file), "\n\n")
		var html strings.Builder
		for p := range strings.SplitSeq(body, "\n\n") {
			if len(p) > 80 { // the story without what the blog put around it
				html.WriteString("<p>" + p + "</p>")
			}
		}
		return map[string]any{"url": url, "ninjs": map[string]any{
			"uri": url, "type": "text", "headline": head, "versioncreated": day, "body_xhtml": html.String() + source,
		}}
	}
	var first, other, revised captured
	s.do("POST", "/v1/articles", item("story.txt", "https://observer.example/mill", "2026-01-02T08:00:00Z", "")).into(201, &first)
	s.do("POST", "/v1/articles", item("story-copy.txt", "https://blog.example/mill", "2026-01-03T08:00:00Z", "<p>This story first appeared in observer.example.</p>")).into(201, &other)
	s.do("POST", "/v1/articles", item("story-revised.txt", "https://observer.example/mill", "2026-01-02T08:00:00Z", "")).into(201, &revised)
	if other.Family != first.Family || revised.Article != first.Article || revised.Number != 2 {
		t.Fatalf("%+v\n%+v\n%+v", first, other, revised)
	}
	var got struct {
		Original  string
		Revisions []string
		Stale     []struct {
			Copy    string
			Says    span
			Changes []struct{ Kind, Says string }
		}
	}
	s.do("GET", first.Links["family"]+"/stale", nil).into(200, &got)
	if got.Original != first.Article || len(got.Revisions) != 2 || len(got.Stale) != 2 {
		t.Fatalf("%+v", got)
	}
	if one := got.Stale[0]; one.Copy != other.Article || len(one.Changes) == 0 || one.Changes[0].Kind != "number" {
		t.Errorf("%+v", one)
	}
}

// ferry is a story in the state that its desk gave it after so many
// corrections.
func ferry(corrections int) string {
	states := []struct{ aboard, boats string }{{"212", "five"}, {"214", "five"}, {"214", "six"}}
	s := states[corrections]
	return `The ferry Alma ran aground off Cape Lorn before dawn on Tuesday with ` + s.aboard + ` people on board, and all of them were brought ashore by noon, the coast guard said.

The ship had left Port Ellery at four in the morning and was an hour late when she struck a reef that is marked on every chart, said Captain Ines Duarte, who led the rescue.

Two of the ` + s.boats + ` boats that came to help belong to fishermen from Lorn. They took off the children first, then the sick, and last the crew.

The owner, Norrland Line, has sent a tug to see whether the Alma can be floated off on the high tide of Thursday. She carries many people between the islands every year.`
}

// A tree says which state of an original each copy was taken from, and only
// what was corrected since is stale in it.
func TestTakenFromRevision(t *testing.T) {
	s := serve(t, options{})
	capture := func(url, text, credit, seen string) (c captured) {
		t.Helper()
		var html strings.Builder
		for p := range strings.SplitSeq(text, "\n\n") {
			html.WriteString("<p>" + p + "</p>")
		}
		s.do("POST", "/v1/articles", map[string]any{"url": url, "seen": seen, "ninjs": map[string]any{
			"uri": url, "type": "text", "headline": "Ferry runs aground", "versioncreated": seen, "body_xhtml": html.String() + credit,
		}}).into(201, &c)
		return c
	}
	const from = "<p>This story first appeared in herald.example.</p>"
	var states []captured
	at := func(n int) captured {
		c := capture("https://herald.example/ferry", ferry(n), "", "2026-03-03T1"+string(rune('0'+n))+":00:00Z")
		states = append(states, c)
		return c
	}
	first := at(0)
	at(1)
	second := capture("https://blog.example/ferry", ferry(1), from, "2026-03-03T11:30:00Z")
	at(2)
	third := capture("https://mirror.example/ferry", ferry(2), from, "2026-03-03T12:30:00Z")

	var tree struct {
		Tree []struct {
			ID        string
			Parent    *string
			Direction string
			Evidence  []string
			TakenFrom *struct {
				Revision int
				ID       string
			} `json:"taken_from"`
		}
	}
	s.do("GET", first.Links["family"], nil).into(200, &tree)
	want := map[string]captured{second.Article: states[1], third.Article: states[2]}
	for _, n := range tree.Tree {
		state, copied := want[n.ID]
		if !copied {
			continue
		}
		delete(want, n.ID)
		if n.Parent == nil || *n.Parent != first.Article || n.Direction != "known" {
			t.Errorf("%+v", n)
			continue
		}
		if n.TakenFrom == nil || n.TakenFrom.ID != state.Revision || n.TakenFrom.Revision != state.Number-1 {
			t.Errorf("taken from %+v, want revision %d, %s", n.TakenFrom, state.Number, state.Revision)
		}
	}
	if len(want) > 0 {
		t.Errorf("not in the tree %+v: %v", tree, want)
	}
	var got struct {
		Original  string
		Revisions []string
		Stale     []struct {
			Copy     string
			Revision int
			Changes  []struct{ Says string }
		}
	}
	s.do("GET", first.Links["family"]+"/stale", nil).into(200, &got)
	if got.Original != first.Article || len(got.Revisions) != 3 || got.Revisions[1] != states[1].Revision {
		t.Fatalf("%+v", got)
	}
	// The copy has the first correction and lacks the second.
	if len(got.Stale) != 1 || got.Stale[0].Copy != second.Article || got.Stale[0].Revision != 1 || !strings.Contains(got.Stale[0].Changes[0].Says, "six") {
		t.Errorf("%+v", got.Stale)
	}
}
