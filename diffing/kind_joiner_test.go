package diffing

import "testing"

func TestStripLeavesTheJoinersThatSpell(t *testing.T) {
	for _, tt := range []struct {
		name, in, want string
	}{
		{"Persian, between letters", "می\u200cروم", "می\u200cروم"},
		{"Hindi, after a virama", "क्\u200dष", "क्\u200dष"},
		{"Malayalam, at the end of a word", "അവന\u0d4d\u200d", "അവന\u0d4d\u200d"},
		{"Latin", "re\u200dsigned", "resigned"},
		{"Cyrillic", "мо\u200cст", "мост"},
		{"Arabic, at the end of a word", "باب\u200c", "باب"},
		{"Persian, doubled", "می\u200c\u200cروم", "میروم"},
		{"a family", "👩\u200d👧", "👩\u200d👧"},
		{"a heart as a picture", "❤\ufe0f", "❤\ufe0f"},
		{"a heart on fire", "❤\ufe0f\u200d🔥", "❤\ufe0f\u200d🔥"},
		{"with a skin tone", "👩🏽\u200d🚀", "👩🏽\u200d🚀"},
		{"a keycap", "1\ufe0f\u20e3", "1\ufe0f\u20e3"},
		{"after a letter", "a\ufe0f", "a"},
		{"an emoji and a letter", "👩\u200da", "👩a"},
		{"a variation selector twice", "❤\ufe0f\ufe0f", "❤\ufe0f"},
	} {
		if got, _ := strip(tt.in); got != tt.want {
			t.Errorf("%s: strip(%+q)\ngot  %+q\nwant %+q", tt.name, tt.in, got, tt.want)
		}
	}
}
