package pages

import (
	"slices"
	"strings"
	"unicode"
)

// tokens are the words of a text, as the public benchmarks cut them.
func tokens(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_' })
}

// example is one block with its label.
type example struct {
	keep   bool
	weight float32
}

// labelByBody labels blocks by the gold text: the blocks that occur in it, in
// its order, are the article's. Of repeated blocks the one that fits the
// order best is taken: the chain of matches with the most words.
func labelByBody(blocks []string, gold string) []example {
	words := tokens(gold)
	starts := make(map[string][]int)
	for i, w := range words {
		starts[w] = append(starts[w], i)
	}
	type match struct{ block, at, n int }
	var found []match
	fuzzy := make(map[string]bool)
	for i := 0; i+3 < len(words); i++ {
		fuzzy[strings.Join(words[i:i+4], " ")] = true
	}
	out := make([]example, len(blocks))
	for b, text := range blocks {
		t := tokens(text)
		out[b].weight = 1
		if len(t) == 0 {
			out[b].weight = 0
			continue
		}
		before := len(found)
		for _, at := range starts[t[0]] {
			if at+len(t) <= len(words) && slices.Equal(words[at:at+len(t)], t) {
				found = append(found, match{b, at, len(t)})
				if len(found)-before >= 40 {
					break
				}
			}
		}
		if len(found) == before && len(t) >= 6 {
			hit := 0
			for i := 0; i+3 < len(t); i++ {
				if fuzzy[strings.Join(t[i:i+4], " ")] {
					hit++
				}
			}
			part := float64(hit) / float64(len(t)-3)
			out[b].keep = part > .5
			if part > .2 && part < .8 {
				out[b].weight = .3
			}
		}
	}
	// the heaviest chain, rising in block and place; gold places do not overlap
	best := make([]int, len(words)+2) // Fenwick tree of the best weight ending at or before a place
	from := make([]int, len(words)+2)
	for i := range from {
		from[i] = -1
	}
	weight := make([]int, len(found))
	prev := make([]int, len(found))
	ask := func(at int) (int, int) {
		w, k := 0, -1
		for ; at > 0; at -= at & -at {
			if best[at] > w {
				w, k = best[at], from[at]
			}
		}
		return w, k
	}
	tell := func(at, w, k int) {
		for ; at < len(best); at += at & -at {
			if w > best[at] {
				best[at], from[at] = w, k
			}
		}
	}
	for i := 0; i < len(found); {
		j := i
		for ; j < len(found) && found[j].block == found[i].block; j++ {
			w, k := ask(found[j].at)
			weight[j], prev[j] = w+4*found[j].n+1, k
		}
		for ; i < j; i++ {
			tell(found[i].at+found[i].n, weight[i], i)
		}
	}
	_, last := ask(len(words))
	for k := last; k >= 0; k = prev[k] {
		out[found[k].block].keep = true
	}
	return out
}

// labelBySnippets labels only the blocks that hold a snippet.
func labelBySnippets(blocks []string, with, without []string) []example {
	out := make([]example, len(blocks))
	squeezed := make([]string, len(blocks))
	for i, b := range blocks {
		squeezed[i] = strings.Join(strings.Fields(b), " ")
	}
	for k, list := range [][]string{without, with} {
		for _, s := range list {
			s = strings.Join(strings.Fields(s), " ")
			var hits []int
			for i := range squeezed {
				if s != "" && strings.Contains(squeezed[i], s) {
					hits = append(hits, i)
				}
			}
			for _, i := range hits {
				if k == 1 && len(hits) > 1 { // which of several is the one cannot be told
					continue
				}
				out[i] = example{k == 1, 1}
			}
		}
	}
	return out
}
