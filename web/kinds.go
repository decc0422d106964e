package web

import "github.com/stemma-news/stemma/diffing"

// tiers sorts the kinds of change by what an editor must look at.
var tiers = func() map[string]string {
	out := map[string]string{
		"wording": "wording", "added": "wording", "removed": "wording", "moved": "wording", "split": "wording", "merged": "wording",
		"spelling": "surface", "case": "surface", "punctuation": "surface", "whitespace": "surface", "furniture": "surface",
	}
	for _, kind := range diffing.Facts() {
		out[kind] = "fact"
	}
	return out
}()

// kindChoice is one kind that occurs, to filter by.
type kindChoice struct {
	Kind, Tier string
	Count      int
	Chosen     bool
}

// kindsOf counts the kinds of a digest, in its order: the weightiest first.
func kindsOf(changes []diffing.Change, chosen map[string]bool) []kindChoice {
	var out []kindChoice
	at := map[string]int{}
	for _, c := range changes {
		i, ok := at[c.Kind]
		if !ok {
			i = len(out)
			at[c.Kind] = i
			out = append(out, kindChoice{Kind: c.Kind, Tier: tiers[c.Kind], Chosen: chosen[c.Kind]})
		}
		out[i].Count++
	}
	return out
}
