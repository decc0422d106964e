package diffing

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Markdown writes a comparison as Markdown that GitHub and others show: the
// digest as a list, then the whole text with ~~what went~~ and **what came**.
// Every mark of the texts themselves is escaped.
func Markdown(w io.Writer, old, new string, d *Diff) error {
	out := bufio.NewWriter(w)
	if d.Headline != "" {
		fmt.Fprintf(out, "**%s**\n\n", escapeMarkdown(plainLine(d.Headline)))
	}
	for i := range d.Changes {
		fmt.Fprintf(out, "- %s: %s\n", d.Changes[i].Kind, escapeMarkdown(plainLine(d.Changes[i].Says)))
	}
	if len(d.Changes) > 0 {
		out.WriteString("\n---\n\n")
	}
	r := read(old, new, d)
	for _, v := range r.views {
		if v.away {
			if v.first {
				before, words, behind := r.stood(v)
				fmt.Fprintf(out, "%s*[moved, %d: “%s” stood here]*%s", before, v.move, escapeMarkdown(plainLine(words)), behind)
			}
			continue
		}
		lead := r.arrival(v)
		out.WriteString(lead)
		if v.move > 0 && v.first {
			fmt.Fprintf(out, "*[moved here, %d]* ", v.move)
		}
		for k, e := range v.block.Edits {
			s := r.text(e)
			if k == 0 {
				s = s[len(lead):]
			}
			switch e.Op {
			case Delete:
				emphasize(out, s, "~~")
			case Insert:
				emphasize(out, s, "**")
			default:
				out.WriteString(escapeMarkdown(printable(s, false)))
			}
		}
	}
	out.WriteString("\n")
	return out.Flush()
}

// emphasize puts marks round each line of s, for emphasis ends with its
// paragraph, and inside its white space, for "** x**" is no emphasis.
func emphasize(out *bufio.Writer, s, mark string) {
	if strings.TrimSpace(s) == "" {
		if mark == "**" {
			out.WriteString(s)
		}
		if strings.Contains(s, "\n") {
			out.WriteString(mark + "¶" + mark)
		}
		return
	}
	for k, line := range strings.Split(s, "\n") {
		if k > 0 {
			out.WriteString("\n")
		}
		core := strings.TrimSpace(line)
		if core == "" {
			continue
		}
		at := strings.Index(line, core)
		out.WriteString(line[:at] + mark + escapeMarkdown(printable(core, true)) + mark + line[at+len(core):])
	}
}

// escapeMarkdown keeps text text: the marks of Markdown and of HTML in it.
func escapeMarkdown(s string) string { return markdownMarks.Replace(s) }

var markdownMarks = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "~", `\~`, "[", `\[`, "]", `\]`,
	"<", "&lt;", ">", "&gt;", "&", "&amp;", "#", `\#`, "|", `\|`, "!", `\!`, "+", `\+`, "-", `\-`,
)
