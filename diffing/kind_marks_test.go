package diffing

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// Property: what the digest tells as added or removed is marked so, and not as
// kept. Sentences of the labelled pairs, in each of which a phrase of four to
// eight words goes elsewhere and one of its words changes.
func TestDigestAgreesWithMarks(t *testing.T) {
	var all []string
	for _, r := range readGold(t) {
		all = append(all, r.Old)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	made, wrong := 0, 0
	for range 3 {
		for n, s := range all {
			old, new, ok := shuffled(rng, s, strings.Fields(all[(n+1)%len(all)]))
			if !ok {
				continue
			}
			made++
			if said := contradicted(Texts(old, new, Options{Language: "en"}), old, new); said != "" {
				wrong++
				t.Logf("- %s\n+ %s\n%s", old, new, said)
			}
		}
	}
	// Of 273 made 2 are wrong: a phrase that ends in "not" is told as gone and
	// come, for what it denies changed.
	if made < 250 || wrong*100 > made {
		t.Errorf("%d of %d are told in another way than they are marked", wrong, made)
	}
}

// shuffled moves a phrase of a sentence and puts a word of another into it.
func shuffled(rng *rand.Rand, s string, other []string) (old, new string, ok bool) {
	ws := strings.Fields(s)
	if len(ws) < 14 || len(other) < 5 {
		return "", "", false
	}
	n := 4 + rng.IntN(5)
	at := rng.IntN(len(ws) - n)
	phrase := append([]string{}, ws[at:at+n]...)
	phrase[rng.IntN(n)] = strings.Trim(other[rng.IntN(len(other))], ".,")
	rest := append(append([]string{}, ws[:at]...), ws[at+n:]...)
	to := rng.IntN(len(rest))
	if to-at < 3 && at-to < 3 {
		return "", "", false
	}
	out := append(append(append([]string{}, rest[:to]...), phrase...), rest[to:]...)
	return strings.Join(ws, " "), strings.Join(out, " "), true
}

// contradicted gives the changes told as only gone or only come, most of which
// the edits keep.
func contradicted(d *Diff, old, new string) string {
	keptOld, keptNew := make([]bool, len(old)), make([]bool, len(new))
	for _, b := range d.Blocks {
		for _, e := range b.Edits {
			if e.Op != Equal {
				continue
			}
			for i := e.Old.Start; i < e.Old.End; i++ {
				keptOld[i] = true
			}
			for i := e.New.Start; i < e.New.End; i++ {
				keptNew[i] = true
			}
		}
	}
	var out strings.Builder
	for _, ch := range d.Changes {
		if ch.Old != nil && ch.New != nil {
			continue
		}
		sp, kept, text := ch.Old, keptOld, old
		if sp == nil {
			sp, kept, text = ch.New, keptNew, new
		}
		if ch.Kind == "whitespace" || ch.Kind == "punctuation" {
			continue
		}
		n, m := 0, 0
		for i := sp.Start; i < sp.End; i++ {
			if text[i] != ' ' {
				m++
				if kept[i] {
					n++
				}
			}
		}
		if 2*n > m {
			out.WriteString(ch.Kind + ": " + ch.Says + "\n")
		}
	}
	return out.String()
}
