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
