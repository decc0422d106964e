package ingest

import "golang.org/x/net/html/atom"

// ladder says of every element how many levels up the nearest ancestor is that
// also holds a landmark, and which that is.
type ladder struct {
	levels []int16
	common []int32
}

func (p *page) ladderTo(landmark int32) ladder {
	l := ladder{make([]int16, len(p.elements)), make([]int32, len(p.elements))}
	for e := range p.elements {
		if e > 0 {
			up := p.elements[e].parent
			l.levels[e], l.common[e] = min(l.levels[up]+1, 30), l.common[up]
		}
	}
	for e := landmark; e >= 0; e = p.elements[e].parent {
		l.levels[e], l.common[e] = 0, e
	}
	for e := range p.elements { // once more, now that the landmark's own line is known
		if e > 0 && l.levels[e] != 0 {
			up := p.elements[e].parent
			l.levels[e], l.common[e] = min(l.levels[up]+1, 30), l.common[up]
		}
	}
	return l
}

// landmarks finds the places by which blocks are measured: the headline, and
// the container that holds most of the prose.
func (v *view) landmarks() {
	var most int
	for i := range v.blocks { // in reading order, so that a tie has one winner
		path := v.elements[v.blocks[i].element].path
		if s := v.paths[path]; s.prose > most {
			most, v.bulk = s.prose, path
		}
	}
	most = 0
	for _, box := range v.boxes {
		if s := v.direct[box]; s.prose > most {
			most, v.bulkBox = s.prose, box
		}
	}
	head := int32(0)
	if v.headAt >= 0 {
		head = v.blocks[v.headAt].element
	}
	v.toHead, v.toProse = v.ladderTo(head), v.ladderTo(v.bulkBox)
	v.inBox = make([]float32, len(v.blocks))
	sum := make(map[int32]int)
	for i, box := range v.boxes {
		v.inBox[i] = share(sum[box], v.direct[box].prose)
		if v.lines[i].sentence() {
			sum[box] += len(v.blocks[i].text)
		}
	}
	for i := range v.elements {
		if v.elements[i].tag == atom.Article && v.elements[i].prose > 0 {
			v.articles++
		}
	}
}

// kinship is how near the block is to the landmarks in the tree.
func (v *view) kinship(f *featureSet, i int) {
	at := v.blocks[i].element
	e := &v.elements[at]
	head, prose := v.toHead.common[at], v.toProse.common[at]
	f.add(float32(v.toHead.levels[at]), share(int(v.elements[head].prose), v.prose), float32(v.toProse.levels[at]),
		share(int(v.elements[prose].prose), v.prose), float32(e.depth-v.elements[v.bulkBox].depth), v.inBox[i])
	f.flag(e.path == v.bulk, v.boxes[i] == v.bulkBox)
	f.add(float32(min(v.articles, 20)))
	own := int32(-1) // the article element that it stands in
	for up := at; up > 0; up = v.elements[up].parent {
		if v.elements[up].tag == atom.Article {
			own = up
			break
		}
	}
	f.flag(own >= 0 && v.under(v.bulkBox, own), own >= 0 && v.headAt >= 0 && v.under(v.blocks[v.headAt].element, own))
	f.add(share(int(v.blocks[i].slanted), len(v.blocks[i].text)), float32(v.elements[v.boxes[i]].depth))
	b := &v.blocks[i]
	images, embeds := -1, -1
	if i+1 < len(v.blocks) {
		images, embeds = int(v.blocks[i+1].images), int(v.blocks[i+1].embeds)
	}
	f.add(float32(b.images), float32(images), float32(b.embeds), float32(embeds))
	f.flag(b.rule, b.small)
	if own >= 0 {
		f.add(share(int(v.elements[own].prose), v.prose))
	} else {
		f.add(-1)
	}
}
