package scale

import (
	"hash/fnv"
	"math/bits"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
)

// peer is an index in memory that others use for the same question. add gives
// its entries' bytes, counted as 8 for a key and 4 for an article.
type peer interface {
	add(id int, text string) (bytes int)
	find(text string, n int) []int
}

var peers = []struct {
	name string
	make func() peer
}{
	{"MinHash LSH 32x4", func() peer { return newMinHash() }},
	{"SimHash 64, 4 tables", func() peer { return &simHash{tables: make([]map[uint16][]int, 4)} }},
}

func measurePeer(name string, p peer, s set) measured {
	r := measured{name: name, articles: len(s.articles)}
	begun := time.Now()
	place := map[string]int{}
	for i, a := range s.articles {
		r.bytes += float64(p.add(i, a.text))
		place[a.key] = i
	}
	r.load = float64(len(s.articles)) / time.Since(begun).Seconds()
	r.bytes /= float64(len(s.articles))
	r.loaded = r.bytes
	var find []float64
	cpu := processorTime()
	for _, q := range s.queries {
		begun := time.Now()
		list := p.find(q.text, 10)
		find = append(find, ms(begun))
		if slices.Contains(list, place[q.original]) {
			r.recall++
		}
	}
	r.cpu = float64((processorTime() - cpu).Microseconds()) / 1000 / float64(len(s.queries))
	r.recall /= float64(len(s.queries))
	r.p50, r.p99, r.find = quantile(find, .5), quantile(find, .99), quantile(find, .5) // without verification
	return r
}

// shingles are the hashes of all runs of n words.
func shingles(text string, n int) (out []uint64) {
	words := strings.Fields(strings.ToLower(text))
	for i := range max(0, len(words)-n+1) {
		h := fnv.New64a()
		for _, w := range words[i : i+n] {
			h.Write([]byte(w))
			h.Write([]byte{' '})
		}
		out = append(out, h.Sum64())
	}
	return out
}

// minHash is Broder's sketch (SEQUENCES 1997) of 128 values over 5-word
// shingles, in 32 bands of 4 (Leskovec, Rajaraman, Ullman, Mining of Massive
// Datasets, chapter 3).
type minHash struct {
	a, b  [128]uint64
	bands [32]map[uint64][]int
}

func newMinHash() *minHash {
	m := &minHash{}
	r := rand.New(rand.NewPCG(7, 7))
	for i := range m.a {
		m.a[i], m.b[i] = r.Uint64()|1, r.Uint64()
	}
	for i := range m.bands {
		m.bands[i] = map[uint64][]int{}
	}
	return m
}

func (m *minHash) keys(text string) (keys [32]uint64) {
	var least [128]uint64
	for i := range least {
		least[i] = ^uint64(0)
	}
	for _, s := range shingles(text, 5) {
		for i := range least {
			least[i] = min(least[i], s*m.a[i]+m.b[i])
		}
	}
	for i := range keys {
		for _, v := range least[4*i : 4*i+4] {
			keys[i] = (keys[i] ^ v) * 0x9e3779b97f4a7c15
		}
	}
	return keys
}

func (m *minHash) add(id int, text string) int {
	for i, k := range m.keys(text) {
		m.bands[i][k] = append(m.bands[i][k], id)
	}
	return 32 * 12
}

func (m *minHash) find(text string, n int) []int {
	votes := map[int]int{}
	for i, k := range m.keys(text) {
		for _, id := range m.bands[i][k] {
			votes[id]++
		}
	}
	return most(votes, n)
}

// simHash is Charikar's (STOC 2002) over 3-word shingles, found as Manku, Jain
// and Das Sarma do (WWW 2007): four tables of 16 bits, ranked by distance.
type simHash struct {
	prints []uint64
	tables []map[uint16][]int
}

func (s *simHash) print(text string) (p uint64) {
	var sum [64]int
	for _, h := range shingles(text, 3) {
		for i := range sum {
			if h>>i&1 == 1 {
				sum[i]++
			} else {
				sum[i]--
			}
		}
	}
	for i, n := range sum {
		if n > 0 {
			p |= 1 << i
		}
	}
	return p
}

func (s *simHash) add(id int, text string) int {
	p := s.print(text)
	s.prints = append(s.prints, p)
	for i := range s.tables {
		if s.tables[i] == nil {
			s.tables[i] = map[uint16][]int{}
		}
		k := uint16(p >> (16 * i))
		s.tables[i][k] = append(s.tables[i][k], id)
	}
	return 4 * (8 + 4)
}

func (s *simHash) find(text string, n int) []int {
	p := s.print(text)
	near := map[int]int{}
	for i, t := range s.tables {
		for _, id := range t[uint16(p>>(16*i))] {
			near[id] = 64 - bits.OnesCount64(p^s.prints[id])
		}
	}
	return most(near, n)
}

// most gives the n ids with the most votes.
func most(votes map[int]int, n int) []int {
	ids := make([]int, 0, len(votes))
	for id := range votes {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b int) int {
		if votes[a] != votes[b] {
			return votes[b] - votes[a]
		}
		return a - b
	})
	return ids[:min(n, len(ids))]
}
