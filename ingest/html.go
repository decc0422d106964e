package ingest

import (
	"net/url"
	"strings"
	"unicode"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stemma-news/stemma/article"
)

// readHTML reads a page of a news site.
func readHTML(page string, s Source) (article.Draft, error) {
	d := article.Draft{Origins: map[string]string{}}
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return d, article.ErrEmpty
	}
	base, _ := url.Parse(s.URL)
	found, err := readability.FromDocument(doc, base)
	if err != nil || found.Node == nil {
		return d, article.ErrEmpty
	}
	d.Title, d.Byline, d.Publisher = found.Title(), found.Byline(), found.SiteName()
	d.Language, d.Description = found.Language(), found.Excerpt()
	if t, err := found.PublishedTime(); err == nil {
		d.Published = t.Format("2006-01-02T15:04:05Z07:00")
	}
	if t, err := found.ModifiedTime(); err == nil {
		d.Modified = t.Format("2006-01-02T15:04:05Z07:00")
	}
	for _, p := range paragraphs(found.Node) {
		d.Paragraphs = append(d.Paragraphs, article.Text{Text: p, Place: -1})
	}
	return d, nil
}

// paragraphs gives the text of a tree, a new one wherever a block begins.
func paragraphs(root *html.Node) []string {
	var out []string
	var line strings.Builder
	flush := func() {
		if t := strings.Join(strings.FieldsFunc(line.String(), unicode.IsSpace), " "); t != "" {
			out = append(out, t)
		}
		line.Reset()
	}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			line.WriteString(n.Data)
			return
		}
		block := n.Type == html.ElementNode && blocks[n.DataAtom]
		if block {
			flush()
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if block {
			flush()
		}
	}
	walk(root)
	flush()
	return out
}

var blocks = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Li: true, atom.Ul: true, atom.Ol: true, atom.Blockquote: true, atom.H1: true,
	atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Br: true, atom.Pre: true, atom.Table: true,
	atom.Tr: true, atom.Td: true, atom.Section: true, atom.Article: true, atom.Figure: true, atom.Figcaption: true, atom.Hr: true,
	atom.Header: true, atom.Footer: true, atom.Aside: true, atom.Main: true, atom.Dl: true, atom.Dd: true, atom.Dt: true,
}
