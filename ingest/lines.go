package ingest

// sheet is a plain text as its classifier sees it: lines without markup. What
// a tag would have told must come from shape and place.
type sheet struct {
	units    []unit
	lines    []line
	folds    []string
	phrases  []phraseCue
	repeats  map[string]int
	first    int // the densest run of prose
	last     int
	prose    int // bytes of sentence-like lines
	bytes    int
	sentence int // how many lines are sentence-like
	runs     int // words within the run
	heading  []int
}

func newSheet(units []unit) *sheet {
	n := len(units)
	s := &sheet{
		units: units, lines: make([]line, n), phrases: make([]phraseCue, n),
		folds:   foldedAll(n, func(i int) string { return units[i].text[:min(len(units[i].text), 2000)] }),
		repeats: make(map[string]int, n), heading: make([]int, n),
	}
	heading := -1
	for i, u := range units {
		s.lines[i] = lineOf(u.text)
		if len(u.text) < 400 {
			s.phrases[i] = phrasesIn(s.folds[i])
		}
		s.repeats[s.folds[i]]++
		s.bytes += len(u.text)
		s.heading[i] = heading
		if s.lines[i].sentence() {
			s.prose += len(u.text)
			s.sentence++
		} else {
			heading = i
		}
	}
	s.first, s.last = run(n, func(i int) int {
		if s.lines[i].sentence() {
			return min(s.lines[i].words, 80)
		}
		return -6
	})
	for i := s.first; i <= s.last && i < n; i++ {
		s.runs += s.lines[i].words
	}
	return s
}

// lineFeatures is the number of features of one line, lineExtra of its second
// look.
const (
	lineFeatures = 96
	lineExtra    = 20
)

// features gives what the classifier sees of one line. The order is the order
// of the trees.
func (s *sheet) features(i int, out []float32) []float32 {
	f := featureSet{out: out[:0]}
	l := &s.lines[i]
	n := len(s.units)
	shape(&f, l)
	f.bits(uint32(s.phrases[i]), phraseCues)
	f.add(share(i, n), log1(i), log1(n-i), log1(n), share(s.prose, s.bytes), share(s.sentence, n), log1(s.bytes))
	f.add(min(4, float32(s.repeats[s.folds[i]])))
	f.flag(i >= s.first && i <= s.last)
	f.add(clamp(i-s.first, 40), clamp(s.last-i, 40), log1(s.runs))
	if h := s.heading[i]; h >= 0 {
		said := s.phrases[h]
		f.add(clamp(i-h, 20))
		f.flag(said&sayRelated != 0, said&sayComment != 0, said&(sayShare|sayFollow) != 0, said&saySubscribe != 0, said&sayBio != 0, said&(sayNav|sayTags) != 0)
	} else {
		f.add(-1, 0, 0, 0, 0, 0, 0)
	}
	for _, k := range [...]int{-4, -3, -2, -1, 1, 2, 3, 4} {
		j := i + k
		if j < 0 || j >= n {
			f.add(-1, -1, -1)
			continue
		}
		kind := float32(0)
		if s.lines[j].sentence() {
			kind = 1
		}
		f.add(log1(s.lines[j].words), kind, float32(s.lines[j].ends))
	}
	before, after := float32(20), float32(20)
	for k := 1; k < 20; k++ {
		if j := i - k; before == 20 && j >= 0 && s.lines[j].words >= 20 {
			before = float32(k)
		}
		if j := i + k; after == 20 && j < n && s.lines[j].words >= 20 {
			after = float32(k)
		}
	}
	f.add(before, after)
	for _, w := range [...]int{3, 8} {
		f.add(s.proseShare(i-w, i), s.proseShare(i+1, i+1+w))
	}
	f.add(share(s.said(i-3, i), 3), share(s.said(i+1, i+4), 3))
	return f.out
}

func (s *sheet) proseShare(from, to int) float32 {
	from, to = max(0, from), min(len(s.units), to)
	all, prose := 0, 0
	for i := from; i < to; i++ {
		all += len(s.units[i].text) + 20
		if s.lines[i].sentence() {
			prose += len(s.units[i].text)
		}
	}
	if all == 0 {
		return -1
	}
	return share(prose, all)
}

// said counts the lines in a range that say something furniture says.
func (s *sheet) said(from, to int) int {
	n := 0
	for i := max(0, from); i < min(len(s.units), to); i++ {
		if s.lines[i].words < 25 && s.phrases[i]&^(sayDate|sayBio|sayLoading) != 0 {
			n++
		}
	}
	return n
}

// judge gives the chance of each line that it is the article's: the mean of
// both looks.
func (s *sheet) judge() []float32 {
	one, two := lineLooks()
	n := len(s.units)
	all := rowsOf(n, lineFeatures+lineExtra)
	for i := range n {
		all[i] = s.features(i, all[i])
	}
	firstLook := chancesOf(one.odds(all))
	c := newChances(firstLook, func(i int) int { return s.lines[i].words })
	for i := range n {
		all[i] = secondLook(all[i], i, c)
	}
	second, out := chancesOf(two.odds(all)), 0
	for i := range n {
		second[i] = (firstLook[i] + second[i]) / 2
		if second[i] <= lineCut {
			out++
		}
	}
	if out*10 > n*3 { // a page, not a text that is clean but for a line or two
		c.settle(second, settleLines)
	}
	return second
}
