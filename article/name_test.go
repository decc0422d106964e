package article

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestName(t *testing.T) {
	for _, tt := range []struct{ name, title, body, want string }{
		{"the headline, however long", strings.Repeat("Bridge opens ", 9), "One.", strings.Repeat("Bridge opens ", 9)},
		{"a short first sentence", "", "The bridge opened. People came.", "The bridge opened."},
		{"a long one is cut after a word", "", "The bridge at Arden opened on Monday, after two years of work, to cheers from the bank.", "The bridge at Arden opened on Monday, after two years of…"},
		{"lines are joined", "", "The bridge at Arden,\nwhich is new, opened.", "The bridge at Arden, which is new, opened."},
		{"a script without spaces", "", strings.Repeat("桥", 80) + "。", strings.Repeat("桥", 59) + "…"},
		{"a word without end", "", strings.Repeat("é", 500_000), strings.Repeat("é", 59) + "…"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := prose(tt.body)
			d.Title = tt.title
			a, err := New(d)
			if err != nil {
				t.Fatal(err)
			}
			got := a.Name()
			if got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
			if tt.title == "" && utf8.RuneCountInString(got) > nameLength {
				t.Errorf("%d characters, want %d at most", utf8.RuneCountInString(got), nameLength)
			}
		})
	}
}
