package web

import (
	"github.com/stemma-news/stemma/family"
	"github.com/stemma-news/stemma/internal/desk"
)

// matrix is which copy has which sentence, as a table.
type matrix struct {
	Copies []desk.Article // one a column
	Rows   []matrixRow
	More   int // rows that are not shown
	Shared int // of all rows, those that every copy has
}

type matrixRow struct {
	Text     string
	Language string
	Cells    []matrixCell
}

// matrixCell says in a word how a copy has a sentence, and as what to draw it.
type matrixCell struct{ Word, Class string }

// cellsOf names the states of a cell: a reader must not need the colour.
var cellsOf = map[string]matrixCell{
	"same": {"same", "same"}, "changed": {"reworded", "altered"}, "": {"missing", "missing"},
}

// mostRows is how many sentences the table shows: a feature of 5,000 words
// has half as many.
const mostRows = 400

func matrixOf(m family.Matrix, members map[string]desk.Article) matrix {
	out := matrix{Shared: len(m.Shared)}
	for _, id := range m.Copies {
		out.Copies = append(out.Copies, members[id])
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
