package family

// Relate compares two texts word for word.
func Relate(a, b Copy) Pair {
	l := newLexicon()
	return relate(l.read(a.Text, nil), l.read(b.Text, nil))
}

func relate(a, b *reading) Pair {
	shared := tiles(a, b)
	p := Pair{Relation: judge(a, b, shared), Passages: make([]Passage, len(shared))}
	words := 0
	for k, t := range shared {
		words += t.n
		p.Passages[k] = Passage{
			A: Span{Start: a.spans[t.i].Start, End: a.spans[t.i+t.n-1].End},
			B: Span{Start: b.spans[t.j].Start, End: b.spans[t.j+t.n-1].End},
		}
	}
	p.AInB, p.BInA = share(float64(words), len(a.words)), share(float64(words), len(b.words))
	return p
}

func share(n float64, of int) float64 {
	if of == 0 {
		return 0
	}
	return n / float64(of)
}

// The thresholds of a relation, one set for every kind of text.
const (
	proseCopy    = 0.55 // of the shorter text's own prose
	prosePartial = 0.20
	wordsQuotes  = 0.15 // of all the shorter text's words
	mouldFacts   = 0.13 // facts put in place of others
)

// judge weighs what two texts share against the shorter of them, since an
// excerpt is all in its original. Quoted words prove an event and not a copy,
// so the measure is the prose outside quotation marks.
func judge(a, b *reading, shared []tile) Relation {
	prose, all := 0, 0
	for _, t := range shared {
		all += t.n
		for d := range t.n {
			if !a.quoted[t.i+d] && !b.quoted[t.j+d] {
				prose++
			}
		}
	}
	of := share(float64(prose), min(a.prose(), b.prose()))
	switch {
	case mismatch(a, b, shared) >= mouldFacts:
		return Differs
	case of >= proseCopy:
		return IsCopy
	case of >= prosePartial:
		return IsPartial
	case share(float64(all), min(len(a.words), len(b.words))) >= wordsQuotes:
		return IsQuotes
	}
	return Differs
}

// prose counts the words outside quotation marks.
func (r *reading) prose() int {
	n := 0
	for _, q := range r.quoted {
		if !q {
			n++
		}
	}
	return n
}
