package family

import (
	"github.com/stemma-news/stemma/diffing"
)

// Account tells what a copy made of its original, sentence by sentence.
type Account struct {
	Original string       `json:"original"`
	Copy     string       `json:"copy"`
	Kept     []Passage    `json:"kept"`    // sentences word for word, moved or not: A in the original, B in the copy
	Altered  []Alteration `json:"altered"` // sentences with other words in them
	Dropped  []Span       `json:"dropped"` // sentences of the original that the copy has not
	Added    []Span       `json:"added"`   // sentences of the copy that the original has not
	Headline string       `json:"headline"`
}

// Alteration is one sentence as the copy changed it, with the kinds of change,
// the weightiest first.
type Alteration struct {
	A       Span             `json:"a"`
	B       Span             `json:"b"`
	Changes []diffing.Change `json:"changes"`
}

// AccountOf compares a copy with what it was made from.
func AccountOf(original, made Copy) Account {
	d := diffing.Texts(original.Text, made.Text, diffing.Options{Language: made.Language})
	a := Account{
		Original: original.ID, Copy: made.ID, Headline: d.Headline,
		Kept: []Passage{}, Altered: []Alteration{}, Dropped: []Span{}, Added: []Span{},
	}
	oldHas, newHas := make([]bool, len(d.OldSentences)), make([]bool, len(d.NewSentences))
	for _, link := range d.Alignment {
		old, new := d.OldSentences[link[0]], d.NewSentences[link[1]]
		oldHas[link[0]], newHas[link[1]] = true, true
		if old.Of(original.Text) == new.Of(made.Text) {
			a.Kept = append(a.Kept, Passage{A: old, B: new})
		} else {
			a.Altered = append(a.Altered, Alteration{A: old, B: new, Changes: changesOf(d, old, &new)})
		}
	}
	for i, has := range oldHas {
		if !has {
			a.Dropped = append(a.Dropped, d.OldSentences[i])
		}
	}
	for j, has := range newHas {
		if !has {
			a.Added = append(a.Added, d.NewSentences[j])
		}
	}
	return a
}

// changesOf gives the changes within a sentence and what it became, the
// weightiest first.
func changesOf(d *diffing.Diff, old Span, new *Span) []diffing.Change {
	out := []diffing.Change{}
	for _, c := range d.Changes {
		if c.Block >= 0 && (c.Old != nil && meet(*c.Old, old) || c.New != nil && new != nil && meet(*c.New, *new)) {
			out = append(out, c)
		}
	}
	return out
}

// meet tells whether two spans have a byte in common.
func meet(a, b Span) bool { return a.Start < b.End && b.Start < a.End }
