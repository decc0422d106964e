package ingest

import (
	"encoding/json"
	"strings"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/internal/fault"
)

var errJSON = fault.New(fault.Unreadable, "the JSON is none of the forms we read", "send JSON-LD, ninjs or a JSON Feed item, or the text itself as text/plain")

// readJSON tells JSON-LD, ninjs and JSON Feed apart by their members.
func readJSON(page string, s Source) (article.Draft, error) {
	var v any
	if err := json.Unmarshal([]byte(page), &v); err != nil {
		return article.Draft{}, fault.Wrap(err, fault.Unreadable, "the JSON is malformed", "send well-formed JSON, or the text itself as text/plain")
	}
	m, _ := v.(map[string]any)
	has := func(keys ...string) bool {
		for _, k := range keys {
			if _, ok := m[k]; ok {
				return true
			}
		}
		return false
	}
	switch {
	case m == nil, has("@context", "@type", "@graph"):
		return readLD(page, s)
	case has("content_html", "content_text") || strings.Contains(str(m["version"]), "jsonfeed.org"):
		return readFeedJSON(page, s)
	case has("body_text", "body_html", "body_xhtml", "bodies", "headlines", "versioncreated", "contentcreated", "uri"):
		return readNinjs(page, s)
	}
	return article.Draft{}, errJSON
}

// readLD reads schema.org's NewsArticle and its kin.
func readLD(page string, s Source) (article.Draft, error) {
	ld, rank := readJSONLD([]string{page})
	if rank == 0 {
		return article.Draft{}, errJSON
	}
	d := newDraft("json-ld", map[string]string{
		"title": ld.headline, "byline": strings.Join(ld.authors, "; "), "publisher": ld.publisher, "section": ld.section,
		"description": ld.description, "language": languageTag(ld.language), "canonical_url": absolute(ld.url, s.URL),
		"published": dateIn(ld.published, ld.language).String(), "modified": dateIn(ld.modified, ld.language).String(),
	})
	return d, fillBody(&d, ld.body, looksHTML(ld.body))
}

// readNinjs reads IPTC's ninjs: 1.x has body_text and headline, 2.x and 3.x
// have lists of bodies and headlines with roles.
func readNinjs(page string, s Source) (article.Draft, error) {
	var m map[string]any
	if err := json.Unmarshal([]byte(page), &m); err != nil {
		return article.Draft{}, fault.Wrap(err, fault.Unreadable, "the ninjs is malformed", "send one well-formed ninjs object")
	}
	language := languageTag(str(m["language"]))
	day := func(keys ...string) string {
		for _, k := range keys {
			if d := dateIn(str(m[k]), language); d.ok() {
				return d.String()
			}
		}
		return ""
	}
	d := newDraft("ninjs", map[string]string{
		"title": firstOf(roled(m["headlines"], "main"), str(m["headline"]), str(m["title"])), "byline": strings.TrimPrefix(firstOf(str(m["byline"]), str(m["by"])), "By "),
		"publisher":   firstOf(named(m["infosources"]), named(m["organisation"]), str(m["copyrightholder"])),
		"description": firstOf(roled(m["descriptions"], "summary"), str(m["description_text"])), "language": language,
		"canonical_url": absolute(firstOf(str(m["uri"]), str(m["url"])), s.URL), "section": firstOf(named(m["genre"]), named(m["genres"])),
		"published": day("firstcreated", "contentcreated", "versioncreated"), "modified": day("versioncreated", "contentmodified"),
	})
	if located := str(m["located"]); located != "" {
		d.Dateline, d.Origins["dateline"] = located, "ninjs"
	}
	if text := firstOf(str(m["body_text"])); text != "" {
		return d, fillBody(&d, text, false)
	}
	if body := firstOf(str(m["body_html"]), str(m["body_xhtml"])); body != "" {
		return d, fillBody(&d, body, true)
	}
	body := roled(m["bodies"], "main")
	return d, fillBody(&d, body, looksHTML(body))
}

// roled gives the value of a list of {role, value} that has the role, else
// the first.
func roled(v any, role string) string {
	list, _ := v.([]any)
	found := ""
	for _, x := range list {
		m, _ := x.(map[string]any)
		if value := str(m["value"]); value != "" && (found == "" || str(m["role"]) == role) {
			found = value
			if str(m["role"]) == role {
				break
			}
		}
	}
	return found
}

func named(v any) string {
	list, _ := v.([]any)
	for _, x := range list {
		if m, _ := x.(map[string]any); m != nil && str(m["name"]) != "" {
			return str(m["name"])
		}
	}
	return ""
}

// readFeedJSON reads one item of JSON Feed 1.1, or a feed of one item.
func readFeedJSON(page string, s Source) (article.Draft, error) {
	var m map[string]any
	if err := json.Unmarshal([]byte(page), &m); err != nil {
		return article.Draft{}, fault.Wrap(err, fault.Unreadable, "the JSON Feed is malformed", "send one well-formed item")
	}
	feed := m
	if items, ok := m["items"].([]any); ok {
		if len(items) != 1 {
			return article.Draft{}, errFeed(len(items))
		}
		m, _ = items[0].(map[string]any)
	}
	people := &ldWalk{}
	language := languageTag(firstOf(str(m["language"]), str(feed["language"])))
	d := newDraft("json-feed", map[string]string{
		"title": str(m["title"]), "byline": strings.Join(append(people.all(m["authors"]), people.all(m["author"])...), "; "), "description": str(m["summary"]),
		"canonical_url": absolute(firstOf(str(m["url"]), str(m["external_url"])), s.URL), "language": language,
		"published": dateIn(str(m["date_published"]), language).String(), "modified": dateIn(str(m["date_modified"]), language).String(),
	})
	if title := str(feed["title"]); feed["items"] != nil && title != "" {
		d.Publisher, d.Origins["publisher"] = title, "json-feed"
	}
	if body := str(m["content_html"]); body != "" {
		return d, fillBody(&d, body, true)
	}
	return d, fillBody(&d, str(m["content_text"]), false)
}

// newDraft sets the fields that have a value, all from one place.
func newDraft(origin string, fields map[string]string) article.Draft {
	d := article.Draft{Origins: map[string]string{}}
	for field, to := range map[string]*string{
		"title": &d.Title, "byline": &d.Byline, "publisher": &d.Publisher, "section": &d.Section, "published": &d.Published, "modified": &d.Modified,
		"canonical_url": &d.CanonicalURL, "language": &d.Language, "description": &d.Description,
	} {
		if value := squeeze(unescape(fields[field])); value != "" {
			*to, d.Origins[field] = value, origin
		}
	}
	return d
}

// fillBody reads the body of a record: text, or a fragment of a page. Such a
// body is mostly article, so it is judged as lines and not as a page.
func fillBody(d *article.Draft, body string, markup bool) error {
	if strings.TrimSpace(body) == "" {
		return fault.New(fault.Unreadable, "the record has no body text", "send the full item, not its listing")
	}
	if markup {
		return fragment(d, body)
	}
	if looksHTML(body) {
		return fragment(d, body)
	}
	in, err := Plain(body, d.Title, d.Language)
	if err != nil {
		return err
	}
	for i := range in.Paragraphs {
		in.Paragraphs[i].Place = -1
	}
	adopt(d, in)
	return nil
}

// adopt takes over a body and what was read in it.
func adopt(d *article.Draft, in article.Draft) {
	d.Paragraphs, d.Furniture, d.Notes = in.Paragraphs, append(d.Furniture, in.Furniture...), append(d.Notes, in.Notes...)
	d.Credit = mergeCredit(d.Credit, in.Credit)
	for _, f := range []struct {
		name     string
		to, from *string
	}{{"title", &d.Title, &in.Title}, {"byline", &d.Byline, &in.Byline}, {"published", &d.Published, &in.Published}, {"dateline", &d.Dateline, &in.Dateline}} {
		if *f.to == "" && *f.from != "" {
			*f.to = *f.from
			d.Origins[f.name] = "line"
		}
	}
	if in.Credit != nil {
		d.Origins["credit"] = "line"
	}
}

func looksHTML(s string) bool {
	low := strings.ToLower(s[:min(len(s), 1<<16)])
	return strings.Contains(low, "<p") || strings.Contains(low, "<br") || strings.Contains(low, "<div") || strings.Contains(low, "</a>")
}
