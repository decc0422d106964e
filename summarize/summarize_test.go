package summarize

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stemma-news/stemma/article"
)

const mill = `The mill at Arden will reopen in March, the council said on Monday.

Forty jobs return to the valley, which lost its largest employer in 2019.

He added that the first orders had come from Norway.

Click here to subscribe

The council will pay for the new boiler, and the owners for the looms.`

func made(t testing.TB, title, body string) *article.Article {
	t.Helper()
	d := article.Draft{Title: title}
	for p := range strings.SplitSeq(body, "\n") {
		if p = strings.TrimSpace(p); p != "" {
			d.Paragraphs = append(d.Paragraphs, article.Text{Text: p, Place: -1})
		}
	}
	a, err := article.New(d)
	if err != nil {
		t.Skip(err)
	}
	return a
}

func TestOptionsAreChecked(t *testing.T) {
	a := made(t, "Mill reopens", mill)
	for _, tt := range []struct {
		name string
		o    Options
		want error
	}{
		{"the zero value is good", Options{}, nil},
		{"an unknown method", Options{Method: "magic"}, ErrMethod},
		{"a negative budget", Options{Words: -1}, ErrBudget},
		{"two budgets", Options{Words: 10, Sentences: 1}, ErrBudget},
		{"a budget below the shortest sentence", Options{Chars: 5}, ErrTight},
	} {
		if _, err := Summarize(a, tt.o); !errors.Is(err, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.name, err, tt.want)
		}
	}
}

// Property: a summary is sentences of the article, byte for byte, in its
// order, within the budget, never empty when a sentence fits, and the same
// every time.
func FuzzExtractive(f *testing.F) {
	f.Add("Mill reopens", mill, uint16(2), byte(0))
	f.Add("", mill, uint16(20), byte(1))
	f.Add("Arden mill", mill, uint16(40), byte(3))
	f.Add("Arden mill", mill, uint16(40), byte(4))
	f.Add("Norway", mill, uint16(9), byte(5))
	f.Add("Arden", "One. Two! Three? 四季报告。今年的收入增加了。", uint16(100), byte(2))
	f.Fuzz(func(t *testing.T, title, body string, size uint16, unit byte) {
		a := made(t, title, body)
		o := Options{Sentences: int(size)}
		switch unit % 6 {
		case 1:
			o = Options{Words: int(size)}
		case 2:
			o = Options{Chars: int(size)}
		case 3:
			o = Options{Mode: Headline}
		case 4:
			o = Options{Mode: Teaser, Chars: int(size)}
		case 5:
			o = Options{Words: int(size), Trim: true, Query: title}
		}
		for name := range Methods {
			o.Method = name
			s, err := Summarize(a, o)
			if errors.Is(err, ErrTight) {
				holds(t, a, o)
				continue
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			end := 0
			for _, x := range s.Sentences {
				if x.Start < end || a.Body[x.Start:x.End] != x.Text {
					t.Fatalf("%s: %q is not the article's at %d to %d", name, x.Text, x.Start, x.End)
				}
				end = x.End
			}
			if len(s.Sentences) == 0 {
				t.Fatalf("%s: empty", name)
			}
			if o.Sentences > 0 && len(s.Sentences) > o.Sentences || o.Words > 0 && s.Words > o.Words ||
				o.Chars > 0 && utf8.RuneCountInString(s.Text) > o.Chars ||
				o.Mode == Headline && (len(s.Sentences) > 1 || utf8.RuneCountInString(s.Text) > 100) {
				t.Fatalf("%s: over %+v: %q", name, o, s.Text)
			}
			if again, _ := Summarize(a, o); !reflect.DeepEqual(s, again) {
				t.Fatalf("%s: two answers to one question", name)
			}
		}
	})
}

// holds checks that ErrTight was right: no sentence of the kind that the
// article has to offer fits.
func holds(t *testing.T, a *article.Article, o Options) {
	t.Helper()
	d := read(a, "")
	allowed := d.tier(o.budget())
	for i := range d.sentences {
		if allowed(&d.sentences[i]) && o.budget().cost(d, i) <= o.budget().size {
			t.Fatalf("%q fits %+v", d.text(i), o)
		}
	}
}
