package family

import (
	"slices"
	"strings"

	"github.com/stemma-news/stemma/internal/text"
)

// Matrix tells which copy has which sentence of a family.
type Matrix struct {
	Copies []string `json:"copies"` // ids, the oldest first
	Rows   []Row    `json:"rows"`   // in the order in which the copies tell them
	Shared []int    `json:"shared"` // rows that every copy has
}

// Row is one sentence through all copies.
type Row struct {
	Text  string `json:"text"`  // as its earliest carrier has it
	First string `json:"first"` // id of that carrier
	Cells []Cell `json:"cells"` // one a copy
}

// Cell is one copy's wording of a sentence.
type Cell struct {
	State string `json:"state"` // same, changed, or "" where the copy has it not
	Span  *Span  `json:"span"`  // in the copy; null where it has it not
}

// sameSentence is the share of both sentences' runs of words that must be in
// common, for one to be the other reworded: half, as for one changed word in
// eight or two side by side.
const sameSentence = 0.5

// MatrixOf sets the sentences of a family against its copies. Cost is linear
// in all sentences but for those much alike.
func MatrixOf(copies []Copy) Matrix {
	order := make([]int, len(copies))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return older(copies[i], copies[j]) })
	m := newSentenceTable(len(copies))
	ids := make([]string, len(copies))
	for at, i := range order {
		ids[at] = copies[i].ID
		m.add(at, copies[i])
	}
	out := Matrix{Copies: ids, Rows: []Row{}, Shared: []int{}}
	for r := m.head; r >= 0; r = m.next[r] {
		row := m.rows[r]
		if !slices.ContainsFunc(row.Cells, func(c Cell) bool { return c.Span == nil }) {
			out.Shared = append(out.Shared, len(out.Rows))
		}
		out.Rows = append(out.Rows, *row)
	}
	return out
}

// sentenceTable is a matrix in the making.
type sentenceTable struct {
	lexicon *lexicon
	copies  int
	rows    []*Row
	head    int   // the first row as told; -1 for none
	next    []int // of each row, the row told behind it; -1 for the last
	words   [][]uint32
	runs    [][]uint64       // of each row, sorted
	byRun   map[uint64][]int // run of words -> rows that have it
}

func newSentenceTable(copies int) *sentenceTable {
	return &sentenceTable{lexicon: newLexicon(), copies: copies, head: -1, byRun: make(map[uint64][]int)}
}

// add puts the sentences of one copy in: into the row of the sentence most
// like it, else into a new row behind the one before.
func (m *sentenceTable) add(at int, c Copy) {
	before := -1 // the row of the sentence before
	for _, s := range sentencesOf(c) {
		words := m.lexicon.read(s.Of(c.Text), nil).words
		if len(words) == 0 {
			continue
		}
		runs := wordRuns(words)
		r := m.find(at, runs)
		if r < 0 {
			r = len(m.rows)
			m.rows = append(m.rows, &Row{Text: strings.Join(strings.Fields(s.Of(c.Text)), " "), First: c.ID, Cells: make([]Cell, m.copies)})
			m.words, m.runs = append(m.words, words), append(m.runs, runs)
			for _, h := range runs {
				m.byRun[h] = append(m.byRun[h], r)
			}
			if before < 0 {
				m.next = append(m.next, m.head)
				m.head = r
			} else {
				m.next = append(m.next, m.next[before])
				m.next[before] = r
			}
		}
		state := "changed"
		if slices.Equal(words, m.words[r]) {
			state = "same"
		}
		m.rows[r].Cells[at] = Cell{State: state, Span: &Span{Start: s.Start, End: s.End}}
		before = r
	}
}

// find gives the row most like a sentence that the copy has not filled yet;
// -1 when none is like it.
func (m *sentenceTable) find(at int, runs []uint64) int {
	const most = 16 // rows tried for one run: a refrain needs no more
	shared := make(map[int]int)
	for _, h := range runs {
		rows := m.byRun[h]
		for _, r := range rows[:min(most, len(rows))] {
			shared[r]++
		}
	}
	best, top := -1, 0.0
	for r, n := range shared {
		alike := min(share(float64(n), len(runs)), share(float64(n), len(m.runs[r])))
		if alike >= sameSentence && m.rows[r].Cells[at].Span == nil && (alike > top || alike == top && r < best) {
			best, top = r, alike
		}
	}
	return best
}

// wordRuns are the distinct runs of words of a sentence, sorted; of two words,
// so that one changed word costs two.
func wordRuns(words []uint32) []uint64 {
	n := min(2, len(words))
	out := make([]uint64, 0, len(words))
	for i := range len(words) - n + 1 {
		out = append(out, hashRun(words[i:i+n]))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// sentencesOf gives the sentences of a copy; none runs over a blank line.
func sentencesOf(c Copy) []Span {
	var out []Span
	for at := 0; at < len(c.Text); {
		end := len(c.Text)
		if n := strings.Index(c.Text[at:], "\n\n"); n >= 0 {
			end = at + n
		}
		for _, s := range text.Sentences(c.Text[at:end], c.Language) {
			out = append(out, Span{Start: at + s.Start, End: at + s.End})
		}
		at = end + 2
	}
	return out
}
