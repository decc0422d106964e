package scale

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"

	"github.com/stemma-news/stemma/bench/dataset"
)

// made is an article to load.
type made struct{ key, text string }

// query is an edited copy, which is not loaded, and the key of its original.
type query struct{ original, edit, text string }

// set is what one line of the table is measured on.
type set struct {
	articles []made
	queries  []query
}

// maker makes articles. Originals are real; the crowd around them is written
// by a chain of word pairs learnt from them (each word follows the one before
// it somewhere in the real articles), at the lengths of the real ones, and each
// wears one of 200 boilerplate lines of 25 words: so unrelated articles share
// words and phrases as those of one beat do, and templates as those of one
// outlet do.
type maker struct {
	real    []string
	follows map[string][]string
	lengths []int
	lines   []string
}

// newMaker learns from the shipped pages, or from the development files in a
// folder.
func newMaker(data string) (*maker, error) {
	type row struct{ Text, Parent string }
	rows, err := dataset.Read[row]("testdata", "gov_pages")
	if data != "" {
		rows, err = dataset.Read[row](filepath.Join(data, "copies"), "families_dev")
	}
	if err != nil {
		return nil, err
	}
	m := &maker{follows: map[string][]string{}}
	for _, r := range rows {
		words := strings.Fields(r.Text)
		if r.Parent != "" || len(words) < 120 {
			continue // a copy of another, or too short to edit
		}
		m.real = append(m.real, strings.Join(words, " "))
		m.lengths = append(m.lengths, len(words))
		for i := 1; i < len(words); i++ {
			m.follows[words[i-1]] = append(m.follows[words[i-1]], words[i])
		}
	}
	r := rand.New(rand.NewPCG(1, 200))
	for range 200 {
		m.lines = append(m.lines, strings.Join(m.write(r, 25), " "))
	}
	return m, nil
}

// write writes n words of no meaning.
func (m *maker) write(r *rand.Rand, n int) []string {
	var out []string
	for len(out) < n {
		word := strings.Fields(m.real[r.IntN(len(m.real))])[0]
		for len(out) < n && word != "" {
			out = append(out, word)
			next := m.follows[word]
			if len(next) == 0 || r.IntN(60) == 0 { // a new thought now and then
				break
			}
			word = next[r.IntN(len(next))]
		}
	}
	return out
}

// set makes n articles, up to a thousand of them real and at most half, and a
// thousand queries, or as many as three edits of each real one give.
func (m *maker) set(n int) (s set) {
	r := rand.New(rand.NewPCG(uint64(n), 1))
	originals := min(len(m.real), 1000, n/2)
	for i := range originals {
		s.articles = append(s.articles, made{fmt.Sprint("real-", i), m.real[i]})
	}
	for q := range min(1000, 3*originals) {
		i, e := q%originals, edits[q%len(edits)]
		if q >= originals && originals%len(edits) == 0 {
			e = edits[(q+q/originals)%len(edits)] // another one of the same article
		}
		s.queries = append(s.queries, query{fmt.Sprint("real-", i), e.name, strings.Join(e.do(m, r, strings.Fields(m.real[i])), " ")})
	}
	for i := originals; i < n; i++ {
		text := strings.Join(m.write(r, m.lengths[r.IntN(len(m.lengths))]), " ") + " " + m.lines[r.IntN(len(m.lines))]
		s.articles = append(s.articles, made{fmt.Sprint("made-", i), text})
	}
	r.Shuffle(len(s.articles), func(i, j int) { s.articles[i], s.articles[j] = s.articles[j], s.articles[i] })
	return s
}

// flood makes n articles around one passage, and a target that has it too.
func (m *maker) flood(n int) (s set) {
	r := rand.New(rand.NewPCG(uint64(n), 2))
	passage := strings.Join(m.write(r, 60), " ")
	for i := range n {
		s.articles = append(s.articles, made{fmt.Sprint("flood-", i), passage + " " + strings.Join(m.write(r, 100), " ")})
	}
	target := m.write(r, 200)
	s.articles[n/2] = made{"target", passage + " " + strings.Join(target, " ")}
	for range 200 {
		s.queries = append(s.queries, query{"target", "flood", passage + " " + strings.Join(reword(m, r, target, 10), " ")})
	}
	return s
}

// edits are the ways in which a copy differs from its original.
var edits = []struct {
	name string
	do   func(*maker, *rand.Rand, []string) []string
}{
	{"trimmed to 60%", func(_ *maker, _ *rand.Rand, w []string) []string { return w[:len(w)*6/10] }},
	{"an excerpt of 80 words", func(_ *maker, r *rand.Rand, w []string) []string {
		at := r.IntN(len(w) - 80)
		return w[at : at+80]
	}},
	{"every 10th word another", func(m *maker, r *rand.Rand, w []string) []string { return reword(m, r, w, 10) }},
	{"every 5th word another", func(m *maker, r *rand.Rand, w []string) []string { return reword(m, r, w, 5) }},
	{"three stretches of ten dropped", func(_ *maker, r *rand.Rand, w []string) (out []string) {
		for i := 0; i < len(w); i += 15 {
			if r.IntN(10) >= 3 {
				out = append(out, w[i:min(i+15, len(w))]...)
			}
		}
		return out
	}},
	{"half as much again added", func(m *maker, r *rand.Rand, w []string) []string {
		return append(m.write(r, len(w)/2), w...)
	}},
	{"60 words within another article", func(m *maker, r *rand.Rand, w []string) []string {
		at := r.IntN(len(w) - 60)
		out := append(m.write(r, 150), w[at:at+60]...)
		return append(out, m.write(r, 150)...)
	}},
}

// reword puts another word in about one place in n.
func reword(m *maker, r *rand.Rand, words []string, n int) []string {
	out := make([]string, len(words))
	for i, w := range words {
		if out[i] = w; r.IntN(n) == 0 {
			out[i] = m.write(r, 1)[0]
		}
	}
	return out
}
