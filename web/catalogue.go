package web

import (
	"fmt"
	"slices"
	"strings"

	cldr "golang.org/x/text/feature/plural"
)

// word is one thing that the interface says, in every language. The English is
// also its name: pages ask for it, so that they can be read as they are.
//
// What is said of a number has a form for each way that its language counts,
// parted by "|": one and other in English, French, German and Spanish; none,
// one, two, few, many and other in Arabic (CLDR). A form without %d leaves the
// number out.
type word struct{ en, fr, de, es, ar string }

// everything is all that the interface says. A new page is one list more.
var everything = slices.Concat(
	wordsOfEveryPage, wordsOfDates, wordsOfHome, wordsOfArticle, wordsOfCompare, wordsOfKinds, wordsOfFamily, wordsOfProblems, wordsOfFaults, wordsOfFeeds, wordsOfEmbeds, wordsOfInstall,
)

var catalogue = index(everything)

// unbroken keeps a line from breaking at the space that French puts before some
// marks and within its quotation marks.
var unbroken = strings.NewReplacer(" :", "\u00a0:", " ;", "\u00a0;", " ?", "\u00a0?", " !", "\u00a0!", "« ", "«\u00a0", " »", "\u00a0»")

func index(all []word) map[string][]string {
	out := make(map[string][]string, len(all))
	for _, w := range all {
		out[w.en] = []string{w.en, unbroken.Replace(w.fr), w.de, w.es, w.ar}
	}
	return out
}

// lookup gives a word in a language. One that is not in the catalogue stays
// English; a test finds those.
func (t *tongue) lookup(english string) string {
	if all, ok := catalogue[english]; ok {
		return all[t.at]
	}
	return english
}

// say says a word, with what it speaks of put in.
func (t *tongue) say(english string, about ...any) string {
	w := t.lookup(english)
	if len(about) == 0 {
		return w
	}
	return fmt.Sprintf(w, about...)
}

// count says a word of a number.
func (t *tongue) count(n int, english string) string {
	forms := strings.Split(t.lookup(english), "|")
	form := forms[min(formOf(t, n), len(forms)-1)]
	if !strings.Contains(form, "%d") {
		return form
	}
	return fmt.Sprintf(form, n)
}

// formOf is which of its forms a language takes for a number.
func formOf(t *tongue, n int) int {
	form := cldr.Cardinal.MatchPlural(t.tag, n%10_000_000, 0, 0, 0, 0)
	if t.code == "ar" {
		return slices.Index([]cldr.Form{cldr.Zero, cldr.One, cldr.Two, cldr.Few, cldr.Many, cldr.Other}, form)
	}
	if form == cldr.One {
		return 0
	}
	return 1
}

// percent writes a share as a language does.
func (t *tongue) percent(x float64) string {
	n := int(x*100 + 0.5)
	if t.code == "en" || t.code == "ar" {
		return fmt.Sprintf("%d%%", n)
	}
	return fmt.Sprintf("%d\u00a0%%", n)
}
