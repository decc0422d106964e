package diffing

import "testing"

func TestParseNumber(t *testing.T) {
	for _, tt := range []struct {
		text, language string
		want           float64
	}{
		{"1,234.56", "en", 1234.56},
		{"12,345.6", "en", 12345.6},
		{"1,234,567", "en", 1234567},
		{"1,234", "en", 1234},
		{"3.5", "en", 3.5},
		{"1.234,56", "de", 1234.56},
		{"1.234", "de", 1234},
		{"3,5", "de", 3.5},
		{"3,5", "en", 3.5},
		{"٣٫٥", "ar", 3.5},
		{"१२", "hi", 12},
	} {
		if got, ok := parseNumber(tt.text, tt.language); !ok || got != tt.want {
			t.Errorf("%s in %s: got %v, %t, want %v", tt.text, tt.language, got, ok, tt.want)
		}
	}
}
