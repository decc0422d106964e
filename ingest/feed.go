package ingest

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/internal/fault"
)

func errFeed(n int) error {
	if n == 0 {
		return fault.New(fault.Unreadable, "a feed without items was found, no article", "send a feed that has an item")
	}
	return fault.New(fault.Unreadable, fmt.Sprintf("a feed of %d items was found, not one article", n), "send its items one by one, or watch the feed")
}

// feedItem is an item of RSS 1.0, 2.0 or Atom, by the names their elements
// share.
type feedItem struct {
	fields map[string]string // local name -> text or markup
	people []string
	link   string
}

// readFeedXML reads one item, or a feed of one item.
func readFeedXML(page string, s Source) (article.Draft, error) {
	items, feed := feedItems(page)
	if len(items) != 1 {
		return article.Draft{}, errFeed(len(items))
	}
	it := items[0]
	f := it.fields
	language := languageTag(firstOf(f["language"], feed["language"]))
	d := newDraft("feed", map[string]string{
		"title": plainOf(f["title"]), "byline": strings.Join(it.people, "; "), "publisher": plainOf(feed["title"]), "language": language,
		"section": f["category"], "canonical_url": absolute(firstOf(it.link, f["guid"], f["id"]), s.URL),
		"published": firstDate(language, f["pubdate"], f["published"], f["date"], f["issued"]), "modified": firstDate(language, f["updated"], f["modified"]),
	})
	body := firstOf(f["encoded"], f["content"])
	if body != "" {
		if about := plainOf(firstOf(f["description"], f["summary"])); about != "" {
			d.Description, d.Origins["description"] = about, "feed"
		}
	} else {
		body = firstOf(f["description"], f["summary"])
	}
	return d, fillBody(&d, body, looksHTML(body))
}

func firstDate(language string, list ...string) string {
	for _, s := range list {
		if d := dateIn(s, language); d.ok() {
			return d.String()
		}
	}
	return ""
}

func plainOf(s string) string {
	if !strings.Contains(s, "<") {
		return squeeze(html.UnescapeString(s))
	}
	var out []string
	for _, b := range readPage(s).blocks {
		out = append(out, b.text)
	}
	return squeeze(strings.Join(out, " "))
}

// maxFeedItems bounds the items that are counted.
const maxFeedItems = 1000

// feedItems walks the tokens: leniently, since feeds are often not well
// formed, and without building a tree.
func feedItems(page string) (items []*feedItem, feed map[string]string) {
	x := xml.NewDecoder(strings.NewReader(page))
	x.Strict, x.Entity = false, xml.HTMLEntity
	x.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // decoded already
	feed = make(map[string]string)
	var item *feedItem
	for len(items) < maxFeedItems {
		t, err := x.RawToken()
		if err != nil {
			break
		}
		switch t := t.(type) {
		case xml.StartElement:
			name := strings.ToLower(t.Name.Local)
			switch {
			case name == "item" || name == "entry":
				item = &feedItem{fields: make(map[string]string)}
				items = append(items, item)
			case name == "link":
				item.setLink(t, x)
			case name == "author" || name == "creator" || name == "contributor":
				text := inner(x)
				if item != nil && name != "contributor" {
					item.person(text)
				}
			case feedFields[name]:
				text := inner(x)
				to := feed
				if item != nil {
					to = item.fields
				}
				if t.Name.Space == "media" || t.Name.Space == "itunes" {
					break
				}
				if len(text) > len(to[name]) && (to[name] == "" || name == "encoded" || name == "content") {
					to[name] = text
				}
			}
		case xml.EndElement:
			if name := strings.ToLower(t.Name.Local); name == "item" || name == "entry" {
				item = nil
			}
		}
	}
	return items, feed
}

var feedFields = map[string]bool{
	"title": true, "description": true, "summary": true, "encoded": true, "content": true, "pubdate": true, "published": true, "updated": true,
	"date": true, "issued": true, "modified": true, "guid": true, "id": true, "category": true, "language": true,
}

// setLink takes the address of an item: the text of RSS, the href of Atom.
func (it *feedItem) setLink(t xml.StartElement, x *xml.Decoder) {
	href, rel := "", ""
	for _, a := range t.Attr {
		switch strings.ToLower(a.Name.Local) {
		case "href":
			href = a.Value
		case "rel":
			rel = a.Value
		}
	}
	text := ""
	if href == "" {
		text = strings.TrimSpace(inner(x))
	}
	if it != nil && it.link == "" && (rel == "" || rel == "alternate") {
		it.link = firstOf(href, text)
	}
}

func (it *feedItem) person(text string) {
	if at := strings.Index(text, "("); at >= 0 && strings.Contains(text[:at], "@") { // RSS: mail (Name)
		text = strings.TrimRight(text[at+1:], ") ")
	}
	it.people = append(it.people, people(text, nil)...)
}

// inner gives the text and the markup within the open element and goes past
// its end.
func inner(x *xml.Decoder) string {
	var out strings.Builder
	for open := 1; open > 0 && out.Len() < maxPage; {
		t, err := x.RawToken()
		if err != nil {
			break
		}
		switch t := t.(type) {
		case xml.StartElement:
			open++
			if t.Name.Space == "" || t.Name.Space == "xhtml" {
				out.WriteString("<" + t.Name.Local + ">")
			}
		case xml.EndElement:
			open--
			if open > 0 {
				out.WriteString("</" + t.Name.Local + ">")
			}
		case xml.CharData:
			out.Write(t)
		}
	}
	text := strings.TrimSpace(out.String())
	if strings.HasPrefix(text, "<name>") { // Atom's author
		text = between(text, "<name>", "</name>")
	}
	return text
}

func between(s, from, to string) string {
	_, rest, ok := strings.Cut(s, from)
	if !ok {
		return ""
	}
	text, _, _ := strings.Cut(rest, to)
	return text
}
