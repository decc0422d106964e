package family

import (
	"cmp"
	"math"
	"slices"
)

// How an index finds the articles that share words with a text. This file is
// the whole algorithm, pure, for every index there is: the one in memory here
// and those that keep postings in a database.
//
//  1. prints := Fingerprint(text, language); store each with the article's
//     number. A posting list is the ascending numbers of one print.
//  2. To ask: look up how long the list of each print of the question is, and
//     let Plan say how much of each to read. Rarest first: a print that few
//     articles have tells most and costs least. A list over ListCap is a
//     template or an attack and is read last, and then only its head; all
//     reading ends at ReadBudget postings.
//  3. Rank what was read. Verify the first few by Relate; a hit is no proof.
//
// So a question costs at most len(prints) look-ups and ReadBudget postings,
// whatever anyone put into the index, and a passage that 20,000 articles share
// hides nothing: the other prints of its articles are rarer and are read first.

// Doc is the number of an article in an index, given by its owner.
type Doc = uint32

// The limits of one question.
const (
	ListCap    = 256  // longer lists are read last and only their head: a story on more sites than this has rarer prints too
	ReadBudget = 4096 // postings a question: 16 lists at the cap
)

// Posting is what was read of one print's list.
type Posting struct {
	Print Print
	Count int   // articles in the whole list
	Docs  []Doc // those read, ascending
}

// Hit is a candidate: an article that shares prints with the question.
type Hit struct {
	Doc    Doc
	Shared int     // prints in common, of the lists read
	Score  float64 // rare prints count more; only the order within one answer means anything
}

// Plan says how many postings to read of each list, given their lengths, so
// that the rarest are read whole first and the budget is kept.
func Plan(counts []int) []int {
	order := make([]int, len(counts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(counts[i], counts[j]) })
	reads, left := make([]int, len(counts)), ReadBudget
	for _, i := range order {
		reads[i] = min(counts[i], ListCap, left)
		left -= reads[i]
	}
	return reads
}

// Rank gives the n best candidates of the postings read, among total articles
// in the index: the weightiest first, ties by number. Each print in common
// weighs the logarithm of its rarity, as inverse document frequency does.
func Rank(read []Posting, total, n int) []Hit {
	found := make(map[Doc]*Hit)
	for _, p := range read {
		weight := math.Log1p(float64(total) / float64(max(1, p.Count)))
		for _, d := range p.Docs {
			h := found[d]
			if h == nil {
				h = &Hit{Doc: d}
				found[d] = h
			}
			h.Shared++
			h.Score += weight
		}
	}
	hits := make([]Hit, 0, len(found))
	for _, h := range found {
		hits = append(hits, *h)
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Doc, b.Doc))
	})
	return hits[:min(n, len(hits))]
}

// Index is an index in memory. It is not safe for use by several goroutines
// while one changes it.
type Index struct {
	lists map[Print][]Doc
	docs  int
}

// NewIndex makes an empty index.
func NewIndex() *Index { return &Index{lists: make(map[Print][]Doc)} }

// Add puts an article in. Its number must not be in the index.
func (x *Index) Add(d Doc, prints []Print) {
	for _, p := range prints {
		list := x.lists[p]
		at, there := slices.BinarySearch(list, d)
		if !there {
			x.lists[p] = slices.Insert(list, at, d)
		}
	}
	x.docs++
}

// Remove takes an article out again, given the prints it was added with.
func (x *Index) Remove(d Doc, prints []Print) {
	for _, p := range prints {
		list := x.lists[p]
		at, there := slices.BinarySearch(list, d)
		if !there {
			continue
		}
		if list = slices.Delete(list, at, at+1); len(list) == 0 {
			delete(x.lists, p)
		} else {
			x.lists[p] = list
		}
	}
	x.docs--
}

// Candidates gives the n articles that share most with the prints of a text.
func (x *Index) Candidates(prints []Print, n int) []Hit {
	counts := make([]int, len(prints))
	for i, p := range prints {
		counts[i] = len(x.lists[p])
	}
	var read []Posting
	for i, k := range Plan(counts) {
		if k > 0 {
			read = append(read, Posting{Print: prints[i], Count: counts[i], Docs: x.lists[prints[i]][:k]})
		}
	}
	return Rank(read, x.docs, n)
}
