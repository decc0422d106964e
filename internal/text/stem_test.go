package text

import (
	"strings"
	"testing"
)

func TestStem(t *testing.T) {
	for _, tt := range []struct{ name, language, word, want string }{
		{"English", "en", "Reopening", "reopen"},
		{"a region changes nothing", "en-GB", "Jobs", "job"},
		{"a possessive", "en", "Arden’s", "arden"},
		{"an elided article", "fr", "L’école", "écol"},
		{"an apostrophe of the word itself", "fr", "aujourd'hui", "aujourd'hui"},
		{"German", "de-AT", "Häuser", "haus"},
		{"no stemmer: folded", "vi", "HÀ", "hà"},
		{"unknown: folded", "und", "Straße", "straße"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := NewStemmer(tt.language)
			for range 2 {
				if got := s.Stem(tt.word); got != tt.want {
					t.Errorf("got  %q\nwant %q", got, tt.want)
				}
			}
		})
	}
}

func TestStop(t *testing.T) {
	for _, tt := range []struct {
		language, word string
		want           bool
	}{
		{"en", "The", true}, {"en-US", "don’t", true}, {"en", "mill", false},
		{"fr", "qu’il", true}, {"fr", "d'un", true}, {"fr", "l'homme", false},
		{"vi", "của", true}, {"hi", "है", true}, {"zh-Hant", "們", true}, {"ja", "は", true},
		{"nb", "ikke", true}, {"und", "the", false}, {"", "the", false},
	} {
		if got := Stop(tt.language, tt.word); got != tt.want {
			t.Errorf("%s %q: got %v", tt.language, tt.word, got)
		}
	}
}

// Every language with a stemmer has a stop list, but for Tamil
// (whose list we have not found under a free licence).
func TestStopListsAreThere(t *testing.T) {
	for language := range stemmers {
		if language != "ta" && len(StopsOf(language).words) < 30 {
			t.Errorf("%s has no stop list", language)
		}
	}
}

// Property: folding twice changes nothing, and stems of any bytes come back.
func FuzzFoldTwice(f *testing.F) {
	for _, s := range []string{"Straße", "ǅ", "ϓ", "İstanbul", "ﬁn", "“A”", "\xff", "l’été", "㎅"} {
		f.Add(s, "tr")
	}
	f.Fuzz(func(t *testing.T, s, language string) {
		once := Fold(s)
		if twice := Fold(once); twice != once {
			t.Errorf("%q folds to %q, then to %q", s, once, twice)
		}
		for l := range stemmers {
			NewStemmer(l).Stem(s)
		}
		NewStemmer(language).Stem(s)
	})
}

func BenchmarkStem(b *testing.B) {
	words := Words(newsText)
	b.SetBytes(int64(len(newsText)))
	for b.Loop() {
		s := NewStemmer("en")
		for _, w := range words {
			s.Stem(w.Of(newsText))
		}
	}
}

func BenchmarkFold(b *testing.B) {
	fields := strings.Fields("The Mill at Arden “will” Reopen à l’été")
	for b.Loop() {
		for _, w := range fields {
			Fold(w)
		}
	}
}
