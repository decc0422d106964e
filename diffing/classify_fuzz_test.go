package diffing

import (
	"math"
	"reflect"
	"testing"
	"unicode/utf8"
)

// Property: changes lie inside the texts, at runes; their weights are finite,
// positive and never rise down the list; each says something; and the same
// texts give the same changes.
func FuzzChangesAreSound(f *testing.F) {
	for _, r := range readGold(f)[:40] {
		f.Add(r.Old, r.New, "")
	}
	f.Add("Le 3 mai 2015, « non » n’est pas oui à 8h40.", "Le 4 mai 2015, « oui » est non à 9h40 ; 1 200 €.", "fr")
	f.Add("参加者は300人だった。", "参加者は500人だった。", "ja")
	f.Add("a\u202e1\u200b $ 5 - 6 (x", "a 1 $5-6) \"", "en")
	f.Add("०१२ ١٢٣ 𝟗", "०१३ ١٢ 𝟘𝟙", "hi")
	f.Fuzz(func(t *testing.T, old, new, language string) {
		if len(old)+len(new) > 1<<14 || !utf8.ValidString(old) || !utf8.ValidString(new) {
			return
		}
		d := Texts(old, new, Options{Language: language})
		last := math.Inf(1)
		for i, ch := range d.Changes {
			if ch.ID != i || ch.Says == "" || gravity[ch.Kind] == 0 {
				t.Fatalf("change %d: %+v", i, ch)
			}
			if math.IsNaN(ch.Weight) || ch.Weight <= 0 || ch.Weight > last {
				t.Fatalf("weight of %+v after %g", ch, last)
			}
			last = ch.Weight
			for sp, text := range map[*Span]string{ch.Old: old, ch.New: new} {
				if sp == nil {
					continue
				}
				if sp.Start < 0 || sp.End < sp.Start || sp.End > len(text) || !utf8.ValidString(sp.Of(text)) {
					t.Fatalf("span of %+v", ch)
				}
			}
		}
		if again := Texts(old, new, Options{Language: language}); !reflect.DeepEqual(d, again) {
			t.Fatalf("first\n%+v\nthen\n%+v", d, again)
		}
	})
}
