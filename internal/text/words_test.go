package text

import (
	"slices"
	"strings"
	"testing"

	"github.com/clipperhouse/uax29/v2/words"
)

func TestWords(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"marks are no words", "No — really, no!", []string{"No", "really", "no"}},
		{"an apostrophe inside", "It's o'clock 'now'", []string{"It's", "o'clock", "now"}},
		{"figures keep their marks", "$1,234.56 at 5:30", []string{"1,234.56", "at", "5", "30"}},
		{"an accent as a mark of its own", "cafe\u0301 one.\u0301two", []string{"cafe\u0301", "one.\u0301two"}},
		{"one ideograph a word", "人民日报 ok", []string{"人", "民", "日", "报", "ok"}},
		{"an underscore joins", "snake_case _x", []string{"snake_case", "_x"}},
		{"invalid bytes are no words", "a\xff b", []string{"a", "b"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, w := range Words(tt.text) {
				got = append(got, w.Of(tt.text))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
			if n := CountWords(tt.text); n != len(tt.want) {
				t.Errorf("counted %d, want %d", n, len(tt.want))
			}
		})
	}
}

// Property: the tokens are those of the UAX #29 library, whatever path cut them.
func FuzzTokensAreUAX29(f *testing.F) {
	for _, s := range []string{
		"Mr. O'Neil's 3.14, e.g. a_b:c\r\n", "x.\u0301y 1,\u200d2 a:é é'a 'a'", "a.b.c 1.2.3 a.1 1.a _._", "日本 カタ_カナ\u3000 \u00a0 \u2028", "🇫🇷🇩🇪 👩‍👩‍👧 a\u00ad.b", "  \u0301 \xff\xfe.a.\xff",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var want []Span
		for it := words.FromString(s); it.Next(); {
			want = append(want, Span{it.Start(), it.End()})
		}
		if got := Tokens(s); !slices.Equal(got, want) {
			t.Errorf("%q\ngot  %v\nwant %v", s, got, want)
		}
	})
}

var newsText = strings.Repeat("The mill at Arden will reopen in March, its owner said on Tuesday, after the council's vote (14-3) to lend it $4.5 million. ", 400)

func BenchmarkWords(b *testing.B) {
	var dst []Span
	b.SetBytes(int64(len(newsText)))
	for b.Loop() {
		dst = AppendWords(dst[:0], newsText)
	}
}

func BenchmarkWordsByLibrary(b *testing.B) {
	var dst []Span
	b.SetBytes(int64(len(newsText)))
	for b.Loop() {
		dst = dst[:0]
		for it := words.FromString(newsText); it.Next(); {
			if hasWordRune(it.Value()) {
				dst = append(dst, Span{it.Start(), it.End()})
			}
		}
	}
}
