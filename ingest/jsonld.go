package ingest

import (
	"encoding/json"
	"slices"
	"strings"
)

// ldArticle is what we take from a schema.org article.
type ldArticle struct {
	headline, description, body, published, modified string
	section, language, publisher, url                string
	authors, organisations                           []string // who wrote it, people and others
	persons                                          []string // everybody the page names
	anyDate                                          string   // of publication, of whatever it states
}

// ldTypes are the schema.org types that stand for an article, best first.
var ldTypes = map[string]int{
	"NewsArticle": 5, "ReportageNewsArticle": 5, "AnalysisNewsArticle": 5, "OpinionNewsArticle": 5, "BackgroundNewsArticle": 5,
	"ReviewNewsArticle": 5, "LiveBlogPosting": 4, "BlogPosting": 4, "Article": 4, "TechArticle": 4, "ScholarlyArticle": 4,
	"Report": 4, "MedicalScholarlyArticle": 4, "AdvertiserContentArticle": 4, "SocialMediaPosting": 3, "Review": 2, "Recipe": 2,
	"CreativeWork": 2, "WebPage": 1, "ItemPage": 1, "MedicalWebPage": 1, "VideoObject": 1,
}

// readJSONLD finds the article in a page's JSON-LD scripts.
func readJSONLD(scripts []string) (best ldArticle, rank int) {
	w := &ldWalk{people: make(map[string]string), bodies: make(map[string]bool)}
	var roots []any
	for _, s := range scripts {
		if v, ok := parseLoose(s); ok {
			roots = append(roots, v)
			w.names(v, 0)
		}
	}
	for _, v := range roots {
		w.walk(v, 0)
	}
	w.best.persons, w.best.anyDate = w.persons, w.anyDate
	return w.best, w.rank
}

// parseLoose reads JSON as pages write it: in comments or CDATA, with raw
// line breaks within strings, with a comma or a semicolon too many.
func parseLoose(s string) (v any, ok bool) {
	s = strings.TrimSpace(s)
	for _, wrap := range [][2]string{{"<!--", "-->"}, {"//<![CDATA[", "//]]>"}, {"<![CDATA[", "]]>"}, {"/*<![CDATA[*/", "/*]]>*/"}} {
		s = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(s, wrap[0]), wrap[1]))
	}
	s = strings.TrimSuffix(s, ";")
	if json.Unmarshal([]byte(s), &v) == nil {
		return v, true
	}
	mended := mendJSON(s)
	return v, json.Unmarshal([]byte(mended), &v) == nil
}

// mendJSON blanks control characters and leaves out commas before a closing
// bracket.
func mendJSON(s string) string {
	out := make([]byte, 0, len(s))
	quoted := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case quoted && c == '\\' && i+1 < len(s):
			if !strings.ContainsRune(`"\/bfnrtu`, rune(s[i+1])) {
				continue // \' and the like
			}
			out = append(out, c, s[i+1])
			i++
			continue
		case c == '"':
			quoted = !quoted
		case c < ' ':
			c = ' '
		case !quoted && (c == '}' || c == ']'):
			for k := len(out) - 1; k >= 0; k-- {
				if out[k] == ' ' {
					continue
				}
				if out[k] == ',' {
					out[k] = ' '
				}
				break
			}
		}
		out = append(out, c)
	}
	return string(out)
}

type ldWalk struct {
	people  map[string]string // @id -> name
	bodies  map[string]bool   // @id of organisations
	persons []string
	anyDate string
	best    ldArticle
	rank    int
}

const maxLDDepth = 12

// names remembers who stands behind each @id, for authors given by reference.
func (w *ldWalk) names(v any, depth int) {
	if depth > maxLDDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			w.names(x, depth+1)
		}
	case map[string]any:
		if w.anyDate == "" {
			w.anyDate = str(v["datePublished"])
		}
		if id, name := str(v["@id"]), str(v["name"]); id != "" && name != "" {
			w.people[id] = name
			w.bodies[id] = organisation(v)
		}
		if name := str(v["name"]); name != "" && slices.Contains(list(v["@type"]), "Person") && !slices.Contains(w.persons, name) && len(w.persons) < 20 {
			w.persons = append(w.persons, name)
		}
		for _, key := range []string{"@graph", "author", "publisher", "mainEntity"} {
			w.names(v[key], depth+1)
		}
	}
}

func (w *ldWalk) walk(v any, depth int) {
	if depth > maxLDDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			w.walk(x, depth+1)
		}
	case map[string]any:
		rank := 0
		for _, t := range list(v["@type"]) {
			rank = max(rank, ldTypes[t[strings.LastIndexByte(t, '/')+1:]])
		}
		if rank > w.rank {
			w.rank, w.best = rank, w.article(v)
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart"} {
			w.walk(v[key], depth+1)
		}
	}
}

func (w *ldWalk) article(v map[string]any) ldArticle {
	a := ldArticle{
		headline: str(v["headline"]), description: str(v["description"]), body: str(v["articleBody"]),
		published: str(v["datePublished"]), modified: str(v["dateModified"]), section: first(list(v["articleSection"])),
		language: w.name(v["inLanguage"]), publisher: w.name(v["publisher"]), url: str(v["url"]), authors: w.all(v["author"]),
	}
	if a.headline == "" {
		a.headline = str(v["name"])
	}
	if a.published == "" {
		a.published = str(v["dateCreated"])
	}
	if len(a.authors) == 0 {
		a.authors = w.all(v["creator"])
	}
	if w.byOrganisation(v["author"]) {
		a.authors, a.organisations = nil, a.authors
	}
	return a
}

func organisation(m map[string]any) bool {
	return slices.ContainsFunc(list(m["@type"]), func(t string) bool { return strings.HasSuffix(t, "Organization") })
}

// byOrganisation says that the author is no person.
func (w *ldWalk) byOrganisation(v any) bool {
	switch v := v.(type) {
	case []any:
		return len(v) > 0 && w.byOrganisation(v[0])
	case map[string]any:
		return organisation(v) || w.bodies[str(v["@id"])]
	}
	return false
}

// all gives the names in a value: a string, an object or a list of them.
func (w *ldWalk) all(v any) []string {
	if l, ok := v.([]any); ok {
		var out []string
		for _, x := range l {
			if n := w.name(x); n != "" && len(out) < 20 {
				out = append(out, n)
			}
		}
		return out
	}
	if m, ok := v.(map[string]any); ok {
		if l, ok := m["name"].([]any); ok {
			return w.all(l)
		}
	}
	if n := w.name(v); n != "" {
		return []string{n}
	}
	return nil
}

func (w *ldWalk) name(v any) string {
	switch v := v.(type) {
	case string:
		return squeeze(v)
	case []any:
		if len(v) > 0 {
			return w.name(v[0])
		}
	case map[string]any:
		if n := str(v["name"]); n != "" {
			return n
		}
		return w.people[str(v["@id"])]
	}
	return ""
}

func str(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(v)
	case []any:
		if len(v) > 0 {
			return str(v[0])
		}
	case map[string]any:
		return str(v["@value"])
	}
	return ""
}

func list(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, x := range v {
			if s := str(x); s != "" {
				out = append(out, s)
			}
		}
		return out
	}
	return nil
}

func first(l []string) string {
	if len(l) == 0 {
		return ""
	}
	return l[0]
}
