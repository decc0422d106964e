package ingest

// Block is one block of a page, or one line of a plain text, as the
// classifier sees it: for training in bench, and for asking why a line was
// kept or set apart.
type Block struct {
	Text     string
	Features []float32 // of the first look
}

// Blocks gives the blocks of a page of HTML in reading order, and a function
// that gives the features of the second look for given chances of the first.
func Blocks(markup string) ([]Block, func(first []float32) [][]float32) {
	p := readPage(markup)
	v := look(p, factsOf(p))
	out := make([]Block, len(p.blocks))
	for i := range p.blocks {
		out[i] = Block{Text: p.blocks[i].text, Features: v.features(i, nil)}
	}
	return out, func(first []float32) [][]float32 {
		c := v.chances(first)
		second := make([][]float32, len(out))
		for i := range out {
			second[i] = secondLook(append([]float32{}, out[i].Features...), i, c)
		}
		return second
	}
}

func (v *view) chances(first []float32) *chances {
	paths, parents := make([]int32, len(first)), make([]int32, len(first))
	for i := range first {
		e := &v.elements[v.blocks[i].element]
		paths[i], parents[i] = int32(e.path), e.parent
	}
	return newChances(first, func(i int) int { return v.lines[i].words }, v.boxes, paths, parents)
}

// Lines gives the lines of a plain text, likewise.
func Lines(text string) ([]Block, func(first []float32) [][]float32) {
	s := newSheet(split(text))
	out := make([]Block, len(s.units))
	for i, u := range s.units {
		out[i] = Block{Text: u.text, Features: s.features(i, nil)}
	}
	return out, func(first []float32) [][]float32 {
		c := newChances(first, func(i int) int { return s.lines[i].words })
		second := make([][]float32, len(out))
		for i := range out {
			second[i] = secondLook(append([]float32{}, out[i].Features...), i, c)
		}
		return second
	}
}
