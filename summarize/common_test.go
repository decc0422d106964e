package summarize

import (
	"bytes"
	"testing"
)

func TestCommonWordsWeighLess(t *testing.T) {
	for _, tt := range []struct{ name, language, common, rare string }{
		{"English", "en", "people", "scaffold"},
		{"another form of the word", "en-GB", "congressional", "trawler"},
		{"German", "de", "Leute", "Gerüst"},
		{"Vietnamese", "vi", "không", "giáo"},
		{"Russian, in capitals", "ru", "ЧЕЛОВЕК", "траулер"},
	} {
		c := commonsOf(tt.language)
		if common, rare := c.weight(hash(tt.common)), c.weight(hash(tt.rare)); common >= rare || rare < 0.8 {
			t.Errorf("%s: %q weighs %.2f, %q %.2f", tt.name, tt.common, common, tt.rare, rare)
		}
	}
	if w := commonsOf("und").weight(hash("people")); w != 1 {
		t.Errorf("in a language without a table a word weighs %.2f", w)
	}
}

// Property: what is read back of a table is the table, and nothing else is
// taken for one.
func FuzzCommonsAreReadBack(f *testing.F) {
	f.Add(commonWords[:5000])
	f.Add([]byte(commonMagic + "\x02en\x01\x00\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		tables, err := ReadCommons(data)
		if err != nil {
			return
		}
		again, err := ReadCommons(WriteCommons(tables))
		if err != nil || len(again) != len(tables) {
			t.Fatalf("%d tables became %d, %v", len(tables), len(again), err)
		}
		for tag, c := range tables {
			if !bytes.Equal(c, again[tag]) {
				t.Fatalf("%q was not read back", tag)
			}
		}
	})
}
