package diffing

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/stemma-news/stemma/internal/text"
)

// TestAlignsAsPeople says how the links between sentences agree with those
// that people made: "-run AlignsAsPeople -v -data FOLDER". Rows have
// old_sentences, new_sentences and gold_alignment. An edited link is one
// between sentences that differ in more than white space.
func TestAlignsAsPeople(t *testing.T) {
	if *trainData == "" {
		t.Skip("no -data to measure on")
	}
	for _, name := range []string{"argrewrite_dev", "porsimples_dev", "aesop_dev"} {
		var all, edited tally
		for row := range rowsOf[struct {
			Old  []string `json:"old_sentences"`
			New  []string `json:"new_sentences"`
			Gold [][]any  `json:"gold_alignment"` // old, new, and in what way
		}](t, filepath.Join(*trainData, name+".jsonl.gz")) {
			want := make(map[[2]int]bool)
			for _, l := range row.Gold {
				want[[2]int{int(l[0].(float64)), int(l[1].(float64))}] = true
			}
			got := linked(row.Old, row.New)
			compareSets(&all, got, want)
			differ := func(links map[[2]int]bool) map[[2]int]bool {
				out := make(map[[2]int]bool)
				for l := range links {
					if strings.Join(strings.Fields(row.Old[l[0]]), " ") != strings.Join(strings.Fields(row.New[l[1]]), " ") {
						out[l] = true
					}
				}
				return out
			}
			compareSets(&edited, differ(got), differ(want))
		}
		t.Logf("%s: F1 %.4f, of edited links %.4f (%+v)", name, all.f1(), edited.f1(), edited)
	}
}

// linked gives the pairs of sentences that align links.
func linked(old, new []string) map[[2]int]bool {
	o, n := givenSide(old), givenSide(new)
	out := make(map[[2]int]bool)
	for _, l := range align(o, n, text.Detect(n.text), nil, &work{}) {
		for i := range l.n {
			for j := range l.m {
				out[[2]int{l.i + i, l.j + j}] = true
			}
		}
	}
	return out
}
