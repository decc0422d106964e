package family

import (
	"cmp"
	"math/bits"
	"slices"
)

// tile is a run of n equal words: a[i:i+n] and b[j:j+n].
type tile struct{ i, j, n int }

const (
	tileWords = 3       // shorter runs are of the language, not of the text
	tileDense = 6       // characters, in scripts without spaces
	seedCap   = 32      // places of one run in b that are tried: a refrain needs no more
	tileWork  = 1 << 21 // word comparisons a pair, about 5 ms
)

// tiles covers two texts with the longest runs of words they share, greedily,
// each word used once: greedy string tiling. The answer is in the order of a.
func tiles(a, b *reading) []tile {
	least := tileWords
	if a.dense || b.dense {
		least = tileDense
	}
	byLength := make([][]tile, min(len(a.words), len(b.words))+1)
	longest := 0
	for _, t := range matches(a.words, b.words, least) {
		byLength[t.n] = append(byLength[t.n], t)
		longest = max(longest, t.n)
	}
	var out []tile
	usedA, usedB := make([]bool, len(a.words)), make([]bool, len(b.words))
	for n := longest; n >= least; n-- {
		// The first in both texts goes first: repeats then pair up in order.
		slices.SortFunc(byLength[n], func(x, y tile) int {
			return cmp.Or(cmp.Compare(x.i, y.i), cmp.Compare(x.j, y.j))
		})
		for _, t := range byLength[n] {
			free := 0 // words before d that both texts still have
			for d := 0; d <= n; d++ {
				if d < n && !usedA[t.i+d] && !usedB[t.j+d] {
					free++
					continue
				}
				if free == n {
					out = append(out, t)
					for e := range n {
						usedA[t.i+e], usedB[t.j+e] = true, true
					}
				} else if free >= least {
					byLength[free] = append(byLength[free], tile{t.i + d - free, t.j + d - free, free})
				}
				free = 0
			}
		}
	}
	slices.SortFunc(out, func(x, y tile) int { return cmp.Compare(x.i, y.i) })
	return out
}

// matches finds the maximal runs of at least so many equal words.
func matches(a, b []uint32, least int) []tile {
	if len(a) < least || len(b) < least {
		return nil
	}
	places := newPlaces(b, least)
	var out []tile
	work := tileWork
	for i := range len(a) - least + 1 {
		tried := 0
		for j := places.first(a[i : i+least]); j >= 0 && tried < seedCap; j = places.next[j] {
			if !slices.Equal(a[i:i+least], b[j:int(j)+least]) {
				work--
				continue // another run of the same hash
			}
			tried++
			if i > 0 && j > 0 && a[i-1] == b[j-1] {
				continue // within a longer run that is already found
			}
			n := least
			for i+n < len(a) && int(j)+n < len(b) && a[i+n] == b[int(j)+n] {
				n++
			}
			work -= n
			out = append(out, tile{i, int(j), n})
		}
		if work < 0 {
			break
		}
	}
	return out
}

// places are where runs of words begin, by their hash: chains in two arrays,
// as a map of lists costs an allocation a word.
type places struct {
	head, next []int32
}

func newPlaces(words []uint32, run int) places {
	n := len(words) - run + 1
	p := places{head: make([]int32, 1<<bits.Len(uint(2*n))), next: make([]int32, n)}
	for k := range p.head {
		p.head[k] = -1
	}
	for j := n - 1; j >= 0; j-- { // backwards, so that chains run forwards
		k := hashRun(words[j:j+run]) & uint64(len(p.head)-1)
		p.next[j], p.head[k] = p.head[k], int32(j)
	}
	return p
}

// first is the first place whose run may be this one; -1 when there is none.
func (p places) first(run []uint32) int32 { return p.head[hashRun(run)&uint64(len(p.head)-1)] }

func hashRun(words []uint32) uint64 {
	h := uint64(len(words))
	for _, w := range words {
		h = mix(h ^ uint64(w))
	}
	return h
}
