package main

import "strings"

// porter is the Porter stemmer ("An algorithm for suffix stripping", 1980)
// with the extensions of NLTK's default mode, which rouge_score uses: figures
// can only be compared with others' when words are cut the same way.
func porter(w string) string {
	if s, ok := irregular[w]; ok {
		return s
	}
	if len(w) <= 2 {
		return w
	}
	for _, step := range []func(string) string{step1a, step1b, step1c, step2, step3, step4, step5} {
		w = step(w)
	}
	return w
}

var irregular = map[string]string{
	"sky": "sky", "skies": "sky", "dying": "die", "lying": "lie", "tying": "tie", "news": "news",
	"innings": "inning", "inning": "inning", "outings": "outing", "outing": "outing", "cannings": "canning", "canning": "canning",
	"howe": "howe", "proceed": "proceed", "exceed": "exceed", "succeed": "succeed",
}

// consonant says that letter i of w is one; a y is when no consonant precedes.
func consonant(w string, i int) bool {
	switch w[i] {
	case 'a', 'e', 'i', 'o', 'u':
		return false
	case 'y':
		return i == 0 || !consonant(w, i-1)
	}
	return true
}

// turns counts the vowel-consonant turns of a stem: Porter's m.
func turns(w string) int {
	m, vowel := 0, false
	for i := range len(w) {
		c := consonant(w, i)
		if c && vowel {
			m++
		}
		vowel = !c
	}
	return m
}

func hasVowel(w string) bool {
	for i := range len(w) {
		if !consonant(w, i) {
			return true
		}
	}
	return false
}

func double(w string) bool {
	n := len(w)
	return n >= 2 && w[n-1] == w[n-2] && consonant(w, n-1)
}

func cvc(w string) bool {
	n := len(w)
	if n == 2 {
		return !consonant(w, 0) && consonant(w, 1)
	}
	return n >= 3 && consonant(w, n-3) && !consonant(w, n-2) && consonant(w, n-1) && !strings.ContainsRune("wxy", rune(w[n-1]))
}

type rule struct{ suffix, instead string }

// apply takes the first rule whose suffix fits; its condition decides whether
// anything happens.
func apply(w string, ok func(stem string) bool, rules ...rule) string {
	for _, r := range rules {
		if stem, found := strings.CutSuffix(w, r.suffix); found {
			if ok == nil || ok(stem) {
				return stem + r.instead
			}
			return w
		}
	}
	return w
}

func positive(stem string) bool { return turns(stem) > 0 }
func longStem(stem string) bool { return turns(stem) > 1 }

func step1a(w string) string {
	if len(w) == 4 && strings.HasSuffix(w, "ies") {
		return w[:1] + "ie"
	}
	return apply(w, nil, rule{"sses", "ss"}, rule{"ies", "i"}, rule{"ss", "ss"}, rule{"s", ""})
}

func step1b(w string) string {
	if strings.HasSuffix(w, "ied") {
		if len(w) == 4 {
			return w[:1] + "ie"
		}
		return w[:len(w)-3] + "i"
	}
	if stem, ok := strings.CutSuffix(w, "eed"); ok {
		if positive(stem) {
			return stem + "ee"
		}
		return w
	}
	for _, suffix := range []string{"ed", "ing"} {
		stem, ok := strings.CutSuffix(w, suffix)
		if !ok || !hasVowel(stem) {
			continue
		}
		switch {
		case strings.HasSuffix(stem, "at"), strings.HasSuffix(stem, "bl"), strings.HasSuffix(stem, "iz"):
			return stem + "e"
		case double(stem):
			if c := stem[len(stem)-1]; c != 'l' && c != 's' && c != 'z' {
				return stem[:len(stem)-1]
			}
			return stem
		case turns(stem) == 1 && cvc(stem):
			return stem + "e"
		}
		return stem
	}
	return w
}

func step1c(w string) string {
	if n := len(w) - 1; n > 1 && w[n] == 'y' && consonant(w, n-1) {
		return w[:n] + "i"
	}
	return w
}

func step2(w string) string {
	if stem, ok := strings.CutSuffix(w, "alli"); ok && positive(stem) {
		return step2(stem + "al")
	}
	if stem, ok := strings.CutSuffix(w, "fulli"); ok {
		if positive(stem) {
			return stem + "ful"
		}
		return w
	}
	if strings.HasSuffix(w, "logi") { // the l belongs to the stem that is measured
		if positive(w[:len(w)-3]) {
			return w[:len(w)-1]
		}
		return w
	}
	return apply(
		w, positive,
		rule{"ational", "ate"}, rule{"tional", "tion"}, rule{"enci", "ence"}, rule{"anci", "ance"}, rule{"izer", "ize"}, rule{"bli", "ble"},
		rule{"alli", "al"}, rule{"entli", "ent"}, rule{"eli", "e"}, rule{"ousli", "ous"}, rule{"ization", "ize"}, rule{"ation", "ate"},
		rule{"ator", "ate"}, rule{"alism", "al"}, rule{"iveness", "ive"}, rule{"fulness", "ful"}, rule{"ousness", "ous"},
		rule{"aliti", "al"}, rule{"iviti", "ive"}, rule{"biliti", "ble"},
	)
}

func step3(w string) string {
	return apply(w, positive, rule{"icate", "ic"}, rule{"ative", ""}, rule{"alize", "al"}, rule{"iciti", "ic"}, rule{"ical", "ic"}, rule{"ful", ""}, rule{"ness", ""})
}

func step4(w string) string {
	for _, suffix := range []string{"al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti", "ous", "ive", "ize"} {
		stem, ok := strings.CutSuffix(w, suffix)
		if !ok {
			continue
		}
		if !longStem(stem) || suffix == "ion" && !strings.HasSuffix(stem, "s") && !strings.HasSuffix(stem, "t") {
			return w
		}
		return stem
	}
	return w
}

func step5(w string) string {
	if stem, ok := strings.CutSuffix(w, "e"); ok {
		if m := turns(stem); m > 1 || m == 1 && !cvc(stem) {
			w = stem
		}
	}
	if strings.HasSuffix(w, "ll") && longStem(w[:len(w)-1]) {
		w = w[:len(w)-1]
	}
	return w
}
