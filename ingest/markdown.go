package ingest

import (
	"strings"

	"github.com/stemma-news/stemma/article"
)

// isMarkdown says that a text is written in markdown: front matter, or two of
// its block marks that plain text seldom has.
func isMarkdown(page string) bool {
	if strings.HasPrefix(page, "---\n") || strings.HasPrefix(page, "---\r\n") {
		end := strings.Index(page[4:min(len(page), 8192)], "\n---")
		return end > 0 && strings.Contains(page[4:4+end], ": ")
	}
	marks := 0
	for i, l := range strings.SplitN(page, "\n", 200) {
		switch {
		case strings.HasPrefix(l, "# ") && i < 5, strings.HasPrefix(l, "## "), strings.HasPrefix(l, "### "), strings.HasPrefix(l, "```"),
			strings.HasPrefix(l, "!["), strings.Contains(l, "](http"):
			marks++
		}
	}
	return marks >= 2
}

// readMarkdown reads an article written in markdown, with or without front
// matter. Marks are taken off; what they mark stays.
func readMarkdown(page string, s Source) (article.Draft, error) {
	page = strings.ReplaceAll(page, "\r\n", "\n")
	d := article.Draft{Origins: map[string]string{}}
	if fields, rest, ok := frontMatter(page); ok {
		d = newDraft("front matter", fields)
		page = rest
	}
	m := &markdown{draft: &d}
	for line := range strings.SplitSeq(page, "\n") {
		m.line(line)
	}
	m.flush()
	if len(d.Paragraphs) == 0 {
		return d, article.ErrEmpty
	}
	d.Dateline = datelineOf(d.Paragraphs, &d)
	return d, nil
}

// frontMatter reads the YAML that site builders put before a post, as far as
// "key: value" goes.
func frontMatter(page string) (fields map[string]string, rest string, ok bool) {
	if !strings.HasPrefix(page, "---\n") {
		return nil, page, false
	}
	head, rest, found := strings.Cut(page[4:], "\n---")
	if !found {
		return nil, page, false
	}
	fields = make(map[string]string)
	list := ""
	for line := range strings.SplitSeq(head, "\n") {
		if item, ok := strings.CutPrefix(strings.TrimSpace(line), "- "); ok && list != "" {
			if fields[list] != "" {
				item = fields[list] + "; " + unquote(item)
			}
			fields[list] = unquote(item)
			continue
		}
		key, value, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, " ") {
			continue
		}
		list = frontKeys[strings.ToLower(strings.TrimSpace(key))]
		if value = unquote(value); list != "" && value != "" {
			if list == "published" || list == "modified" {
				value = dateIn(value, "").String()
			}
			fields[list] = strings.Trim(value, "[]")
		}
	}
	_, rest, _ = strings.Cut(rest, "\n")
	return fields, rest, true
}

var frontKeys = map[string]string{
	"title": "title", "headline": "title", "author": "byline", "authors": "byline", "byline": "byline", "date": "published", "published": "published",
	"updated": "modified", "last_modified_at": "modified", "lastmod": "modified", "description": "description", "excerpt": "description", "summary": "description",
	"lang": "language", "language": "language", "canonical_url": "canonical_url", "canonical": "canonical_url", "category": "section", "section": "section", "publisher": "publisher",
}

func unquote(s string) string { return strings.Trim(strings.TrimSpace(s), `"'`) }

// markdown gathers paragraphs line by line.
type markdown struct {
	draft *article.Draft
	text  []string
	kind  article.Kind
	code  bool
}

func (m *markdown) line(line string) {
	trimmed := strings.TrimSpace(line)
	if strings.HasPrefix(trimmed, "```") || strings.HasPrefix(trimmed, "~~~") {
		m.flush()
		m.code = !m.code
		m.kind = ""
		if m.code {
			m.kind = article.Code
		}
		return
	}
	if m.code {
		if trimmed != "" {
			m.text = append(m.text, strings.TrimRight(line, " \t"))
		}
		return
	}
	switch {
	case trimmed == "":
		m.flush()
	case strings.Trim(trimmed, "=") == "" && len(m.text) > 0, strings.Trim(trimmed, "-") == "" && len(m.text) == 1 && len(trimmed) > 2:
		m.kind = article.Subhead
		m.flush()
	case strings.Trim(trimmed, "-*_ ") == "" && len(trimmed) >= 3:
		m.flush()
	case strings.HasPrefix(trimmed, "#"):
		m.flush()
		m.kind = article.Subhead
		m.text = []string{strings.TrimSpace(strings.Trim(trimmed, "#"))}
		m.flush()
	case strings.HasPrefix(trimmed, ">"):
		m.open(article.Quote)
		m.text = append(m.text, strings.TrimSpace(strings.TrimLeft(trimmed, "> ")))
	case markdownItem(trimmed) != "":
		m.flush()
		m.kind = article.Item
		m.text = []string{markdownItem(trimmed)}
	default:
		m.text = append(m.text, trimmed)
	}
}

// open begins a paragraph of a kind unless one is open.
func (m *markdown) open(kind article.Kind) {
	if m.kind != kind {
		m.flush()
	}
	m.kind = kind
}

// markdownItem gives the text of a list item, "" when the line is none.
func markdownItem(s string) string {
	for _, mark := range []string{"- ", "* ", "+ "} {
		if rest, ok := strings.CutPrefix(s, mark); ok {
			return rest
		}
	}
	digits := 0
	for digits < len(s) && digits < 3 && s[digits] >= '0' && s[digits] <= '9' {
		digits++
	}
	if digits > 0 && (strings.HasPrefix(s[digits:], ". ") || strings.HasPrefix(s[digits:], ") ")) {
		return strings.TrimSpace(s[digits+2:])
	}
	return ""
}

func (m *markdown) flush() {
	kind := m.kind
	m.kind = ""
	if len(m.text) == 0 {
		return
	}
	sep := " "
	if kind == article.Code {
		sep = "\n"
	}
	text := strings.Join(m.text, sep)
	m.text = nil
	if kind != article.Code {
		text = unmarked(text)
	}
	if text = strings.TrimSpace(text); text == "" {
		return
	}
	d := m.draft
	switch note := noteKind(text); {
	case kind == article.Subhead && len(d.Paragraphs) == 0 && (d.Title == "" || folded(d.Title) == folded(text)):
		if d.Title == "" {
			d.Title, d.Origins["title"] = text, "heading"
		} else {
			d.Furniture = append(d.Furniture, article.Furniture{Text: text, Reason: reasonHeadline})
		}
	case note != "":
		d.Notes = append(d.Notes, article.Note{Kind: note, Text: text})
	default:
		d.Paragraphs = append(d.Paragraphs, article.Text{Text: text, Kind: kind, Place: -1})
	}
}

// unmarked takes off the marks within a line: links and pictures keep their
// words, emphasis and code lose their signs, tags go.
func unmarked(s string) string {
	var out strings.Builder
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s):
			out.WriteByte(s[i+1])
			i += 2
		case c == '!' && strings.HasPrefix(s[i:], "!["):
			_, n := markdownLink(s[i+1:])
			if n == 0 {
				out.WriteByte(c)
				i++
				break
			}
			i += 1 + n // a picture is no text
		case c == '[':
			words, n := markdownLink(s[i:])
			if n == 0 {
				out.WriteByte(c)
				i++
				break
			}
			out.WriteString(unmarked(words))
			i += n
		case c == '*' || c == '`' || c == '~' && strings.HasPrefix(s[i:], "~~"):
			i++
		case c == '_' && (i == 0 || !wordByte(s[i-1]) || i+1 == len(s) || !wordByte(s[i+1])):
			i++
		case c == '<' && i+1 < len(s) && (wordByte(s[i+1]) || s[i+1] == '/'):
			end := strings.IndexByte(s[i:min(len(s), i+longestTag)], '>')
			if end < 0 {
				out.WriteByte(c)
				i++
				break
			}
			if in := s[i+1 : i+end]; strings.Contains(in, "://") {
				out.WriteString(in)
			}
			i += end + 1
		default:
			out.WriteByte(c)
			i++
		}
	}
	return squeeze(unescape(out.String()))
}

func wordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80
}

// longestTag bounds the search for a closing mark, in bytes; else a row of
// opening ones would be searched to its end from each.
const longestTag = 4096

// markdownLink gives the words of [words](address) or [words][name] and the
// bytes that it takes.
func markdownLink(s string) (words string, n int) {
	s = s[:min(len(s), longestTag)]
	shut := strings.IndexByte(s, ']')
	if shut < 0 || shut+1 >= len(s) {
		return "", 0
	}
	closing := map[byte]byte{'(': ')', '[': ']'}[s[shut+1]]
	if closing == 0 {
		return "", 0
	}
	end := strings.IndexByte(s[shut:], closing)
	if s[shut+1] == '[' {
		end = strings.IndexByte(s[shut+1:], ']') + 1
	}
	if end <= 0 {
		return "", 0
	}
	return s[1:shut], shut + end + 1
}
