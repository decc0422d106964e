package diffing

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Property: the Law, on texts made of what is hard: sentences that recur,
// move, split and merge, with marks that sit on their neighbours and white
// space of every kind. Bytes at random seldom have two sentences alike.
func TestRebuildsMadeTexts(t *testing.T) {
	words := rapid.SampledFrom([]string{
		"the", "mill", "Arden", "4", "1.5", "so-called", "don’t", "“shut”", "(late)", "a-b-c", "x@y.example", "e\u0301", "\u0301", "น้ำ", "ท่วม",
		"市长", "。", "\u0600", "🇩🇪🇫🇷", "👩‍👩‍👧", "\u200b", "\u202e", "क्ष", "한글", "--", "…", "",
	})
	gaps := rapid.SampledFrom([]string{" ", " ", " ", "  ", "\n", "\n\n", "\r\n\r\n", "\u00a0", "\n \n", ""})
	stops := rapid.SampledFrom([]string{".", ".", "!", "?”", "。", "", ".)"})
	sentence := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(words, 0, 9).Draw(t, "words"), " ") + stops.Draw(t, "stop")
	})
	rapid.Check(t, func(t *rapid.T) {
		old := rapid.SliceOfN(sentence, 0, 12).Draw(t, "old")
		new := slices.Clone(old)
		for range rapid.IntRange(0, 6).Draw(t, "edits") {
			if len(new) == 0 {
				new = append(new, sentence.Draw(t, "first"))
				continue
			}
			at := rapid.IntRange(0, len(new)-1).Draw(t, "at")
			switch rapid.IntRange(0, 4).Draw(t, "kind") {
			case 0:
				new[at] = sentence.Draw(t, "other")
			case 1:
				new = slices.Delete(new, at, at+1)
			case 2:
				new = slices.Insert(new, at, sentence.Draw(t, "added"))
			case 3: // moved
				s := new[at]
				new = slices.Delete(new, at, at+1)
				new = slices.Insert(new, rapid.IntRange(0, len(new)).Draw(t, "to"), s)
			case 4: // reworded
				w := strings.Fields(new[at])
				if len(w) > 0 {
					w[rapid.IntRange(0, len(w)-1).Draw(t, "word")] = words.Draw(t, "by")
				}
				new[at] = strings.Join(w, " ")
			}
		}
		join := func(sentences []string) string {
			var b strings.Builder
			for i, s := range sentences {
				if i > 0 {
					b.WriteString(gaps.Draw(t, "gap"))
				}
				b.WriteString(s)
			}
			return b.String()
		}
		x, y := join(old), join(new)
		holds(t, x, y, Texts(x, y, Options{Language: "en"}))
		holds(t, strings.Join(old, " "), strings.Join(new, " "), Sentences(old, new, Options{Language: "en"}))
	})
}

// holds fails when the Law does not.
func holds(t *rapid.T, old, new string, d *Diff) {
	switch {
	case d.Stats.Breach:
		t.Fatalf("the Law was broken and the texts told as replaced whole:\n%q\n%q", old, new)
	case !lawful(old, new, d.Blocks):
		t.Fatalf("the edits do not rebuild both sides:\n%q\n%q", old, new)
	}
	if cut := illegalCut(old, new, d); cut != "" {
		t.Fatal(cut)
	}
}
