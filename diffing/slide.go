package diffing

// slide moves each pure insertion or deletion to where it reads best. Where
// the units at its edge recur ("a b [a b] c" is also "[a b] a b c"), go-diff's
// choice among the equal ones is chance. Best is a place that lets a change
// join the one before or behind; else one that begins and ends where a phrase
// does. Cost is linear in the units that recur.
func slide(ms []match, a, b []int32, p *pair) []match {
	for k := 0; k+1 < len(ms); k++ {
		l, r := &ms[k], &ms[k+1]
		i, ie, j, je := l.i+l.n, r.i, l.j+l.n, r.j
		var seq []int32
		var from, to int
		var text string
		var us []Span
		switch {
		case i == ie && j < je:
			seq, from, to, text, us = b, j, je, p.t, p.y
		case j == je && i < ie:
			seq, from, to, text, us = a, i, ie, p.s, p.x
		default:
			continue
		}
		left, right := 0, 0
		for left < l.n && seq[from-1-left] == seq[to-1-left] {
			left++
		}
		for right < r.n && seq[from+right] == seq[to+right] {
			right++
		}
		if left == 0 && right == 0 {
			continue
		}
		best, at := -1, 0
		for off := right; off >= -left; off-- {
			score := edgeWorth(text, us, from+off) + edgeWorth(text, us, to+off)
			if off == -left && left == l.n && k > 0 || off == right && right == r.n && k+2 < len(ms) {
				score += slideJoin
			}
			if score > best {
				best, at = score, off
			}
		}
		l.n += at
		r.i, r.j, r.n = r.i+at, r.j+at, r.n-at
		if r.n == 0 {
			ms = append(ms[:k+1], ms[k+2:]...)
			k--
		} else if l.n == 0 {
			ms = append(ms[:k], ms[k+1:]...)
			k = max(k-2, -1)
		}
	}
	return ms
}

const slideJoin = 3

// edgeWorth says how well a change may begin or end before unit k: 0 in the midst
// of a phrase, more beside a mark, most at an end.
func edgeWorth(s string, us []Span, k int) int {
	if k <= 0 || k >= len(us) {
		return 4
	}
	switch before, after := us[k-1].Of(s), us[k].Of(s); {
	case before == "." || before == "!" || before == "?":
		return 3
	case before == "," || before == ";" || before == ":":
		return 1
	case after == "," || after == "." || after == ";" || after == ":":
		return 2
	default:
		return 0
	}
}
