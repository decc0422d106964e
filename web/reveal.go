package web

import (
	"html/template"
	"strings"

	"github.com/stemma-news/stemma/diffing"
)

// reveal escapes a text and shows by name each character in it that cannot be
// seen; in changed text also those that only shape their neighbours.
func reveal(changed bool, s string) template.HTML {
	var b strings.Builder
	from := 0
	for i, r := range s {
		if r < 0x7F && r >= ' ' || r == '\n' {
			continue
		}
		name := diffing.Unseen(r, changed)
		if name == "" {
			continue
		}
		b.WriteString(template.HTMLEscapeString(s[from:i]))
		b.WriteString(`<span class="unseen">` + template.HTMLEscapeString(name) + `</span>`)
		from = i + len(string(r))
	}
	b.WriteString(template.HTMLEscapeString(s[from:]))
	return template.HTML(b.String())
}

// showsUnseen says that reveal names something in a changed text.
func showsUnseen(s string) bool {
	for _, r := range s {
		if diffing.Unseen(r, true) != "" {
			return true
		}
	}
	return false
}
