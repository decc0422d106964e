package main

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"
)

// The first thing a newcomer types is the session of the README: it prints what
// the README shows.
func TestReadmeShowsWhatDiffPrints(t *testing.T) {
	page, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	session := regexp.MustCompile(`(?s)\$ echo '([^'\n]*)' >(\S+)\n\$ echo '([^'\n]*)' >(\S+)\n\$ stemma ([^\n]*)\n(.*?)` + "```").FindSubmatch(page)
	if session == nil {
		t.Fatal("the README has no session of two texts and their comparison")
	}
	t.Chdir(t.TempDir())
	for i := 1; i < 5; i += 2 {
		if err := os.WriteFile(string(session[i+1]), append(session[i], '\n'), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var out, complaint bytes.Buffer
	run(strings.Fields(string(session[5])), world{in: strings.NewReader(""), out: &out, err: &complaint})
	if got, want := out.String()+complaint.String(), string(session[6]); got != want {
		t.Errorf("printed:\n%s\nthe README shows:\n%s", got, want)
	}
}
