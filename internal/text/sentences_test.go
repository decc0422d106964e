package text

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the list of golden rules missed")

// bar stands in the golden files where a sentence ends.
const bar = "⏐"

// barred puts the bars where we found the ends.
func barred(s string, spans []Span) string {
	var b strings.Builder
	last := 0
	for i, sp := range spans {
		if i > 0 {
			b.WriteString(s[last:spans[i-1].End])
			b.WriteString(bar)
			last = spans[i-1].End
		}
		_ = sp
	}
	b.WriteString(s[last:])
	return b.String()
}

// languageOfCase is the end of a file's name, or the first word of a case.
func languageOfCase(file, name string) string {
	base := strings.TrimSuffix(filepath.Base(file), ".txtar")
	if tag := base[strings.LastIndexByte(base, '-')+1:]; len(tag) == 2 && strings.Count(base, "-") == 1 {
		return tag
	}
	tag, _, _ := strings.Cut(name, " ")
	return tag
}

// eachCase reads the golden files of a pattern.
func eachCase(t *testing.T, pattern string, f func(name, language, want string)) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range a.Files {
			f(filepath.Base(file)+"/"+c.Name, languageOfCase(file, c.Name), strings.TrimSuffix(string(c.Data), "\n"))
		}
	}
}

func TestSentences(t *testing.T) {
	eachCase(t, "../../testdata/text/*.txtar", func(name, language, want string) {
		t.Run(name, func(t *testing.T) {
			s := strings.ReplaceAll(want, bar, "")
			if got := barred(s, Sentences(s, language)); got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	})
}

// The golden rules of others. Those that we miss are listed, so that a change
// of our rules shows what it gains and loses: most are quotations of several
// sentences, which they keep whole and treebanks part, or English
// abbreviations called Danish.
func TestGoldenRules(t *testing.T) {
	const list = "../../testdata/text/golden/missed.txt"
	var missed strings.Builder
	eachCase(t, "../../testdata/text/golden/*.txtar", func(name, language, want string) {
		s := strings.ReplaceAll(want, bar, "")
		if got := barred(s, Sentences(s, language)); got != want {
			missed.WriteString(name + "\n")
			t.Logf("%s\ngot:\n%s\nwant:\n%s", name, got, want)
		}
	})
	if *update {
		if err := os.WriteFile(list, []byte(missed.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	if got := missed.String(); got != string(want) {
		t.Errorf("missed now:\n%s\nlisted:\n%s", got, want)
	}
}

// Property: spans are trimmed, in order, apart and inside; together they cover
// every byte that is not white space; they cut no grapheme; and the same text
// gives the same spans.
func FuzzSentences(f *testing.F) {
	for _, s := range []string{
		"Mr. Smith left.\r\n\r\n\"Why?\" he asked. . . . The end.[1] :) No", "他说：“好。”（。）「。", "a.\u0301 b. \u0301c.\u200d d. 👩‍👩‍👧 E.",
		"1. a 2. b\n- c\n\t• d • e", "é.É\xff. \xfeA", "« Oui. » Non.", "ՀԱՅ: Բ: ;", "क। ख॥", strings.Repeat("(. \"'", 9), "\u0600. \u0600A\n\u2028\u0085b", "\u0600. \u0600 \n∨\u0085b",
	} {
		f.Add(s, "en")
		f.Add(s, "ja")
		f.Add(s, "hy")
	}
	f.Fuzz(func(t *testing.T, s, language string) {
		spans := Sentences(s, language)
		if again := Sentences(s, language); !slices.Equal(spans, again) {
			t.Fatalf("two answers:\n%v\n%v", spans, again)
		}
		lawful(t, s, spans)
	})
}

func lawful(t *testing.T, s string, spans []Span) {
	t.Helper()
	last := 0
	for _, sp := range spans {
		if sp.Start < last || sp.End <= sp.Start || sp.End > len(s) {
			t.Fatalf("%q: %v after %d", s, sp, last)
		}
		if gap := s[last:sp.Start]; strings.TrimSpace(gap) != "" {
			t.Fatalf("%q: %q is in no sentence", s, gap)
		}
		if got := sp.Of(s); strings.TrimSpace(got) != got {
			t.Fatalf("%q: %q is not trimmed", s, got)
		}
		last = sp.End
	}
	if gap := s[last:]; strings.TrimSpace(gap) != "" {
		t.Fatalf("%q: %q is in no sentence", s, gap)
	}
	if !utf8.ValidString(s) {
		return
	}
	ends := map[int]bool{0: true}
	for it := graphemes.FromString(s); it.Next(); {
		ends[it.End()] = true
	}
	for i, sp := range spans {
		// A mark on the white space that opens or closes a text has no better
		// place to be cut.
		if i > 0 && !ends[sp.Start] || i < len(spans)-1 && !ends[sp.End] {
			t.Fatalf("%q: %v cuts a grapheme", s, sp)
		}
	}
}

// Units that make a rule look far, or over and over: with a rule that is not
// linear, this test does not come back (BenchmarkSentencesWorst has the times).
func TestSentencesOfOneEndlessLine(t *testing.T) {
	for _, unit := range []string{
		".", ". ", "\"", ".\"", "(", "（", "「", "«. –", "A. ", "?! ", "… ", "1) ", "a. b. ", "• ", "\n", " \n.", "x\n", "x\r", "x y\v", "ab\u0085", " \r", "😀 . ", "[1]", ".[1", "\u0301", "Mr. ", "z. B. ", "۔", "字。", "'", ". 1",
	} {
		s := strings.Repeat(unit, 1<<16/len(unit))
		lawful(t, s, Sentences(s, "en"))
	}
}

func TestSentencesEdges(t *testing.T) {
	for _, s := range []string{"", " ", "\n\n", "\xff", ".", "\u0301", " \u0301"} {
		spans := Sentences(s, "")
		if blank := strings.TrimFunc(s, unicode.IsSpace) == ""; blank != (len(spans) == 0) {
			t.Errorf("%q: %v", s, spans)
		}
	}
}

func BenchmarkSentences(b *testing.B) {
	for _, text := range []struct{ language, unit string }{
		{"en", `"They deserved it," Mr. Smith said at 10 a.m. Tuesday. The U.S. Senate (51-49) voted to lend the mill $4.5 million; it will reopen in March. `},
		{"de", `Am 11. Oktober tagte der 3. Senat. „Das ist gut“, sagte Dr. Meyer bzw. sein Sprecher. Die Mühle öffnet im März wieder. `},
		{"ru", `«Мы уходим», — сказал г-н Иванов. В 2010 г. вышел закон. Мельница вновь откроется в марте, сообщил её владелец. `},
		{"hi", `मिल मार्च में फिर खुलेगी। डॉ. शर्मा ने कहा, "यह अच्छी खबर है।" लोग खुश हैं। `},
		{"zh", `他说：“工厂将于三月重新开放。”居民很高兴。股价上涨3.5%，没有人回答（他说他会来。）。`},
	} {
		b.Run("language="+text.language, func(b *testing.B) {
			s := strings.Repeat(text.unit, 1<<17/len(text.unit))
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				Sentences(s, text.language)
			}
		})
	}
}

// The worst that we know of: candidates as close as they can stand.
func BenchmarkSentencesWorst(b *testing.B) {
	for _, unit := range []string{"A. ", "a. b. ", "Mr. ", "«. –", "「", "\"", ". "} {
		b.Run("unit="+strings.TrimSpace(unit), func(b *testing.B) {
			s := strings.Repeat(unit, 1<<17/len(unit))
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				Sentences(s, "en")
			}
		})
	}
}
