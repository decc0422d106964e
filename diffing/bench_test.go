package diffing

import (
	"strings"
	"testing"

	"github.com/sergi/go-diff/diffmatchpatch"
	"golang.org/x/tools/txtar"
)

type revision struct{ name, old, new string }

// revisions are real ones that may be shipped; the file says whose.
func revisions(tb testing.TB) []revision {
	tb.Helper()
	c, err := txtar.ParseFile("../testdata/diffing/posts18f.txtar")
	if err != nil {
		tb.Fatal(err)
	}
	var out []revision
	for i := 0; i+1 < len(c.Files); i += 2 {
		out = append(out, revision{strings.TrimSuffix(c.Files[i].Name, "/old"), string(c.Files[i].Data), string(c.Files[i+1].Data)})
	}
	return out
}

func TestRevisionsOfPosts(t *testing.T) {
	for _, r := range revisions(t) {
		d := Texts(r.old, r.new, Options{})
		checkRebuilds(t, r.old, r.new, d)
		if d.Stats.Coarse {
			t.Errorf("%s: compared coarsely, though it is a post like any other", r.name)
		}
	}
}

// The peer is go-diff as its README shows it, on the same posts: letters, with
// the clean-up for readers.
func BenchmarkCompare(b *testing.B) {
	rs := revisions(b)
	size := 0
	for _, r := range rs {
		size += len(r.old) + len(r.new)
	}
	for _, impl := range []struct {
		name string
		run  func(revision) int
	}{
		{"stemma", func(r revision) int {
			n := 0
			for _, block := range Texts(r.old, r.new, Options{}).Blocks {
				for _, e := range block.Edits {
					if e.Op != Equal {
						n++
					}
				}
			}
			return n
		}},
		{"go-diff", func(r revision) int {
			engine := diffmatchpatch.New()
			n := 0
			for _, d := range engine.DiffCleanupSemantic(engine.DiffMain(r.old, r.new, false)) {
				if d.Type != diffmatchpatch.DiffEqual {
					n++
				}
			}
			return n
		}},
	} {
		b.Run("impl="+impl.name, func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			edits := 0
			for b.Loop() {
				edits = 0
				for _, r := range rs {
					edits += impl.run(r)
				}
			}
			b.ReportMetric(float64(edits)/float64(len(rs)), "edits/pair")
		})
	}
}
