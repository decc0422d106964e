package ingest

import (
	"net/url"
	"strings"

	"html"

	"github.com/stemma-news/stemma/article"
)

// readHTML reads a page of a news site.
func readHTML(markup string, s Source) (article.Draft, error) {
	p := readPage(markup)
	f := factsOf(p)
	v := look(p, f)
	v.host = hostOf(firstOf(s.URL, p.head.canonical, p.head.meta["og:url"]))
	d := article.Draft{Origins: map[string]string{}}
	v.tell(&d, f, s)
	_, second := v.judge()
	v.choose(&d, second, cut)
	if len(d.Paragraphs) == 0 {
		return d, article.ErrEmpty
	}
	return d, nil
}

// judge gives the chance of each block, by the first and the second look.
func (v *view) judge() (firstLook, second []float32) {
	one, two := looks()
	firstLook, second = make([]float32, len(v.blocks)), make([]float32, len(v.blocks))
	all := make([][]float32, len(v.blocks))
	for i := range v.blocks {
		all[i] = v.features(i, make([]float32, 0, features+extra))
		firstLook[i] = chance(one.Odds(all[i]))
	}
	c := v.chances(firstLook)
	for i := range v.blocks {
		second[i] = chance(two.Odds(secondLook(all[i], i, c)))
	}
	return firstLook, second
}

func unescape(s string) string {
	if !strings.Contains(s, "&") {
		return s
	}
	return html.UnescapeString(s)
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

func firstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}
