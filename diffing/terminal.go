package diffing

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// TerminalOptions are the choices of Terminal; the zero value is plain text
// with all that changed.
type TerminalOptions struct {
	Color bool // ANSI colours; without them [-removed-] and {+added+}, as git's word diff
	Facts bool // only the digest, and of it only facts: no text, no style
	Most  int  // lines of the digest; 0 means 10, -1 all
}

// The colours, each with what it looks like without.
type paint struct{ on, off, plainOn, plainOff string }

var (
	paintGone  = paint{"\x1b[31;9m", "\x1b[0m", "[-", "-]"}
	paintCome  = paint{"\x1b[32m", "\x1b[0m", "{+", "+}"}
	paintMoved = paint{"\x1b[36m", "\x1b[0m", "", ""}
	paintHead  = paint{"\x1b[1m", "\x1b[0m", "", ""}
	paintDim   = paint{"\x1b[2m", "\x1b[0m", "", ""}
)

// Terminal writes a comparison for a reader at a terminal: the digest first,
// then the text with its changes marked, each paragraph that has none told in
// a line.
func Terminal(w io.Writer, old, new string, d *Diff, o TerminalOptions) error {
	t := &terminal{Writer: bufio.NewWriter(w), o: o, r: read(old, new, d)}
	t.digest()
	if !o.Facts {
		t.body()
	}
	return t.Flush()
}

type terminal struct {
	*bufio.Writer
	o TerminalOptions
	r *reading
}

// paint writes s in a colour, line by line: a colour that goes on over a line's
// end is carried on by pagers.
func (t *terminal) paint(p paint, s string) {
	if !t.o.Color {
		t.WriteString(p.plainOn + s + p.plainOff)
		return
	}
	for k, line := range strings.Split(s, "\n") {
		if k > 0 {
			t.WriteString("\n")
		}
		if line != "" {
			t.WriteString(p.on + line + p.off)
		}
	}
}

func (t *terminal) digest() {
	d := t.r.diff
	if d.Headline != "" {
		t.paint(paintHead, d.Headline)
		t.WriteString("\n")
	}
	most := t.o.Most
	if most == 0 {
		most = 10
	}
	told, left := 0, 0
	for i := range d.Changes {
		ch := &d.Changes[i]
		if t.o.Facts && !IsFact(ch.Kind) {
			continue
		}
		if most >= 0 && told >= most {
			left++
			continue
		}
		told++
		fmt.Fprintf(t, "  %-11s  %s\n", ch.Kind, plainLine(ch.Says))
	}
	if left > 0 {
		t.paint(paintDim, said("  and %d more", left))
		t.WriteString("\n")
	}
	if d.Stats.Coarse {
		t.paint(paintDim, "  parts are compared coarsely: the texts are too large or too different")
		t.WriteString("\n")
	}
}

// body writes the changed sentences, those that stand together on one line.
func (t *terminal) body() {
	skipped := 0
	gap := ""     // white space since the last sentence told
	open := false // a line is under way
	end := func() {
		if open {
			t.WriteString("\n")
		}
		if skipped > 0 {
			t.paint(paintDim, said("\n  … %s unchanged …", count(skipped, "sentence")))
			t.WriteString("\n")
		}
		skipped, gap, open = 0, "", false
	}
	for _, v := range t.r.views {
		n := t.count(v.block)
		switch {
		case !v.changed() && n > 0:
			skipped += n
			continue
		case !v.changed():
			gap = v.block.New.Of(t.r.new)
			continue
		case skipped > 0 || strings.Contains(gap, "\n"):
			end()
		}
		if !open {
			t.WriteString("\n")
			gap = ""
		}
		t.WriteString(gap)
		gap, open = "", true
		t.view(v, n)
	}
	if skipped == t.r.diff.Stats.NewSentences {
		skipped = 0 // nothing changed at all
	}
	end()
}

// view writes a block that changed; n is its number of sentences.
func (t *terminal) view(v view, n int) {
	if v.away {
		if v.first {
			before, words, behind := t.r.stood(v)
			t.paint(paintMoved, before+said("[moved, %d: “%s” stood here]", v.move, plainLine(words))+behind)
		}
		return
	}
	lead := t.r.arrival(v)
	t.WriteString(lead)
	if v.move > 0 && v.first {
		t.paint(paintMoved, said("[moved here, %d] ", v.move))
	}
	between := n == 0 && v.block.Old != nil && v.block.New != nil && space(v.block.New.Of(t.r.new)) && space(v.block.Old.Of(t.r.old))
	if between { // only white space changed: say where
		before := t.r.new[:v.block.New.Start]
		t.paint(paintDim, "… "+plainLine(before[max(0, strings.LastIndexByte(strings.TrimSpace(before), ' ')+1):]))
	}
	edits := v.block.Edits
	for k, e := range edits {
		s := t.r.text(e)
		if k == 0 {
			s = s[len(lead):]
		}
		if k == len(edits)-1 && strings.TrimSpace(s) != "" {
			s = strings.TrimRight(s, "\n") // the blank line after the block
		}
		switch {
		case e.Op == Delete:
			t.paint(paintGone, breaks(printable(s, true)))
		case e.Op == Insert:
			t.paint(paintCome, breaks(printable(s, true)))
		case v.move > 0:
			t.paint(paintMoved, printable(s, false))
		default:
			t.WriteString(printable(s, false))
		}
	}
	if between {
		after := t.r.new[v.block.New.End:]
		t.paint(paintDim, plainLine(opening(strings.ToValidUTF8(after[:min(len(after), 200)], ""))))
	}
}

// count is the number of sentences of new in a block.
func (t *terminal) count(b *Block) int {
	if b.New == nil {
		return 0
	}
	side := side{sentences: t.r.diff.NewSentences}
	return side.count(*b.New)
}

// printable names the characters that do not show.
func printable(s string, all bool) string {
	var b strings.Builder
	for _, g := range glyphs(s, all) {
		if g.name != "" {
			b.WriteString("⟨" + g.name + "⟩")
			continue
		}
		b.WriteString(g.text)
	}
	return b.String()
}

// plainLine is printable text on one line.
func plainLine(s string) string { return strings.Join(strings.Fields(printable(s, false)), " ") }

// breaks shows paragraph breaks that came or went, which else nobody would see.
func breaks(s string) string {
	if strings.TrimSpace(s) != "" || !strings.Contains(s, "\n") {
		return s
	}
	return "¶"
}
