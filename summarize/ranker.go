package summarize

import (
	_ "embed"
	"math"
	"sync"

	"github.com/stemma-news/stemma/article"
)

// weights are made by `go run . train` in bench, byte for byte the same from
// the same training files.
//
//go:embed ranker.weights
var weights []byte

var learnt = sync.OnceValue(func() *Model {
	var m Model
	if err := m.UnmarshalBinary(weights); err != nil {
		panic(err) // built into the program: a bug of ours
	}
	return &m
})

// ranker scores sentences by what a learnt model makes of their features. It
// learnt which one sentence says most of what an editor wrote about the whole.
// The more sentences are asked for, the more the first ones count: a
// reader of three sentences wants the start of the story, and so do those who
// write highlights.
func ranker(d *document, b budget) []float64 { return learnt().rank(d, b) }

// Summarize is the ranker with these weights, for those who train them; it
// takes no notice of o.Method.
func (m *Model) Summarize(a *article.Article, o Options) (*Summary, error) {
	o.Method = ""
	d, err := open(a, o)
	if err != nil {
		return nil, err
	}
	return d.answer(o, m.rank(d, o.budget()))
}

func (m *Model) rank(d *document, b budget) []float64 {
	scores := make([]float64, len(d.sentences))
	rows := d.features()
	copy(scores, m.Score(rows))
	last := 0.0
	for i, s := range scores[:len(rows)] {
		if i == 0 || s < last {
			last = s
		}
	}
	for i := len(rows); i < len(scores); i++ {
		scores[i] = last - float64(i)
	}
	if short := log(cleanWords); d.asked(b) > 1 {
		for i := range rows {
			scores[i] -= startWeight*math.Log(float64(i+2)) + lengthWeight*math.Abs(rows[i][fWords]-short) + tornWeight*(rows[i][fOpenEnd]+rows[i][fQuestion])
		}
	}
	return scores
}

// startWeight, times the logarithm of the place, is what distance costs where
// more than one sentence is asked for, in units of the model; lengthWeight,
// times how far the logarithm of its words is from that of the shortest clean
// sentence, is what length costs there. The model learnt to choose one
// sentence, for which a long one is best; among several a long one says what
// the others say, and a greeting says nothing. With both, three sentences are
// as long as the first three of the article and gain on every set but one;
// without, they were 5 words longer, and on pages whose description is one
// sentence lost 2.4. Half or twice as much of either moves CNN/DailyMail
// highlights by 0.2 at most.
const (
	startWeight  = 0.75
	lengthWeight = 1
)

// tornWeight is what a sentence loses that cuts a quotation or asks a question:
// among several they read worst. It costs no ROUGE on any set.
const tornWeight = 1

// asked guesses how many sentences a budget holds.
func (d *document) asked(b budget) int {
	if b.unit == sentences {
		return b.size
	}
	total := 0
	for i := range d.sentences {
		total += b.cost(d, i)
	}
	return max(1, b.size*len(d.sentences)/max(total, 1))
}
