package ingest

import (
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
	searched        int      // bytes of it looked through
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
		page: p, facts: facts, lines: make([]line, n), folds: foldedAll(n, func(i int) string { return p.blocks[i].text }), phrases: make([]phraseCue, n), boxes: make([]int32, n),
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
