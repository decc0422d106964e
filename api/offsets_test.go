package api

import (
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

// Property: at every character's edge the ruler says how many units stand
// before it, as counting them one by one does.
func FuzzRulerCounts(f *testing.F) {
	f.Add("plain", 0)
	f.Add("Ardén 🏭 👩‍👩‍👧 — “quoted” 日本語", 3)
	f.Add(strings.Repeat("é🏭", 300), 7)
	f.Fuzz(func(t *testing.T, text string, pad int) {
		if !utf8.ValidString(text) {
			return // no text of ours is
		}
		text = strings.Repeat("x", (pad%step+step)%step) + text // so that characters lie across the marks
		wide, err := newRuler(text, utf16Unit)
		if err != nil {
			t.Fatal(err)
		}
		points, err := newRuler(text, codepointsUnit)
		if err != nil {
			t.Fatal(err)
		}
		units, n := 0, 0
		for i, r := range text {
			if wide.at(i) != units || points.at(i) != n {
				t.Fatalf("byte %d of %q: %d and %d, want %d and %d", i, text, wide.at(i), points.at(i), units, n)
			}
			units += utf16.RuneLen(r)
			n++
		}
		if wide.at(len(text)) != units || points.at(len(text)) != n {
			t.Fatalf("end of %q: %d and %d, want %d and %d", text, wide.at(len(text)), points.at(len(text)), units, n)
		}
	})
}
