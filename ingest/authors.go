package ingest

import (
	"slices"
	"strings"
)

// claim is a list of names from one place.
type claim struct {
	names  []string
	origin string
}

// byline says who wrote the article; several names are parted by "; ". What
// the page states for machines comes first, then what its markup signs, then
// what a line says; an organisation only when no person is named.
func (v *view) byline(f *facts) stated {
	m := v.head.meta
	var claims []claim
	if f.ldRank >= 2 {
		claims = append(claims, claim{f.ld.authors, "json-ld"})
	}
	claims = append(claims,
		claim{v.head.authors, "meta"},
		claim{[]string{m["parsely-author"], m["sailthru.author"], m["dc.creator"], m["dcterms.creator"], m["cxenseparse:author"], m["byl"], m["shareaholic:article_author_name"]}, "meta"},
		claim{v.signed(), "markup"},
		claim{v.bylines(), "line"},
	)
	if len(f.ld.persons) == 1 {
		claims = append(claims, claim{f.ld.persons, "json-ld"})
	}
	if f.ldRank >= 2 {
		claims = append(claims, claim{f.ld.organisations, "json-ld"})
	}
	site := v.siteNames()
	for _, known := range [][]string{site, nil} { // the site's own name only when there is no other
		for _, c := range claims {
			var names []string
			for _, n := range c.names {
				for _, part := range people(n, nil) {
					f := folded(part)
					if known != nil && (sameAny(f, known) || siteLike(f, known)) {
						continue
					}
					if !slices.ContainsFunc(names, func(have string) bool { return folded(have) == f }) {
						names = append(names, part)
					}
				}
			}
			if len(names) > 0 && len(names) <= 12 {
				return stated{strings.Join(names, "; "), c.origin}
			}
		}
	}
	return stated{}
}

// signed gives the names that markup signs nearest to the headline or to the
// text, the surest kind first.
func (v *view) signed() []string {
	best, score := -1, 0
	rate := func(s signature) int {
		near := min(abs(s.block-v.first), abs(s.block-v.last))
		if v.headAt >= 0 {
			near = min(near, abs(s.block-v.headAt))
		}
		if near > 40 || s.strength == 1 && near > 20 {
			return 0
		}
		n := 100 + s.strength*12 - near*2
		if s.block < len(v.blocks) {
			e := &v.elements[v.blocks[s.block].element]
			if e.above&cueComment != 0 || e.within&inFooter != 0 || e.within&inNav != 0 && s.strength < 4 {
				return 0
			}
			if e.within&(inAside|inNav) != 0 || e.above&(cueRelated|cueSidebar|cueTeaser) != 0 {
				n -= 50
			}
		}
		return n
	}
	for i, s := range v.head.signs {
		if f := folded(s.name); len(people(s.name, nil)) == 0 || phrasesIn(f)&^(sayBy|sayBio) != 0 || s.strength <= 2 && !strings.Contains(f, " ") && s.strength == 1 {
			continue
		}
		if r := rate(s); r > score {
			best, score = i, r
		}
	}
	if best < 0 {
		return nil
	}
	out := []string{v.head.signs[best].name}
	for _, s := range v.head.signs[best+1:] { // those who signed beside
		if s.block-v.head.signs[best].block <= 1 && s.strength == v.head.signs[best].strength && len(people(s.name, nil)) == 1 {
			out = append(out, s.name)
		}
	}
	return out
}

// bylines are the blocks that the markup calls a byline, or that say "by" and
// a name near the headline or right after the text.
func (v *view) bylines() []string {
	from, to := 0, min(len(v.blocks), v.first+12)
	if v.headAt >= 0 {
		from = max(0, v.headAt-6)
		to = max(to, min(len(v.blocks), v.headAt+15))
	}
	var marked, said, within []string
	for i := range v.blocks {
		near := i >= from && i < to || i > v.last-2 && i <= v.last+4
		if !near && (i < from || i >= to+30) || v.lines[i].words > 20 || len(v.blocks[i].text) > 160 || v.aside(i) {
			continue
		}
		e := &v.elements[v.blocks[i].element]
		text := v.blocks[i].text
		if (v.blocks[i].cues|e.cues)&cueAuthor != 0 && len(people(text, nil)) > 0 {
			marked = append(marked, text)
		}
		if !near {
			continue
		}
		if opensByline(v.folds[i]) && v.lines[i].words <= 14 && len(people(text, nil)) > 0 {
			said = append(said, text)
		} else if name := afterBy(text); name != "" && (v.lines[i].digits > 3 || e.above&(cueMeta|cueDate|cueAuthor) != 0) && len(people(name, nil)) > 0 {
			within = append(within, name)
		}
	}
	for _, list := range [][]string{said, marked, within} {
		if len(list) > 0 {
			return list[:1]
		}
	}
	return nil
}

// afterBy gives what follows "by" within a line such as "Posted on 1 March by
// Tom Arden in News".
func afterBy(s string) string {
	low := strings.ToLower(s)
	if len(low) != len(s) {
		return ""
	}
	for _, by := range [...]string{" by ", " von ", " vom ", " par ", " por ", " autor: ", " author: ", " redaktion: ", " auteur : ", " text: "} {
		if i := strings.Index(low, by); i >= 0 {
			name := strings.TrimSpace(s[i+len(by):])
			for _, end := range [...]string{" in ", " on ", " am ", " um ", " | ", " – ", " · ", " at ", " le ", " el ", " em ", " unter ", " under ", " dans ", " / "} {
				if k := strings.Index(name, end); k > 0 {
					name = name[:k]
				}
			}
			return name
		}
	}
	return ""
}
