package diffing

import (
	"strings"
	"unicode"
)

// Punctuation: both sides are equal once marks and white space are dropped.
// Marks that only come along with words put in or taken out are not counted.
func punctuation(e *edited) {
	for _, r := range e.runs {
		a, b := e.old.text(r.oi, r.oe), e.new.text(r.ni, r.ne)
		if e.seam(r) {
			continue
		}
		if e.partnered(r) {
			continue
		}
		if x, y := unmarked(a), unmarked(b); x == y && a != b && !e.oldTold(r) {
			e.tellForm("punctuation", r.oi, r.oe, r.ni, r.ne, e.sayMarks(r, a, b))
			continue
		}
		for i := r.oi; i < r.oe; i++ {
			w := &e.old.words[i]
			if w.mate < 0 || w.told != "" || w.text == e.new.words[w.mate].text {
				continue
			}
			v := &e.new.words[w.mate]
			if w.mark && v.mark && !(i == r.oi && e.beside(r)) || !w.mark && !v.mark && unmarked(w.text) == unmarked(v.text) {
				e.tellForm("punctuation", i, i+1, w.mate, w.mate+1, e.sayMarks(run{i, i + 1, w.mate, w.mate + 1}, w.text, v.text))
			}
		}
	}
}

// seam says whether a run lies where a sentence was split or joined to the
// next: its marks, and the capital after them, come along with that.
func (e *edited) seam(r run) bool {
	if e.block.Kind != Split && e.block.Kind != Merged {
		return false
	}
	for i := r.oi; i < r.oe; i++ {
		if strings.ContainsAny(e.old.words[i].text, ".!?;") && i+1 < len(e.old.words) {
			return true
		}
	}
	for j := r.ni; j < r.ne; j++ {
		if strings.ContainsAny(e.new.words[j].text, ".!?;") && j+1 < len(e.new.words) {
			return true
		}
	}
	return false
}

// partnered says whether a run is one round bracket whose partner came or went
// with words: it belongs to them. Square brackets are marks of their own.
func (e *edited) partnered(r run) bool {
	p, from, to := &e.old, r.oi, r.oe
	if r.oi == r.oe {
		p, from, to = &e.new, r.ni, r.ne
	} else if r.ni != r.ne {
		return false
	}
	if to-from != 1 {
		return false
	}
	const near = 12 // words
	step := 0
	switch p.words[from].text {
	case ")":
		step = -1
	case "(":
		step = 1
	}
	for k := 1; step != 0 && k <= near; k++ {
		i := from + k*step
		if i < 0 || i >= len(p.words) {
			return false
		}
		switch p.words[i].text {
		case "(", ")":
			if !p.words[i].changed {
				return false
			}
			for _, s := range e.runs {
				inside := i >= s.oi && i < s.oe
				if p == &e.new {
					inside = i >= s.ni && i < s.ne
				}
				if inside {
					return e.beside(s) && (s.oi == s.oe || s.ni == s.ne)
				}
			}
		}
	}
	return false
}

// beside says whether words changed in the run as well as marks.
func (e *edited) beside(r run) bool {
	for i := r.oi; i < r.oe; i++ {
		if !e.old.words[i].mark {
			return true
		}
	}
	for j := r.ni; j < r.ne; j++ {
		if !e.new.words[j].mark {
			return true
		}
	}
	return false
}

func (e *edited) oldTold(r run) bool {
	for i := r.oi; i < r.oe; i++ {
		if e.old.words[i].told != "" {
			return true
		}
	}
	for j := r.ni; j < r.ne; j++ {
		if e.new.words[j].told != "" {
			return true
		}
	}
	return false
}

// unmarked drops marks and white space.
func unmarked(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || allMarks(string(r)) {
			return -1
		}
		return r
	}, s)
}

// sayMarks tells marks with the words beside them, for there are many commas.
func (e *edited) sayMarks(r run, a, b string) string {
	switch {
	case a == "":
		return said("%s was added%s.", quoteText(b), e.around(&e.new, e.new.cut(r.ni, r.ne)))
	case b == "":
		return said("%s was removed%s.", quoteText(a), e.around(&e.old, e.old.cut(r.oi, r.oe)))
	}
	return said("%s became %s%s.", quoteText(a), quoteText(b), e.around(&e.new, e.new.cut(r.ni, r.ne)))
}
