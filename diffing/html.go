package diffing

import (
	"bufio"
	"html"
	"io"
	"strconv"
	"strings"
)

// HTMLOptions are the choices of HTML; the zero value is a good default.
type HTMLOptions struct {
	Prefix string // of every id, so that one page may hold several fragments
	Digest bool   // begin with the digest
}

// HTML writes a comparison as a fragment that needs no script and no style to
// be understood:
//
//   - ins and del, each with a word for readers whose program does not tell
//     them, in a span of class visually-hidden;
//   - data-kind on each, the kinds of change it holds, the weightiest first;
//   - what moved in a span of class moved, linked with the place where it stood;
//   - characters that do not show by name, in a span of class unseen, so that
//     no control of either text can turn or hide what is around it.
//
// All text is escaped, and no attribute holds any of it.
func HTML(w io.Writer, old, new string, d *Diff, o HTMLOptions) error {
	h := &htmlWriter{Writer: bufio.NewWriter(w), prefix: html.EscapeString(o.Prefix)}
	h.WriteString(`<div class="stemma-diff">` + "\n")
	if o.Digest {
		h.digest(d)
	}
	r := read(old, new, d)
	for _, v := range r.views {
		h.view(r, v)
	}
	h.end()
	h.WriteString("</div>\n")
	return h.Flush()
}

type htmlWriter struct {
	*bufio.Writer
	prefix string
	open   bool // a paragraph is under way
}

func (h *htmlWriter) digest(d *Diff) {
	if d.Headline != "" {
		h.WriteString(`<p class="digest-line">` + escapeHTML(d.Headline, false) + "</p>\n")
	}
	if len(d.Changes) == 0 {
		return
	}
	h.WriteString(`<ol class="digest">` + "\n")
	for i := range d.Changes {
		ch := &d.Changes[i]
		h.WriteString(`<li data-kind="` + html.EscapeString(ch.Kind) + `">` + escapeHTML(ch.Says, false) + "</li>\n")
	}
	h.WriteString("</ol>\n")
}

// begin opens a paragraph when none is under way.
func (h *htmlWriter) begin() {
	if !h.open {
		h.WriteString(`<p dir="auto">`)
		h.open = true
	}
}

func (h *htmlWriter) end() {
	if h.open {
		h.WriteString("</p>\n")
		h.open = false
	}
}

func (h *htmlWriter) view(r *reading, v view) {
	from, to := h.prefix+"from-"+strconv.Itoa(v.move), h.prefix+"to-"+strconv.Itoa(v.move)
	if v.away {
		if v.first {
			h.begin()
			before, words, behind := r.stood(v)
			h.WriteString(before + `<span class="moved-away" id="` + from + `"><a href="#` + to + `">moved: ` + escapeHTML(words, false) + `</a></span>` + behind)
		}
		return
	}
	open, shut := "", ""
	lead := r.arrival(v)
	h.paragraphs(lead, func(part string) { h.WriteString(part) })
	if v.move > 0 {
		open, shut = `<span class="moved" data-kind="moved">`, "</span>"
		if v.first {
			h.begin()
			h.WriteString(`<a class="moved-here" id="` + to + `" href="#` + from + `">moved here</a> `)
		}
	}
	for k, e := range v.block.Edits {
		s := r.text(e)
		if k == 0 {
			s = s[len(lead):]
		}
		switch e.Op {
		case Delete:
			h.mark("del", "removed: ", s, r.kinds(v.block, e), open, shut)
		case Insert:
			h.mark("ins", "added: ", s, r.kinds(v.block, e), open, shut)
		default:
			h.paragraphs(s, func(part string) {
				h.WriteString(open + escapeHTML(part, false) + shut)
			})
		}
	}
}

// mark writes text within ins or del. Neither may hold a paragraph, so text of
// several is marked in each; a break by itself is shown as a mark.
func (h *htmlWriter) mark(tag, says, s string, kinds []string, open, shut string) {
	attr := ""
	if len(kinds) > 0 {
		attr = ` data-kind="` + html.EscapeString(strings.Join(kinds, " ")) + `"`
	}
	put := func(part string) {
		h.begin()
		h.WriteString(open + "<" + tag + attr + `><span class="visually-hidden">` + says + `</span>` + part + "</" + tag + ">" + shut)
	}
	if strings.TrimSpace(s) == "" && strings.Contains(s, "\n") {
		put(`<span class="break">¶</span>`)
		if tag == "ins" && strings.Count(s, "\n") > 1 {
			h.end()
		}
		return
	}
	if tag == "del" { // what went does not part the paragraphs that stand
		put(strings.ReplaceAll(escapeHTML(strings.Trim(s, "\n"), true), "\n", "<br>"))
		return
	}
	h.paragraphs(s, func(part string) { put(escapeHTML(part, true)) })
}

// paragraphs cuts text at its blank lines, shuts a paragraph at each, and
// gives what lies between.
func (h *htmlWriter) paragraphs(s string, tell func(part string)) {
	for k, part := range strings.Split(s, "\n\n") {
		if k > 0 {
			h.end()
		}
		if part = strings.TrimPrefix(part, "\n"); part == "" || !h.open && strings.TrimSpace(part) == "" {
			continue
		}
		h.begin()
		tell(part)
	}
}

// escapeHTML escapes text, with the characters that do not show by name; all
// of them, when it was changed.
func escapeHTML(s string, all bool) string {
	var b strings.Builder
	for _, g := range glyphs(s, all) {
		if g.name != "" {
			b.WriteString(`<span class="unseen">[` + html.EscapeString(g.name) + `]</span>`)
			continue
		}
		b.WriteString(html.EscapeString(g.text))
	}
	return b.String()
}
