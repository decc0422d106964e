package web

import (
	"github.com/stemma-news/stemma/family"
	"github.com/stemma-news/stemma/internal/desk"
)

// matrix is which copy has which sentence, as a table.
type matrix struct {
	Copies []desk.Article // one a column
	Rows   []matrixRow
	Shares []float64 // of all sentences, those that each copy has
	More   int       // rows that are not shown
	Shared int       // of all rows, those that every copy has
	Dense  bool      // so many copies that a cell shows its sign alone
}

// dense is how many copies stand side by side with a word in each cell.
const dense = 7

type matrixRow struct {
	Text     string
	Language string
	Cells    []matrixCell
}

// matrixCell says in a word how a copy has a sentence, and as what to draw it.
type matrixCell struct{ Word, Class, Glyph string }

// cellsOf names the states of a cell: a reader must not need the colour.
var cellsOf = map[string]matrixCell{
	"same": {"same", "same", "●"}, "changed": {"reworded", "altered", "◐"}, "": {"missing", "missing", "–"},
}

// mostRows is how many sentences the table shows: a feature of 5,000 words
// has half as many.
const mostRows = 400

func matrixOf(m family.Matrix, members map[string]desk.Article) matrix {
	out := matrix{Shared: len(m.Shared), Dense: len(m.Copies) > dense}
	for i, id := range m.Copies {
		out.Copies = append(out.Copies, members[id])
		has := 0
		for _, r := range m.Rows {
			if r.Cells[i].Span != nil {
				has++
			}
		}
		out.Shares = append(out.Shares, float64(has)/float64(max(1, len(m.Rows))))
	}
	for _, r := range m.Rows {
		if len(out.Rows) == mostRows {
			out.More = len(m.Rows) - mostRows
			break
		}
		row := matrixRow{Text: r.Text, Language: members[r.First].Language}
		for i, c := range r.Cells {
			cell := cellsOf[c.State]
			if m.Copies[i] == r.First {
				cell.Word = "first"
			}
			row.Cells = append(row.Cells, cell)
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

// fate is what became of a source's sentences in a copy, and what the copy
// has beside them.
type fate struct {
	Kept                    int
	Altered, Dropped, Added []alteration
	Bar                     fateBar
}

// fateBar draws in hundredths how much of a source was kept and how much
// altered.
type fateBar struct{ Kept, KeptAt, Altered, AlteredAt int }

func (f *fate) bar(t *tongue) fateBar {
	all := max(1, f.Kept+len(f.Altered)+len(f.Dropped))
	b := fateBar{Kept: 100 * f.Kept / all, Altered: 100 * len(f.Altered) / all}
	b.AlteredAt = b.Kept
	if t.dir == "rtl" {
		b.KeptAt, b.AlteredAt = 100-b.Kept, 100-b.Kept-b.Altered
	}
	return b
}

// alteration is a sentence as the source has it and as the copy has it; ""
// where one has it not.
type alteration struct{ Source, Copy string }

// fateOf reads two columns of the matrix. texts are the bodies of the columns.
func fateOf(m family.Matrix, texts []string, source, copied int) fate {
	var f fate
	for _, r := range m.Rows {
		var a alteration
		if at := r.Cells[source].Span; at != nil {
			a.Source = at.Of(texts[source])
		}
		if at := r.Cells[copied].Span; at != nil {
			a.Copy = at.Of(texts[copied])
		}
		switch {
		case a.Source == a.Copy:
			if a.Source != "" {
				f.Kept++
			}
		case a.Copy == "":
			f.Dropped = append(f.Dropped, a)
		case a.Source == "":
			f.Added = append(f.Added, a)
		default:
			f.Altered = append(f.Altered, a)
		}
	}
	return f
}

// mostAlterations is how many sentences of one fate are listed: a screen.
const mostAlterations = 20

func cut(all []alteration) []alteration { return all[:min(len(all), mostAlterations)] }

// beyond is how many cut leaves out.
func beyond(all []alteration) int { return max(0, len(all)-mostAlterations) }
