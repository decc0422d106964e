package diffing

import "slices"

const (
	// movedWords is how many words a sentence needs to be told as moved:
	// shorter ones recur by chance.
	movedWords = 4
	// movedLikeness is the dice that a reworded sentence must have with one
	// elsewhere.
	movedLikeness = 0.55
	// common: a word of more sentences than this points nowhere.
	common = 16
)

// exactMoves links what the chain left over and stands word for word
// elsewhere, first come first served.
func (a *aligner) exactMoves(freeX, freeY []bool) []link {
	places := make(map[int32][]int)
	for i, id := range a.x {
		if freeX[i] && len(a.bagX[i].words) >= movedWords {
			places[id] = append(places[id], i)
		}
	}
	var out []link
	for j, id := range a.y {
		if p := places[id]; freeY[j] && len(p) > 0 {
			out = append(out, link{i: p[0], n: 1, j: j, m: 1, moved: true})
			places[id] = p[1:]
			a.x[p[0]], a.y[j] = gone, gone
		}
	}
	return out
}

// rewordedMoves adds the links between sentences still free that share most
// of their words.
func (a *aligner) rewordedMoves(chain, moves []link) []link {
	freeX, freeY := a.free(append(slices.Clone(chain), moves...))
	holders := make(map[int32][]int32) // word -> sentences of old
	for i, ok := range freeX {
		if !ok || len(a.bagX[i].words) < movedWords {
			continue
		}
		for _, w := range a.bagX[i].words {
			holders[w] = append(holders[w], int32(i))
		}
	}
	for j, ok := range freeY {
		if !ok || len(a.bagY[j].words) < movedWords {
			continue
		}
		best, at := movedLikeness, -1
		tried := make(map[int32]bool)
		for _, w := range a.bagY[j].words {
			if len(holders[w]) > common {
				continue
			}
			for _, i := range holders[w] {
				if !freeX[i] || tried[i] {
					continue
				}
				tried[i] = true
				x, y := a.bagX[i], a.bagY[j]
				if d := float64(2*a.bagger.shared(x, y)) / float64(x.mass+y.mass); d > best {
					best, at = d, int(i)
				}
			}
		}
		if at >= 0 {
			freeX[at] = false
			moves = append(moves, link{i: at, n: 1, j: j, m: 1, moved: true})
		}
	}
	slices.SortFunc(moves, byPlace)
	return moves
}
