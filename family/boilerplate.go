package family

import (
	"slices"
	"strings"

	"github.com/stemma-news/stemma/internal/text"
)

// Boilerplate of an outlet stands in articles that have nothing else to do
// with one another: a masthead, a plea to subscribe, a copyright line. A batch
// shows it: the lines that many articles carry, while any two of the carriers
// differ in most of what is left. Lines that the copies of one story share are
// not caught, since there little is left. Of one outlet, two carriers are
// enough for a line at the head or the foot of both.
const (
	lineCarriers = 8   // fewer articles than this prove nothing about a line
	linePairs    = 32  // pairs of carriers compared for one line
	apartRest    = 0.7 // share of the rest that each of two articles has alone, to be told apart
	ownRest      = 0.3 // share of its page that the rest must be: an update changes less
	apartPairs   = 0.8 // share of the pairs that must be apart
	lineEdge     = 3   // lines from either end that are head or foot
	lineRounds   = 3   // a short line is seen once the long one beside it is gone
)

// line is one line of a text with the hashes of its runs of words.
type line struct {
	Span
	key    uint64
	prints []Print
	gone   bool
}

// boilerplate gives, for each copy, the lines to leave out, in order.
func boilerplate(copies []Copy) [][]Span {
	if len(copies) < lineCarriers && !oneOutletTwice(copies) {
		return make([][]Span, len(copies))
	}
	pages := make([][]line, len(copies))
	carriers := make(map[uint64][]int)
	for i, c := range copies {
		pages[i] = splitLines(c.Text)
		for _, l := range pages[i] {
			if c := carriers[l.key]; len(c) == 0 || c[len(c)-1] != i {
				carriers[l.key] = append(c, i)
			}
		}
	}
	suspects := make([]uint64, 0, len(carriers))
	edges := make(map[uint64]bool) // suspects at the head and foot of one outlet's pages
	for key, c := range carriers {
		edge := len(c) > 1 && oneOutlet(key, c, copies, pages)
		if edge {
			edges[key] = true
		}
		if edge || len(c) >= lineCarriers {
			suspects = append(suspects, key)
		}
	}
	slices.Sort(suspects)
	for range lineRounds {
		caught := make(map[uint64]bool)
		for _, key := range suspects {
			without := map[uint64]bool{key: true}
			if edges[key] {
				without = edges // head and foot have several lines; one hides the other
			}
			if standsApart(carriers[key], pages, without) {
				caught[key] = true
			}
		}
		if len(caught) == 0 {
			break
		}
		suspects = slices.DeleteFunc(suspects, func(key uint64) bool { return caught[key] })
		for key := range caught {
			for _, i := range carriers[key] {
				for k := range pages[i] {
					pages[i][k].gone = pages[i][k].gone || pages[i][k].key == key
				}
			}
		}
	}
	out := make([][]Span, len(copies))
	for i, page := range pages {
		for _, l := range page {
			if l.gone {
				out[i] = append(out[i], l.Span)
			}
		}
	}
	return out
}

// oneOutletTwice tells whether any two copies are of one publisher.
func oneOutletTwice(copies []Copy) bool {
	for i, c := range copies {
		if c.Publisher != "" && slices.ContainsFunc(copies[:i], func(o Copy) bool { return o.Publisher == c.Publisher }) {
			return true
		}
	}
	return false
}

// oneOutlet tells whether all carriers of a line are of one publisher and have
// it at their head or foot.
func oneOutlet(key uint64, carriers []int, copies []Copy, pages [][]line) bool {
	publisher := copies[carriers[0]].Publisher
	if publisher == "" {
		return false
	}
	for _, i := range carriers {
		if copies[i].Publisher != publisher {
			return false
		}
		for k, l := range pages[i] {
			if l.key == key && k >= lineEdge && k < len(pages[i])-lineEdge {
				return false
			}
		}
	}
	return true
}

func splitLines(s string) []line {
	var out []line
	for at := 0; at < len(s); {
		end := len(s)
		if n := strings.IndexByte(s[at:], '\n'); n >= 0 {
			end = at + n
		}
		if words := text.Words(s[at:end]); len(words) > 0 {
			hashes := hashWords(s[at:end], words)
			l := line{Span: Span{Start: at, End: end}, prints: runs(hashes, isDense(s[at:end], words))}
			for _, h := range hashes {
				l.key = mix(l.key ^ h)
			}
			slices.Sort(l.prints)
			out = append(out, l)
		}
		at = end + 1
	}
	return out
}

// standsApart tells whether most pairs of a line's carriers have little else
// in common, and much that is their own.
func standsApart(carriers []int, pages [][]line, without map[uint64]bool) bool {
	apart, pairs := 0, min(linePairs, len(carriers))
	// The partner stands far off in the order given, as copies of one story
	// often come together.
	far := max(1, len(carriers)*5/13)
	for k := range pairs {
		at := k * len(carriers) / pairs
		a, restA := rest(pages[carriers[at]], without)
		b, restB := rest(pages[carriers[(at+far)%len(carriers)]], without)
		both := float64(common(a, b))
		if both < float64((1-apartRest)*float64(len(a))) && both < float64((1-apartRest)*float64(len(b))) && min(restA, restB) >= ownRest {
			apart++
		}
	}
	return float64(apart) >= float64(apartPairs*float64(pairs))
}

// rest gives the runs of a page outside some lines, and their share of the
// page.
func rest(page []line, without map[uint64]bool) ([]Print, float64) {
	var out []Print
	all := 0
	for _, l := range page {
		if l.gone {
			continue
		}
		all += len(l.prints)
		if !without[l.key] {
			out = append(out, l.prints...)
		}
	}
	of := share(float64(len(out)), all)
	slices.Sort(out)
	return slices.Compact(out), of
}

// common counts what two sorted lists share.
func common(a, b []Print) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}
