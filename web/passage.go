package web

import (
	"strings"
	"unicode/utf8"

	"github.com/stemma-news/stemma/diffing"
	"github.com/stemma-news/stemma/internal/desk"
	"github.com/stemma-news/stemma/internal/text"
)

// passage is one change with the words around it: what a share frame shows.
type passage struct {
	Language string // of the words
	Runs     []run
}

// run is a stretch of text that was kept, taken out, put in, or moved here.
type run struct {
	Op   string // equal, delete, insert, moved
	Text string
	here bool // the change itself, not its neighbours
}

// How many characters of a run of the change are shown, and of the words on
// either side of it: three lines of a column, with the change in the middle.
const (
	mostOfRun = 240
	mostAside = 90
)

// passageOf cuts a change out of its comparison. One that stands in no text,
// of a byline say, has no runs: what it says is all there is to show.
func passageOf(cmp desk.Comparison, ch diffing.Change) passage {
	if ch.Block < 0 {
		if ch.Kind == "headline" {
			return passage{cmp.New.Language, headline(cmp.Old.Title, cmp.New.Title, cmp.New.Language)}
		}
		return passage{}
	}
	for i := range cmp.Blocks {
		b := &cmp.Blocks[i]
		if b.ID != ch.Block {
			continue
		}
		out := passage{cmp.New.Language, nearest(runs(cmp.Old.Body, cmp.New.Body, b, ch))}
		if b.New == nil {
			out.Language = cmp.Old.Language
		}
		return out
	}
	return passage{}
}

// headline compares two headlines by words; two that have little in common
// stand one after the other.
func headline(old, new, language string) []run {
	if old != "" && new != "" {
		if d := diffing.Texts(old, new, diffing.Options{Language: language}); len(d.Blocks) == 1 {
			return runs(old, new, &d.Blocks[0], diffing.Change{})
		}
	}
	var out []run
	for _, r := range []run{{Op: diffing.Delete, Text: old}, {Op: diffing.Insert, Text: new}} {
		if r.Text != "" {
			out = append(out, r)
		}
	}
	return out
}

// runs are a block's edits as text, each with whether ch is in it.
func runs(old, new string, b *diffing.Block, ch diffing.Change) []run {
	var out []run
	for _, e := range b.Edits {
		r := run{Op: e.Op}
		switch e.Op {
		case diffing.Delete:
			r.Text, r.here = old[e.Old.Start:e.Old.End], meets(ch.Old, e.Old)
		case diffing.Insert:
			r.Text, r.here = new[e.New.Start:e.New.End], meets(ch.New, e.New)
		default:
			r.Text = new[e.New.Start:e.New.End]
			if b.Kind == diffing.Moved {
				r.Op = diffing.Moved
			}
		}
		r.Text = paragraphs.Replace(r.Text)
		out = append(out, r)
	}
	// the white space between this block and the next
	out[0].Text = strings.TrimLeft(out[0].Text, " ¶")
	out[len(out)-1].Text = strings.TrimRight(out[len(out)-1].Text, " ¶")
	return out
}

// paragraphs shows where one ends, in a passage of one line.
var paragraphs = strings.NewReplacer("\n\n", " ¶ ", "\n", " ")

// nearest keeps the change, shortened where it is long, and some words before
// and after it. Where no run is the change itself, as of a sentence that moved,
// all of them are.
func nearest(all []run) []run {
	first, last := 0, len(all)
	for i, r := range all {
		if r.here {
			first = i
			break
		}
	}
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].here {
			last = i + 1
			break
		}
	}
	var before, out []run
	room := mostAside
	for i := first - 1; i >= 0 && room > 0; i-- {
		r := all[i]
		n := utf8.RuneCountInString(r.Text)
		r.Text = ending(room, r.Text)
		room -= n
		before = append(before, r)
	}
	for i := len(before) - 1; i >= 0; i-- {
		out = append(out, before[i])
	}
	for _, r := range all[first:last] {
		r.Text = middle(mostOfRun, r.Text)
		out = append(out, r)
	}
	room = mostAside
	for i := last; i < len(all) && room > 0; i++ {
		r := all[i]
		n := utf8.RuneCountInString(r.Text)
		r.Text = beginning(room, r.Text)
		room -= n
		out = append(out, r)
	}
	return out
}

// beginning, ending and middle shorten a text to about n characters and never
// cut a word or a grapheme; a word too long for them stands whole.
func beginning(n int, s string) string {
	if at := reach(n, s); at < len(s) {
		return strings.TrimRight(s[:at], " \n") + "…"
	}
	return s
}

func ending(n int, s string) string {
	if at := reachBack(n, s); at > 0 {
		return "…" + strings.TrimLeft(s[at:], " \n")
	}
	return s
}

func middle(n int, s string) string {
	from, to := reach(n/2, s), reachBack(n/2, s)
	if from < to {
		return strings.TrimRight(s[:from], " \n") + " … " + strings.TrimLeft(s[to:], " \n")
	}
	return s
}

// reach gives the end of the first words of s that hold n characters.
func reach(n int, s string) int {
	if len(s) <= n {
		return len(s)
	}
	for _, t := range text.Tokens(s) {
		if n -= utf8.RuneCountInString(s[t.Start:t.End]); n <= 0 {
			return t.End
		}
	}
	return len(s)
}

// reachBack gives the start of the last ones.
func reachBack(n int, s string) int {
	if len(s) <= n {
		return 0
	}
	all := text.Tokens(s)
	for i := len(all) - 1; i >= 0; i-- {
		if n -= utf8.RuneCountInString(s[all[i].Start:all[i].End]); n <= 0 {
			return all[i].Start
		}
	}
	return 0
}
