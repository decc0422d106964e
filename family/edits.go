package family

// edits is what it would have taken to make one text of another.
type edits struct {
	added   []run  // runs of words of the child that the parent has not
	dropped []run  // runs of words of the parent that the child has not
	kept    []bool // of the parent's words: the child has it
}

// run is words[from:to] of a reading.
type run struct{ from, to int }

func (r run) len() int { return r.to - r.from }

// fineGap is the longest stretch between shared runs that is compared word by
// word; the table for it has fineGap² cells at most.
const fineGap = 40

// derive tells how the child would have been made from the parent.
func derive(parent, child *reading) edits {
	inParent, inChild := make([]bool, len(parent.words)), make([]bool, len(child.words))
	last := tile{}
	for _, t := range append(tiles(parent, child), tile{len(parent.words), len(child.words), 0}) {
		i, j := last.i+last.n, last.j+last.n
		if t.j >= j && t.i-i <= fineGap && t.j-j <= fineGap {
			alignWords(parent.words[i:t.i], child.words[j:t.j], inParent[i:t.i], inChild[j:t.j])
		}
		for d := range t.n {
			inParent[t.i+d], inChild[t.j+d] = true, true
		}
		last = t
	}
	return edits{added: gaps(inChild), dropped: gaps(inParent), kept: inParent}
}

// alignWords marks a longest common subsequence of two short stretches.
func alignWords(a, b []uint32, inA, inB []bool) {
	if len(a) == 0 || len(b) == 0 {
		return
	}
	var table [fineGap + 1][fineGap + 1]uint8
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				table[i][j] = table[i+1][j+1] + 1
			} else {
				table[i][j] = max(table[i+1][j], table[i][j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			// A place that tiles of another order have already used stays used.
			inA[i], inB[j] = true, true
			i, j = i+1, j+1
		case table[i+1][j] >= table[i][j+1]:
			i++
		default:
			j++
		}
	}
}

func gaps(covered []bool) []run {
	var out []run
	for i := 0; i < len(covered); i++ {
		if covered[i] {
			continue
		}
		from := i
		for i < len(covered) && !covered[i] {
			i++
		}
		out = append(out, run{from, i})
	}
	return out
}

// spreads gives, for each word of each reading, the share of the other
// readings that have it with the same neighbours.
func spreads(readings []*reading) [][]float32 {
	const n = 3
	have := make(map[uint64]int)
	for _, r := range readings {
		seen := make(map[uint64]bool)
		for i := range len(r.words) - n + 1 {
			if h := hashRun(r.words[i : i+n]); !seen[h] {
				seen[h] = true
				have[h]++
			}
		}
	}
	others := float32(max(1, len(readings)-1))
	out := make([][]float32, len(readings))
	for k, r := range readings {
		out[k] = make([]float32, len(r.words))
		for i := range len(r.words) - n + 1 {
			share := float32(have[hashRun(r.words[i:i+n])]-1) / others
			for d := range n {
				out[k][i+d] = max(out[k][i+d], share)
			}
		}
	}
	return out
}
