package diffing

import "slices"

// build turns links into blocks that tile both sides, in the order of new;
// what was removed stands where it was.
func (c *comparison) build(links []link) {
	l := &layout{c: c, away: map[int]Span{}, here: map[int]int{}}
	var chain []link
	for _, k := range links {
		for i := range k.n {
			for j := range k.m {
				c.alignment = append(c.alignment, [2]int{k.i + i, k.j + j})
			}
		}
		if k.moved {
			l.away[k.i], l.here[k.j] = Span{}, k.i
		} else {
			chain = append(chain, k)
		}
	}
	slices.SortFunc(c.alignment, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	slices.SortFunc(chain, byPlace)

	// All holes are cut before any is told, for a block that moved is told in
	// one hole and takes its old words from another.
	holes := make([]hole, 0, len(chain)+1)
	i, j := 0, 0
	for _, k := range append(chain, link{i: len(c.old.sentences), j: len(c.new.sentences)}) {
		holes = append(holes, l.cut(i, k.i, j, k.j))
		i, j = k.i+k.n, k.j+k.m
	}
	for k, h := range holes {
		l.tell(h.before)
		c.add("", h.seamOld, h.seamNew)
		l.tell(h.after)
		if k == len(chain) {
			break
		}
		kind := ""
		switch {
		case chain[k].m > 1:
			kind = Split
		case chain[k].n > 1:
			kind = Merged
		}
		c.add(kind, c.old.items(chain[k].i, chain[k].i+chain[k].n), c.new.items(chain[k].j, chain[k].j+chain[k].m))
	}
}

// layout is what build knows of the sentences that moved.
type layout struct {
	c    *comparison
	away map[int]Span // sentence of old -> its words with the white space it takes along
	here map[int]int  // sentence of new -> the sentence of old that it was
}

// hole is what lies between two links of the chain: sentences of either side
// that stand for none of the other in this place, and one gap that both sides
// have, the seam.
type hole struct {
	before, after    []piece
	seamOld, seamNew Span
}

// piece is a sentence in a hole, with the white space it takes along.
type piece struct {
	old  bool // of which side
	at   int  // its number
	span Span
}

// cut takes apart the hole between sentences [i, ie) of old and [j, je) of new.
// Sentences before the seam take the white space before them, those after it
// the white space after: so a sentence that was added takes one gap with it.
func (l *layout) cut(i, ie, j, je int) hole {
	old, new := l.c.old, l.c.new
	g, h := seam(old, i, ie, new, j, je)
	out := hole{seamOld: old.gap(i + g), seamNew: new.gap(j + h)}
	for k := i; k < ie; k++ {
		sp := old.item(k)
		if k < i+g {
			sp.Start = old.gap(k).Start
			out.before = append(out.before, piece{true, k, sp})
		} else {
			sp.End = old.gap(k + 1).End
			out.after = append(out.after, piece{true, k, sp})
		}
		if _, ok := l.away[k]; ok {
			l.away[k] = sp
		}
	}
	for k := j; k < je; k++ {
		sp := new.item(k)
		if k < j+h {
			sp.Start = new.gap(k).Start
			out.before = append(out.before, piece{false, k, sp})
		} else {
			sp.End = new.gap(k + 1).End
			out.after = append(out.after, piece{false, k, sp})
		}
	}
	return out
}

// seam finds the gap of a hole that stands for the place itself: the first
// that is alike on both sides, else the first.
func seam(old *side, i, ie int, new *side, j, je int) (g, h int) {
	if i == ie && j == je {
		return 0, 0
	}
	first := make(map[string]int)
	for k := ie - i; k >= 0; k-- {
		first[old.gap(i+k).Of(old.text)] = k
	}
	best := -1
	for q := 0; q <= je-j; q++ {
		if k, ok := first[new.gap(j+q).Of(new.text)]; ok && (best < 0 || k+q < best) {
			g, h, best = k, q, k+q
		}
	}
	return g, h
}

// tell makes blocks of pieces: one for each that moved here, none for one that
// moved away, and one for each run of neighbours that only one side has.
func (l *layout) tell(ps []piece) {
	for k := 0; k < len(ps); {
		p := ps[k]
		k++
		if l.moved(p) {
			if !p.old {
				l.c.add(Moved, l.away[l.here[p.at]], p.span)
			}
			continue
		}
		for k < len(ps) && ps[k].old == p.old && ps[k].span.Start == p.span.End && !l.moved(ps[k]) {
			p.span.End = ps[k].span.End
			k++
		}
		l.c.addOne(p.old, p.span)
	}
}

func (l *layout) moved(p piece) bool {
	if p.old {
		_, ok := l.away[p.at]
		return ok
	}
	_, ok := l.here[p.at]
	return ok
}

// add appends a block with both sides; kind "" is told from the edits.
func (c *comparison) add(kind string, old, new Span) {
	if old.Len() == 0 && new.Len() == 0 {
		return // a given sentence may be empty
	}
	es, ps := c.edits(old, new)
	if kind == "" {
		kind = Same
		if (len(es) != 1 || es[0].Op != Equal) && !c.alike(old, new) {
			kind = Changed
		}
	}
	if kind == Changed && len(ps) > 0 {
		if c.phrases == nil {
			c.phrases = make(map[int][]phrase)
		}
		c.phrases[len(c.blocks)] = ps
	}
	c.blocks = append(c.blocks, Block{ID: len(c.blocks), Kind: kind, Old: &old, New: &new, Edits: es})
}

// addOne appends a block that only one side has.
func (c *comparison) addOne(old bool, sp Span) {
	if sp.Len() == 0 {
		return
	}
	b := Block{ID: len(c.blocks)}
	if old {
		b.Kind, b.Old, b.Edits = Removed, &sp, []Edit{{Op: Delete, Old: &sp}}
	} else {
		b.Kind, b.New, b.Edits = Added, &sp, []Edit{{Op: Insert, New: &sp}}
	}
	c.blocks = append(c.blocks, b)
}

// alike says whether two spans are equal but for what the caller ignores.
func (c *comparison) alike(old, new Span) bool {
	return c.ignore != nil && c.ignore.of(old.Of(c.old.text)) == c.ignore.of(new.Of(c.new.text))
}
