package diffing

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// What a change says is one plain English sentence, short enough for a list.

func said(format string, args ...any) string { return fmt.Sprintf(format, args...) }

// longestSaid is the most of a text that a sentence about it repeats, in
// letters.
const longestSaid = 60

// quoteText sets words apart, shortened, on one line and without controls.
func quoteText(s string) string {
	const enough = 8 * longestSaid // bytes: more cannot be shown, whatever the script
	s = strings.Join(strings.Fields(head(s, enough)), " ")
	if !plainASCII(s) {
		var b strings.Builder
		for i, r := range s {
			if hidden(r) && !spells(s, i, r) {
				r = '·'
			}
			b.WriteRune(r)
		}
		s = b.String()
	}
	if utf8.RuneCountInString(s) > longestSaid {
		r := []rune(s)
		s = strings.TrimSpace(string(r[:longestSaid-1])) + "…"
	}
	return "‘" + s + "’"
}

var kindTitle = map[kind]string{
	"number": "The number", "date": "The date", "place": "The place", "name": "The name", "quote": "The quoted words",
	"hedge": "The hedge", "attribution": "The attribution", "negation": "The negation", "wording": "", "spelling": "",
}

// say tells that old became new, in the words around it.
func (e *edited) say(k kind, old, new *Span) string { return e.sayHow(k, old, new, "") }

// sayHow is say with how a number changed, between commas.
func (e *edited) sayHow(k kind, old, new *Span, how string) string {
	what, was := kindTitle[k], "was"
	if k == "quote" {
		was = "were"
	}
	if what != "" {
		what += " "
	}
	switch {
	case old == nil:
		return said("%s%s %s added%s.", what, e.of(&e.new, new), was, e.around(&e.new, new))
	case new == nil:
		return said("%s%s %s removed%s.", what, e.of(&e.old, old), was, e.around(&e.old, old))
	}
	suffix := ""
	switch k {
	case "number":
		suffix = how
	case "spelling":
		suffix = ", the same in another spelling,"
	}
	if k != "hedge" && k != "attribution" && k != "negation" && k != "quote" {
		what = ""
	}
	return said("%s%s became %s%s.", what, e.of(&e.old, old), e.of(&e.new, new), strings.TrimSuffix(suffix+e.around(&e.new, new), ","))
}

// of cites a place; "U.S." with its last stop, which is a token of its own.
func (e *edited) of(p *passage, sp *Span) string {
	words := sp.Of(p.side.text)
	if strings.HasPrefix(p.side.text[sp.End:], ".") && sp.Len() > 2 && words[len(words)-2] == '.' {
		words += "."
	}
	return quoteText(words)
}

// around gives a few words on both sides of a place, for the reader to find it.
func (e *edited) around(p *passage, sp *Span) string {
	const words = 3
	first, _ := slices.BinarySearchFunc(p.words, sp.Start, func(w word, at int) int { return cmp.Compare(w.End, at+1) })
	last, _ := slices.BinarySearchFunc(p.words, sp.End, func(w word, at int) int { return cmp.Compare(w.Start, at) })
	last--
	if first == len(p.words) || last < first {
		return ""
	}
	from, to := p.near(first, last+1, words, words)
	if from == first && to == last+1 {
		return ""
	}
	return " in " + quoteText(p.text(from, to))
}

// near is words[from:to] with as many before and behind, without the marks at
// the ends that would read as ours.
func (p *passage) near(from, to, before, behind int) (int, int) {
	first, last := max(0, from-before), min(len(p.words), to+behind)
	for first < from && p.words[first].mark && !citedFrom(p.words[first].text) {
		first++
	}
	for last > to && p.words[last-1].mark && !citedTo(p.words[last-1].text) {
		last--
	}
	return first, last
}

// citedFrom and citedTo say which marks belong to the words that they stand before or
// behind; other marks at the edge of what is cited would read as ours.
func citedFrom(mark string) bool { return strings.ContainsAny(mark, "([{“‘«„\"'$€£#@-") }
func citedTo(mark string) bool   { return strings.ContainsAny(mark, ")]}”’»“\"'%-") }

func (e *edited) sayNegation(p *passage, at []int, gone, along bool) string {
	did := "added"
	if gone {
		did = "removed"
	}
	if along {
		return said("%s was %s with what it denies: %s.", e.ofDenial(p, at), did, quoteText(p.beside(at)))
	}
	if did += " to"; gone {
		did = "removed from"
	}
	return said("%s was %s %s: the claim turns round.", e.ofDenial(p, at), did, quoteText(p.beside(at)))
}

// ofDenial cites a negation of several words: "ne … pas", "n'… pas".
func (e *edited) ofDenial(p *passage, at []int) string {
	out := ""
	for k, i := range at {
		w := p.words[i].text
		if n := strings.IndexAny(w, "'’"); e.tongue.name == "fr" && n > 0 && len(at) > 1 {
			_, size := utf8.DecodeRuneInString(w[n:])
			w = w[:n+size] // the verb is none of it
		}
		switch {
		case k == 0:
		case at[k-1] == i-1 && p.gap(i) == "":
		case at[k-1] == i-1 && !strings.HasSuffix(out, "'") && !strings.HasSuffix(out, "’"):
			out += " "
		case strings.HasSuffix(out, "'") || strings.HasSuffix(out, "’"):
			out += "… "
		default:
			out += " … "
		}
		out += w
	}
	return quoteText(out)
}

// sayNumber tells a number with its direction: "+17%", or the factor from
// three times on; shares by points, and ordinals, which measure nothing, without.
func (e *edited) sayNumber(a, b *fact, old, new *Span) string {
	how := ""
	if a != nil && b != nil && a.unit == b.unit && a.value != b.value && a.value > 0 && b.value > 0 {
		switch f := b.value / a.value; {
		case a.unit == "th":
		case a.unit == "%" && b.value > a.value:
			how = ", +" + points(b.value-a.value) + ","
		case a.unit == "%":
			how = ", -" + points(a.value-b.value) + ","
		case f >= 3:
			how = ", " + short(f) + " times as much,"
		case f <= 1.0/3:
			how = ", 1/" + short(1/f) + " of it,"
		case f > 1:
			how = ", +" + short((f-1)*100) + "%,"
		default:
			how = ", -" + short((1-f)*100) + "%,"
		}
	}
	return e.sayHow("number", old, new, how)
}

func points(v float64) string {
	if n := strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64); n != "1" {
		return n + " points"
	}
	return "1 point"
}

func short(v float64) string {
	if v >= 10 {
		return strconv.FormatFloat(v, 'f', 0, 64)
	}
	return strings.TrimSuffix(strconv.FormatFloat(v, 'f', 1, 64), ".0")
}

// count is "1 line", "2 lines".
func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	if what == "change of wording" {
		return said("%d changes of wording", n)
	}
	return said("%d %ss", n, what)
}
