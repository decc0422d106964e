package revisions

import (
	"strings"
	"time"
	"unicode/utf8"

	"github.com/aymanbagabas/go-udiff"
	"github.com/pmezard/go-difflib/difflib"
	"github.com/sergi/go-diff/diffmatchpatch"

	"github.com/stemma-news/stemma/diffing"
	"github.com/stemma-news/stemma/internal/text"
)

// piece is a run of text that an engine keeps (' '), takes out ('-') or puts
// in ('+').
type piece struct {
	op   byte
	text string
}

// engine is one way to compare two texts.
type engine struct {
	name string
	run  func(old, new string) []piece
}

// engines are ours and what Go offers, each in the ways it is used.
var engines = []engine{
	{"stemma", stemma},
	{"go-diff, letters", func(o, n string) []piece { return goDiff(o, n, false, false, 0) }},
	{"go-diff, letters, cleaned", func(o, n string) []piece { return goDiff(o, n, false, true, 0) }},
	{"go-diff, lines first, cleaned", func(o, n string) []piece { return goDiff(o, n, true, true, 0) }},
	{"the same, stopped by its clock", func(o, n string) []piece { return goDiff(o, n, true, true, time.Second) }},
	{"go-diff, words (UAX #29)", goDiffWords},
	{"go-udiff, letters", udiffLetters},
	{"pmezard/go-difflib, words", difflibWords},
}

// stemma gives our edits in the order of new; what moved is taken out where it
// stood, as an engine without moves would have it.
func stemma(old, new string) []piece {
	var out []piece
	for _, b := range diffing.Texts(old, new, diffing.Options{}).Blocks {
		for _, e := range b.Edits {
			switch e.Op {
			case diffing.Delete:
				out = append(out, piece{'-', e.Old.Of(old)})
			case diffing.Insert:
				out = append(out, piece{'+', e.New.Of(new)})
			default:
				out = append(out, piece{' ', e.New.Of(new)})
			}
		}
	}
	return out
}

func pieces(diffs []diffmatchpatch.Diff) []piece {
	var out []piece
	for _, d := range diffs {
		out = append(out, piece{map[diffmatchpatch.Operation]byte{-1: '-', 0: ' ', 1: '+'}[d.Type], d.Text})
	}
	return out
}

// goDiff compares letters. By default it stops after a second of wall clock, so
// that the answer depends on the load; 0 lets it finish.
func goDiff(old, new string, lines, clean bool, clock time.Duration) []piece {
	e := diffmatchpatch.New()
	e.DiffTimeout = clock
	diffs := e.DiffMain(old, new, lines)
	if clean {
		diffs = e.DiffCleanupSemantic(diffs)
	}
	return pieces(diffs)
}

// goDiffWords maps each token to a rune, as a careful caller would.
func goDiffWords(old, new string) []piece {
	e := diffmatchpatch.New()
	e.DiffTimeout = 0
	ids, words := map[string]rune{}, []string{}
	number := func(s string) []rune {
		var out []rune
		for _, t := range text.Tokens(s) {
			w := t.Of(s)
			r, ok := ids[w]
			if !ok {
				r = rune(len(words) + 1)
				if r >= 0xD800 {
					r += 0x800
				}
				if r >= 0xFFFD {
					r++
				}
				ids[w] = r
				words = append(words, w)
			}
			out = append(out, r)
		}
		return out
	}
	a := number(old)
	b := number(new)
	of := make(map[rune]string, len(ids))
	for w, r := range ids {
		of[r] = w
	}
	var out []piece
	for _, p := range pieces(e.DiffMainRunes(a, b, false)) {
		var s strings.Builder
		for _, r := range p.text {
			s.WriteString(of[r])
		}
		out = append(out, piece{p.op, s.String()})
	}
	return out
}

func udiffLetters(old, new string) []piece {
	var out []piece
	at := 0
	for _, e := range udiff.Strings(old, new) {
		out = append(out, piece{' ', old[at:e.Start]}, piece{'-', old[e.Start:e.End]}, piece{'+', e.New})
		at = e.End
	}
	return append(out, piece{' ', old[at:]})
}

func difflibWords(old, new string) []piece {
	words := func(s string) []string {
		var out []string
		for _, t := range text.Tokens(s) {
			out = append(out, t.Of(s))
		}
		return out
	}
	a, b := words(old), words(new)
	var out []piece
	for _, c := range difflib.NewMatcherWithJunk(a, b, false, nil).GetOpCodes() {
		if c.Tag == 'e' {
			out = append(out, piece{' ', strings.Join(a[c.I1:c.I2], "")})
			continue
		}
		out = append(out, piece{'-', strings.Join(a[c.I1:c.I2], "")}, piece{'+', strings.Join(b[c.J1:c.J2], "")})
	}
	return out
}

// quality is what a reader sees of a comparison.
type quality struct {
	fragments, words, cuts int
	exact                  bool
}

// look measures pieces. Where nothing moved they rebuild both sides in order;
// ours are checked by their spans in the package's own tests.
func look(old, new string, ps []piece, moves bool) quality {
	var q quality
	var a, b strings.Builder
	var before rune
	for _, p := range ps {
		if p.text == "" {
			continue
		}
		if p.op != '+' {
			a.WriteString(p.text)
		}
		if p.op != '-' {
			b.WriteString(p.text)
		}
		first, _ := utf8.DecodeRuneInString(p.text)
		if p.op != ' ' {
			q.fragments++
			q.words += text.CountWords(p.text)
		}
		if p.op != '-' {
			if before != 0 && letter(before) && letter(first) {
				q.cuts++
			}
			before, _ = utf8.DecodeLastRuneInString(p.text)
		}
	}
	q.exact = moves || a.String() == old && b.String() == new
	return q
}

func letter(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r > 0xBF && r < 0x2000
}
