package ingest

import (
	"math"
	"strings"

	"golang.org/x/net/html/atom"
)

func log1(n int) float32 { return float32(math.Log1p(float64(max(n, 0)))) }

// tagCode orders the tags that carry text so that a tree can cut between
// them.
var tagCode = map[atom.Atom]float32{
	atom.P: 1, atom.H1: 2, atom.H2: 3, atom.H3: 4, atom.H4: 5, atom.H5: 5, atom.H6: 5, atom.Blockquote: 6, atom.Li: 7, atom.Pre: 8,
	atom.Dd: 8, atom.Dt: 8, atom.Td: 9, atom.Th: 9, atom.Figcaption: 10, atom.Figure: 10, atom.Div: 11, atom.Section: 12,
	atom.Article: 13, atom.Main: 13, atom.Body: 14, atom.Header: 15, atom.Footer: 16, atom.Aside: 17, atom.Nav: 18,
	atom.Button: 19, atom.Form: 20, atom.Center: 11, atom.Address: 21, atom.Summary: 22,
}

// features gives what the classifier sees of one block. The order is the
// order of the trees: a change here asks for new trees.
func (v *view) features(i int, out []float32) []float32 {
	f := featureSet{out: out[:0]}
	b := &v.blocks[i]
	e := &v.elements[b.element]
	shape(&f, &v.lines[i])
	f.add(share(int(b.linked), len(b.text)), float32(min(b.links, 9)), share(int(b.bold), len(b.text)))
	f.flag(b.afterBr, b.inTime)
	f.add(tagCode[e.tag], float32(e.depth))
	for s := range 19 {
		if s == 15 || s == 12 || s == 16 {
			continue
		}
		f.flag(e.within&(1<<s) != 0)
	}
	var d [classCues]float32
	v.distances(b.element, d[:])
	for c := range d {
		if b.cues&(1<<c) != 0 {
			d[c] = -1
		}
	}
	f.add(d[:]...)
	f.bits(uint32(v.phrases[i]), phraseCues)
	v.place(&f, i)
	v.company(&f, i)
	v.kinship(&f, i)
	return f.out
}

// featureSet gathers numbers.
type featureSet struct{ out []float32 }

func (f *featureSet) add(x ...float32) { f.out = append(f.out, x...) }

func (f *featureSet) flag(x ...bool) {
	for _, b := range x {
		if b {
			f.out = append(f.out, 1)
		} else {
			f.out = append(f.out, 0)
		}
	}
}

func (f *featureSet) bits(set uint32, n int) {
	for i := range n {
		f.flag(set&(1<<i) != 0)
	}
}

// shape is what the text shows by itself.
func shape(f *featureSet, l *line) {
	f.add(log1(l.bytes), log1(l.words), share(l.letters, l.words), share(l.upper, l.letters), share(l.titled, l.words),
		share(l.digits, l.bytes), share(l.commas, l.words), share(l.stops, l.words), share(l.spaces, l.bytes),
		float32(l.ends), float32(l.starts))
	f.flag(l.sentence())
	f.bits(uint32(l.marks), 13)
}

// place is where the block stands on the page and against its landmarks.
func (v *view) place(f *featureSet, i int) {
	n := len(v.blocks)
	b := &v.blocks[i]
	f.add(share(i, n), log1(i), log1(n-i), log1(n))
	head := float32(-30) // none seen
	if v.headAt >= 0 {
		head = clamp(i-v.headAt, 25)
	}
	f.add(head)
	f.flag(v.isTitle(i))
	f.add(overlap(v.folds[i], v.title), likeAbout(v.folds[i], v.about))
	f.add(min(4, float32(v.repeats[v.folds[i]])))
	f.add(v.statedShare(i))
	f.flag(i >= v.first && i <= v.last)
	f.add(clamp(i-v.first, 40), clamp(v.last-i, 40))
	f.flag(v.under(b.element, v.top), v.under(b.element, v.second))
	if s := v.section[i]; s >= 0 {
		f.add(clamp(i-s, 20))
		said := v.phrases[s]
		f.flag(said&sayRelated != 0, said&sayComment != 0, said&(sayShare|sayFollow) != 0, said&saySubscribe != 0,
			said&sayBio != 0, said&(sayNav|sayTags) != 0)
		f.add(float32(v.elements[v.blocks[s].element].depth - v.elements[b.element].depth))
	} else {
		f.add(-1, 0, 0, 0, 0, 0, 0, 0)
	}
}

// company is what stands around the block: its container, the others with the
// same path of tags and classes, and its neighbours.
func (v *view) company(f *featureSet, i int) {
	b := &v.blocks[i]
	e := &v.elements[b.element]
	p := v.paths[e.path]
	f.add(log1(p.blocks), log1(p.chars), share(p.linked, p.chars), share(p.sentences, p.blocks), share(p.prose, v.prose))
	d := v.direct[v.boxes[i]]
	f.add(log1(d.blocks), log1(d.chars), share(d.linked, d.chars), share(d.sentences, d.blocks), share(d.prose, v.prose))
	box := &v.elements[v.boxes[i]]
	up := box
	if box.parent >= 0 {
		up = &v.elements[box.parent]
	}
	top := &v.elements[v.top]
	for _, x := range [...]*element{box, up} {
		f.add(log1(int(x.chars)), share(int(x.linked), int(x.chars)), share(int(x.prose), v.prose), x.score/(top.score+1))
	}
	f.add(share(int(box.chars), int(up.chars)))
	for _, k := range [...]int{-3, -2, -1, 1, 2, 3} {
		j := i + k
		if j < 0 || j >= len(v.blocks) {
			f.add(-1, -1, -1, -1, -1)
			continue
		}
		o := &v.blocks[j]
		l := &v.lines[j]
		same := float32(0)
		if o.element == b.element {
			same = 3
		} else if v.elements[o.element].path == e.path && v.elements[o.element].parent == e.parent {
			same = 2
		} else if v.boxes[j] == v.boxes[i] {
			same = 1
		}
		kind := float32(0)
		if l.sentence() {
			kind = 1
		}
		f.add(log1(l.words), share(int(o.linked), len(o.text)), kind, same, tagCode[v.elements[o.element].tag])
	}
	before, after := v.nearProse(i)
	f.add(before, after)
}

// nearProse gives the distance to the nearest long prose before and after.
func (v *view) nearProse(i int) (before, after float32) {
	before, after = 15, 15
	for k := 1; k < 15; k++ {
		if j := i - k; before == 15 && j >= 0 && v.long(j) {
			before = float32(k)
		}
		if j := i + k; after == 15 && j < len(v.blocks) && v.long(j) {
			after = float32(k)
		}
	}
	return before, after
}

func (v *view) long(i int) bool {
	return v.lines[i].words >= 20 && int(v.blocks[i].linked)*3 < len(v.blocks[i].text)
}

// statedShare says whether the article body that JSON-LD states holds the
// block; -1 when none is stated. The search is bounded: maxSearch bytes are
// forty times what the longest real page takes.
func (v *view) statedShare(i int) float32 {
	const maxSearch = 100 << 20
	if v.stated == "" || v.searched > maxSearch {
		return -1
	}
	f := v.folds[i]
	if f == "" {
		return 0
	}
	v.searched += len(v.stated)
	if strings.Contains(v.stated, " "+f+" ") {
		return 1
	}
	if len(f) > 60 && strings.Contains(v.stated, f[len(f)/3:len(f)*2/3]) {
		return .8
	}
	return 0
}

func overlap(f string, words map[string]bool) float32 {
	if len(words) == 0 || len(f) > 300 {
		return 0
	}
	n, hit := 0, 0
	for w := range strings.FieldsSeq(f) {
		n++
		if words[w] {
			hit++
		}
	}
	return share(hit, n)
}

func likeAbout(f, about string) float32 {
	if len(about) < 20 || len(f) < 20 {
		return 0
	}
	k := min(len(about), len(f), 60)
	if f[:k] == about[:k] {
		return 1
	}
	if strings.Contains(f, about[:min(len(about), 60)]) || strings.Contains(about, f[:min(len(f), 60)]) {
		return .5
	}
	return 0
}

func clamp(n, limit int) float32 { return float32(max(-limit, min(limit, n))) }
