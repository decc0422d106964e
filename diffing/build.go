package diffing

import "slices"

// build turns links into blocks that tile both sides, in the order of new;
// what was removed stands where it was.
func (c *comparison) build(links []link) {
	var chain []link
	away, here := map[int]bool{}, map[int]link{} // sentences of old, of new
	for _, l := range links {
		for k := range l.n {
			for q := range l.m {
				c.alignment = append(c.alignment, [2]int{l.i + k, l.j + q})
			}
		}
		if l.moved {
			away[l.i], here[l.j] = true, l
		} else {
			chain = append(chain, l)
		}
	}
	slices.SortFunc(c.alignment, func(a, b [2]int) int {
		if a[0] != b[0] {
			return a[0] - b[0]
		}
		return a[1] - b[1]
	})
	slices.SortFunc(chain, byPlace)

	homes := make(map[int]Span) // of what moved away: its span with the gap it takes
	type hole struct {
		before, after    []piece
		seamOld, seamNew Span
	}
	var holes []hole
	i, j := 0, 0
	for k := 0; k <= len(chain); k++ {
		ie, je := len(c.old.sentences), len(c.new.sentences)
		if k < len(chain) {
			ie, je = chain[k].i, chain[k].j
		}
		g, h := c.seam(i, ie, j, je)
		hl := hole{seamOld: c.old.gap(i + g), seamNew: c.new.gap(j + h)}
		hl.before = append(c.pieces(c.old, i, i+g, true, true), c.pieces(c.new, j, j+h, true, false)...)
		hl.after = append(c.pieces(c.old, i+g, ie, false, true), c.pieces(c.new, j+h, je, false, false)...)
		for _, p := range append(slices.Clone(hl.before), hl.after...) {
			if p.old && away[p.at] {
				homes[p.at] = p.span
			}
		}
		holes = append(holes, hl)
		if k < len(chain) {
			i, j = chain[k].i+chain[k].n, chain[k].j+chain[k].m
		}
	}
	emit := func(ps []piece) {
		for k := 0; k < len(ps); {
			p := ps[k]
			k++
			if p.old && away[p.at] {
				continue
			}
			if l, ok := here[p.at]; ok && !p.old {
				c.add(Moved, homes[l.i], p.span)
				continue
			}
			for k < len(ps) && ps[k].old == p.old && ps[k].span.Start == p.span.End {
				if _, ok := here[ps[k].at]; ok && !p.old || p.old && away[ps[k].at] {
					break
				}
				p.span.End = ps[k].span.End
				k++
			}
			if p.old {
				c.addOne(Removed, p.span, Delete)
			} else {
				c.addOne(Added, p.span, Insert)
			}
		}
	}
	for k, h := range holes {
		emit(h.before)
		c.add("", h.seamOld, h.seamNew)
		emit(h.after)
		if k < len(chain) {
			l := chain[k]
			kind := ""
			if l.m > 1 {
				kind = Split
			} else if l.n > 1 {
				kind = Merged
			}
			c.add(kind, c.old.items(l.i, l.i+l.n), c.new.items(l.j, l.j+l.m))
		}
	}
}

// piece is a sentence that the chain does not link, with the white space it
// takes along.
type piece struct {
	old  bool
	at   int
	span Span
}

func (c *comparison) pieces(d *side, i, ie int, leading, old bool) []piece {
	var out []piece
	for ; i < ie; i++ {
		sp := d.item(i)
		if leading {
			sp.Start = d.gap(i).Start
		} else {
			sp.End = d.gap(i + 1).End
		}
		out = append(out, piece{old, i, sp})
	}
	return out
}

// seam finds the one gap of a hole that stands for the place itself: the first
// that is alike on both sides. Sentences before it take the white space before
// them, sentences after it the white space after.
func (c *comparison) seam(i, ie, j, je int) (g, h int) {
	first := make(map[string]int)
	for k := ie - i; k >= 0; k-- {
		first[c.old.gap(i+k).Of(c.old.text)] = k
	}
	best := -1
	for q := 0; q <= je-j; q++ {
		if k, ok := first[c.new.gap(j+q).Of(c.new.text)]; ok && (best < 0 || k+q < best) {
			g, h, best = k, q, k+q
		}
	}
	return g, h
}

// add appends a block with both sides; kind "" is told from the edits.
func (c *comparison) add(kind string, old, new Span) {
	if old.Len() == 0 && new.Len() == 0 {
		return // a given sentence may be empty
	}
	es := c.edits(old, new)
	if kind == "" {
		kind = Same
		if (len(es) != 1 || es[0].Op != Equal) && !c.alike(old, new) {
			kind = Changed
		}
	}
	c.blocks = append(c.blocks, Block{ID: len(c.blocks), Kind: kind, Old: &old, New: &new, Edits: es})
}

// addOne appends a block that only one side has.
func (c *comparison) addOne(kind string, sp Span, op string) {
	if sp.Len() == 0 {
		return
	}
	b := Block{ID: len(c.blocks), Kind: kind}
	if op == Delete {
		b.Old, b.Edits = &sp, []Edit{{Op: op, Old: &sp}}
	} else {
		b.New, b.Edits = &sp, []Edit{{Op: op, New: &sp}}
	}
	c.blocks = append(c.blocks, b)
}

// alike says whether two spans are equal but for what the caller ignores.
func (c *comparison) alike(old, new Span) bool {
	return c.ignore != nil && c.ignore.of(old.Of(c.old.text)) == c.ignore.of(new.Of(c.new.text))
}
