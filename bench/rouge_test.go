package main

import (
	"encoding/json"
	"math"
	"os"
	"testing"
)

// The figures were made by an independent implementation of rouge_score.
func TestRouge(t *testing.T) {
	data, err := os.ReadFile("testdata/rouge.json")
	if err != nil {
		t.Fatal(err)
	}
	var want struct {
		Pairs []struct {
			Language, Reference, Summary string
			One, Two, Lsum               float64
		}
		Stems map[string]string
	}
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	for _, p := range want.Pairs {
		s := NewScale(p.Language)
		got := Score(s.Cut(p.Reference), s.Cut(p.Summary))
		if far(got.One, p.One) || far(got.Two, p.Two) || far(got.Lsum, p.Lsum) {
			t.Errorf("%q against %q:\n got %v\nwant %v", p.Summary, p.Reference, got, Rouge{p.One, p.Two, p.Lsum})
		}
	}
	for word, stem := range want.Stems {
		if got := porter(word); got != stem {
			t.Errorf("porter(%q) = %q, want %q", word, got, stem)
		}
	}
}

func far(x, y float64) bool { return math.Abs(x-y) > 1e-9 }

func TestPlainSentences(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"a stop before a capital", "One is here. Two is there.", []string{"One is here.", "Two is there."}},
		{"a stop before a small letter", "It cost 3.5 m. in all. So.", []string{"It cost 3.5 m. in all.", "So."}},
		{"the quotation mark goes with the gap", "He said “no.” They left.", []string{"He said “no.", "They left."}},
		{"line ends", "Caption\n\nText", []string{"Caption", "Text"}},
		{"ideographs", "一。二。", []string{"一。", "二。"}},
	} {
		got := plainSentences(tt.text)
		if len(got) != len(tt.want) {
			t.Errorf("%s:\n got %q\nwant %q", tt.name, got, tt.want)
			continue
		}
		for i := range got {
			if got[i] != tt.want[i] {
				t.Errorf("%s:\n got %q\nwant %q", tt.name, got, tt.want)
			}
		}
	}
}
