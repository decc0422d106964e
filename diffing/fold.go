package diffing

import (
	"math"
	"unicode"
	"unicode/utf8"
)

// Between two changes a few words may stand that are the same on both sides by
// chance, or that are only the hinge of a phrase that was replaced: a reader
// sees one phrase changed, not three words. How such a run reads is learnt from
// the spans that people marked in arXivEdits, by the logistic regression of
// fold_train_test.go. Five-fold cross-validation there gives, with the phrases
// that moved, an exact span F1 of .81 and a word F1 of .952, beside .791 and
// .938 of the runs as they were matched.

// The evidence of fold, in hundredths: counts are told as ln(1+n).
const (
	foldBias    = iota
	foldStops   // function words of the run, up to 3
	foldMarks   // commas and stops of the run, up to 2
	foldLetters // of the run
	foldChange  // the larger side of the smaller change beside it
	foldLeft    // the smaller side of the change on its left: 0 when that only adds or only removes
	foldRight   // and on its right
	foldRecurs  // how often its rarest word stands elsewhere in the pair, up to 3; 3 when it has none
	foldBefore  // units of the run before, up to 10
	foldAfter   // units of the run behind
	foldCount
)

// foldWeights are odds, in hundredths for each unit of evidence. Whole numbers,
// so that every machine folds alike. They are as learnt, then moved a little by
// a search that cuts real posts into fewer pieces while the word F1 of those
// spans stays: 8.5 a pair of 18F posts, where the weights as learnt give 8.7.
var foldWeights = [foldCount]int{
	foldBias: 3, foldStops: -56, foldMarks: -155, foldLetters: -97, foldChange: 54,
	foldLeft: 96, foldRight: 52, foldRecurs: 50, foldBefore: 25, foldAfter: -44,
}

// foldEvidence gives the evidence for dropping run m between the runs before
// and after it.
func (p *pair) foldEvidence(before, m, after match) (e [foldCount]int) {
	dl, il := m.i-before.i-before.n, m.j-before.j-before.n
	dr, ir := after.i-m.i-m.n, after.j-m.j-m.n
	const whole = 100
	letters, recurs := 0, 3
	for k := m.i; k < m.i+m.n; k++ {
		u := p.x[k].Of(p.s)
		letters += lettersOf(u)
		switch p.sorts[k] {
		case unitStop:
			e[foldStops] = min(e[foldStops]+whole, 3*whole)
		case unitWord:
			recurs = min(recurs, p.uses[p.a[k]]-2)
		case unitMark:
			if pauses(u) {
				e[foldMarks] = min(e[foldMarks]+whole, 2*whole)
			}
		}
	}
	e[foldBias] = whole
	e[foldLetters] = logs(letters)
	e[foldChange] = logs(min(max(dl, il), max(dr, ir)))
	e[foldLeft] = logs(min(dl, il))
	e[foldRight] = logs(min(dr, ir))
	e[foldRecurs] = recurs * whole
	e[foldBefore] = logs(min(before.n, 10))
	e[foldAfter] = logs(min(after.n, 10))
	return e
}

// fold drops the runs of equal units that only break up a longer change.
// Dropping one joins the changes beside it, so the run before is looked at
// again; each is dropped once, so the cost stays linear.
func fold(ms []match, p *pair) []match {
	kept := append(make([]match, 0, len(ms)+1), match{}) // a start that is never dropped
	for k, m := range append(ms, match{i: len(p.x), j: len(p.y)}) {
		for len(kept) > 1 && p.crumb(kept[len(kept)-2], kept[len(kept)-1], m) {
			kept = kept[:len(kept)-1]
		}
		if k < len(ms) {
			kept = append(kept, m)
		}
	}
	return kept[1:]
}

// crumb says whether run m is better dropped.
func (p *pair) crumb(before, m, after match) bool {
	if !between(before, m, after) {
		return false
	}
	odds := 0
	for k, v := range p.foldEvidence(before, m, after) {
		odds += foldWeights[k] * v
	}
	return odds > 0
}

// between says whether run m stands between two changes.
func between(before, m, after match) bool {
	return (m.i > before.i+before.n || m.j > before.j+before.n) &&
		(after.i > m.i+m.n || after.j > m.j+m.n)
}

// logs is ln(1+n) in hundredths.
func logs(n int) int {
	if n < len(logTable) {
		return logTable[n]
	}
	return logTable[len(logTable)-1]
}

// logTable goes as far as a run or a change can still be told from a longer one.
var logTable = func() (t [64]int) {
	for n := range t {
		t[n] = int(math.Round(100 * math.Log1p(float64(n))))
	}
	return t
}()

// lettersOf counts the letters of a unit. One of a script without spaces says
// as much as some three of an alphabet.
func lettersOf(u string) int {
	const wide = 3
	if r, _ := utf8.DecodeRuneInString(u); r >= 0x2E80 { // where Chinese, Japanese and Korean begin
		return wide * utf8.RuneCountInString(u)
	}
	return utf8.RuneCountInString(u)
}

// pauses says whether a mark parts clauses.
func pauses(u string) bool {
	switch u {
	case ",", ".", ";", ":", "،", "؛", "۔", "।", "，", "。", "、", "；", "：":
		return true
	}
	return false
}

// isWord says whether a unit is more than a mark.
func isWord(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
	}
	return false
}
