package web

import (
	"strings"

	"github.com/stemma-news/stemma/diffing"
)

// digestParts sorts the kinds of change for the line over all, in its order.
// What stands in no part (whitespace within furniture, say) is not told there.
var digestParts = []struct {
	says  string
	kinds []string
}{
	{"%d headline changed|%d headlines changed", []string{"headline"}},
	{"%d change that cannot be seen|%d changes that cannot be seen", []string{"invisible"}},
	{"%d fact changed|%d facts changed", []string{"negation", "number", "name", "date", "place", "attribution", "hedge", "dateline"}},
	{"%d quotation changed|%d quotations changed", []string{"quote"}},
	{"%d passage added|%d passages added", []string{"added"}},
	{"%d passage removed|%d passages removed", []string{"removed"}},
	{"%d passage moved|%d passages moved", []string{"moved"}},
	{"%d passage split or merged|%d passages split or merged", []string{"split", "merged"}},
	{"%d point of wording|%d points of wording", []string{"wording"}},
	{"%d point of style|%d points of style", []string{"spelling", "case", "punctuation", "whitespace"}},
	{"%d change around the article|%d changes around the article", []string{"furniture"}},
}

// headline tells what changed in a line: the comparison's own in English.
func (t *tongue) headline(d diffing.Diff) string {
	if t.code == "en" {
		return sentence(d.Headline)
	}
	return t.digest(d.Stats.Kinds)
}

// digest tells in a line what changed, from how many changes there are of each
// kind: the weightiest first.
func (t *tongue) digest(kinds map[string]int) string {
	var parts []string
	for _, p := range digestParts {
		n := 0
		for _, k := range p.kinds {
			n += kinds[k]
		}
		if n > 0 {
			parts = append(parts, t.count(n, p.says))
		}
	}
	if len(parts) == 0 {
		return t.say("nothing that is told apart changed")
	}
	return strings.Join(parts, t.say(", "))
}
