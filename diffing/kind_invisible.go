package diffing

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Invisible are changes that a reader cannot see: zero-width and bidirectional
// controls, and letters of another script that look alike. They are shown and
// named, for nobody makes them by rewording.
func invisible(e *edited) {
	for _, r := range e.runs {
		// The whole run first: a control often cuts a word in two.
		a, b := e.old.text(r.oi, r.oe), e.new.text(r.ni, r.ne)
		if says := unseen(a, b); says != "" {
			e.tellForm("invisible", r.oi, r.oe, r.ni, r.ne, says)
			continue
		}
		if joinedOtherwise(a, b) {
			e.rejoined(r.oi, r.oe, r.ni, r.ne)
			continue
		}
		told := false
		for i := r.oi; i < r.oe; i++ {
			j := e.old.words[i].mate
			if j < 0 {
				continue
			}
			if says := unseen(e.old.words[i].text, e.new.words[j].text); says != "" {
				e.tellForm("invisible", i, i+1, j, j+1, says)
				told = true
			} else if joinedOtherwise(e.old.words[i].text, e.new.words[j].text) {
				e.rejoined(i, i+1, j, j+1)
			}
		}
		if !told {
			e.controls(r, a, b)
		}
		e.bareControls(r, told)
	}
	e.canonical()
}

// bareControls marks words that are nothing but controls and white space as
// explained; it tells them unless controls told of the whole run.
func (e *edited) bareControls(r run, tell bool) {
	for _, p := range [...]*passage{&e.old, &e.new} {
		from, to := r.oi, r.oe
		if p == &e.new {
			from, to = r.ni, r.ne
		}
		for i := from; i < to; i++ {
			w := &p.words[i]
			rest, unseen := strip(w.text)
			if strings.TrimSpace(rest) != "" || w.told != "" {
				continue
			}
			w.told = "invisible"
			if !tell {
				continue
			}
			if p == &e.old {
				e.add("invisible", p.cut(i, i+1), nil, sayUnseen(unseen, nil))
			} else {
				e.add("invisible", nil, p.cut(i, i+1), sayUnseen(nil, unseen))
			}
		}
	}
}

// controls tells invisible characters that came or went with other changes;
// the words stay for the other rules.
func (e *edited) controls(r run, a, b string) {
	if plainASCII(a) && plainASCII(b) {
		return
	}
	_, x := strip(a)
	_, y := strip(b)
	if slices.Equal(x, y) {
		return
	}
	e.add("invisible", e.old.cut(r.oi, r.oe), e.new.cut(r.ni, r.ne), sayUnseen(x, y))
}

func sayUnseen(gone, came []rune) string {
	switch {
	case len(gone) == 0:
		return said("Invisible characters were put in: %s.", nameRunes(came))
	case len(came) == 0:
		return said("Invisible characters were taken out: %s.", nameRunes(gone))
	}
	return said("Invisible characters changed from %s to %s.", nameRunes(gone), nameRunes(came))
}

// tellForm tells a change of words[oi:oe] into words[ni:ne].
func (e *edited) tellForm(k kind, oi, oe, ni, ne int, says string) {
	e.add(k, e.old.cut(oi, oe), e.new.cut(ni, ne), says)
	e.old.tell(oi, oe, k)
	e.new.tell(ni, ne, k)
}

// canonical passes over words that Unicode holds equal: another normal form is
// no change of the text.
func (e *edited) canonical() {
	for _, r := range e.runs {
		if a, b := e.old.text(r.oi, r.oe), e.new.text(r.ni, r.ne); a != "" && norm.NFC.String(a) == norm.NFC.String(b) {
			e.old.tell(r.oi, r.oe, "same")
			e.new.tell(r.ni, r.ne, "same")
		}
	}
}

// unseen says in what unseen way old and new differ, "" when the difference
// can be seen.
func unseen(old, new string) string {
	if plainASCII(old) && plainASCII(new) {
		if old != new && len(old) != len(new) && strings.ReplaceAll(old, "rn", "m") == strings.ReplaceAll(new, "rn", "m") && !strings.Contains(old, " ") {
			return said("%s became %s, which looks alike in print.", quoteText(old), quoteText(new))
		}
		return ""
	}
	a, in := strip(old)
	b, out := strip(new)
	// A control often takes the white space before it along.
	if norm.NFC.String(strings.TrimSpace(a)) == norm.NFC.String(strings.TrimSpace(b)) {
		if slices.Equal(in, out) {
			return ""
		}
		return sayUnseen(in, out)
	}
	if plainASCII(a) && plainASCII(b) {
		return ""
	}
	if x, y := skeleton(a), skeleton(b); x == y && a != "" {
		return said("%s was put in place of the look-alike %s: %s.", quoteText(new), quoteText(old), alikeIn(a, b))
	}
	return ""
}

func plainASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x7F || s[i] < ' ' && s[i] != '\n' && s[i] != '\t' && s[i] != '\r' {
			return false
		}
	}
	return true
}

// strip takes out what has no width and gives it apart, but leaves the joiners
// that spelling asks for.
func strip(s string) (string, []rune) {
	var out []rune
	var b strings.Builder
	for i, r := range s {
		if hidden(r) && !spells(s, i, r) {
			out = append(out, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String(), out
}

// hidden says whether a character is not seen: format controls, control
// characters, fillers and variation selectors.
func hidden(r rune) bool {
	switch {
	case r == '\n' || r == '\r' || r == '\t' || r == 0x85 || r == 0x0B || r == 0x0C:
		return false
	case unicode.In(r, unicode.Cf, unicode.Cc):
		return true
	case r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0000 && r <= 0xE0FFF, r == 0x034F, r == 0x115F, r == 0x1160, r == 0x3164, r == 0xFFA0, r == 0x180B, r == 0x180C, r == 0x180D:
		return true
	}
	return false
}

var runeNames = map[rune]string{
	0x200B: "zero-width space", 0x200C: "zero-width non-joiner", 0x200D: "zero-width joiner", 0x2060: "word joiner",
	0xFEFF: "byte order mark", 0x00AD: "soft hyphen", 0x180E: "Mongolian vowel separator", 0x200E: "left-to-right mark",
	0x200F: "right-to-left mark", 0x061C: "Arabic letter mark", 0x202A: "left-to-right embedding", 0x202B: "right-to-left embedding",
	0x202C: "pop directional formatting", 0x202D: "left-to-right override", 0x202E: "right-to-left override",
	0x2066: "left-to-right isolate", 0x2067: "right-to-left isolate", 0x2068: "first strong isolate", 0x2069: "pop directional isolate",
	0x0000: "null", 0x0008: "backspace",
}

func nameRunes(rs []rune) string {
	var names []string
	for i, r := range rs {
		if i == 3 {
			names = append(names, said("%d more", len(rs)-3))
			break
		}
		name := said("U+%04X", r)
		if n := runeNames[r]; n != "" {
			name += " " + n
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}

// skeleton folds letters that look alike onto one, after Unicode's confusables
// (UTS #39), of which it has the Greek and Cyrillic letters that look Latin.
func skeleton(s string) string {
	return strings.Map(func(r rune) rune {
		if l, ok := lookAlike[r]; ok {
			return l
		}
		return r
	}, compatible(s))
}

// compatible folds full-width forms and ligatures, and leaves raised and
// circled digits: 10² is not 102.
func compatible(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r >= 0xFF01 && r <= 0xFF5E || r >= 0xFB00 && r <= 0xFB06 {
			b.WriteString(norm.NFKC.String(string(r)))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

var lookAlike = func() map[rune]rune {
	m := map[rune]rune{}
	from := []rune("АВЕЅІЈКМНОРСТУХаеіјосрухѕԁԛԝһԍΑΒΕΖΗΙΚΜΝΟΡΤΥΧονıӏǀ")
	to := []rune("ABESIJKMHOPCTYXaeijocpyxsdqwhGABEZHIKMNOPTYXoviIl")
	for i, r := range from {
		m[r] = to[i]
	}
	return m
}()

func alikeIn(a, b string) string {
	x, y := []rune(a), []rune(b)
	for i := 0; i < len(x) && i < len(y); i++ {
		if x[i] != y[i] {
			return said("%c U+%04X for %c U+%04X", y[i], y[i], x[i], x[i])
		}
	}
	return "other letters"
}
