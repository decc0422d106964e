package ingest

import (
	"fmt"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/internal/fault"
)

// The faults of a source without an article say what was found instead.
var errBlank = fault.New(fault.Unreadable, "the text is empty", "send the page that holds the story, or its text")

// little is how many words of prose a page must keep to be taken for an
// article whatever else it shows: two short sentences.
const little = 25

// diagnose says what a page is when it is no article; nil when it may be one.
func (v *view) diagnose(d *article.Draft) error {
	kept, prose := 0, 0
	for _, p := range d.Paragraphs {
		l := lineOf(p.Text)
		kept += l.words
		if l.sentence() {
			prose += l.words
		}
	}
	if kept > 0 && (prose >= little && !v.index(d) || v.facts.ldRank >= 4 || v.head.meta["og:type"] == "article") {
		return nil
	}
	no := func(what string) error {
		return fault.New(fault.Unreadable, what+", no article", "send the page that holds the story, or the text itself as text/plain")
	}
	title := firstOf(d.Title, v.head.title)
	switch teasers := v.teasers(); {
	case len(v.blocks) == 0 && v.scripted:
		return no("a page of scripts without text was found; its text is made in the browser")
	case len(v.blocks) == 0:
		return no("a page without text was found")
	case prose < little*2 && errorTitle(title):
		return no("an error page (“" + title + "”) was found")
	case prose < little && v.loginForm():
		return no("a login page was found")
	case teasers >= 10 && (prose < little || v.index(d)):
		return no(fmt.Sprintf("an index of %d teasers was found", teasers))
	case kept == 0 || len(d.Furniture) > 0 && leftovers(d.Paragraphs) || prose == 0 && kept < little && v.onlyFurniture():
		return no("only furniture was found, such as " + v.sample())
	}
	return nil
}

// teasers counts the links that read as headlines of other stories.
func (v *view) teasers() int {
	n := 0
	seen := make(map[string]bool)
	for i := range v.blocks {
		b := &v.blocks[i]
		if v.lines[i].words >= 4 && v.lines[i].words <= 30 && int(b.linked)*5 > len(b.text)*4 && !seen[v.folds[i]] {
			seen[v.folds[i]] = true
			n++
		}
	}
	return n
}

// index says that a page lists stories: the paragraphs kept are short and
// linked headings part them, again and again. A page that says of itself that
// it is an article is believed.
func (v *view) index(d *article.Draft) bool {
	if v.facts.ldRank >= 4 || v.head.meta["og:type"] == "article" || v.head.meta["article:published_time"] != "" {
		return false
	}
	kept := make(map[string]bool, len(d.Paragraphs))
	words := 0
	for _, p := range d.Paragraphs {
		kept[p.Text] = true
		words += lineOf(p.Text).words
	}
	headings, open := 0, false
	for i := range v.blocks {
		b := &v.blocks[i]
		switch {
		case v.elements[b.element].within&inHeading != 0 && int(b.linked)*5 > len(b.text)*4 && v.lines[i].words >= 3:
			open = true
		case open && kept[b.text]:
			headings++
			open = false
		}
	}
	return headings >= 8 && words < headings*70
}

// errorTitles are what servers call their error pages.
var errorTitles = []string{
	"404", "403", "500", "502", "503", "not found", "page not found", "access denied", "forbidden", "error", "just a moment", "attention required", "are you a robot",
	"seite nicht gefunden", "page introuvable", "página no encontrada", "página não encontrada", "pagina non trovata", "service unavailable", "bad gateway",
	"nicht gefunden", "captcha", "security check", "temporarily unavailable", "site maintenance", "unavailable for legal reasons", "页面不存在", "ページが見つかりません",
}

func errorTitle(title string) bool {
	f := " " + folded(title) + " "
	if len(f) > 80 {
		return false
	}
	for _, t := range errorTitles {
		if strings.Contains(f, " "+t+" ") || !isASCII(t) && strings.Contains(f, t) {
			return true
		}
	}
	return false
}

// loginForm says that the page asks who the reader is.
func (v *view) loginForm() bool {
	asks := 0
	for i := range v.blocks {
		if v.phrases[i]&(sayLogin|saySubscribe) != 0 && v.lines[i].words < 40 {
			asks++
		}
	}
	return v.password || asks >= 2 && asks*4 >= len(v.blocks)
}

func (v *view) onlyFurniture() bool {
	n := 0
	for i := range v.blocks {
		if v.phrases[i] != 0 || int(v.blocks[i].linked)*2 > len(v.blocks[i].text) {
			n++
		}
	}
	return n*3 > len(v.blocks)*2
}

// leftovers says that the little that is left says itself what furniture says:
// "Your email address will not be published."
func leftovers(left []article.Text) bool {
	const few = 15 // words; two such lines
	words := 0
	for _, p := range left {
		words += lineOf(p.Text).words
		if words > few || phrasesIn(folded(p.Text))&(sayShare|sayComment|saySubscribe|sayFollow|sayLogin|sayConsent|sayCopyright) == 0 {
			return false
		}
	}
	return true
}

func (v *view) sample() string {
	var units []unit
	for _, b := range v.blocks {
		if v.elements[b.element].tag != atom.Title {
			units = append(units, unit{text: b.text})
		}
	}
	return quoteSome(units)
}
