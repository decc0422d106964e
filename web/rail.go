package web

import "strconv"

// railMark is a changed stretch on the rail beside the text, in thousandths of
// its height.
type railMark struct {
	Top, Height int
	Href        string
	Fact        bool
}

// rail marks where in the text the changes are.
func rail(all []group) []railMark {
	total := 0
	for _, g := range all {
		total += g.Size
	}
	if total == 0 {
		return nil
	}
	var out []railMark
	at := 0
	for _, g := range all {
		if g.Changed {
			m := railMark{Top: 1000 * at / total, Height: max(6, 1000*g.Size/total)}
			for _, p := range g.Inline {
				if m.Href == "" && len(p.Changes) > 0 {
					m.Href = "#c" + strconv.Itoa(p.Changes[0])
				}
				if m.Href == "" && p.Anchor != "" {
					m.Href = "#" + p.Anchor
				}
				m.Fact = m.Fact || p.Fact
			}
			out = append(out, m)
		}
		at += g.Size
	}
	return out
}
