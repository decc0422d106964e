package family

// Relate compares two texts word for word.
func Relate(a, b Copy) Pair {
	l := newLexicon()
	return relate(l.read(a.Text), l.read(b.Text))
}

func relate(a, b *reading) Pair {
	p := Pair{Passages: []Passage{}}
	shared, unquoted := 0, 0
	for _, t := range tiles(a, b) {
		shared += t.n
		for d := range t.n {
			if !a.quoted[t.i+d] && !b.quoted[t.j+d] {
				unquoted++
			}
		}
		p.Passages = append(p.Passages, Passage{
			A: Span{Start: a.spans[t.i].Start, End: a.spans[t.i+t.n-1].End},
			B: Span{Start: b.spans[t.j].Start, End: b.spans[t.j+t.n-1].End},
		})
	}
	p.AInB, p.BInA = share(shared, len(a.words)), share(shared, len(b.words))
	p.Relation = judge(share(unquoted, min(len(a.words), len(b.words))), share(shared, min(len(a.words), len(b.words))))
	return p
}

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

func judge(prose, all float64) Relation {
	switch {
	case prose >= 0.5:
		return IsCopy
	case prose >= 0.25:
		return IsPartial
	case all >= 0.25:
		return IsQuotes
	}
	return Differs
}
