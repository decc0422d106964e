package diffing

import (
	"strings"
	"unicode/utf8"
)

// Spelling: a slip mended or made, the same word in another spelling, or the
// same fact written another way ("4" and "four", "U.S." and "United States").
func spelling(e *edited) {
	e.rewritten()
	for _, r := range e.runs {
		e.contracted(r)
		for i := r.oi; i < r.oe; i++ {
			w := &e.old.words[i]
			if w.mate < 0 || w.told != "" || w.mark || w.text == e.new.words[w.mate].text {
				continue
			}
			v := &e.new.words[w.mate]
			if f, g := e.old.factAt(i), e.new.factAt(w.mate); bare(w.fold) != bare(v.fold) && (f != nil && f.kind == "place" || g != nil && g.kind == "place") {
				continue // a place respelled is a change of place
			}
			if e.misspelt(w, v) && !e.surnames(i, w.mate) {
				e.spelled(i, i+1, w.mate, w.mate+1)
			}
		}
		e.joined(r)
		e.spelledOut(r)
	}
}

// spelled tells words[oi:oe] as another spelling of words[ni:ne]; inside
// quotation marks the quote rule tells it.
func (e *edited) spelled(oi, oe, ni, ne int) {
	if e.old.words[oi].quoted && e.new.words[ni].quoted {
		return
	}
	old, new := e.old.cut(oi, oe), e.new.cut(ni, ne)
	e.tellForm("spelling", oi, oe, ni, ne, e.say("spelling", old, new))
}

// rewritten finds facts that stand on both sides in another dress, or moved.
func (e *edited) rewritten() {
	type here struct {
		fact *fact
		run  int
	}
	came := map[string][]here{}
	for n, r := range e.runs {
		for _, g := range e.new.touched("", r.ni, r.ne) {
			came[g.kind+g.norm] = append(came[g.kind+g.norm], here{g, n})
		}
	}
	if len(came) == 0 {
		return
	}
	for n, r := range e.runs {
		for _, f := range e.old.touched("", r.oi, r.oe) {
			same := came[f.kind+f.norm]
			for k := range same {
				if same[k].run != n && e.crossed(f, same[k].fact) {
					break
				}
				if g := same[k].fact; !g.told && !e.exchanged(f, n, same[k].run) {
					f.told, g.told = true, true
					e.redressed(f, g, same[k].run == n || e.share(f, g))
					came[f.kind+f.norm] = same[k+1:]
					break
				}
			}
		}
	}
}

// exchanged says whether a fact of run n and one of run m changed places and
// little else did: who sued whom, which sum is whose. They moved, and say
// something else for it.
func (e *edited) exchanged(f *fact, n, m int) bool {
	if n == m {
		return false
	}
	here, there := e.runs[n], e.runs[m]
	const beside = 2 // words, as in "by Ann"
	if here.oe-here.oi > f.to-f.from+beside {
		return false
	}
	for _, a := range e.old.touched(f.kind, there.oi, there.oe) {
		for _, b := range e.new.touched(f.kind, here.ni, here.ne) {
			if a.norm == b.norm && a.norm != f.norm && there.oe-there.oi <= a.to-a.from+beside {
				return true
			}
		}
	}
	return false
}

// share says whether a kept word stands in both facts.
func (e *edited) share(f, g *fact) bool {
	for i := f.from; i < f.to; i++ {
		if m := e.old.words[i].mate; m >= g.from && m < g.to && !e.old.words[i].mark {
			return true
		}
	}
	return false
}

// redressed tells a fact that is written another way at its place.
func (e *edited) redressed(f, g *fact, inPlace bool) {
	a, b := e.old.text(f.from, f.to), e.new.text(g.from, g.to)
	if !inPlace || e.old.words[f.from].quoted && e.new.words[g.from].quoted || unmarked(a) == unmarked(b) || unpossessed(a) == unpossessed(b) {
		return
	}
	old, new := e.old.cut(f.from, f.to), e.new.cut(g.from, g.to)
	e.add("spelling", old, new, e.say("spelling", old, new))
	e.old.tell(f.from, f.to, "spelling")
	e.new.tell(g.from, g.to, "spelling")
}

// unpossessed is a name without the ending of its owner, which is grammar.
func unpossessed(s string) string {
	s = strings.ReplaceAll(s, "’", "'")
	return strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "'")
}

// misspelt says whether two words are one, spelt twice: one of them is no word,
// or they are British and American. Two words of the dictionary are wording,
// two that it does not have are names.
func (e *edited) misspelt(a, b *word) bool {
	x, y := a.fold, b.fold
	if bare(x) == bare(y) && x != y || strings.ReplaceAll(x, "ß", "ss") == strings.ReplaceAll(y, "ß", "ss") {
		return x != y // accents, and the German sharp s
	}
	if a.digits || b.digits || !near(x, y) {
		return false
	}
	if variant(x) == variant(y) {
		return true
	}
	if len(x) < 6 && a.text == strings.ToUpper(a.text) && b.text == strings.ToUpper(b.text) {
		return false // ISIL and ISIS
	}
	if inflected(x, y) || inflected(y, x) {
		return false
	}
	if e.tongue.name != "en" {
		// Of two words that the language is known to have neither is a slip.
		return (a.sense == 0 || b.sense == 0) && e.foreignSlip(a, b)
	}
	kx, ky := knownWord(a.base), knownWord(b.base)
	if kx == ky {
		return false
	}
	right := a
	if ky {
		right = b
	}
	if (a.capital || b.capital) && !right.first && !e.old.plain && properName(right.base) && !commonWord(right.base) {
		return false // Smyth and Smith are two people
	}
	return !(len(x) < 4 && len(y) < 4 && x[0] != y[0])
}

// surnames says whether two words are names after one first name: who respells
// it speaks of another, or mends a name.
func (e *edited) surnames(i, j int) bool {
	return i > 0 && j > 0 && e.old.words[i].capital && e.new.words[j].capital &&
		e.old.words[i-1].text == e.new.words[j-1].text && e.old.words[i-1].capital && givenName(e.old.words[i-1].base) && !e.old.plain
}

// inflected says whether y is x with an ending of grammar, or with a prefix.
func inflected(x, y string) bool {
	if rest, ok := strings.CutPrefix(y, x); ok && len(x) > 3 {
		switch rest {
		case "s", "es", "d", "ed", "ing", "ly", "r", "er", "n":
			return true
		}
	}
	if strings.HasSuffix(x, "e") && (y == x[:len(x)-1]+"y" || y == x[:len(x)-1]+"ing") {
		return true
	}
	return strings.HasSuffix(y, x) && len(y)-len(x) > 2
}

// foreignSlip tells a slip without a dictionary: the words differ within and
// not in their endings, where grammar does.
func (e *edited) foreignSlip(a, b *word) bool {
	x, y := []rune(bare(a.fold)), []rune(bare(b.fold))
	if a.capital || b.capital || min(len(x), len(y)) < 5 || distance(x, y, 1) > 1 {
		return false
	}
	if e.tongue.name == "ar" && len(x) != len(y) && (string(x[1:]) == string(y) || string(y[1:]) == string(x)) {
		return false // "and", "by", "will" are glued to the word
	}
	const ending = 3
	return string(x[len(x)-ending:]) == string(y[len(y)-ending:])
}

// variant folds British and American spelling onto one.
func variant(w string) string {
	if len(w) < 5 {
		return w
	}
	return variants.Replace(w)
}

var variants = strings.NewReplacer("isation", "ization", "ise", "ize", "ising", "izing", "yse", "yze", "our", "or", "ogue", "og", "tre", "ter", "bre", "ber",
	"ll", "l", "ence", "ense", "ae", "e", "oe", "e", "que", "ck", "mme", "m", "pp", "p", "ss", "s", "gray", "grey", "dgement", "dgment", "wards", "ward", "amongst", "among", "whilst", "while")

// contracted tells "it is" and "it's", "cannot" and "can not".
func (e *edited) contracted(r run) {
	r = e.untold(r)
	if e.tongue.name != "en" || e.oldTold(r) || r.oi == r.oe || r.ni == r.ne || r.oe-r.oi > 4 || r.ne-r.ni > 4 {
		return
	}
	a, b := e.old.text(r.oi, r.oe), e.new.text(r.ni, r.ne)
	if x, y := unmarked(a), unmarked(b); x != y && (x+"s" == y || y+"s" == x) && possessive(a) && possessive(b) {
		e.spelled(r.oi, r.oe, r.ni, r.ne) // "witness'", "witness's"
		return
	}
	if x, y := expand(a), expand(b); x == y && a != b {
		if x, y := strings.ToLower(a), strings.ToLower(b); x != y {
			e.spelled(r.oi, r.oe, r.ni, r.ne)
		}
	}
}

// untold is the run without the words at its ends that are explained.
func (e *edited) untold(r run) run {
	for r.oi < r.oe && e.old.words[r.oi].told != "" {
		r.oi++
	}
	for r.oi < r.oe && e.old.words[r.oe-1].told != "" {
		r.oe--
	}
	for r.ni < r.ne && e.new.words[r.ni].told != "" {
		r.ni++
	}
	for r.ni < r.ne && e.new.words[r.ne-1].told != "" {
		r.ne--
	}
	return r
}

func possessive(s string) bool {
	s = strings.ToLower(strings.ReplaceAll(s, "’", "'"))
	return strings.HasSuffix(s, "'") || strings.HasSuffix(s, "'s")
}

func expand(s string) string {
	s = strings.ReplaceAll(strings.ToLower(s), "’", "'")
	return contractions.Replace(s)
}

var contractions = strings.NewReplacer("can't", "can not", "cannot", "can not", "won't", "will not", "shan't", "shall not", "n't", " not",
	"'re", " are", "'ve", " have", "'ll", " will", "i'm", "i am", "'s", " is", "'d", " would", "percent", "per cent", "pct", "per cent")

// spelledOut tells "FEC" and "Federal Election Commission".
func (e *edited) spelledOut(r run) {
	if e.oldTold(r) {
		return
	}
	a, b := e.old.text(r.oi, r.oe), e.new.text(r.ni, r.ne)
	if r.oe-r.oi == 1 && initials(&e.new, r.ni, r.ne) == a && len(a) > 1 || r.ne-r.ni == 1 && initials(&e.old, r.oi, r.oe) == b && len(b) > 1 {
		e.spelled(r.oi, r.oe, r.ni, r.ne)
	}
}

// initials are the capitals that the words of words[from:to] begin with.
func initials(p *passage, from, to int) string {
	var b strings.Builder
	for i := from; i < to; i++ {
		if w := &p.words[i]; w.capital {
			r, _ := utf8.DecodeRuneInString(w.text)
			b.WriteRune(r)
		} else if w.content() {
			return ""
		}
	}
	return b.String()
}

// joined tells a compound written in one word or two with a slip between: the
// letters are the same but for one.
func (e *edited) joined(r run) {
	if r.oe-r.oi == r.ne-r.ni || r.oe-r.oi > 3 || r.ne-r.ni > 3 || r.oi == r.oe || r.ni == r.ne || e.oldTold(r) {
		return
	}
	a, b := unmarked(strings.ToLower(e.old.text(r.oi, r.oe))), unmarked(strings.ToLower(e.new.text(r.ni, r.ne)))
	if a == b {
		e.spelled(r.oi, r.oe, r.ni, r.ne)
	}
}
