package diffing

import (
	"math"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stemma-news/stemma/internal/text"
)

// TestTrainFold makes the weights of fold again, and says by five-fold
// cross-validation how well they do: "-run TrainFold -v -data FOLDER". Rows
// have old, new and gold_edits, the ranges of words parted by single spaces
// that people marked.
func TestTrainFold(t *testing.T) {
	if *trainData == "" {
		t.Skip("no -data to learn from")
	}
	pairs := markedPairs(t, filepath.Join(*trainData, "arxivedits_spans_dev.jsonl.gz"))
	shuffled := rand.New(rand.NewPCG(1, 2))
	const rounds, parts = 3, 5
	var spans, words tally
	for range rounds {
		shuffled.Shuffle(len(pairs), func(i, j int) { pairs[i], pairs[j] = pairs[j], pairs[i] })
		for part := range parts {
			var train, test []*markedPair
			for k, p := range pairs {
				if k%parts == part {
					test = append(test, p)
				} else {
					train = append(train, p)
				}
			}
			w := foldRegress(train)
			for _, p := range test {
				p.score(w, &spans, &words)
			}
		}
	}
	t.Logf("%d pairs, cross-validated: exact span F1 %.4f, word F1 %.4f", len(pairs), spans.f1(), words.f1())
	w := foldRegress(pairs)
	spans, words = tally{}, tally{}
	for _, p := range pairs {
		p.score(w, &spans, &words)
	}
	t.Logf("on what they were learnt from: %.4f, %.4f\n%d", spans.f1(), words.f1(), w)
}

// markedPair is a pair of sentences with the words that people marked on each
// side; several readers may have marked it.
type markedPair struct {
	*pair
	ms           []match
	oldEnds      []int // of the words parted by spaces
	newEnds      []int
	readings     [][2]map[int]bool
	goldX, goldY []bool // by unit, of the first reading
}

func markedPairs(t *testing.T, file string) []*markedPair {
	var out []*markedPair
	for row := range rowsOf[struct {
		Old, New string
		Edits    [][]struct{ A, B []int } `json:"gold_edits"`
	}](t, file) {
		if len(row.Edits) == 0 {
			continue
		}
		c := &comparison{}
		lang := text.Detect(row.New)
		c.old, c.new = givenSide([]string{row.Old}), givenSide([]string{row.New})
		old, new := Span{End: len(row.Old)}, Span{End: len(row.New)}
		p := &markedPair{
			pair:    newPair(row.Old, row.New, units(row.Old, c.old.tokens(old)), units(row.New, c.new.tokens(new)), text.StopsOf(lang)),
			oldEnds: wordEnds(row.Old), newEnds: wordEnds(row.New),
		}
		p.ms = p.matches(&c.work)
		for _, reading := range row.Edits {
			marked := [2]map[int]bool{{}, {}}
			for _, e := range reading {
				for side, r := range [][]int{e.A, e.B} {
					if len(r) == 2 {
						for k := r[0]; k < r[1]; k++ {
							marked[side][k] = true
						}
					}
				}
			}
			p.readings = append(p.readings, marked)
		}
		for _, u := range p.x {
			p.goldX = append(p.goldX, p.readings[0][0][wordAt(p.oldEnds, u.Start)])
		}
		for _, u := range p.y {
			p.goldY = append(p.goldY, p.readings[0][1][wordAt(p.newEnds, u.Start)])
		}
		out = append(out, p)
	}
	return out
}

func wordEnds(s string) []int {
	var out []int
	at := 0
	for _, w := range strings.Split(s, " ") {
		out = append(out, at+len(w))
		at += len(w) + 1
	}
	return out
}

func wordAt(ends []int, at int) int {
	k := 0
	for k < len(ends) && ends[k] <= at {
		k++
	}
	return k
}

// marked is the share of the run's units that people marked as changed.
func (p *markedPair) marked(m match) float64 {
	n := 0
	for k := range m.n {
		if p.goldX[m.i+k] {
			n++
		}
		if p.goldY[m.j+k] {
			n++
		}
	}
	return float64(n) / float64(2*m.n)
}

// foldRegress learns from the runs as matched, and as they stand when all that
// should be dropped is dropped, or all but one: those fold meets on its way.
func foldRegress(pairs []*markedPair) [foldCount]int {
	var samples []sample
	add := func(p *markedPair, ext []match, k int) {
		if !between(ext[k-1], ext[k], ext[k+1]) {
			return
		}
		e := p.foldEvidence(ext[k-1], ext[k], ext[k+1])
		evidence := make([]float64, foldCount)
		for i, v := range e {
			evidence[i] = float64(v) / 100
		}
		samples = append(samples, sample{evidence, p.marked(ext[k]) > 0.5, 0.5 * math.Sqrt(float64(ext[k].n))})
	}
	for _, p := range pairs {
		ext := append(append([]match{{}}, p.ms...), match{i: len(p.x), j: len(p.y)})
		inner := func(ms []match, tell func(k int)) {
			for k := 1; k+1 < len(ms); k++ {
				tell(k)
			}
		}
		kept := []match{}
		for _, m := range ext {
			if m.n == 0 || p.marked(m) <= 0.5 {
				kept = append(kept, m)
			}
		}
		inner(ext, func(k int) { add(p, ext, k) })
		inner(kept, func(k int) { add(p, kept, k) })
		inner(ext, func(k int) {
			if p.marked(ext[k]) <= 0.5 {
				return
			}
			var one []match
			at := 0
			for i, m := range ext {
				if i == k {
					at = len(one)
				}
				if i == k || m.n == 0 || p.marked(m) <= 0.5 {
					one = append(one, m)
				}
			}
			add(p, one, at)
		})
	}
	var out [foldCount]int
	for k, v := range regress(samples) {
		out[k] = int(math.Round(100 * v))
	}
	return out
}

// tally counts what is found, found wrongly and missed.
type tally struct{ right, wrong, missed int }

func (t *tally) f1() float64 {
	return 2 * float64(t.right) / float64(max(1, 2*t.right+t.wrong+t.missed))
}

// compareSets adds what two sets have in common and not.
func compareSets[K comparable](t *tally, got, want map[K]bool) {
	for k := range got {
		if want[k] {
			t.right++
		} else {
			t.wrong++
		}
	}
	for k := range want {
		if !got[k] {
			t.missed++
		}
	}
}

// score folds with the weights given and compares with the reading that the
// answer comes nearest to.
func (p *markedPair) score(w [foldCount]int, spans, words *tally) {
	before := foldWeights
	foldWeights = w
	defer func() { foldWeights = before }()
	ms := fold(p.ms, p.pair)
	phrases := p.moved(ms, &work{})
	got := [2]map[int]bool{{}, {}}
	for k, in := range changed(len(p.x), ms, func(m match) int { return m.i }) {
		at := p.x[k].Start
		if in && !slices.ContainsFunc(phrases, func(f phrase) bool { return f.old.Start <= at && at < f.old.End }) {
			got[0][wordAt(p.oldEnds, at)] = true
		}
	}
	for k, in := range changed(len(p.y), ms, func(m match) int { return m.j }) {
		at := p.y[k].Start
		if in && !slices.ContainsFunc(phrases, func(f phrase) bool { return f.new.Start <= at && at < f.new.End }) {
			got[1][wordAt(p.newEnds, at)] = true
		}
	}
	best := -1.0
	var bestSpans, bestWords tally
	for _, want := range p.readings {
		var s, v tally
		for side := range 2 {
			compareSets(&v, got[side], want[side])
			compareSets(&s, runsOf(got[side]), runsOf(want[side]))
		}
		if f := v.f1(); f > best {
			best, bestSpans, bestWords = f, s, v
		}
	}
	for total, one := range map[*tally]tally{spans: bestSpans, words: bestWords} {
		total.right += one.right
		total.wrong += one.wrong
		total.missed += one.missed
	}
}

// runsOf gives the unbroken ranges of a set.
func runsOf(set map[int]bool) map[[2]int]bool {
	out := make(map[[2]int]bool)
	for i := range set {
		if !set[i-1] {
			k := i
			for set[k] {
				k++
			}
			out[[2]int{i, k}] = true
		}
	}
	return out
}
