package ingest

import (
	"encoding/base64"
	"io"
	"mime"
	"mime/quotedprintable"
	"strings"

	"golang.org/x/net/html/charset"

	"github.com/stemma-news/stemma/article"
)

// isMail says that a text begins with the headers of a mail.
func isMail(head string) bool {
	h, _ := mailHeader(head)
	return h["from"] != "" && (h["subject"] != "" || h["mime-version"] != "") && (h["date"] != "" || h["message-id"] != "" || h["to"] != "")
}

// mailHeader reads the fields up to the blank line, folded lines joined.
func mailHeader(s string) (fields map[string]string, body string) {
	fields = make(map[string]string)
	last := ""
	for len(s) > 0 {
		line, rest, _ := strings.Cut(s, "\n")
		line = strings.TrimSuffix(line, "\r")
		if line == "" {
			return fields, rest
		}
		if (line[0] == ' ' || line[0] == '\t') && last != "" {
			fields[last] += " " + strings.TrimSpace(line)
			s = rest
			continue
		}
		key, value, ok := strings.Cut(line, ":")
		if !ok || strings.ContainsAny(key, " \t") {
			return fields, s
		}
		last = strings.ToLower(key)
		if _, known := fields[last]; !known {
			fields[last] = strings.TrimSpace(value)
		}
		s = rest
	}
	return fields, ""
}

// readMail reads a newsletter as it was mailed (.eml): the plain part when it
// has one of some length, else the marked-up part.
func readMail(page string, s Source) (article.Draft, error) {
	h, body := mailHeader(page)
	words := &mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	decoded := func(v string) string {
		if out, err := words.DecodeHeader(v); err == nil {
			return out
		}
		return v
	}
	from := decoded(h["from"])
	if at := strings.IndexByte(from, '<'); at > 0 {
		from = strings.Trim(from[:at], ` "`)
	}
	d := newDraft("mail", map[string]string{
		"title": decoded(h["subject"]), "publisher": from, "language": languageTag(h["content-language"]), "published": dateIn(h["date"], "").String(),
	})
	var parts mailParts
	parts.add(h, body, 0)
	switch {
	case len(strings.Fields(parts.plain)) >= 40 || parts.marked == "" && parts.plain != "":
		return d, fillBody(&d, parts.plain, false)
	case parts.marked != "":
		return d, fragment(&d, parts.marked)
	}
	return d, article.ErrEmpty
}

type mailParts struct{ plain, marked string }

// maxMailDepth bounds parts within parts; mail programs make two or three.
const maxMailDepth = 6

func (p *mailParts) add(h map[string]string, body string, depth int) {
	kind, params, err := mime.ParseMediaType(h["content-type"])
	if err != nil {
		kind = "text/plain"
	}
	if strings.HasPrefix(kind, "multipart/") && params["boundary"] != "" && depth < maxMailDepth {
		for i, part := range strings.Split("\n"+body, "\n--"+params["boundary"]) {
			if i == 0 || strings.HasPrefix(part, "--") {
				continue
			}
			_, part, _ = strings.Cut(part, "\n")
			inner, text := mailHeader(part)
			p.add(inner, text, depth+1)
		}
		return
	}
	if strings.HasPrefix(h["content-disposition"], "attachment") {
		return
	}
	text := mailText(body, h["content-transfer-encoding"], params["charset"])
	switch {
	case kind == "text/plain" && p.plain == "":
		p.plain = text
	case kind == "text/html" && p.marked == "":
		p.marked = text
	}
}

func mailText(body, encoding, label string) string {
	var r io.Reader = strings.NewReader(body)
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "quoted-printable":
		r = quotedprintable.NewReader(r)
	case "base64":
		r = base64.NewDecoder(base64.StdEncoding, strings.NewReader(strings.Join(strings.Fields(body), "")))
	}
	raw, _ := io.ReadAll(io.LimitReader(r, maxPage)) // what came before the fault is worth reading
	media := ""
	if label != "" {
		media = "text/plain; charset=" + label
	}
	text, err := decode(raw, media)
	if err != nil {
		return ""
	}
	return text
}
