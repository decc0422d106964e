package diffing

import "slices"

// exactMoves links what the chain left over and stands word for word
// elsewhere, first come first served.
func (a *aligner) exactMoves(chain []link) []link {
	freeX, freeY := a.free(chain)
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
		for k, w := range a.bagX[i].words {
			if k == 0 || w != a.bagX[i].words[k-1] {
				holders[w] = append(holders[w], int32(i))
			}
		}
	}
	const common = 16 // a word of more sentences than this points nowhere
	for j, ok := range freeY {
		if !ok || len(a.bagY[j].words) < movedWords {
			continue
		}
		best, at := 0.0, -1
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
				if g := a.gain(a.bagX[i], a.bagY[j], movedLikeness); g > best {
					best, at = g, int(i)
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
