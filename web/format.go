package web

import (
	"html/template"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// short cuts a text to n characters, at a space where one is near.
func short(n int, s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	cut := string([]rune(s)[:n-1])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)*2/3 {
		cut = cut[:i]
	}
	return cut + "…"
}

// steerless is a text for the title of a window, where no character can be
// shown by name: those that steer the text around them are left out.
func steerless(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, s)
}

// lang is a language as the attribute of that name has it: "" is unknown.
func lang(code string) string {
	if code == "und" {
		return ""
	}
	return code
}

// isolate shows a text of another language within the interface's own, so that
// neither turns the other round.
func isolate(code, s string) template.HTML {
	open := `<bdi>`
	if code = lang(code); code != "" {
		open = `<bdi lang="` + template.HTMLEscapeString(code) + `">`
	}
	return template.HTML(open) + reveal(false, s) + `</bdi>`
}

// english shows what is English by contract, whatever the interface speaks.
// What it quotes is of the article, and may run the other way.
func (t *tongue) english(s string) template.HTML {
	var b strings.Builder
	for s != "" {
		before, rest, quotes := strings.Cut(s, "‘")
		b.WriteString(string(reveal(true, before)))
		if s = rest; !quotes {
			break
		}
		end := quoteEnd(rest)
		b.WriteString("‘<bdi>" + string(reveal(true, rest[:end])) + "</bdi>")
		s = rest[end:]
	}
	if t.code == "en" {
		return template.HTML(b.String())
	}
	return `<span lang="en" dir="ltr">` + template.HTML(b.String()) + `</span>`
}

// quoteEnd is where a quotation ends: at a mark that no letter follows, as one
// does an apostrophe.
func quoteEnd(s string) int {
	const mark = "’"
	for at := 0; ; {
		i := strings.Index(s[at:], mark)
		if i < 0 {
			return len(s)
		}
		at += i
		after, _ := utf8.DecodeRuneInString(s[at+len(mark):])
		if !unicode.IsLetter(after) {
			return at
		}
		at += len(mark)
	}
}

// day shows a time as an article carries it: a date, with the hour when known.
func (t *tongue) day(s string) string {
	if at, err := time.Parse(time.RFC3339, s); err == nil {
		return t.clock(at)
	}
	if at, err := time.Parse(time.DateOnly, s); err == nil {
		return t.date(at)
	}
	return s
}

func (t *tongue) date(at time.Time) string {
	return t.say("%[1]d %[2]s %[3]d", at.Day(), t.lookup(at.Month().String()), at.Year())
}

func (t *tongue) clock(at time.Time) string {
	at = at.UTC()
	return t.say("%[1]s, %[2]s UTC", t.date(at), at.Format("15:04"))
}

func machine(at time.Time) string { return at.UTC().Format(time.RFC3339) }
