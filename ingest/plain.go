package ingest

import (
	"strings"
	"unicode"

	"github.com/stemma-news/stemma/article"
)

// readPlain reads a text that somebody pasted. The article in it is one dense
// run of sentences; what stands around that run is furniture. Every paragraph
// is a verbatim slice of the text given, at its Place.
func readPlain(page string, s Source) (article.Draft, error) {
	return Plain(page, s.Title)
}

// Plain makes a draft of plain text. The title may be given, so that a line
// that repeats it is known as such.
func Plain(page, title string) (article.Draft, error) {
	d := article.Draft{Title: title, Origins: map[string]string{}}
	units := split(page)
	first, last := run(len(units), func(i int) int {
		if units[i].sentence {
			return words(units[i].text)
		}
		return -5
	})
	for i, u := range units {
		switch {
		case d.Title == "" && i < first && !u.sentence && looksLikeHeadline(u.text):
			d.Title, d.Origins["title"] = u.text, "line"
		case d.Title != "" && (i < first || i > last || i == first) && sameWords(u.text, d.Title) && len(units) > 1:
			d.Furniture = append(d.Furniture, article.Furniture{Text: u.text, Reason: "headline again"})
		case i < first || i > last:
			d.Furniture = append(d.Furniture, article.Furniture{Text: u.text, Reason: outside(&d, u.text)})
		default:
			d.Paragraphs = append(d.Paragraphs, article.Text{Text: u.text, Place: u.place})
		}
	}
	return d, nil
}

// unit is one paragraph of plain text.
type unit struct {
	text     string
	place    int
	sentence bool
}

// split cuts a text at line breaks.
func split(page string) []unit {
	var out []unit
	for at := 0; at < len(page); {
		end := strings.IndexByte(page[at:], '\n')
		if end < 0 {
			end = len(page)
		} else {
			end += at
		}
		line := page[at:end]
		start := at + len(line) - len(strings.TrimLeftFunc(line, unicode.IsSpace))
		if t := strings.TrimSpace(line); t != "" {
			out = append(out, unit{text: t, place: start, sentence: isSentence(t)})
		}
		at = end + 1
	}
	return out
}

func words(s string) int { return lineOf(s).words }

func looksLikeHeadline(s string) bool {
	n := words(s)
	return n >= 3 && n <= 30 && !strings.Contains(s, "://")
}

func sameWords(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.FieldsFunc(a, notWord), " "), strings.Join(strings.FieldsFunc(b, notWord), " "))
}

func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// outside names a line that stands outside the run and keeps the facts in it.
func outside(d *article.Draft, line string) string {
	if url := strings.Index(line, "http"); url >= 0 && strings.HasPrefix(strings.ToLower(line), "via ") {
		link := strings.Fields(line[url:])[0]
		d.Credit = &article.Credit{Via: strings.TrimSpace(line[4:url]), URL: link, Text: line}
		return "credit"
	}
	return "outside the article"
}
