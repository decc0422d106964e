package diffing

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// UnifiedOptions are the choices of Unified; the zero value is a good default.
type UnifiedOptions struct {
	OldName, NewName string // of the two sides; "" means old and new
	Context          int    // unchanged sentences around a change; 0 means 3, -1 none
}

// Unified writes a comparison in the unified format of diff, one sentence a
// line: what moved is taken out in one place and put in in another, as the
// format has no other way to say it. Line breaks within a sentence are shown
// as spaces, so it is for reading and for tools that count, not for patching.
func Unified(w io.Writer, old, new string, d *Diff, o UnifiedOptions) error {
	out := bufio.NewWriter(w)
	ls := sentenceLines(old, new, d)
	context := o.Context
	if context == 0 {
		context = 3
	}
	context = max(context, 0)
	name := func(s, other string) string {
		if s == "" {
			return other
		}
		return plainLine(s)
	}
	header := false
	for from := 0; from < len(ls); {
		if ls[from].op == ' ' {
			from++
			continue
		}
		if !header {
			fmt.Fprintf(out, "--- %s\n+++ %s\n", name(o.OldName, "old"), name(o.NewName, "new"))
			header = true
		}
		// The hunk ends where more is unchanged than two contexts.
		to, kept := from+1, 0
		for to+kept < len(ls) && kept <= 2*context {
			if ls[to+kept].op == ' ' {
				kept++
				continue
			}
			to, kept = to+kept+1, 0
		}
		start, end := max(0, from-context), min(len(ls), to+context)
		olds, news := 0, 0
		for _, l := range ls[start:end] {
			if l.op != '+' {
				olds++
			}
			if l.op != '-' {
				news++
			}
		}
		fmt.Fprintf(out, "@@ -%s +%s @@\n", hunk(ls[start].i, olds), hunk(ls[start].j, news))
		for _, l := range ls[start:end] {
			out.WriteString(string(l.op) + l.text + "\n")
		}
		from = end
	}
	return out.Flush()
}

// hunk is a range of lines; an empty one is named by the line before it.
func hunk(at, n int) string {
	switch n {
	case 0:
		return fmt.Sprintf("%d,0", at)
	case 1:
		return fmt.Sprint(at + 1)
	}
	return fmt.Sprintf("%d,%d", at+1, n)
}

// sentenceLine is one line of a unified diff.
type sentenceLine struct {
	op   byte // ' ', '-' or '+'
	text string
	i, j int // sentences of old and new before it
}

// sentenceLines lays the sentences of both sides out as lines: those that stand the
// same on both sides, in order, once; the others as gone, then as come.
func sentenceLines(old, new string, d *Diff) []sentenceLine {
	ids := make(map[string]int32)
	of := func(t string, sentences []Span) (texts []string, numbers []int32) {
		for _, s := range sentences {
			l := strings.Join(strings.Fields(printable(s.Of(t), true)), " ")
			id, ok := ids[l]
			if !ok {
				id = int32(len(ids))
				ids[l] = id
			}
			texts, numbers = append(texts, l), append(numbers, id)
		}
		return texts, numbers
	}
	x, a := of(old, d.OldSentences)
	y, b := of(new, d.NewSentences)
	var out []sentenceLine
	i, j := 0, 0
	var w work
	for _, m := range append(w.matches(a, b), match{len(a), len(b), 0}) {
		for ; i < m.i; i++ {
			out = append(out, sentenceLine{'-', x[i], i, j})
		}
		for ; j < m.j; j++ {
			out = append(out, sentenceLine{'+', y[j], i, j})
		}
		for range m.n {
			out = append(out, sentenceLine{' ', y[j], i, j})
			i, j = i+1, j+1
		}
	}
	return out
}
