package family

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// Trees are drawn as "copy<parent@hours"; the answer is "copy:lane" by rows.
func TestOver(t *testing.T) {
	for _, tt := range []struct{ name, tree, want string }{
		{"one", "a@0", "a:0"},
		{"a chain goes straight down", "a@0 b<a@1 c<b@2", "a:0 b:0 c:0"},
		{"two copies of one", "a@0 b<a@1 c<a@2", "a:0 b:1 c:0"},
		{"a lane is free again once its line ends", "a@0 b<a@1 c<a@2 d<a@3", "a:0 b:1 c:1 d:0"},
		{"two lines at once", "a@0 b<a@1 c<a@2 d<b@3 e<a@4", "a:0 b:1 c:2 d:1 e:0"},
		{"rows go by time, whatever the order given", "c<b@2 a@0 b<a@1", "a:0 b:0 c:0"},
		{"a copy stands below its parent though its clock is before", "a@5 b<a@1 c<b@2", "a:0 b:0 c:0"},
		{"two roots", "a@0 b@1 c<b@2", "a:0 b:0 c:0"},
		{"a parent that is not there", "a@0 b<z@1", "a:0 b:0"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var nodes []Node
			var clocks []time.Time
			for _, f := range strings.Fields(tt.tree) {
				who, at, _ := strings.Cut(f, "@")
				id, parent, has := strings.Cut(who, "<")
				n := Node{ID: id}
				if has {
					n.Parent = &parent
				}
				var hours int
				fmt.Sscan(at, &hours)
				nodes, clocks = append(nodes, n), append(clocks, time.Unix(0, 0).Add(time.Duration(hours)*time.Hour))
			}
			var got []string
			for r, s := range Over(nodes, clocks) {
				if s.Row != r || s.Parent >= r {
					t.Errorf("row %d: %+v", r, s)
				}
				got = append(got, fmt.Sprintf("%s:%d", nodes[s.Node].ID, s.Lane))
			}
			if strings.Join(got, " ") != tt.want {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, " "), tt.want)
			}
		})
	}
}

// The drawing of the command line goes by time too, and dashes say how the
// direction is known.
func TestSVGGoesByTime(t *testing.T) {
	root := "a"
	nodes := []Node{{ID: "a"}, {ID: "b", Parent: &root, Direction: "known"}, {ID: "c", Parent: &root, Direction: "likely"}}
	copies := []Copy{{Title: "Alpha", Seen: at(8)}, {Title: "Beta", Seen: at(10)}, {Title: "Gamma", Seen: at(9)}}
	drawn := SVG(nodes, copies)
	last := -1
	for _, want := range []string{">Alpha (", "M12 21V60H35\" fill=\"none\" stroke=\"currentColor\" stroke-dasharray", ">Gamma (", "M12 21V99\" fill=\"none\" stroke=\"currentColor\"/>", ">Beta ("} {
		at := strings.Index(drawn, want)
		if at <= last {
			t.Fatalf("%s is not there, or not in its turn, in\n%s", want, drawn)
		}
		last = at
	}
}

// Property: no two lines run in one lane at one time.
func FuzzLanesAreApart(f *testing.F) {
	f.Add([]byte{0, 0, 1, 1, 2, 0})
	f.Fuzz(func(t *testing.T, parents []byte) {
		nodes, clocks := []Node{{ID: "0"}}, []time.Time{time.Unix(0, 0)}
		for i, p := range parents[:min(len(parents), 60)] {
			id := fmt.Sprint(int(p) % (i + 1))
			nodes, clocks = append(nodes, Node{ID: fmt.Sprint(i + 1), Parent: &id}), append(clocks, time.Unix(int64(p)*7%50, 0))
		}
		spots := Over(nodes, clocks)
		taken := map[[2]int]int{} // lane and row -> the spot whose line runs there
		for r, s := range spots {
			end := r
			for k, o := range spots {
				if o.Parent == r {
					end = max(end, k)
				}
			}
			for row := r; row < end; row++ { // in the last row the child may have the lane
				if other, ok := taken[[2]int{s.Lane, row}]; ok {
					t.Fatalf("spots %d and %d both run through row %d of lane %d", other, r, row, s.Lane)
				}
				taken[[2]int{s.Lane, row}] = r
			}
		}
	})
}
