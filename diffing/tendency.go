package diffing

// The bar that a pair of sentences has to pass to be linked, and what it costs
// to link a sentence to more than one, in thousandths as likeness is. Both
// depend on what the two texts as wholes tell: those who revise a text call a
// sentence reworded and its neighbour new where those who simplify one split
// it, and a retelling shares few words with what it retells. Found like the
// weights of likeness, and with them.
const (
	barUsual    = 280
	barLeast    = 80  // of any pair: what has next to nothing in common is no link, however short the texts
	barReworded = 100 // lower by as much where no sentence stands unchanged, less so up to a quarter that do

	barHole   = 20 // higher by the log of the pairs of a hole, times this, for among many some are alike by chance,
	usualHole = 6  // over so many

	barLinked   = 70  // lower by the log odds of a sentence to be linked, times this,
	usualLinked = 700 // over the usual ones, by thousand free sentences

	moreUsual = 200 // what each sentence beyond one to one costs;
	moreLean  = 300 // less so the more sentences grew shorter or longer, nothing at this log of their lengths;
	moreOften = 60  // less by the log of how often such steps are, times this,
	usualMore = 100 // over the usual ones, by thousand steps

	usualSteps = 5 // so many usual steps are added to those seen, for few tell little

	barRetold  = 250 // lower in a retelling,
	barSize    = 60  // but higher by the log of all pairs, times this,
	usualPairs = 40  // over so many
	moreRetold = 100 // in place of moreUsual and what makes it less

	// Texts that have so little in common are strangers: no sentence of one is
	// one of the other reworded, and the bar is not lowered for that. Of two
	// news items on different matters up to .18 of the words, function words
	// aside, stand in both, of one told anew a third; of Aesop's retellings,
	// which are the freest, nine tenths have more than the least.
	leastCommon = 150
	fullCommon  = 200 // from here on the texts are of one thing
)

// tendency is what two texts tell of the links between their sentences.
type tendency struct {
	bar          int // of a hole of the usual size
	split, merge int // for each sentence beyond one to one
}

// tendency is what may be known before a sentence is linked.
func (a *aligner) tendency(retold int) tendency {
	size := ln(len(a.x)*len(a.y)) - ln(usualPairs)
	reworded := barReworded * less(a.same) / thousand * a.related / thousand
	return tendency{
		bar:   barUsual - mix(reworded, barRetold-barSize*size/thousand, retold),
		split: mix(more(a.shorter), moreRetold, retold),
		merge: mix(more(-a.shorter), moreRetold, retold),
	}
}

// retold tells in thousandths whether one text tells the other anew: not at all
// where a quarter of its sentences stands nearly as it was, wholly where none
// does and yet they are related.
func (a *aligner) retold() int {
	const nearly = 500
	keptX, keptY := len(a.x), len(a.y)
	for _, g := range a.grids {
		best := make([]int, len(g.y))
		for p := range g.x {
			most := 0
			for q := range g.y {
				l := g.like[p*len(g.y)+q]
				most, best[q] = max(most, l), max(best[q], l)
			}
			if most < nearly {
				keptX--
			}
		}
		for _, l := range best {
			if l < nearly {
				keptY--
			}
		}
	}
	return less(max(thousand*keptX/max(1, len(a.x)), thousand*keptY/max(1, len(a.y)))) * a.related / thousand
}

// related rises from nothing to a thousand by the words that two texts have in
// common.
func related(common int) int {
	return min(thousand, max(0, common-leastCommon)*thousand/(fullCommon-leastCommon))
}

// less falls from a thousand at nothing to nothing at a quarter.
func less(share int) int { return max(0, thousand-4*share) }

// more is what a sentence beyond one to one costs where sentences grew shorter
// by this log of their lengths.
func more(shorter int) int {
	return moreUsual * (moreLean - min(moreLean, max(0, shorter))) / moreLean
}

// mix lies between a and b by a share in thousandths.
func mix(a, b, share int) int { return a + (b-a)*share/thousand }

// seen counts what a first alignment links.
type seen struct {
	free, linked          int // sentences
	steps, splits, merges int
}

func (s *seen) count(free int, links []link) {
	s.free += free
	s.steps += len(links)
	for _, l := range links {
		s.linked += l.n + l.m
		if l.m > 1 {
			s.splits++
		}
		if l.n > 1 {
			s.merges++
		}
	}
}

// learn takes in what was seen: where nearly all sentences are linked the rest
// is likelier to be, too, and where some are split, so are others. How many are
// linked says little of a retelling, where most links are missed at first.
func (t *tendency) learn(s seen, retold int) {
	if s.steps == 0 {
		return
	}
	linked := thousand*s.linked + 2*usualSteps*usualLinked
	free := thousand*s.free + 2*usualSteps*thousand
	odds := ln(linked) - ln(free-linked) - ln(usualLinked) + ln(thousand-usualLinked)
	t.bar -= mix(barLinked*odds/thousand, 0, retold)
	often := func(n int) int {
		return moreOften * (ln(thousand*n+usualSteps*usualMore) - ln((s.steps+usualSteps)*usualMore)) / thousand
	}
	t.split -= often(s.splits)
	t.merge -= often(s.merges)
}

// usual is the mean length of the free sentences in words, times 16. One
// sentence of 20 words is added, for the mean of few says little.
func usual(bags []bag, free []bool) int {
	words, n := 20, 1
	for i, ok := range free {
		if ok {
			words += len(bags[i].words)
			n++
		}
	}
	return 16 * words / n
}

// ln makes a natural logarithm in thousandths of log2.
func ln(n int) int { return int(int64(log2(n)) * 693_147 / 256_000) } // the product may pass 32 bits
