package family

import (
	"strings"
	"testing"
)

// What a copy altered is told of the state that it was taken from, by kinds,
// and in the drawing too. How diffing words a change is not this test's
// business.
func TestExplain(t *testing.T) {
	original := Copy{
		ID: "original", Title: "Tram", Language: "en", Text: strings.ReplaceAll(tram1, "Four", "Six"), Seen: at(12),
		Earlier: []Copy{{Text: tram1, Seen: at(8), Language: "en"}},
	}
	made := Copy{ID: "made", Title: "Tram", Language: "en", Seen: at(10), Text: strings.Replace(strings.ReplaceAll(tram1, "Four", "Three"), "Service resumes on Thursday.", "", 1)}
	copies := []Copy{original, made}
	nodes := Tree("f", copies)
	Explain(nodes, copies)
	if nodes[0].Made != nil {
		t.Errorf("the root was made of nothing, not %+v", nodes[0].Made)
	}
	m := nodes[1].Made
	if m == nil || m.Altered != 1 || m.Dropped != 1 || m.Added != 0 || m.Kept != 2 {
		t.Fatalf("got %+v", m)
	}
	if len(m.Changes) == 0 || m.Changes[0].Kind != "number" || !strings.Contains(m.Changes[0].Says, "Three") || strings.Contains(m.Changes[0].Says, "Six") {
		t.Errorf("changes %+v", m.Changes)
	}
	if drawn := Text(nodes, copies); !strings.Contains(drawn, "1 sentence altered, 1 dropped: ") {
		t.Errorf("drawn\n%s", drawn)
	}
}

// Of credits in a circle one is wrong, and none is sure.
func TestCircleIsNotSure(t *testing.T) {
	copies := []Copy{
		{ID: "a", Text: tram1, Publisher: "Alpha Times", Credit: "via Gamma News", Seen: at(8)},
		{ID: "b", Text: tram1, Publisher: "Beta Daily", Credit: "via Alpha Times", Seen: at(9)},
		{ID: "c", Text: tram1, Publisher: "Gamma News", Credit: "via Beta Daily", Seen: at(10)},
	}
	for _, n := range Tree("f", copies) {
		if n.Confidence > circleSure || n.Direction == "known" {
			t.Errorf("%+v", n)
		}
	}
	copies[0].Credit = "" // the circle is open
	if n := Tree("f", copies)[1]; n.Direction != "known" || n.Confidence <= circleSure {
		t.Errorf("%+v", n)
	}
}
