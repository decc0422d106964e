package diffing

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/internal/text"
)

// side is one of the two texts, cut up without loss: its items tile it.
type side struct {
	text      string
	sentences []Span // trimmed, in order, apart
	paragraph []int  // paragraph[i] is the number of the paragraph of sentence i

	// cuts holds the ends of the items: the white space before sentence 0,
	// sentence 0, the white space between, sentence 1, … and what follows the
	// last. A cut is where a sentence begins or ends, moved on to the next
	// place that is inside no word and no grapheme.
	cuts []int
	ends []int32 // of all tokens; only for texts with little white space
}

// newSides cuts two texts into their paragraphs and sentences. A paragraph that
// stands in both is read once: most do, and reading is dearer than looking up.
func newSides(old, new, language string) (*side, *side) {
	known := make(map[string][]Span)
	cut := func(s string) *side {
		d := &side{text: s}
		for i, p := range paragraphs(s) {
			words := p.Of(s)
			found, ok := known[words]
			if !ok {
				found = text.Sentences(words, language)
				known[words] = found
			}
			for _, sp := range found {
				d.sentences = append(d.sentences, Span{Start: p.Start + sp.Start, End: p.Start + sp.End})
				d.paragraph = append(d.paragraph, i)
			}
		}
		d.cut()
		return d
	}
	o := cut(old)
	n := cut(new)
	return o, n
}

// articleSide takes an article's body with the paragraphs and sentences that
// are known of it.
func articleSide(a *article.Article) *side {
	d := &side{text: a.Body, sentences: a.Sentences}
	par := 0
	for _, s := range a.Sentences {
		for par+1 < len(a.Paragraphs) && a.Paragraphs[par+1].Start <= s.Start {
			par++
		}
		d.paragraph = append(d.paragraph, par)
	}
	d.cut()
	return d
}

// givenSide joins sentences that are given with one space. A blank line within
// a given sentence, or a trailing line break, parts paragraphs.
func givenSide(sentences []string) *side {
	d := &side{text: strings.Join(sentences, " ")}
	at, par := 0, 0
	for _, s := range sentences {
		d.sentences = append(d.sentences, Span{Start: at, End: at + len(s)})
		d.paragraph = append(d.paragraph, par)
		if strings.HasSuffix(s, "\n") {
			par++
		}
		at += len(s) + 1
	}
	d.cut()
	return d
}

// paragraphs gives the spans between blank lines, trimmed of line breaks.
func paragraphs(s string) []Span {
	var out []Span
	start := 0
	for i := 0; i < len(s); {
		n := strings.IndexByte(s[i:], '\n')
		if n < 0 {
			break
		}
		i += n
		end := i
		breaks := 0
		for i < len(s) && (s[i] == '\n' || s[i] == '\r' || s[i] == ' ' || s[i] == '\t') {
			if s[i] == '\n' {
				breaks++
			}
			i++
		}
		if breaks > 1 {
			out = append(out, Span{Start: start, End: end})
			start = i
		}
	}
	return append(out, Span{Start: start, End: len(s)})
}

// cut fills cuts.
func (d *side) cut() {
	d.cuts = make([]int, 0, 2*len(d.sentences)+1)
	at := 0
	for _, s := range d.sentences {
		at = d.legal(max(at, s.Start))
		d.cuts = append(d.cuts, at)
		at = d.legal(max(at, s.End))
		d.cuts = append(d.cuts, at)
	}
	d.cuts = append(d.cuts, len(d.text))
}

// gap is the white space before sentence i; i may be one past the last.
func (d *side) gap(i int) Span {
	if i == 0 {
		return Span{Start: 0, End: d.cuts[0]}
	}
	return Span{Start: d.cuts[2*i-1], End: d.cuts[2*i]}
}

// item is sentence i as far as it may be cut.
func (d *side) item(i int) Span {
	return Span{Start: d.cuts[2*i], End: d.cuts[2*i+1]}
}

// items is what lies from sentence i up to before sentence j, j excluded, with
// the white space between but not around.
func (d *side) items(i, j int) Span {
	return Span{Start: d.cuts[2*i], End: d.cuts[2*j-1]}
}

// legal is the first place from at on that is inside no word and no grapheme.
func (d *side) legal(at int) int {
	s := d.text
	if at <= 0 || at >= len(s) {
		return at
	}
	// Beside white space nothing holds together, but for marks that would sit
	// on it and signs that take what follows. These are nearly all.
	l, _ := utf8.DecodeLastRuneInString(s[:at])
	r, _ := utf8.DecodeRuneInString(s[at:])
	if plainSpace(l) && r < 0x300 && r != '\r' && r != ' ' || plainSpace(r) && !plainSpace(l) && l != '\r' && !mayJoin(l) {
		return at
	}
	// Else the words around decide. A stretch between white spaces holds
	// whatever could hold together; without any near, the whole text does, and
	// then it does so from here on: to look for white space would cost more.
	if d.ends == nil {
		const near = 256
		from := strings.LastIndexFunc(s[max(0, at-near):at], plainSpace)
		gap := len(s[at:]) - len(strings.TrimLeftFunc(s[at:], plainSpace)) // a mark may sit on the last space
		to := strings.IndexFunc(s[at+gap:min(len(s), at+gap+near)], plainSpace)
		if from >= 0 && to >= 0 {
			from += max(0, at-near)
			for _, t := range tokens(s[from : at+gap+to]) {
				if end := from + t.End; end >= at {
					return end
				}
			}
			return at + gap + to
		}
		for _, t := range tokens(s) {
			d.ends = append(d.ends, int32(t.End))
		}
	}
	k, _ := slices.BinarySearch(d.ends, int32(at))
	return int(d.ends[k])
}

func plainSpace(r rune) bool { return r == ' ' || r == '\n' }

// tokens gives the tokens of s by UAX #29, joined where a cut would fall
// inside a grapheme: Thai SARA AM and the Arabic number signs need that.
func tokens(s string) []Span {
	ts := text.AppendTokens(make([]Span, 0, roomFor(s)), s)
	if !strings.ContainsFunc(s, mayJoin) {
		return ts
	}
	out := ts[:0]
	g := graphemes.FromString(s)
	end := 0
	for _, t := range ts {
		for end < t.End && g.Next() {
			end = g.End()
		}
		if n := len(out); n > 0 && out[n-1].End > t.Start {
			out[n-1].End = max(out[n-1].End, t.End)
		} else {
			out = append(out, t)
		}
		out[len(out)-1].End = max(out[len(out)-1].End, end)
	}
	return slices.Clip(out)
}

// roomFor guesses the number of tokens in s from its beginning: a list that
// has to grow leaves several of its size behind.
func roomFor(s string) int {
	const sample = 4096
	if len(s) <= 4*sample {
		return len(s)/3 + 1
	}
	n := len(text.Tokens(s[:sample]))
	return n*(len(s)/sample+1) + n
}

// mayJoin says whether a grapheme rule beyond those of words could hold r to
// its neighbour: only Prepend, SpacingMark and conjoining consonants can.
func mayJoin(r rune) bool {
	return r >= 0x600 && (r < 0x2000 || r >= 0xA800 && r < 0xAC00 || r >= 0x10000) && (unicode.IsLetter(r) || unicode.IsMark(r) || !unicode.IsPrint(r) || unicode.IsNumber(r))
}
