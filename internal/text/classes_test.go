package text

import (
	"testing"
	"unicode"
)

// Property: ClassOf says of every rune what the unicode package says.
func TestClassOf(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if r > 0x3ffff && r < 0xe0000 {
			continue // not assigned
		}
		c := ClassOf(r)
		for _, tt := range []struct {
			class Class
			want  bool
		}{
			{Letter, unicode.IsLetter(r)}, {Mark, unicode.IsMark(r)}, {Upper, unicode.IsUpper(r)}, {Lower, unicode.IsLower(r)},
			{Title, unicode.IsTitle(r)}, {Digit, unicode.IsDigit(r)}, {Space, unicode.IsSpace(r)},
			{Wide, unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)},
		} {
			if got := c&tt.class != 0; got != tt.want {
				t.Fatalf("%U, class %b: got %v, want %v", r, tt.class, got, tt.want)
			}
		}
	}
}

func BenchmarkClassOf(b *testing.B) {
	runes := []rune("Крупнейший завод города откроют в марте, сообщил в понедельник его владелец.")
	for name, letters := range map[string]func(rune) bool{
		"impl=table":   func(r rune) bool { return ClassOf(r)&Letter != 0 },
		"impl=unicode": unicode.IsLetter,
	} {
		b.Run(name, func(b *testing.B) {
			n := 0
			for b.Loop() {
				for _, r := range runes {
					if letters(r) {
						n++
					}
				}
			}
		})
	}
}
