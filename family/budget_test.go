package family

import (
	"fmt"
	"strings"
	"testing"
)

// The same text ten thousand times is one family, and the work is bounded: the
// test would time out if every pair were compared.
func TestTheSameTextTenThousandTimes(t *testing.T) {
	copies := make([]Copy, 10000)
	for i := range copies {
		copies[i] = Copy{ID: fmt.Sprint(i), Text: tram2}
	}
	nodes := Build(copies)
	roots := 0
	for _, n := range nodes {
		if n.Family != nodes[0].Family {
			t.Fatalf("%s is in %s, the first in %s", n.ID, n.Family, nodes[0].Family)
		}
		if n.Parent == nil {
			roots++
		}
	}
	if roots != 1 {
		t.Errorf("%d roots", roots)
	}
	if drawn := Text(nodes, copies); len(drawn) > 3<<20 {
		t.Errorf("the drawing has %d bytes", len(drawn))
	}
}

func TestRepetitiveTextsStayInBudget(t *testing.T) {
	a := strings.Repeat("buffalo ", 200000)
	b := strings.Repeat("buffalo buffalo fish ", 70000)
	if got := Relate(Copy{Text: a}, Copy{Text: a}); got.Relation != IsCopy {
		t.Errorf("a text is no copy of itself: %s", got.Relation)
	}
	Relate(Copy{Text: a}, Copy{Text: b})
}

func TestArborescence(t *testing.T) {
	for _, tt := range []struct {
		name string
		n    int
		arcs []arc
		want []int
	}{
		{"a chain", 3, []arc{{0, 1, 1}, {1, 2, 1}, {0, 2, 5}}, []int{-1, 0, 1}},
		{"a cycle is broken where that is cheapest", 3, []arc{{0, 1, 10}, {0, 2, 8}, {1, 2, 1}, {2, 1, 1}}, []int{-1, 3, 1}},
		{"a cycle within a cycle", 4, []arc{{0, 1, 20}, {1, 2, 1}, {2, 1, 1}, {2, 3, 2}, {3, 2, 0}, {3, 1, 2}, {0, 3, 30}}, []int{-1, 0, 1, 3}},
		{"the first of equals", 2, []arc{{0, 1, 1}, {0, 1, 1}}, []int{-1, 0}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := arborescence(tt.n, 0, tt.arcs); fmt.Sprint(got) != fmt.Sprint(tt.want) {
				t.Errorf("got  %v\nwant %v", got, tt.want)
			}
		})
	}
}
