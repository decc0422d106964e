package ingest

import "html"

// facts are what a page states about its article, each from the best place
// that states it.
type facts struct {
	ld          ldArticle
	ldRank      int
	titles      []string // as stated: JSON-LD, OpenGraph, twitter, title element
	description string
	body        string // JSON-LD articleBody
}

func factsOf(p *page) *facts {
	f := &facts{}
	f.ld, f.ldRank = readJSONLD(p.head.scripts)
	for _, d := range []string{p.head.meta["og:description"], p.head.meta["description"], f.ld.description} {
		if d != "" {
			f.description = squeeze(html.UnescapeString(d))
			break
		}
	}
	for _, t := range []string{f.ld.headline, p.head.meta["og:title"], p.head.meta["twitter:title"], p.head.title} {
		if t != "" {
			f.titles = append(f.titles, squeeze(html.UnescapeString(t)))
		}
	}
	f.body = html.UnescapeString(f.ld.body)
	return f
}

// stated is one fact with the place where it was read.
type stated struct{ value, origin string }

// firstStated takes the first that is not empty.
func firstStated(list ...stated) stated {
	for _, s := range list {
		if s.value != "" {
			return s
		}
	}
	return stated{}
}
