package diffing

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stemma-news/stemma/internal/text"
)

// word is a token that is not white space, with what the rules ask about it.
type word struct {
	Span
	text, fold, base string // base is folded, without possessive or elision
	sense            sense
	mark             bool // punctuation only
	digits           bool // begins with a digit
	capital          bool // its first letter is a capital
	first            bool // capital or not, it would be one here: a sentence begins
	quoted           bool // inside quotation marks
	shifted          bool // of a phrase that stands elsewhere on the other side
	changed          bool // not kept as it is
	mate             int  // the word of the other side that stands for it, or -1
	fact             int  // 1 + the number of the fact it is part of, 0 for none
	told             kind // the rule that has explained it
	part             bool // of a compound, and means nothing by itself
}

// kind is a kind of change; "" is none.
type kind = string

// passage is one side of a changed block, in words.
type passage struct {
	side  *side
	span  Span
	words []word
	facts []fact
	plain bool // capitals tell nothing: there are none, or all are
}

// fact is a number, date, place or name in a passage: words[from:to].
type fact struct {
	kind     kind
	from, to int
	norm     string // the same fact written another way has the same norm
	value    float64
	unit     string
	told     bool
}

// read cuts a span of a side into words. Tokens is room that it may use, and
// gives back.
func (p *passage) read(d *side, span Span, t *tongue, tokens []Span) []Span {
	p.side, p.span, p.words, p.facts = d, span, p.words[:0], p.facts[:0]
	s := span.Of(d.text)
	upper, lower := 0, 0
	first := true
	if cap(tokens) == 0 {
		tokens = make([]Span, 0, len(s)/2+8)
	}
	tokens = text.AppendTokens(tokens[:0], s)
	if n := len(tokens)*2/3 + 4; cap(p.words) < n {
		p.words = make([]word, 0, n)
	}
	for _, sp := range tokens {
		w := word{Span: Span{Start: span.Start + sp.Start, End: span.Start + sp.End}, text: sp.Of(s), mate: -1}
		if space(w.text) {
			continue
		}
		w.look(t)
		if w.mark {
			// What follows a full stop, a colon or an opening quote begins anew.
			if strings.ContainsAny(w.text, ".!?:…\"“«„‘•([") || strings.ContainsAny(w.text, "-–—") && p.dashed(span, w.Span) {
				first = true
			}
		} else {
			w.first, first = first, false
			if w.capital {
				upper++
			} else if r, _ := utf8.DecodeRuneInString(w.text); unicode.IsLower(r) && w.sense&isStop == 0 {
				lower++
			}
		}
		p.words = append(p.words, w)
	}
	if t.compounds {
		p.findCompounds(t)
	}
	// Where a figure comes first a sentence has no capital to show.
	bare := len(p.words) > 0 && p.words[0].digits && strings.HasSuffix(s, ".")
	p.plain = upper == 0 && !bare || upper > 4 && lower*4 < upper && !strings.HasSuffix(s, ".")
	return tokens
}

// dashed says whether white space or nothing stands on both sides of a dash.
func (p *passage) dashed(span, at Span) bool {
	t := p.side.text
	return (at.Start == span.Start || t[at.Start-1] == ' ') && (at.End == span.End || t[at.End] == ' ')
}

func (w *word) look(t *tongue) {
	r, _ := utf8.DecodeRuneInString(w.text)
	w.mark = allMarks(w.text)
	w.digits = unicode.IsDigit(r)
	w.capital = unicode.IsUpper(r)
	w.fold = text.Fold(w.text)
	if !plainASCII(w.fold) {
		w.fold = shown(w.fold)
	}
	w.base = w.fold
	if w.mark || r < utf8.RuneSelf && len(w.text) == 1 && !w.digits && !unicode.IsLetter(r) {
		return
	}
	if i := strings.IndexByte(w.base, '\''); i > 0 {
		switch rest := w.base[i+1:]; {
		case rest == "s" || rest == "":
			w.base = w.base[:i]
		case i <= 2 && len(rest) > 1 && t.name != "en":
			w.base = rest
			r, _ := utf8.DecodeRuneInString(w.text[min(i+1, len(w.text)):])
			w.capital = w.capital && w.first || unicode.IsUpper(r)
		}
	}
	if w.digits && r >= utf8.RuneSelf {
		w.base = westernDigits(w.base)
	}
	w.sense = t.senses[w.fold]
	if w.base != w.fold {
		w.sense |= t.senses[w.base]
	}
	if before, after, ok := strings.Cut(w.fold, "'"); ok && t.name == "en" {
		switch after {
		case "ve", "re", "ll", "d", "m":
			w.sense |= t.senses[before]
		}
	}
	if t.name == "fr" && strings.HasPrefix(w.fold, "n'") {
		w.sense |= isNot
	}
	if t.name == "en" && (strings.HasSuffix(w.fold, "n't") || strings.HasSuffix(w.fold, "s't")) {
		w.sense |= isNot | isStop
	}
}

// westernDigits writes the digits of any script as 0 to 9.
func westernDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '0' + rune(digitValue(r))
		}
		return r
	}, s)
}

// allMarks says whether a token is punctuation and nothing else. Signs that
// mean something ("%", "$", an emoji) are no marks.
func allMarks(s string) bool {
	for _, r := range s {
		if r == utf8.RuneError {
			continue
		}
		if r == '%' || r == '٪' || r == '‰' || r == '°' || r == '&' || r == '@' || r == '#' || !unicode.IsPunct(r) && !unicode.In(r, unicode.Sk, unicode.Sm, unicode.Cf, unicode.Cc) {
			return false
		}
	}
	return true
}

// content says whether a word says something by itself.
func (w *word) content() bool { return !w.mark && w.sense&(isStop|isPronoun|isArticle) == 0 }

// is says whether the word at i has the sense; none has beyond the ends.
func (p *passage) is(i int, s sense) bool {
	return i >= 0 && i < len(p.words) && p.words[i].sense&s != 0
}

// fold is the folded word at i, "" beyond the ends.
func (p *passage) fold(i int) string {
	if i < 0 || i >= len(p.words) {
		return ""
	}
	return p.words[i].fold
}

// cut is the span of words[from:to].
func (p *passage) cut(from, to int) *Span {
	if from >= to || from < 0 || to > len(p.words) {
		return nil
	}
	return &Span{Start: p.words[from].Start, End: p.words[to-1].End}
}

func (p *passage) text(from, to int) string {
	if sp := p.cut(from, to); sp != nil {
		return sp.Of(p.side.text)
	}
	return ""
}

// gap is the white space before the word at i.
func (p *passage) gap(i int) string {
	start := p.span.Start
	if i > 0 {
		start = p.words[i-1].End
	}
	end := p.span.End
	if i < len(p.words) {
		end = p.words[i].Start
	}
	return p.side.text[start:end]
}

// phrase finds the longest phrase of a kind that begins at i and gives its
// length in words, 0 when there is none.
func (p *passage) phrase(t *tongue, i int, kind string) int {
	n, _ := p.idiom(t, i, kind)
	return n
}

// idiom is phrase, and gives the order of a weekday as well.
func (p *passage) idiom(t *tongue, i int, kind string) (longest, order int) {
	if p.words[i].part {
		return 0, 0
	}
	for _, ph := range t.phrases[p.words[i].fold] {
		if ph.kind != kind || len(ph.rest) < longest || i+len(ph.rest) >= len(p.words) {
			continue
		}
		fits := true
		for k, w := range ph.rest {
			fits = fits && p.words[i+1+k].fold == w
		}
		if fits {
			longest, order = len(ph.rest)+1, ph.order
		}
	}
	return longest, order
}

// changedIn says whether a word of words[from:to] is changed and not yet
// explained.
func (p *passage) changedIn(from, to int) bool {
	for i := max(from, 0); i < min(to, len(p.words)); i++ {
		if w := &p.words[i]; w.changed && w.told == "" && !w.mark {
			return true
		}
	}
	return false
}

// tell marks the changed words of words[from:to] as explained.
func (p *passage) tell(from, to int, k kind) {
	for i := max(from, 0); i < min(to, len(p.words)); i++ {
		if w := &p.words[i]; w.changed && w.told == "" {
			w.told = k
		}
	}
}
