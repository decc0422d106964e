package ingest

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// head is what a page says about itself outside its text: meta elements,
// links, JSON-LD and marked items. It is gathered while the tokens go by.
type head struct {
	title     string
	language  string            // html lang
	meta      map[string]string // name, property or itemprop in lower case -> content; the first one wins
	authors   []string          // of several author metas
	canonical string
	scripts   []string // JSON-LD, as written
	items     []item
	signs     []signature
}

// signature is an inline text that markup calls somebody's name.
type signature struct {
	name     string
	strength int
	block    int
}

// authorPaths are parts of addresses that lead to a writer's page; memberPaths
// lead to anybody's.
var (
	authorPaths = []string{"/author/", "/authors/", "/autor/", "/autores/", "/auteur/", "/autoren/", "/autorin/", "/writers/", "/writer/", "/reporter", "/journalist", "author=", "/by/", "/redakteur"}
	memberPaths = []string{"/staff/", "/people/", "/contributor", "/profile/", "/profil/", "/user/", "/users/", "/u/"}
)

// signs says how surely an inline element holds an author's name: 0 is not.
func signs(a attributes, cues classCue) int {
	if strings.Contains(a.rel, "author") || strings.EqualFold(a.itemprop, "author") {
		return 4
	}
	low := strings.ToLower(a.href)
	for _, p := range authorPaths {
		if strings.Contains(low, p) {
			return 3
		}
	}
	if cues&cueAuthor != 0 || a.class == "fn" || a.class == "username" {
		return 2
	}
	for _, p := range memberPaths {
		if strings.Contains(low, p) {
			return 1
		}
	}
	return 0
}

const maxSigns = 60

func (h *head) sign(o open, text []byte, block int) {
	if o.sign == 0 || o.at >= len(text) || len(text)-o.at > 120 || len(h.signs) >= maxSigns {
		return
	}
	h.signs = append(h.signs, signature{squeeze(string(text[o.at:])), o.sign, block})
}

// item is an element that carries its value in an attribute or is marked by
// itemprop; block is the number of blocks before it.
type item struct {
	tag   atom.Atom
	prop  string
	value string
	class string
	block int
}

const maxItems = 400

func (h *head) note(tag atom.Atom, a attributes) {
	switch tag {
	case atom.Html:
		if h.language == "" {
			h.language = a.lang
		}
	case atom.Link:
		if h.canonical == "" && strings.EqualFold(a.rel, "canonical") {
			h.canonical = strings.TrimSpace(a.href)
		}
	case atom.Meta:
		if h.meta == nil {
			h.meta = make(map[string]string)
		}
		value := squeeze(a.content)
		if value == "" || len(h.meta) > maxItems {
			return
		}
		for _, key := range []string{a.property, a.name, a.itemprop, a.httpEquiv} {
			if key = strings.ToLower(key); key == "" {
				continue
			}
			if key == "author" || key == "article:author" || key == "citation_author" || key == "dc.creator" {
				h.authors = append(h.authors, value)
			}
			if _, known := h.meta[key]; !known {
				h.meta[key] = value
			}
		}
	}
}

func (h *head) item(tag atom.Atom, a attributes, block int) {
	if len(h.items) >= maxItems {
		return
	}
	value := a.datetime
	if value == "" {
		value = a.content
	}
	h.items = append(h.items, item{tag, strings.ToLower(a.itemprop), strings.TrimSpace(value), a.class, block})
}
