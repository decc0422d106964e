package diffing

import "unicode/utf8"

// A phrase that only changed its place within a sentence did not change: people
// who mark edits leave it unmarked, and a reader should not have to compare the
// words that went here with those that came there.

const (
	// phraseWords is how many words a phrase has that is told as moved though
	// others changed beside it in both places. Where it is all that went, or all
	// that came, one word that says something is enough. Of such phrases people
	// left four of five unmarked in arXivEdits, of shorter ones one of three.
	phraseWords = 3
	// phraseCells bounds the search in one sentence, for each phrase found.
	phraseCells = 1 << 12
	// mostPhrases bounds the phrases told of one sentence: one that is shuffled
	// more was rewritten.
	mostPhrases = 4
)

// phrase is a stretch of words that moved within a sentence: the same bytes.
type phrase struct{ old, new Span }

// moved gives the phrases that stand on both sides outside the runs kept, the
// longest first.
func (p *pair) moved(ms []match, w *work) []phrase {
	x := changed(len(p.x), ms, func(m match) int { return m.i })
	y := changed(len(p.y), ms, func(m match) int { return m.j })
	cells := countSet(x) * countSet(y)
	var out []phrase
	for cells > 0 && cells <= phraseCells && w.steps+cells <= maxSteps && len(out) < mostPhrases {
		w.steps += cells
		m := p.longest(x, y)
		if m.n == 0 {
			break
		}
		out = append(out, phrase{p.old(m), p.new(m)})
		for k := range m.n {
			x[m.i+k], y[m.j+k] = false, false
		}
	}
	return out
}

// changed marks the units of n that are in no run.
func changed(n int, ms []match, start func(match) int) []bool {
	out := make([]bool, n)
	for k := range out {
		out[k] = true
	}
	for _, m := range ms {
		clear(out[start(m) : start(m)+m.n])
	}
	return out
}

func countSet(set []bool) int {
	n := 0
	for _, in := range set {
		if in {
			n++
		}
	}
	return n
}

func (p *pair) old(m match) Span { return Span{Start: p.x[m.i].Start, End: p.x[m.i+m.n-1].End} }
func (p *pair) new(m match) Span { return Span{Start: p.y[m.j].Start, End: p.y[m.j+m.n-1].End} }

// longest finds the longest run of changed units that both sides have and that
// makes a phrase. It begins and ends with a word.
func (p *pair) longest(x, y []bool) match {
	var best match
	for i := range x {
		if !x[i] || p.sorts[i] == unitMark {
			continue
		}
		for j := range y {
			if !y[j] || p.a[i] != p.b[j] {
				continue
			}
			m := match{i, j, 1}
			for i+m.n < len(x) && j+m.n < len(y) && x[i+m.n] && y[j+m.n] && p.a[i+m.n] == p.b[j+m.n] {
				m.n++
			}
			for p.sorts[i+m.n-1] == unitMark {
				m.n--
			}
			if m.n > best.n && p.phrase(m, x, y) {
				best = m
			}
		}
	}
	return best
}

// phrase says whether a run that stands on both sides is one that moved.
func (p *pair) phrase(m match, x, y []bool) bool {
	words, content := 0, false
	for _, s := range p.sorts[m.i : m.i+m.n] {
		if s != unitMark {
			words++
		}
		content = content || s == unitWord
	}
	if r, n := utf8.DecodeRuneInString(p.old(m).Of(p.s)); r >= 0x2E80 && n == p.old(m).Len() {
		return false // one character of a script without spaces is half a word
	}
	return content && p.old(m).Of(p.s) == p.new(m).Of(p.t) &&
		(words >= phraseWords || alone(p.s, p.x, x, m.i, m.n) || alone(p.t, p.y, y, m.j, m.n))
}

// alone says whether units [i, i+n) are all the words of a change.
func alone(s string, us []Span, changed []bool, i, n int) bool {
	for k := i - 1; k >= 0 && changed[k]; k-- {
		if isWord(us[k].Of(s)) {
			return false
		}
	}
	for k := i + n; k < len(us) && changed[k]; k++ {
		if isWord(us[k].Of(s)) {
			return false
		}
	}
	return true
}
