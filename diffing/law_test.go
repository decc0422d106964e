package diffing

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/clipperhouse/uax29/v2/words"
)

// Property: the edits rebuild both sides, byte for byte, and no cut falls
// inside a word or a grapheme.
func FuzzRebuildsBothSides(f *testing.F) {
	for _, s := range [][2]string{
		{"", ""},
		{"", "The mill reopens in March."},
		{"Four were hurt. The mill shut.\n\nNobody knows why.", "Three were hurt. Nobody knows why.\n\nThe mill shut."},
		{"A B. ", " A B."},
		{"a\r\n\r\nb", "a\r\n\nb"},
		{"น้ำท่วม. บ้าน", "น้ำ. ท่วมบ้าน"},
		{"e\u0301. \u0301x", "e. \u0301x"},
		{"\u0600 1. \u0600", "\u06001 ."},
		{"🇩🇪🇫🇷. 👩‍👩‍👧", "🇩🇪. 🇫🇷👩‍👧"},
		{"第一句。第二句。", "第二句。第一句！"},
	} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, old, new string) {
		if !utf8.ValidString(old) || !utf8.ValidString(new) {
			t.Skip("the texts given are always valid UTF-8")
		}
		checkRebuilds(t, old, new, Texts(old, new, Options{Language: "en"}))
		x, y := strings.Split(old, "|"), strings.Split(new, "|")
		checkRebuilds(t, strings.Join(x, " "), strings.Join(y, " "), Sentences(x, y, Options{Language: "en"}))
	})
}

func checkRebuilds(t *testing.T, old, new string, d *Diff) {
	t.Helper()
	if d.Stats.Breach {
		t.Fatalf("the Law was broken and the texts told as replaced whole:\n%q\n%q", old, new)
	}
	if !lawful(old, new, d.Blocks) {
		t.Fatalf("the edits do not rebuild both sides:\n%q\n%q", old, new)
	}
	if cut := illegalCut(old, new, d); cut != "" {
		t.Fatal(cut)
	}
}

// illegalCut tells of an edit that begins or ends inside a word or a grapheme,
// "" when none does.
func illegalCut(old, new string, d *Diff) string {
	x, y := cutsAllowed(old), cutsAllowed(new)
	for _, b := range d.Blocks {
		for _, e := range b.Edits {
			if s := e.Old; s != nil && !(x[s.Start] && x[s.End]) {
				return fmt.Sprintf("%v cuts %q inside a word or a grapheme, new is %q", *s, old, new)
			}
			if s := e.New; s != nil && !(y[s.Start] && y[s.End]) {
				return fmt.Sprintf("%v cuts %q inside a word or a grapheme, old is %q", *s, new, old)
			}
		}
	}
	return ""
}

// cutsAllowed are the bytes of s at which a cut is allowed: where a word of UAX #29
// and a grapheme end. Within white space, which is one word, any grapheme may.
func cutsAllowed(s string) map[int]bool {
	ends := map[int]bool{0: true}
	for g := graphemes.FromString(s); g.Next(); {
		ends[g.End()] = true
	}
	out := map[int]bool{0: true}
	for w := words.FromString(s); w.Next(); {
		space := strings.TrimSpace(w.Value()) == ""
		for at := w.Start() + 1; at <= w.End(); at++ {
			if ends[at] && (space || at == w.End()) {
				out[at] = true
			}
		}
	}
	return out
}
