package diffing

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// Property: the same two texts always give the same answer, to the byte.
func FuzzSameAnswerEachTime(f *testing.F) {
	f.Add("One. Two two two two. Three.", "Three. Two two two two. One. Four?")
	f.Add("a b c. a b d. a b e.", "a b d. a b c. a b e. a b c.")
	f.Fuzz(func(t *testing.T, old, new string) {
		if !utf8.ValidString(old) || !utf8.ValidString(new) {
			t.Skip("the texts given are always valid UTF-8")
		}
		once, err := json.Marshal(Texts(old, new, Options{}))
		if err != nil {
			t.Fatal(err)
		}
		again, err := json.Marshal(Texts(old, new, Options{}))
		if err != nil {
			t.Fatal(err)
		}
		if string(once) != string(again) {
			t.Fatalf("two answers for one question:\n%s\n%s", once, again)
		}
	})
}

// Property: the Law holds whichever side is the old one, and whatever the
// caller ignores; and what only differs in what is ignored has no change.
func FuzzIgnoringKeepsTheLaw(f *testing.F) {
	f.Add("“One” – two.\n\nThree", "\"one\" - TWO. Three")
	f.Fuzz(func(t *testing.T, old, new string) {
		if !utf8.ValidString(old) || !utf8.ValidString(new) {
			t.Skip("the texts given are always valid UTF-8")
		}
		all := Options{Language: "en", Ignore: []string{"case", "whitespace", "punctuation", "quotes", "dashes", "unicode"}}
		checkRebuilds(t, old, new, Texts(old, new, all))
		checkRebuilds(t, new, old, Texts(new, old, all))
		for _, b := range Texts(old, strings.ToUpper(old), Options{Language: "en", Ignore: []string{"case"}}).Blocks {
			if b.Old == nil || b.New == nil {
				continue
			}
			if o, n := b.Old.Of(old), b.New.Of(strings.ToUpper(old)); b.Kind == Changed && strings.EqualFold(o, n) {
				t.Fatalf("%q and %q differ only in case, and are told as changed", o, n)
			}
		}
	})
}

// Property: no text gets out of its place in the HTML fragment: only our own
// elements and attributes, and no character that turns or hides what is around.
func FuzzFragmentHoldsItsText(f *testing.F) {
	f.Add("<b>x</b> & \u202ey. z", "<script>x</script> & \u202ez. \x00\x1b[31m")
	f.Fuzz(func(t *testing.T, old, new string) {
		if !utf8.ValidString(old) || !utf8.ValidString(new) {
			t.Skip("the texts given are always valid UTF-8")
		}
		d := Texts(old, new, Options{Language: "en"})
		var b strings.Builder
		if err := HTML(&b, old, new, d, HTMLOptions{Digest: true, Prefix: "d1-"}); err != nil {
			t.Fatal(err)
		}
		ours := " div p ol li ins del span a br "
		attributes := " class dir id href data-kind "
		z := html.NewTokenizer(strings.NewReader(b.String()))
		depth := 0
		for z.Next() != html.ErrorToken {
			switch tok := z.Token(); tok.Type {
			case html.StartTagToken:
				if tok.Data != "br" {
					depth++
				}
				fallthrough
			case html.SelfClosingTagToken:
				if !strings.Contains(ours, " "+tok.Data+" ") {
					t.Fatalf("<%s> in %s", tok.Data, b.String())
				}
				for _, a := range tok.Attr {
					if !strings.Contains(attributes, " "+a.Key+" ") {
						t.Fatalf("%s= in %s", a.Key, b.String())
					}
				}
			case html.EndTagToken:
				depth--
			case html.CommentToken, html.DoctypeToken:
				t.Fatalf("a comment in %s", b.String())
			}
		}
		if depth != 0 {
			t.Fatalf("elements left open: %s", b.String())
		}
		var term strings.Builder
		if err := Terminal(&term, old, new, d, TerminalOptions{}); err != nil {
			t.Fatal(err)
		}
		for _, out := range []string{b.String(), term.String()} {
			if i := strings.IndexFunc(out, func(r rune) bool { return hidden(r) && !shaping(r) }); i >= 0 {
				t.Fatalf("a raw control at %d of %q", i, out)
			}
		}
	})
}
