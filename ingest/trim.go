package ingest

import (
	"slices"
	"strings"

	"github.com/stemma-news/stemma/article"
)

// trim takes off the ends of a body what is surely none of it: the headline
// printed again, a byline and a date line before the text; a credit, a date
// and a name after it, as blogs that copy by feed print them.
func trim(d *article.Draft) {
	fromHeadline(d)
	for range 3 {
		if len(d.Paragraphs) < 3 {
			return
		}
		reason := headReason(d)
		if reason == "" {
			break
		}
		d.Furniture = append(d.Furniture, article.Furniture{Text: d.Paragraphs[0].Text, Reason: reason})
		d.Paragraphs = d.Paragraphs[1:]
	}
	signed := "" // what the lines already taken off name
	for range 3 {
		n := len(d.Paragraphs)
		if n < 3 {
			return
		}
		last := d.Paragraphs[n-1].Text
		reason := tailReason(d, last, signed)
		if reason == "" {
			return
		}
		signed += " " + last
		if d.Credit != nil {
			signed += " " + d.Credit.Text
		}
		d.Furniture = append(d.Furniture, article.Furniture{Text: last, Reason: reason})
		d.Paragraphs = d.Paragraphs[:n-1]
	}
}

// fromHeadline begins the body after the headline, when the headline stands in
// it with nothing but short lines before: what is above a headline is a menu.
func fromHeadline(d *article.Draft) {
	title := folded(d.Title)
	for i := range min(3, len(d.Paragraphs)) { // pages without paragraphs: headline and byline are lines of one
		p := d.Paragraphs[i]
		lines := strings.Split(p.Text, "\n")
		if len(lines) > 1 && slices.ContainsFunc(lines, func(l string) bool { return folded(l) == title }) {
			var parts []article.Text
			for _, l := range lines {
				parts = append(parts, article.Text{Text: strings.TrimSpace(l), Kind: p.Kind, Place: -1})
			}
			d.Paragraphs = slices.Replace(d.Paragraphs, i, i+1, parts...)
			break
		}
	}
	for i := range min(5, len(d.Paragraphs)-2) {
		s := d.Paragraphs[i].Text
		if title != "" && folded(s) == title {
			for _, p := range d.Paragraphs[:i] {
				d.Furniture = append(d.Furniture, article.Furniture{Text: p.Text, Reason: reasonNav})
			}
			d.Paragraphs = d.Paragraphs[i:]
			return
		}
		if isSentence(s) || len(s) > 100 {
			return
		}
	}
}

func headReason(d *article.Draft) string {
	s := d.Paragraphs[0].Text
	if len(s) > 200 || d.Paragraphs[0].Kind == article.Item {
		return ""
	}
	l, f := lineOf(s), folded(s)
	switch {
	case f == folded(d.Title):
		return reasonHeadline
	case l.ends == endsStop:
		return ""
	case opensByline(f) && l.words <= 8 && l.titled >= 2:
		return reasonByline
	case onlyDate(s, &l, d.Language):
		return reasonDate
	}
	return ""
}

func tailReason(d *article.Draft, s, signed string) string {
	if len(s) > 300 {
		return ""
	}
	l := lineOf(s)
	if c, sure := creditOf(s); c != nil && sure && strings.HasPrefix(strings.ToLower(s), "via ") {
		return reasonCredit
	}
	if d.Credit == nil || d.Credit.URL == "" && signed == "" {
		return ""
	}
	switch {
	case onlyDate(s, &l, d.Language):
		return reasonDate
	case nameLike(s, &l) && (strings.Contains(d.Credit.Text, s) || signed != "" && strings.Contains(signed, s)):
		return reasonByline
	}
	return ""
}

// onlyDate says that a line is nothing but a date with a word or two.
func onlyDate(s string, l *line, language string) bool {
	return dateShaped(l) && dateIn(s, language).ok()
}

// dateShaped says that a line has hardly more in it than a date.
func dateShaped(l *line) bool { return l.words <= 8 && l.digits >= 5 && l.digits*6 >= l.bytes }

// nameLike says that a line is two to four words that all begin with a
// capital, or in scripts without capitals a short line without marks.
func nameLike(s string, l *line) bool {
	if l.digits > 0 || l.ends != endsOpen || l.commas > 0 || l.marks != 0 {
		return false
	}
	if l.upper == 0 {
		return l.words <= 3 && l.bytes <= 40 && l.letters > 1 && !isASCII(s)
	}
	return l.words >= 2 && l.words <= 4 && l.titled >= l.words-1
}
