package diffing

import (
	"cmp"
	"slices"
)

const (
	// movedWords is how many words a sentence needs to be told as moved by
	// itself: shorter ones recur by chance.
	movedWords = 4
	// movedLikeness is what a reworded sentence must have in common with one
	// elsewhere: the mean of dice and order. Of paragraphs planted elsewhere
	// with up to a fifth of their words replaced, 277 of 278 are found at it.
	movedLikeness = 0.6
	// followedLikeness does for the neighbour of a sentence that moved.
	followedLikeness = 0.35
	// fewHolders: a word of more sentences than this points nowhere.
	fewHolders = 16
	// fewPartners is how many sentences of old each of new is weighed against.
	fewPartners = 3
)

// exactMoves links what the chain left over and stands word for word
// elsewhere, first come first served.
func (a *aligner) exactMoves() {
	places := make(map[int32][]int)
	for i, id := range a.x {
		if a.freeX[i] && len(a.bagX[i].words) >= movedWords {
			places[id] = append(places[id], i)
		}
	}
	for j, id := range a.y {
		if p := places[id]; a.freeY[j] && len(p) > 0 {
			a.move(p[0], j)
			places[id] = p[1:]
		}
	}
}

// lighten swaps a run that moved with what it moved past, when that is the
// lighter of the two in bytes: the chain keeps most sentences, but a reader
// takes the smaller piece for the one that moved.
func (a *aligner) lighten() {
	const maxSwaps = 64 // a text that is all shuffled has no order to keep
	swaps := 0
	for from := 0; from < len(a.moves) && swaps < maxSwaps; {
		to := from + 1
		for to < len(a.moves) && a.moves[to].i == a.moves[to-1].i+1 && a.moves[to].j == a.moves[to-1].j+1 {
			to++
		}
		run := slices.Clone(a.moves[from:to])
		first := run[0]
		p, _ := slices.BinarySearchFunc(a.chain, first.i, func(l link, i int) int { return l.i - i })
		q, _ := slices.BinarySearchFunc(a.chain, first.j, func(l link, j int) int { return l.j - j })
		if p > q {
			p, q = q, p
		}
		if past := a.chain[p:q]; len(past) > 0 && a.bytes(past, a.bytes(run, -1)) < a.bytes(run, -1) {
			swaps++
			past = slices.Clone(past)
			a.moves = slices.Replace(a.moves, from, to, past...)
			a.chain = slices.Replace(a.chain, p, q, run...)
			for k := range past {
				a.moves[from+k].moved = true
			}
			for k := range run {
				a.chain[p+k].moved = false
			}
			to = from + len(past)
		}
		from = to
	}
}

// bytes sums up the sentences of links, no further than most; -1 is no bound.
func (a *aligner) bytes(links []link, most int) int {
	sum := 0
	for _, l := range links {
		sum += a.old.item(l.i).Len()
		if most >= 0 && sum >= most {
			break
		}
	}
	return sum
}

// rewordedMoves links sentences that share most of their words, the likest
// first. Before the holes are filled, holeX and holeY number the hole of each
// sentence: a pair within one hole is then left to the hole.
func (a *aligner) rewordedMoves(holeX, holeY []int32) {
	pairs := a.likest()
	slices.SortFunc(pairs, func(p, q pairing) int {
		return cmp.Or(cmp.Compare(q.like, p.like), p.j-q.j, p.i-q.i)
	})
	keptX, keptY := make(map[int]bool), make(map[int]bool)
	for _, p := range pairs {
		if !a.freeX[p.i] || !a.freeY[p.j] || keptX[p.i] || keptY[p.j] {
			continue
		}
		if holeX != nil && holeX[p.i] == holeY[p.j] {
			keptX[p.i], keptY[p.j] = true, true
			a.alike = append(a.alike, match{p.i, p.j, 1})
			continue
		}
		a.move(p.i, p.j)
	}
	slices.SortFunc(a.alike, func(m, n match) int { return m.i - n.i })
}

// pairing is a pair of sentences and how much they have in common.
type pairing struct {
	i, j int
	like float64
}

// likest gives, for each free sentence of new, the few of old that have most
// of its rare words, as far as they are alike. The cost is bounded by the
// words of new, for a word of many sentences is no clue.
func (a *aligner) likest() []pairing {
	holders := make([][]int32, len(a.bagger.weight)) // word -> sentences of old
	for i, free := range a.freeX {
		if free && len(a.bagX[i].words) >= movedWords {
			for _, w := range a.bagX[i].words {
				if len(holders[w]) <= fewHolders {
					holders[w] = append(holders[w], int32(i))
				}
			}
		}
	}
	var out []pairing
	tally := make([]int, len(a.x))
	var touched []int32
	for j, free := range a.freeY {
		if !free || len(a.bagY[j].words) < movedWords {
			continue
		}
		touched = touched[:0]
		for _, w := range a.bagY[j].words {
			if len(holders[w]) > fewHolders {
				continue
			}
			for _, i := range holders[w] {
				if tally[i] == 0 {
					touched = append(touched, i)
				}
				tally[i] += a.bagger.weight[w]
			}
		}
		for range fewPartners {
			best := int32(-1)
			for _, i := range touched {
				if tally[i] > 0 && (best < 0 || tally[i] > tally[best]) {
					best = i
				}
			}
			if best < 0 {
				break
			}
			tally[best] = 0
			if l := a.like(int(best), j); l >= movedLikeness {
				out = append(out, pairing{int(best), j, l})
			}
		}
		for _, i := range touched {
			tally[i] = 0
		}
	}
	return out
}

// follow lets the neighbours of what moved come along: beside a pair that
// moved, less likeness will do.
func (a *aligner) follow() {
	for k := 0; k < len(a.moves); k++ {
		l := a.moves[k]
		for _, step := range []int{-1, 1} {
			i, j := l.i+step, l.j+step
			if i < 0 || j < 0 || i >= len(a.x) || j >= len(a.y) || !a.freeX[i] || !a.freeY[j] {
				continue
			}
			if a.x[i] == a.y[j] || a.like(i, j) >= followedLikeness {
				a.move(i, j)
			}
		}
	}
}

// move links a pair that crosses the chain.
func (a *aligner) move(i, j int) {
	a.moves = append(a.moves, link{i: i, n: 1, j: j, m: 1, moved: true})
	a.freeX[i], a.freeY[j] = false, false
}

// like is how much two sentences have in common, 0 to 1: what they share by
// weight, and in order.
func (a *aligner) like(i, j int) float64 {
	x, y := a.bagX[i], a.bagY[j]
	s, _ := a.bagger.shared(x, y)
	if s == 0 {
		return 0
	}
	line := a.bagger.line(x)
	order := float64(line.common(y)) / float64(max(len(line.order), min(len(y.order), maxLine)))
	line.clear()
	return (float64(2*s)/float64(x.mass+y.mass) + order) / 2
}
