package ingest

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Property: a jury gives the odds that walking the trees gives, to the last
// bit, however many rows are asked about and wherever they stand to the cuts.
func TestJuryAgreesWithForest(t *testing.T) {
	one, two := lineLooks()
	rnd := rand.New(rand.NewPCG(1, 2))
	for n := range 150 {
		for _, j := range []*jury{one, two} {
			rows := randomRows(rnd, j.forest, n)
			for i, got := range j.odds(rows) {
				if want := j.forest.Odds(rows[i]); got != want {
					t.Fatalf("%d rows, row %d: got %v, want %v", n, i, got, want)
				}
			}
		}
	}
}

// randomRows stand on the cuts of the trees, between them and beyond.
func randomRows(rnd *rand.Rand, f *Forest, n int) [][]float32 {
	var cuts [lineFeatures + lineExtra][]float32
	for _, tree := range f.Trees {
		for _, x := range tree {
			if x.Feature != Leaf {
				cuts[x.Feature] = append(cuts[x.Feature], x.Value)
			}
		}
	}
	odd := []float32{0, float32(math.Copysign(0, -1)), -1, 1, float32(math.Inf(1)), float32(math.Inf(-1))}
	rows := rowsOf(n, len(cuts))
	for i := range rows {
		for _, at := range cuts {
			x := odd[rnd.IntN(len(odd))]
			if len(at) > 0 && rnd.IntN(4) > 0 {
				x = at[rnd.IntN(len(at))]
				if rnd.IntN(2) == 0 {
					x = math.Nextafter32(x, float32(rnd.IntN(3)-1))
				}
			}
			rows[i] = append(rows[i], x)
		}
	}
	return rows
}
