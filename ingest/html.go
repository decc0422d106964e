package ingest

import (
	"html"
	"net/url"
	"slices"
	"strings"

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
	chances := v.judge()
	v.choose(&d, chances, cut)
	v.rescue(&d, chances)
	if err := v.diagnose(&d); err != nil {
		return d, err
	}
	v.credits(&d)
	trim(&d)
	d.Dateline = datelineOf(d.Paragraphs, &d)
	believeScript(&d)
	return d, nil
}

// rescue fills in the body of a page whose text no block seems to be: the
// body that its JSON-LD states, else what comes nearest.
func (v *view) rescue(d *article.Draft, chances []float32) {
	const enough = 20 // words; two short sentences are an article
	kept := 0
	for _, p := range d.Paragraphs {
		kept += lineOf(p.Text).words
	}
	if kept >= enough {
		return
	}
	if stated := lineOf(v.facts.body).words; stated >= enough*2 && stated > kept {
		in := article.Draft{Title: d.Title, Language: d.Language, Origins: map[string]string{}}
		if fillBody(&in, v.facts.body, looksHTML(v.facts.body)) == nil {
			d.Paragraphs, d.Origins["body"] = in.Paragraphs, "json-ld"
			return
		}
	}
	for _, lower := range []float32{.3, .15} {
		best := 0
		for i, c := range chances {
			if c > lower {
				best += v.lines[i].words
			}
		}
		if best >= enough {
			d.Paragraphs, d.Furniture, d.Notes = nil, nil, nil
			v.choose(d, chances, lower)
			return
		}
	}
	if kept > 0 || v.facts.ldRank < 4 && v.head.meta["og:type"] != "article" || len(chances) == 0 {
		return
	}
	// it says that it is an article, so what comes nearest is taken for it
	best := slices.Max(chances)
	d.Paragraphs, d.Furniture, d.Notes = nil, nil, nil
	v.choose(d, chances, best*.7)
}

// credits reads the lines at either end of the text that say where a copy
// comes from, whether they were kept or set apart.
func (v *view) credits(d *article.Draft) {
	const ends = 3
	try := func(s string) bool {
		if len(s) > 500 {
			return false
		}
		c, sure := creditOf(s)
		if c == nil || !sure {
			return false
		}
		d.Credit = mergeCredit(d.Credit, c)
		d.Origins["credit"] = "line"
		return true
	}
	n := len(d.Paragraphs)
	for i, p := range d.Paragraphs {
		if i < ends || i >= n-ends {
			try(p.Text)
		}
	}
	for i, f := range d.Furniture {
		if f.Reason != reasonAgency {
			continue
		}
		for l := range strings.SplitSeq(f.Text, "\n") {
			if try(l) {
				d.Furniture[i].Reason = reasonCredit
			}
		}
	}
}

// judge gives the chance of each block: the mean of both looks.
func (v *view) judge() []float32 {
	one, two := looks()
	all := rowsOf(len(v.blocks), features+extra)
	for i := range v.blocks {
		all[i] = v.features(i, all[i])
	}
	second := chancesOf(one.odds(all))
	c := v.chances(slices.Clone(second))
	var again [][]float32
	var which []int
	for i := range v.blocks {
		if !c.hopeless(i) {
			again, which = append(again, secondLook(all[i], i, c)), append(which, i)
		}
	}
	for k, chance := range chancesOf(two.odds(again)) {
		second[which[k]] = (second[which[k]] + chance) / 2 // the mean errs less than either
	}
	c.settle(second, settlePage)
	return second
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
