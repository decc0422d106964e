package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// headline chooses the headline: the heading on the page that the page's own
// claims confirm, else the best claim without the name of the site.
func (v *view) headline(f *facts) stated {
	site := v.siteNames()
	var h1 []int
	best, score := -1, 0
	for i := range v.blocks {
		e := &v.elements[v.blocks[i].element]
		heading := e.within&inHeading != 0
		if e.tag == atom.H1 && len(v.blocks[i].text) < 400 {
			h1 = append(h1, i)
		}
		if heading || e.cues&cueHeadline != 0 {
			if n := v.rateHeading(i, site); n > score {
				best, score = i, n
			}
		}
	}
	if best >= 0 {
		return stated{v.blocks[best].text, v.elements[v.blocks[best].element].tag.String()}
	}
	if len(h1) == 0 {
		for i := min(v.first, len(v.blocks)-1); i >= 0 && i >= v.first-12; i-- { // pages without headings set it in bold
			if n := v.lines[i].words; n >= 4 && len(v.blocks[i].text) < 250 && v.isTitle(i) && !sameAny(v.folds[i], site) && v.blocks[i].linked == 0 {
				for _, t := range v.titles {
					if strings.Contains(t, v.folds[i]) && len(v.folds[i])*2 > len(t) {
						return stated{v.blocks[i].text, "line"}
					}
				}
			}
		}
	}
	claim := firstStated(
		stated{v.claimed(f.ld.headline, f.ldRank >= 2), "json-ld"},
		stated{v.head.meta["og:title"], "og"},
		stated{v.head.meta["twitter:title"], "meta"},
		stated{v.head.title, "title"},
	)
	claim.value = withoutSite(squeeze(unescape(claim.value)), site)
	if claim.value == "" || sameAny(folded(claim.value), site) {
		for _, i := range h1 {
			if !sameAny(v.folds[i], site) && len(v.folds[i]) > 4 {
				return stated{v.blocks[i].text, "h1"}
			}
		}
		if v.first < len(v.blocks) { // the last heading before the run
			for i := v.first - 1; i >= max(0, v.first-6); i-- {
				if v.elements[v.blocks[i].element].within&inHeading != 0 && !sameAny(v.folds[i], site) {
					return stated{v.blocks[i].text, "heading"}
				}
			}
		}
	}
	return claim
}

// rateHeading says how well a heading is confirmed as the headline: by the
// titles that the page claims, by its rank, and by the text that follows. On
// many blogs the site's name is the h1 and the headline an h2.
func (v *view) rateHeading(i int, site []string) int {
	f, e := v.folds[i], &v.elements[v.blocks[i].element]
	if len(f) < 8 || len(f) > 400 || sameAny(f, site) {
		return 0
	}
	confirmed := 0
	for _, t := range v.titles {
		switch {
		case t == f:
			confirmed = max(confirmed, 14)
		case strings.HasPrefix(t, f+" ") && len(f)*4 > len(t):
			confirmed = max(confirmed, 12)
		case strings.HasSuffix(t, " "+f) && len(f)*2 > len(t):
			confirmed = max(confirmed, 11)
		case strings.Contains(t, f) && len(f)*2 > len(t), strings.Contains(f, t) && len(t) > len(f)/2, alike(t, f):
			confirmed = max(confirmed, 10)
		case strings.Contains(t, f) && len(f)*4 > len(t):
			confirmed = max(confirmed, 7)
		}
	}
	if confirmed == 0 {
		return 0
	}
	n := confirmed - min(6, abs(v.first-i)/6)
	switch e.tag {
	case atom.H1:
		n += 4
	case atom.H2:
		n++
	}
	if e.within&(inAside|inNav|inFooter) != 0 || e.above&(cueRelated|cueComment) != 0 {
		n -= 6
	}
	if i > v.last {
		n -= 5
	}
	return n
}

func (v *view) claimed(s string, believed bool) string {
	if !believed {
		return ""
	}
	return s
}

// siteNames are the folded names that the site gives itself.
func (v *view) siteNames() []string {
	var out []string
	for _, key := range []string{"og:site_name", "application-name", "twitter:site", "apple-mobile-web-app-title"} {
		if f := folded(v.head.meta[key]); f != "" {
			out = append(out, f)
		}
	}
	if f := folded(v.publisher); f != "" {
		out = append(out, f)
	}
	if v.host != "" {
		out = append(out, folded(v.host))
		labels := strings.Split(v.host, ".")
		for _, l := range labels {
			if len(l) > 3 {
				out = append(out, l)
			}
		}
	}
	return out
}

func sameAny(f string, names []string) bool {
	bare := strings.ReplaceAll(f, " ", "")
	for _, n := range names {
		if bare == strings.ReplaceAll(n, " ", "") {
			return true
		}
	}
	return false
}

// alike says that two folded titles share most of their words.
func alike(a, b string) bool {
	words := make(map[string]bool)
	n := 0
	for w := range strings.FieldsSeq(a) {
		words[w] = true
		n++
	}
	m, hit := 0, 0
	for w := range strings.FieldsSeq(b) {
		m++
		if words[w] {
			hit++
		}
	}
	return n > 2 && m > 2 && hit*4 >= min(n, m)*3 && hit*2 >= max(n, m)
}

// withoutSite cuts the site's name off a title. A tail after a bar or a dash
// goes when it is the site's name, or when a bar parts it and it is short
// beside what stands before.
func withoutSite(title string, site []string) string {
	for range 3 {
		at, width := lastSeparator(title)
		if at <= 0 {
			break
		}
		before, after := strings.TrimSpace(title[:at]), strings.TrimSpace(title[at+width:])
		tail := folded(after)
		bar := strings.ContainsAny(title[at:at+width], "|»«·•")
		words, kept := len(strings.Fields(after)), len(strings.Fields(before))
		switch {
		case sameAny(tail, site) || siteLike(tail, site), bar && words <= 5 && kept >= words, !bar && words <= 3 && kept >= 5 && capitals(after):
			title = before
			continue
		}
		if head := folded(before); kept <= 4 && (sameAny(head, site) || siteLike(head, site)) {
			title = after
			continue
		}
		break
	}
	return title
}

func lastSeparator(s string) (at, width int) {
	for _, sep := range []string{" | ", " » ", " « ", " · ", " • ", " — ", " – ", " - ", " :: ", "|"} {
		if i := strings.LastIndex(s, sep); i > at {
			at, width = i, len(sep)
		}
	}
	return at, width
}

func siteLike(tail string, site []string) bool {
	bare := strings.ReplaceAll(tail, " ", "")
	if len(bare) < 4 {
		return false
	}
	for _, n := range site {
		n = strings.ReplaceAll(n, " ", "")
		if len(n) >= 4 && (strings.Contains(bare, n) || strings.Contains(n, bare)) {
			return true
		}
	}
	return false
}

// capitals says that every word begins with a capital, as names do.
func capitals(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) {
			return false
		}
	}
	return true
}
