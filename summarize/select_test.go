package summarize

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stemma-news/stemma/article"
)

// texts are the sentences of a summary, one after the other.
func texts(s *Summary) []string {
	var out []string
	for _, x := range s.Sentences {
		out = append(out, x.Text)
	}
	return out
}

func TestBudgets(t *testing.T) {
	body := "One two three four five six. Seven eight nine. Ten eleven twelve thirteen. Fourteen fifteen sixteen seventeen eighteen nineteen twenty."
	for _, tt := range []struct {
		name string
		o    Options
		want []string
	}{
		{"as many sentences as asked", Options{Sentences: 2}, []string{"One two three four five six.", "Seven eight nine."}},
		{"more sentences than there are", Options{Sentences: 9}, []string{
			"One two three four five six.", "Seven eight nine.", "Ten eleven twelve thirteen.", "Fourteen fifteen sixteen seventeen eighteen nineteen twenty.",
		}},
		{"two that fit are worth more than the best alone", Options{Words: 7}, []string{"Seven eight nine.", "Ten eleven twelve thirteen."}},
		{"the best and what fits beside it", Options{Words: 10}, []string{"One two three four five six.", "Seven eight nine."}},
		{"spaces between count", Options{Chars: 46}, []string{"One two three four five six.", "Seven eight nine."}},
		{"one character too few", Options{Chars: 45}, []string{"Seven eight nine.", "Ten eleven twelve thirteen."}},
	} {
		tt.o.Method = "lead"
		s, err := Summarize(made(t, "", body), tt.o)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := texts(s); !slices.Equal(got, tt.want) {
			t.Errorf("%s:\n got %q\nwant %q", tt.name, got, tt.want)
		}
	}
}

func TestLeaningSentencesAreNotLeftAlone(t *testing.T) {
	a := made(t, "", "The mill reopens in the spring.\nThe council met on Monday for that.\nMary Holm worked there for thirty years before.\nShe was the last to leave.\nThe weather stayed cold.")
	d := read(a, "")
	for _, tt := range []struct {
		name   string
		scores []float64
		n      int
		want   []int
	}{
		{"the one before takes the place of the worst", []float64{5, 3, 2, 4, 1}, 3, []int{0, 2, 3}},
		{"alone it stays: the method has weighed that", []float64{1, 2, 3, 9, 0}, 1, []int{3}},
		{"too far down to be fetched: another that stands by itself", []float64{9, 8, -9, 7, 6}, 2, []int{0, 1}},
	} {
		if got := d.pick(tt.scores, budget{sentences, tt.n, 0}); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestLeaningSentencesCostWhatTheyLeanOn(t *testing.T) {
	a := made(t, "", "The mill reopens in the spring.\nThe council met on Monday for that.\nMary Holm worked there for thirty years before.\nShe was the last to leave.\nThe weather stayed cold.")
	d := read(a, "") // 6, 7, 8, 6 and 4 words; 31, 35, 48, 26 and 24 characters
	for _, tt := range []struct {
		name   string
		scores []float64
		b      budget
		want   []int
	}{
		{"both when both fit", []float64{3, 2, 1, 9, 0}, budget{words, 14, 0}, []int{2, 3}},
		{"others when they do not", []float64{8, 7, 0, 9, 1}, budget{words, 13, 0}, []int{0, 1}},
		{"another that stands by itself when only one fits", []float64{3, 2, 1, 9, 0}, budget{words, 6, 0}, []int{0}},
		{"both in a teaser", []float64{3, 2, 1, 9, 0}, budget{chars, 280, 2}, []int{2, 3}},
		{"alone in a teaser too short for two", []float64{3, 2, 1, 9, 0}, budget{chars, 30, 1}, []int{3}},
		{"both in a large budget", []float64{3, 2, 1, 9, 0}, budget{words, 5000, 0}, []int{0, 1, 2, 3, 4}},
	} {
		if got := d.pick(tt.scores, tt.b); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestTrimsAtClauseMarks(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"at a comma", "The mill at Arden will reopen in March, the council said, after six years of silence.", "The mill at Arden will reopen in March"},
		{"not within a number", "The mill at Arden will cost 2,400,000 pounds to reopen and to keep going for years.", ""},
		{"not within a quotation", "The mill owner told “the old, the young and the rest” that they would all be hired again soon.", ""},
		{"not so early that nothing is said", "On Monday, the mill at Arden reopened with forty workers and a new boiler from Norway.", ""},
		{"at a dash", "The mill at Arden will reopen in March – six years after the last of its workers left.", "The mill at Arden will reopen in March"},
	} {
		got := ""
		s, err := Summarize(made(t, "", tt.text), Options{Chars: 50, Trim: true})
		if err == nil {
			got = s.Text
			if !s.Sentences[0].Trimmed {
				t.Errorf("%s: does not say that it is trimmed", tt.name)
			}
		}
		if got != tt.want {
			t.Errorf("%s:\n got %q\nwant %q", tt.name, got, tt.want)
		}
	}
}

func TestCopies(t *testing.T) {
	first := made(t, "", mill)
	second := made(t, "", strings.Replace(mill, "Forty jobs return to the valley, which lost its largest employer in 2019.", "A poet from the next village wrote an ode about the chimney.", 1))
	s, err := Copies([]*article.Article{first, second}, Options{Sentences: 1})
	if err != nil {
		t.Fatal(err)
	}
	got := []string{s.Common.Text, s.Only[0].Text, s.Only[1].Text}
	want := []string{
		"The mill at Arden will reopen in March, the council said on Monday.",
		"Forty jobs return to the valley, which lost its largest employer in 2019.",
		"A poet from the next village wrote an ode about the chimney.",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
	if s, err = Copies([]*article.Article{first, made(t, "", mill)}, Options{}); err != nil || s.Only[1].Note == "" || len(s.Only[1].Sentences) > 0 {
		t.Errorf("a true copy has something of its own: %+v, %v", s.Only[1], err)
	}
}

func TestRankTellsAll(t *testing.T) {
	s, err := Summarize(made(t, "Mill reopens", mill), Options{Ranking: true})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[int]bool{}
	for _, x := range s.Sentences {
		seen[x.Rank] = true
		if len(x.Why.Reasons) == 0 {
			t.Errorf("no reason for %q", x.Text)
		}
	}
	for r := 1; r <= len(s.Sentences); r++ {
		if !seen[r] {
			t.Errorf("no sentence has rank %d", r)
		}
	}
}

// A text of 100,000 sentences and one of a megabyte without a stop are
// answered, with work that is linear in the text; by every method where the
// sentences are fewer.
func TestLongTexts(t *testing.T) {
	var b strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&b, "Sentence number %d of the report speaks of item %d.\n", i, i*7919%1000)
	}
	all := []Options{{Sentences: 3}, {Words: 1_000_000}, {Chars: 200, Trim: true}, {Sentences: 50_000}}
	for _, tt := range []struct {
		name, body string
		methods    []string
		options    []Options
	}{
		{"100,000 sentences", b.String(), []string{Default}, all},
		{"a megabyte in one", strings.Repeat("word and ", 120_000), []string{Default}, all},
		{"two of half a megabyte", wide(60_000, 0) + ".\n" + wide(60_000, 3) + ".\n", names(), all[:1]},
		{"all the same", strings.Repeat("It is said again.\n", 20_000), []string{Default}, all},
		{"a book chapter", b.String()[:200_000], names(), all[:1]},
	} {
		a := made(t, "The report "+wide(5_000, 1), tt.body)
		for _, method := range tt.methods {
			for _, o := range tt.options {
				o.Method = method
				if s, err := Summarize(a, o); err == nil && len(s.Sentences) == 0 {
					t.Errorf("%s, %s, %+v: empty", tt.name, method, o)
				}
			}
		}
		if _, err := Summarize(a, Options{Ranking: true}); err != nil {
			t.Error(tt.name, err)
		}
	}
}

// wide is n different words.
func wide(n, from int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%x ", (i+from)*2654435761)
	}
	return strings.TrimSpace(b.String())
}
