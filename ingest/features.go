package ingest

import (
	"math"
	"strings"

	"golang.org/x/net/html/atom"
)

// view is a page with all that the classifier looks at worked out once.
type view struct {
	*page
	lines           []line
	folds           []string
	phrases         []phraseCue
	boxes           []int32 // per block: the nearest ancestor that is a container
	title           map[string]bool
	titles          []string // folded headlines that the page claims
	about           string   // folded description
	stated          string   // folded articleBody of JSON-LD, spaces at either end
	repeats         map[string]int
	paths           map[uint32]*stats
	direct          map[int32]*stats
	chars           int // of all blocks
	prose           int
	top             int32 // the best container as readability scores it
	second          int32
	first           int // the densest run of prose, as blocks
	last            int
	headAt          int // block of the headline, -1 when unseen
	toHead          ladder
	toProse         ladder
	bulk            uint32    // the path with the most prose
	bulkBox         int32     // the container with the most prose
	inBox           []float32 // per block: how much of its container's prose stands before it
	articles        int
	section         []int // per block: the block of the heading above it, -1
	facts           *facts
	host, publisher string
}

type stats struct{ blocks, chars, linked, prose, sentences int }

func (s *stats) add(b *block, l *line) {
	s.blocks++
	s.chars += len(b.text)
	s.linked += int(b.linked)
	if l.sentence() && int(b.linked)*2 < len(b.text) {
		s.prose += len(b.text)
		s.sentences++
	}
}

// look works out the view of a page.
func look(p *page, facts *facts) *view {
	n := len(p.blocks)
	v := &view{
		page: p, facts: facts, lines: make([]line, n), folds: make([]string, n), phrases: make([]phraseCue, n), boxes: make([]int32, n),
		repeats: make(map[string]int, n), paths: make(map[uint32]*stats), direct: make(map[int32]*stats),
		title: make(map[string]bool), headAt: -1, section: make([]int, n),
	}
	for _, t := range facts.titles {
		if f := folded(t); f != "" {
			v.titles = append(v.titles, f)
			for w := range strings.FieldsSeq(f) {
				v.title[w] = true
			}
		}
	}
	v.about = folded(facts.description)
	if facts.body != "" {
		v.stated = " " + folded(facts.body) + " "
	}
	heading := -1
	for i := range p.blocks {
		b := &p.blocks[i]
		v.lines[i] = lineOf(b.text)
		v.folds[i] = folded(b.text)
		if len(b.text) < 400 {
			v.phrases[i] = phrasesIn(v.folds[i])
		}
		v.repeats[v.folds[i]]++
		v.boxes[i] = p.box(b.element)
		v.chars += len(b.text)
		v.of(v.paths, p.elements[b.element].path).add(b, &v.lines[i])
		s, ok := v.direct[v.boxes[i]]
		if !ok {
			s = &stats{}
			v.direct[v.boxes[i]] = s
		}
		s.add(b, &v.lines[i])
		v.section[i] = heading
		if p.elements[b.element].within&inHeading != 0 {
			heading = i
		}
		if v.headAt < 0 && v.isTitle(i) && p.elements[b.element].within&inHeading != 0 {
			v.headAt = i
		}
	}
	if v.headAt < 0 {
		for i := range p.blocks {
			if v.isTitle(i) {
				v.headAt = i
				break
			}
		}
	}
	v.prose = int(p.elements[0].prose)
	v.candidates()
	v.run()
	v.landmarks()
	return v
}

func (v *view) of(m map[uint32]*stats, key uint32) *stats {
	s, ok := m[key]
	if !ok {
		s = &stats{}
		m[key] = s
	}
	return s
}

// isTitle says whether a block is the headline or stands in a longer title.
func (v *view) isTitle(i int) bool {
	f := v.folds[i]
	for _, t := range v.titles {
		if f == t || len(f) > 12 && strings.Contains(t, f) || len(f) > 20 && len(f) < 250 && strings.Contains(f, t) && len(t) > 20 {
			return true
		}
	}
	return false
}

// box is the container of an element: the nearest that holds paragraphs
// rather than being one.
func (p *page) box(e int32) int32 {
	for e > 0 {
		switch p.elements[e].tag {
		case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Li, atom.Ul, atom.Ol, atom.Blockquote,
			atom.Figure, atom.Figcaption, atom.Pre, atom.Dd, atom.Dt, atom.Dl, atom.Td, atom.Th, atom.Tr, atom.Tbody, atom.Thead, atom.Table:
			e = p.elements[e].parent
		default:
			return e
		}
	}
	return 0
}

// candidates scores the containers as Arc90's readability does: a paragraph
// gives one point, one for each comma and up to three for its length; all of
// it to its container, half to the next, a third to the one above.
func (v *view) candidates() {
	for i := range v.blocks {
		b := &v.blocks[i]
		if len(b.text) < 25 {
			continue
		}
		points := 1 + float32(v.lines[i].commas) + min(3, float32(len(b.text))/100)
		points *= 1 - share(int(b.linked), len(b.text))
		e := v.boxes[i]
		for _, part := range [...]float32{1, .5, 1. / 3} {
			if e < 0 {
				break
			}
			v.elements[e].score += points * part
			e = v.elements[e].parent
		}
	}
	weigh := func(i int) float32 {
		e := &v.elements[i]
		w := e.score
		if e.cues&(cueBody) != 0 {
			w += 25
		}
		if e.above&(cueComment|cueFooter|cueSidebar|cueRelated|cueNewsletter) != 0 {
			w -= 25
		}
		return w * (1 - share(int(e.linked), int(e.chars)))
	}
	var best, next float32
	for i := range v.elements {
		if v.elements[i].score == 0 {
			continue
		}
		if w := weigh(i); w > best {
			next, v.second = best, v.top
			best, v.top = w, int32(i)
		} else if w > next {
			next, v.second = w, int32(i)
		}
	}
}

// run finds the stretch of blocks with the most prose: the greatest sum where
// prose counts its words and anything else counts against.
func (v *view) run() {
	v.first, v.last = run(len(v.blocks), func(i int) int {
		b, l := &v.blocks[i], &v.lines[i]
		if l.sentence() && int(b.linked)*2 < len(b.text) {
			return min(l.words, 80)
		}
		if v.elements[b.element].within&inHeading != 0 {
			return -3
		}
		return -6
	})
}

// under says whether element e is within element top.
func (p *page) under(e, top int32) bool {
	for ; e >= 0; e = p.elements[e].parent {
		if e == top {
			return true
		}
	}
	return false
}

// distance counts the levels from e up to the nearest element with the cue;
// 12 when none is near.
func (p *page) distances(e int32, out []float32) {
	for i := range out {
		out[i] = 12
	}
	left := p.elements[e].above
	for d := float32(0); e > 0 && d < 12 && left != 0; d++ {
		if hit := p.elements[e].cues & left; hit != 0 {
			for i := range out {
				if hit&(1<<i) != 0 {
					out[i] = d
				}
			}
			left &^= hit
		}
		e = p.elements[e].parent
	}
}

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

func (v *view) statedShare(i int) float32 {
	if v.stated == "" {
		return -1
	}
	f := v.folds[i]
	if f == "" {
		return 0
	}
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
