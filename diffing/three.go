package diffing

import (
	"bufio"
	"fmt"
	"io"
)

// ThreeWay is what two copies each did to one original.
type ThreeWay struct {
	A         *Diff      `json:"a"` // from the original to copy A
	B         *Diff      `json:"b"`
	Sentences []Fate     `json:"sentences"` // one a sentence of the original
	Added     []Addition `json:"added"`
}

// Fate is what became of one sentence of the original.
type Fate struct {
	Base Span   `json:"base"`
	A    Became `json:"a"`
	B    Became `json:"b"`
	// Agree says that both copies hold the sentence, or what became of it, in
	// the same words, or that both dropped it.
	Agree bool `json:"agree"`
}

// Became is what one copy made of a sentence.
type Became struct {
	Kind string `json:"kind"` // same, changed, moved, split, merged, removed
	Span *Span  `json:"span"` // of the copy; null when removed
}

// Addition is a sentence that the original does not have.
type Addition struct {
	In string `json:"in"` // "a", "b"; "both" when the two added the same words
	A  *Span  `json:"a,omitempty"`
	B  *Span  `json:"b,omitempty"`
}

// Three compares two copies with their original.
func Three(base, a, b string, o Options) *ThreeWay {
	t := &ThreeWay{A: Texts(base, a, o), B: Texts(base, b, o), Sentences: []Fate{}, Added: []Addition{}}
	inA, inB := became(t.A), became(t.B)
	for i, s := range t.A.OldSentences {
		f := Fate{Base: s, A: inA[i], B: inB[i]}
		switch {
		case f.A.Span == nil || f.B.Span == nil:
			f.Agree = f.A.Span == f.B.Span
		default:
			f.Agree = f.A.Span.Of(a) == f.B.Span.Of(b)
		}
		t.Sentences = append(t.Sentences, f)
	}
	byText := make(map[string]int)
	for _, s := range newSentences(t.A) {
		byText[s.Of(a)] = len(t.Added)
		t.Added = append(t.Added, Addition{In: "a", A: &s})
	}
	for _, s := range newSentences(t.B) {
		if k, ok := byText[s.Of(b)]; ok && t.Added[k].In == "a" {
			t.Added[k].In, t.Added[k].B = "both", &s
			continue
		}
		t.Added = append(t.Added, Addition{In: "b", B: &s})
	}
	return t
}

// became tells the fate of each sentence of old: the stretch of new from the
// first to the last sentence it stands as.
func became(d *Diff) []Became {
	out := make([]Became, len(d.OldSentences))
	for i := range out {
		out[i].Kind = Removed
	}
	for _, p := range d.Alignment {
		s := d.NewSentences[p[1]]
		if w := out[p[0]].Span; w != nil {
			s = Span{Start: min(s.Start, w.Start), End: max(s.End, w.End)}
		}
		out[p[0]].Span = &s
	}
	side := side{sentences: d.OldSentences}
	told := make([]bool, len(out))
	for _, b := range d.Blocks {
		if b.Old == nil || b.New == nil {
			continue
		}
		for i := side.sentenceAt(b.Old.Start); i >= 0 && i < len(out) && d.OldSentences[i].Start < b.Old.End; i++ {
			switch {
			case out[i].Span == nil:
			case told[i]: // in pieces, for a phrase moved within it
				out[i].Kind = Changed
			default:
				out[i].Kind, told[i] = b.Kind, true
			}
		}
	}
	return out
}

// newSentences are those of new that stand for none of old.
func newSentences(d *Diff) []Span {
	linked := make([]bool, len(d.NewSentences))
	for _, p := range d.Alignment {
		linked[p[1]] = true
	}
	var out []Span
	for j, s := range d.NewSentences {
		if !linked[j] {
			out = append(out, s)
		}
	}
	return out
}

// ThreeText writes what each copy did, one sentence of the original a row, for
// a terminal: those that both kept are only counted.
func ThreeText(w io.Writer, base, a, b string, t *ThreeWay) error {
	out := bufio.NewWriter(w)
	kept := 0
	flush := func() {
		if kept > 0 {
			fmt.Fprintf(out, "  %s as in the original\n", count(kept, "sentence"))
			kept = 0
		}
	}
	row := func(who, copy string, f Became) {
		switch f.Kind {
		case Same:
			fmt.Fprintf(out, "  %s  kept\n", who)
		case Removed:
			fmt.Fprintf(out, "  %s  removed\n", who)
		default:
			fmt.Fprintf(out, "  %s  %s: %s\n", who, f.Kind, plainLine(f.Span.Of(copy)))
		}
	}
	for _, f := range t.Sentences {
		if f.A.Kind == Same && f.B.Kind == Same {
			kept++
			continue
		}
		flush()
		fmt.Fprintf(out, "= %s\n", plainLine(f.Base.Of(base)))
		if f.Agree && f.A.Kind == f.B.Kind {
			row("both", a, f.A)
			continue
		}
		row("A", a, f.A)
		row("B", b, f.B)
	}
	flush()
	who := map[string]string{"a": "A", "b": "B", "both": "both"} // as in the rows
	for _, ad := range t.Added {
		words := ""
		if ad.A != nil {
			words = ad.A.Of(a)
		} else {
			words = ad.B.Of(b)
		}
		fmt.Fprintf(out, "+ %s  %s\n", who[ad.In], plainLine(words))
	}
	return out.Flush()
}
