package main

import (
	"bytes"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

func TestPlain(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"text as it is", "Ça va? 你好, مرحبا\tb\n", "Ça va? 你好, مرحبا\tb\n"},
		{"an order to the terminal", "a\x1b]0;owned\x07b", "a⟨U+001B⟩]0;owned⟨U+0007⟩b"},
		{"the same in one byte", "a\u009b31mb", "a⟨U+009B⟩31mb"},
		{"null", "a\x00b", "a⟨null⟩b"},
		{"back to the line's start", "good\rbad\x0b\x0c\u0085.", "good bad   ."},
		{"what turns text round", "a\u202eb", "a⟨right-to-left override⟩b"},
		{"joiners within words", "می\u200cخواهم", "می\u200cخواهم"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := plain(tt.text); got != tt.want {
				t.Errorf("got\n%q\nwant\n%q", got, tt.want)
			}
		})
	}
}

// Property: whatever an article holds, what a command prints for people gives
// the terminal no order.
func TestNoOrdersToTheTerminal(t *testing.T) {
	const orders = "\x1b]0;owned\x07 \x00 \r \x0b \x0c \u0085 \u009b31m \u202e \x7f"
	story := func(jobs string) string {
		return "The mill at Arden will reopen in March, the council" + orders + " said on Monday.\n\n" + jobs + " jobs return" + orders + " to the valley, which lost its largest employer in 2019.\n\nThe council will pay for the new boiler, and the owners for the looms, it said in a note.\n"
	}
	dir := t.TempDir()
	file := func(name, text string) string {
		at := filepath.Join(dir, name)
		if err := os.WriteFile(at, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return at
	}
	a, b := file("a.txt", story("Forty")), file("b.txt", story("Fifty"))
	page := func(marked func(string) string) string {
		o := marked(orders)
		return "<html><head><title>The mill" + o + " reopens</title><meta name=author content=\"A" + o + " B\"><meta name=description content=\"What" + o + " it says\"></head><body><article><h1>The mill" + o + " reopens</h1><p>" +
			strings.ReplaceAll(marked(story("Forty")), "\n\n", "</p><p>") + "</p></article><p>Share this: " + o + "</p></body></html>"
	}
	raw, referred := file("raw.html", page(func(s string) string { return s })), file("referred.html", page(func(s string) string {
		return strings.ReplaceAll(html.EscapeString(s), "\x1b", "&#27;")
	}))
	for _, args := range [][]string{
		{"article", a}, {"article", raw}, {"article", referred}, {"sentences", a}, {"sentences", raw}, {"sentences", referred},
		{"summarize", "--why", a}, {"summarize", raw}, {"summarize", "--format", "markdown", raw}, {"summarize", "--format", "html", raw}, {"summarize", a, raw}, {"summarize", "--before", b, a},
		{"diff", "--color", "never", a, b}, {"diff", a, raw}, {"diff", "--format", "markdown", a, b}, {"diff", "--format", "unified", a, b}, {"diff", "--format", "html", a, b}, {"diff", a, b, raw}, {"diff", "--history", a, b},
		{"family", a, b}, {"family", "--format", "dot", raw, b}, {"family", "--format", "svg", raw, b}, {"article", filepath.Join(dir, orders[:9])},
	} {
		var out, complaint bytes.Buffer
		run(args, world{in: strings.NewReader(""), out: &out, err: &complaint})
		for _, printed := range []string{out.String(), complaint.String()} {
			for _, r := range printed {
				if unicode.IsControl(r) && r != '\n' && r != '\t' || r == 0x202E {
					t.Errorf("%q prints %U:\n%q", args, r, printed)
					break
				}
			}
		}
		if out.Len()+complaint.Len() == 0 {
			t.Errorf("%q prints nothing", args)
		}
	}
}
