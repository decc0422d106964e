package diffing

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Lineage is how a text came to be, told from its versions.
type Lineage struct {
	Sentences []Blame `json:"sentences"` // of the last version
	Steps     []Step  `json:"steps"`     // from each version to the next
	Churn     string  `json:"churn"`     // a bar a step, by the words that changed
}

// Blame says where one sentence of the last version comes from. Versions are
// numbered from 0, as given.
type Blame struct {
	Span
	Since   int `json:"since"`   // the version that brought it in
	Changed int `json:"changed"` // the version that last changed its words
}

// Step counts what one version changed of the one before.
type Step struct {
	WordsAdded   int    `json:"words_added"`
	WordsDeleted int    `json:"words_deleted"`
	Headline     string `json:"headline"`
}

// History follows the sentences of a text through its versions, the oldest
// first. No version gives an empty lineage.
func History(versions []string, o Options) *Lineage {
	l := &Lineage{Sentences: []Blame{}, Steps: []Step{}}
	if len(versions) == 0 {
		return l
	}
	last := Texts(versions[0], versions[0], o).NewSentences
	blame := make([]Blame, len(last))
	for j, s := range last {
		blame[j].Span = s
	}
	for v := 1; v < len(versions); v++ {
		d := Texts(versions[v-1], versions[v], o)
		next := make([]Blame, len(d.NewSentences))
		for j, s := range d.NewSentences {
			next[j] = Blame{s, v, v}
		}
		for _, p := range d.Alignment {
			was, is := blame[p[0]], &next[p[1]]
			is.Since = min(is.Since, was.Since)
			if was.Of(versions[v-1]) == is.Of(versions[v]) {
				is.Changed = was.Changed
			}
		}
		l.Steps = append(l.Steps, Step{d.Stats.WordsAdded, d.Stats.WordsDeleted, d.Headline})
		blame = next
	}
	l.Sentences = blame
	l.Churn = bars(l.Steps)
	return l
}

// bars draws a bar a step, the highest for the step that changed most words; a
// step that changed none has a dot.
func bars(steps []Step) string {
	levels := []rune("▁▂▃▄▅▆▇█")
	most := 1
	for _, s := range steps {
		most = max(most, s.WordsAdded+s.WordsDeleted)
	}
	var b strings.Builder
	for _, s := range steps {
		n := s.WordsAdded + s.WordsDeleted
		if n == 0 {
			b.WriteRune('·')
			continue
		}
		b.WriteRune(levels[(n*len(levels)-1)/most])
	}
	return b.String()
}

// HistoryText writes a lineage for a terminal: the churn, then each sentence
// with the version that brought it in, and the one that changed it last when
// that is another. Versions are numbered from 1 here, as people count.
func HistoryText(w io.Writer, last string, l *Lineage) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "churn  %s\n", l.Churn)
	for k, s := range l.Steps {
		fmt.Fprintf(out, "  %d→%d  +%d -%d words", k+1, k+2, s.WordsAdded, s.WordsDeleted)
		if s.Headline != "" {
			fmt.Fprintf(out, "  %s", plainLine(s.Headline))
		}
		out.WriteString("\n")
	}
	for _, b := range l.Sentences {
		when := fmt.Sprintf("v%d", b.Since+1)
		if b.Changed != b.Since {
			when += fmt.Sprintf(", v%d", b.Changed+1)
		}
		fmt.Fprintf(out, "%-9s  %s\n", when, plainLine(b.Of(last)))
	}
	return out.Flush()
}
