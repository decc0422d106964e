package summarize

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/internal/text"
)

// A document is an article made ready for scoring: read once, with every word
// a number.
type document struct {
	article    *article.Article
	sentences  []sentence
	words      int     // in the whole article
	ideographs int     // of these, words of one ideograph
	novelty    bool    // a choice of several weighs what is new
	terms      int     // distinct terms are 0 to terms-1
	df         []int32 // of each term: sentences that hold it
	first      []int32 // of each term: the first of these
	idf        []float64
	title      []int32   // distinct terms of the headline
	titleTerms []int32   // in order, with repeats
	query      []int32   // distinct terms of what was asked
	signs      []sign    // of each term
	inOne      []float64 // scratch of central
	norms      []float64 // likewise
	stop       []bool    // of each term: a function word
	weights    []float64 // of each term: by how common it is in its language
}

// A sentence is one sentence of the article as a scorer sees it.
type sentence struct {
	article.Span
	paragraph int
	place     int // in its paragraph
	words     int
	chars     int
	terms     []int32 // in order, with repeats
	distinct  []int32 // without
	names     []int32 // terms with a capital letter that a sentence start does not explain
	kind      article.Kind
	ends      bool     // as a sentence does
	clean     bool     // a sentence as people write them
	cleans    int      // of these, before it
	heading   bool     // the headline over again
	aside     bool     // a pointer elsewhere, a caption: beside the story
	corrected []string // what is said of facts that an earlier state told otherwise
	barred    bool     // not to be taken: the reader has it, or another copy does
}

// stopWeight is what a function word weighs beside another word as rare: not
// nothing, since in a language without a list all words count, and not much.
const stopWeight = 0.2

// cleanWords is how long a sentence must be to be thought one: the shortest
// lead sentence of a news story that still says what happened.
const cleanWords = 8

func read(a *article.Article, query string) *document {
	d := &document{article: a, sentences: make([]sentence, len(a.Sentences))}
	v := newVocabulary(len(a.Body)/12+64, a.Language)
	arena := make([]int32, 0, len(a.Body)/5+64)
	names := make([]int32, 0, len(a.Body)/32+16)
	p := 0
	for i, span := range a.Sentences {
		s := &d.sentences[i]
		s.Span = span
		for p+1 < len(a.Paragraphs) && span.Start >= a.Paragraphs[p].End {
			p++
		}
		s.paragraph = p
		if len(a.Paragraphs) > 0 {
			s.kind = a.Paragraphs[p].Kind
		}
		if i > 0 && d.sentences[i-1].paragraph == p {
			s.place = d.sentences[i-1].place + 1
		}
		t := d.text(i)
		s.chars = runes(t)
		from, first := len(arena), len(names)
		arena, names, s.words = d.appendTerms(arena, names, v, t)
		s.terms = arena[from:len(arena):len(arena)]
		s.names = names[first:len(names):len(names)]
		d.words += s.words
		s.ends = ends(t)
		s.clean = s.words >= cleanWords && s.ends && s.kind != article.Subhead && s.kind != article.Caption
	}
	title, _, _ := d.appendTerms(nil, nil, v, a.Title)
	asked, _, _ := d.appendTerms(nil, nil, v, query)
	d.terms, d.signs, d.stop, d.weights = int(v.n), v.signs, v.stop, v.weights
	d.count()
	d.titleTerms, d.title = head(title, maxTitle), d.unique(title)
	d.query = d.unique(asked)
	cleans := 0
	for i := range d.sentences {
		s := &d.sentences[i]
		s.heading = d.repeatsTitle(s)
		s.aside = d.aside(d.text(i), s)
		s.clean = s.clean && !s.heading && !s.aside
		s.cleans = cleans
		if s.clean {
			cleans++
		}
	}
	return d
}

// text is sentence i as it stands.
func (d *document) text(i int) string { return d.sentences[i].Of(d.article.Body) }

// appendTerms adds the terms of t to out, those that look like names to names
// too, and counts its words. A run of ideographs gives its pairs.
func (d *document) appendTerms(out, names []int32, v *vocabulary, t string) ([]int32, []int32, int) {
	n := 0
	var before uint64 // hash of the ideograph just before
	end := 0
	v.spans = text.AppendWords(v.spans[:0], t)
	for _, w := range v.spans {
		n++
		word := w.Of(t)
		h := hash(word)
		if r, _ := utf8.DecodeRuneInString(word); ideograph(r) {
			d.ideographs++
			if before != 0 && end == w.Start {
				out = append(out, v.id(mix(before*prime64^h), ""))
			}
			before, end = h, w.End
			continue
		}
		before = 0
		id := v.id(h, word)
		out = append(out, id)
		if n > 1 && capital(word) {
			names = append(names, id)
		}
	}
	return out, names, n
}

// count fills in distinct terms, document frequencies and weights.
func (d *document) count() {
	d.df = make([]int32, d.terms)
	d.first = make([]int32, d.terms)
	seen := make([]int32, d.terms) // sentence that saw a term last, plus one
	total := 0
	for i := range d.sentences {
		total += len(d.sentences[i].terms)
	}
	arena := make([]int32, 0, total)
	for i := range d.sentences {
		s := &d.sentences[i]
		from := len(arena)
		for _, t := range s.terms {
			if seen[t] != int32(i+1) {
				if seen[t] == 0 {
					d.first[t] = int32(i)
				}
				seen[t] = int32(i + 1)
				d.df[t]++
				arena = append(arena, t)
			}
		}
		s.distinct = arena[from:len(arena):len(arena)]
	}
	d.idf = make([]float64, d.terms)
	n := float64(len(d.sentences))
	for t, df := range d.df {
		d.idf[t] = math.Log((n + 1) / (float64(df) + 0.5))
		w := d.weights[t]
		if d.stop[t] {
			w = min(w, stopWeight)
		}
		d.idf[t] *= w
	}
}

// head is the first n terms, or all.
func head(terms []int32, n int) []int32 { return terms[:min(n, len(terms))] }

// maxTitle is how many terms of a headline or a query are looked at.
const maxTitle = 64

func (d *document) unique(terms []int32) []int32 {
	var out []int32
	for _, t := range terms {
		if len(out) == maxTitle {
			break
		}
		known := false
		for _, o := range out {
			known = known || o == t
		}
		if !known {
			out = append(out, t)
		}
	}
	return out
}

// repeatsTitle says that a sentence is the headline over again: it has the
// headline's terms and hardly more.
func (d *document) repeatsTitle(s *sentence) bool {
	if len(d.title) == 0 || len(s.distinct) == 0 {
		return false
	}
	shared := 0
	for _, t := range s.distinct {
		for _, x := range d.title {
			if t == x {
				shared++
				break
			}
		}
	}
	// 0.8: a headline printed again often loses or gains a word ("- BBC News").
	return float64(shared) >= 0.8*float64(len(s.distinct)) && float64(shared) >= 0.8*float64(len(d.title))
}

// capital says that a word starts with a capital letter.
func capital(word string) bool {
	if c := word[0]; c < utf8.RuneSelf {
		return 'A' <= c && c <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// ends says that t stops as a sentence does.
func ends(t string) bool {
	t = strings.TrimRight(t, "\"”’'»)]」』")
	r, _ := utf8.DecodeLastRuneInString(t)
	return strings.ContainsRune(".!?…。！？।؟۔։።", r) && r != utf8.RuneError
}
