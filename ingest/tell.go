package ingest

import (
	"net/url"
	"strings"
	"time"

	"github.com/stemma-news/stemma/article"
)

// tell fills in what the page says about its article, each fact with where it
// was read.
func (v *view) tell(d *article.Draft, f *facts, s Source) {
	m := v.head.meta
	put := func(field string, to *string, fact stated) {
		if fact.value = squeeze(unescape(fact.value)); fact.value != "" {
			*to = fact.value
			d.Origins[field] = fact.origin
		}
	}
	put("publisher", &d.Publisher, firstStated(
		stated{m["og:site_name"], "og"}, stated{f.ld.publisher, "json-ld"}, stated{m["application-name"], "meta"},
		stated{m["dc.publisher"], "meta"}, stated{v.host, "url"}))
	v.publisher = d.Publisher
	put("language", &d.Language, v.language(f))
	put("title", &d.Title, v.headline(f))
	put("byline", &d.Byline, v.byline(f))
	put("section", &d.Section, firstStated(
		stated{m["article:section"], "og"}, stated{f.ld.section, "json-ld"}, stated{m["section"], "meta"}, stated{m["parsely-section"], "meta"}))
	put("description", &d.Description, firstStated(
		stated{m["og:description"], "og"}, stated{m["description"], "meta"}, stated{f.ld.description, "json-ld"}, stated{m["twitter:description"], "meta"}))
	put("canonical_url", &d.CanonicalURL, firstStated(
		stated{absolute(v.head.canonical, s.URL), "link"}, stated{absolute(m["og:url"], s.URL), "og"}, stated{absolute(f.ld.url, s.URL), "json-ld"}, stated{s.URL, "caller"}))
	published, modified := v.dates(f, firstOf(s.URL, d.CanonicalURL), d.Language)
	put("published", &d.Published, dayInZone(published, firstOf(s.URL, d.CanonicalURL)))
	put("modified", &d.Modified, modified)
}

// absolute resolves a link of the page; a link that is none is dropped.
func absolute(link, base string) string {
	if link == "" {
		return ""
	}
	u, err := url.Parse(link)
	if err != nil {
		return ""
	}
	if !u.IsAbs() {
		b, err := url.Parse(base)
		if err != nil || !b.IsAbs() {
			return ""
		}
		u = b.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

// language is what the page declares, when it looks like a language tag. The
// text decides when the page says nothing.
func (v *view) language(f *facts) stated {
	m := v.head.meta
	for _, s := range []stated{
		{v.head.language, "html"}, {f.ld.language, "json-ld"}, {m["content-language"], "meta"}, {m["og:locale"], "og"},
		{m["dc.language"], "meta"}, {m["language"], "meta"},
	} {
		if tag := languageTag(s.value); tag != "" {
			return stated{tag, s.origin}
		}
	}
	return stated{}
}

// languageTag puts a tag into the form of BCP 47; "" when it is none.
func languageTag(s string) string {
	parts := strings.FieldsFunc(strings.TrimSpace(s), func(r rune) bool { return r == '-' || r == '_' })
	if len(parts) == 0 || len(parts) > 4 {
		return ""
	}
	for i, p := range parts {
		for _, c := range []byte(p) {
			if c < '0' || c > '9' && c < 'A' || c > 'Z' && c < 'a' || c > 'z' {
				return ""
			}
		}
		switch {
		case i == 0:
			if len(p) < 2 || len(p) > 3 {
				return ""
			}
			parts[i] = strings.ToLower(p)
		case len(p) == 2:
			parts[i] = strings.ToUpper(p)
		case len(p) == 4:
			parts[i] = strings.ToUpper(p[:1]) + strings.ToLower(p[1:])
		}
	}
	if parts[0] == "und" || parts[0] == "mul" || parts[0] == "zxx" {
		return ""
	}
	return strings.Join(parts, "-")
}

// publishedKeys are the metas that carry the day of publication, best first.
var publishedKeys = []string{
	"article:published_time", "article:published", "og:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
	"pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "date.published", "article.published", "cxenseparse:recs:publishtime",
	"dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "dc.created", "citation_publication_date", "citation_date", "date",
	"article_date_original", "originalpublicationdate", "created", "rnews:datepublished", "timestamp", "datecreated", "doc_date", "published",
	"date_published", "pub_date", "article.created", "last-published", "bt:pubdate",
}

var modifiedKeys = []string{
	"article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "modified", "revised",
	"article:modified", "updated", "dateupdated", "rnews:datemodified",
}

// dates finds when the article was published and last changed.
func (v *view) dates(f *facts, address, language string) (published, modified stated) {
	day := func(s, origin string) stated { return stated{dateIn(s, language).String(), origin} }
	published = firstStated(day(v.claimed(f.ld.published, f.ldRank >= 2), "json-ld"))
	for _, key := range publishedKeys {
		if published.value == "" {
			published = day(v.head.meta[key], "meta")
		}
	}
	modified = day(v.claimed(f.ld.modified, f.ldRank >= 2), "json-ld")
	for _, key := range modifiedKeys {
		if modified.value == "" {
			modified = day(v.head.meta[key], "meta")
		}
	}
	for _, it := range v.head.items {
		if modified.value == "" && it.prop == "datemodified" {
			modified = day(it.value, "itemprop")
		}
	}
	if published.value == "" {
		published = v.shownDate(address, language)
	}
	if published.value == "" {
		published = day(v.claimed(f.ld.published, true), "json-ld")
	}
	if published.value == "" {
		published = modified
	}
	return published, modified
}

// shownDate is the date that a reader sees: in a time element or a date line
// near the headline, else in the address.
func (v *view) shownDate(address, language string) stated {
	for _, it := range v.head.items {
		if it.prop == "datepublished" || it.prop == "datecreated" {
			if d := dateIn(it.value, language); d.ok() {
				return stated{d.String(), "itemprop"}
			}
			if it.value == "" && it.block < len(v.blocks) {
				if d := dateIn(v.blocks[it.block].text, language); d.ok() {
					return stated{d.String(), "itemprop"}
				}
			}
		}
	}
	shown := v.timeElement(language)
	if shown.sure {
		return shown.stated
	}
	if d := dateInURL(address); d.ok() {
		return stated{d.String(), "url"}
	}
	if d := dateIn(firstOf(v.facts.ld.published, v.facts.ld.anyDate), language); d.ok() {
		return stated{d.String(), "json-ld"}
	}
	if d := v.dateLine(language); d.value != "" {
		return d
	}
	if shown.value == "" {
		return stated{dateIn(v.facts.description, language).String(), "description"}
	}
	return shown.stated
}

// dayInZone mends a day that a page states in UTC and prints in a zone of its
// own: the address names the day that readers saw.
func dayInZone(published stated, address string) stated {
	const utc = "Z"
	in := dateInURL(address)
	if !in.ok() || !strings.HasSuffix(published.value, utc) {
		return published
	}
	at := dateIn(published.value, "")
	if gap := in.t.Sub(at.t.Truncate(24 * time.Hour)); gap == 24*time.Hour || gap == -24*time.Hour {
		return stated{in.String(), "url"}
	}
	return published
}

// timeElement chooses among the time elements: one that is called published,
// near the headline or the text, and not among other stories. It is sure when
// it is near.
func (v *view) timeElement(language string) (best struct {
	stated
	sure bool
}) {
	score := -1 << 30
	for _, it := range v.head.items {
		if it.tag.String() != "time" {
			continue
		}
		d := dateIn(it.value, language)
		if !d.ok() && it.block < len(v.blocks) {
			d = dateIn(v.blocks[it.block].text, language)
		}
		if !d.ok() {
			continue
		}
		near := abs(it.block - v.first)
		if v.headAt >= 0 {
			near = min(near, abs(it.block-v.headAt))
		}
		n := -near
		class := strings.ToLower(it.class)
		if strings.Contains(class, "publish") || strings.Contains(class, "entry-date") || strings.Contains(class, "posted") {
			n += 20
		}
		if strings.Contains(class, "updat") || strings.Contains(class, "modif") {
			n -= 15
		}
		if v.aside(it.block) {
			n -= 30
		}
		if n > score {
			score = n
			best.stated, best.sure = stated{d.String(), "time"}, n > -25
		}
	}
	return best
}

// dateLine reads a date from the short blocks around the text.
func (v *view) dateLine(language string) stated {
	score, found := 0., stated{}
	for i := range v.blocks {
		l := &v.lines[i]
		near := i >= v.first && i < v.first+2 || v.headAt >= 0 && i > v.headAt && i < v.headAt+8
		if near && len(v.blocks[i].text) > 240 && (l.starts == startsDigit || v.blocks[i].text[0] == '(') { // "27.1.2022 - At the memorial"
			if d := dateIn(v.blocks[i].text[:24], language); d.ok() && score < 5 {
				score, found = 5, stated{d.String(), "line"}
			}
		}
		if len(v.blocks[i].text) > 240 || l.digits < 3 || l.marks&(markCopyright) != 0 {
			continue
		}
		d := dateIn(v.blocks[i].text, language)
		if !d.ok() || d.t.Year() < 1995 {
			continue
		}
		s := 10. / float64(1+min(abs(i-v.first), abs(i-v.last)+3))
		if v.headAt >= 0 {
			s = max(s, 14/float64(2+abs(i-v.headAt)))
		}
		if v.elements[v.blocks[i].element].above&cueDate != 0 || v.blocks[i].cues&cueDate != 0 || v.blocks[i].inTime {
			s *= 3
		}
		if l.words > 12 {
			s /= 3
		}
		if v.aside(i) {
			s /= 6
		}
		if v.phrases[i]&sayDate != 0 {
			s *= 1.3
		}
		if s > score {
			score, found = s, stated{d.String(), "line"}
		}
	}
	return found
}

// aside says that a block stands in what is not the article: comments,
// related stories, menus.
func (v *view) aside(i int) bool {
	if i >= len(v.blocks) {
		return true
	}
	e := &v.elements[v.blocks[i].element]
	return e.within&(inAside|inNav|inFooter) != 0 || e.above&(cueComment|cueRelated|cueSidebar|cueTeaser) != 0
}

// dateInURL reads /2019/11/19/, /2019-11-19, /20191119 in an address; a month
// alone is no date.
func dateInURL(address string) when {
	u, err := url.Parse(address)
	if err != nil {
		return when{}
	}
	return dateIn(strings.ReplaceAll(u.Path, "_", "-"), "")
}

func abs(n int) int { return max(n, -n) }
