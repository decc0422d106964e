package summarize

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// alike is the cosine from which two sentences speak of one thing: the
// threshold of the LexRank paper.
const alike = 0.1

// A reason is one thing that speaks for a sentence, and how loudly: 1 is as
// loud as such a thing gets.
type reason struct {
	words string
	loud  float64
}

// why tells an editor what speaks for sentence i: the two or three loudest
// reasons in words, and the numbers behind them.
func (d *document) why(i int) Why {
	s := &d.sentences[i]
	n := map[string]float64{
		"sentence": float64(i + 1), "paragraph": float64(s.paragraph + 1), "words": float64(s.words),
	}
	var all []reason
	say := func(name string, value int, loud float64, words string) {
		if value > 0 {
			n[name] = float64(value)
			all = append(all, reason{words, loud})
		}
	}
	all = append(all, d.whereItStands(i))
	shared := d.inTitle(s)
	say("headline_words", shared, ratio(float64(shared), float64(d.weighty(d.title))), "shares "+count(shared, d.noun())+" with the headline")
	asked := d.heldOf(s, d.query)
	say("query_words", asked, 2, "holds "+count(asked, d.noun())+" of what was asked")
	if central := d.central(i); central > 0 {
		say("central", central, math.Sqrt(float64(central)/float64(d.compared())), "central to "+count(central, "other sentence"))
	}
	names := d.namesTakenUp(i)
	say("names_taken_up", names, float64(names)/6, "brings up "+count(names, "name")+" that later sentences take up")
	numbers := look(d.text(i)).numbers
	say("numbers", numbers, min(float64(numbers), 3)/12, "holds "+count(numbers, "number"))
	slices.SortStableFunc(all, func(x, y reason) int {
		switch {
		case x.loud > y.loud:
			return -1
		case x.loud < y.loud:
			return 1
		}
		return 0
	})
	w := Why{Features: n}
	if c := s.corrected; len(c) > 0 {
		n["corrected"] = float64(len(c))
		w.Reasons = append(w.Reasons, "corrected: "+strings.TrimSuffix(c[0], "."))
		all = all[:min(2, len(all))]
	}
	for _, r := range all[:min(3, len(all))] {
		w.Reasons = append(w.Reasons, r.words)
	}
	if d.leans(i) {
		n["leans"] = 1
	}
	return w
}

// whereItStands names the place of a sentence; the earlier, the louder.
func (d *document) whereItStands(i int) reason {
	s := &d.sentences[i]
	switch {
	case s.heading:
		return reason{"the headline over again", 1}
	case s.clean && s.cleans == 0:
		return reason{"first sentence of the story", 1}
	case s.paragraph == 0:
		return reason{"first paragraph", 0.8}
	case s.clean && s.cleans < 3:
		return reason{"one of the first three sentences", 0.6}
	}
	return reason{fmt.Sprintf("sentence %d of %d", i+1, len(d.sentences)), 0.05}
}

// inTitle counts the weighty terms that a sentence shares with the headline.
func (d *document) inTitle(s *sentence) int { return d.heldOf(s, d.title) }

// heldOf counts the weighty terms of some that a sentence holds.
func (d *document) heldOf(s *sentence, terms []int32) int {
	n := 0
	for _, t := range terms {
		if !d.stop[t] && contains(s.distinct, t) {
			n++
		}
	}
	return n
}

// weighty counts the terms that are no function words.
func (d *document) weighty(terms []int32) int {
	n := 0
	for _, t := range terms {
		if !d.stop[t] {
			n++
		}
	}
	return n
}

// central counts the sentences, of those compared, that are alike.
func (d *document) central(i int) int {
	s := &d.sentences[i]
	if i >= maxCompared {
		return 0
	}
	if d.inOne == nil {
		d.inOne = make([]float64, d.terms)
		d.norms = make([]float64, d.compared())
		for j := range d.norms {
			d.norms[j] = d.norm(&d.sentences[j])
		}
	}
	for _, t := range s.distinct {
		d.inOne[t] = d.idf[t] * d.idf[t]
	}
	n := 0
	for j, norm := range d.norms {
		if j == i {
			continue
		}
		dot := 0.0
		for _, t := range d.sentences[j].distinct {
			dot += d.inOne[t]
		}
		if dot >= alike*norm*d.norms[i] && dot > 0 {
			n++
		}
	}
	for _, t := range s.distinct {
		d.inOne[t] = 0
	}
	return n
}

// noun is what a term is called.
func (d *document) noun() string {
	if 2*d.ideographs > d.words {
		return "pair of characters"
	}
	return "word"
}

// namesTakenUp counts the names that sentence i is the first to hold and a
// later one holds again.
func (d *document) namesTakenUp(i int) int {
	n := 0
	names := d.sentences[i].names
	for k, t := range names {
		if d.stop[t] || d.signs[t]&day != 0 || d.df[t] < 2 || contains(names[:k], t) || d.first[t] != int32(i) {
			continue
		}
		n++
	}
	return n
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if first, rest, ok := strings.Cut(noun, " of "); ok {
		return fmt.Sprintf("%d %ss of %s", n, first, rest)
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
