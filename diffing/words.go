package diffing

// edits compares two spans word by word.
func (c *comparison) edits(old, new Span) []Edit {
	if old.Of(c.old.text) == new.Of(c.new.text) {
		if old.Len() == 0 {
			return nil
		}
		return []Edit{{Op: Equal, Old: &old, New: &new}}
	}
	x, y := c.old.tokens(old), c.new.tokens(new)
	a, b := number(c.old.text, x, c.new.text, y)
	ms := c.work.matches(a, b)
	ms = fold(ms, x, c.old.text, y, c.new.text)
	return assemble(ms, old, new, x, y)
}

// number gives equal tokens equal numbers.
func number(s string, x []Span, t string, y []Span) (a, b []int32) {
	ids := make(map[string]int32, len(x))
	of := func(s string, ts []Span) []int32 {
		out := make([]int32, len(ts))
		for k, t := range ts {
			w := t.Of(s)
			id, ok := ids[w]
			if !ok {
				id = int32(len(ids))
				ids[w] = id
			}
			out[k] = id
		}
		return out
	}
	a = of(s, x)
	b = of(t, y)
	return a, b
}

// assemble turns runs of equal tokens into edits that tile both spans.
func assemble(ms []match, old, new Span, x, y []Span) []Edit {
	var out []Edit
	change := func(o, n Span) {
		if o.Len() > 0 {
			out = append(out, Edit{Op: Delete, Old: &o})
		}
		if n.Len() > 0 {
			out = append(out, Edit{Op: Insert, New: &n})
		}
	}
	i, j := old.Start, new.Start
	for _, m := range ms {
		o := Span{Start: x[m.i].Start, End: x[m.i+m.n-1].End}
		n := Span{Start: y[m.j].Start, End: y[m.j+m.n-1].End}
		change(Span{Start: i, End: o.Start}, Span{Start: j, End: n.Start})
		if k := len(out); k > 0 && out[k-1].Op == Equal {
			out[k-1].Old.End, out[k-1].New.End = o.End, n.End
		} else {
			out = append(out, Edit{Op: Equal, Old: &o, New: &n})
		}
		i, j = o.End, n.End
	}
	change(Span{Start: i, End: old.End}, Span{Start: j, End: new.End})
	return out
}
