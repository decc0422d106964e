package article

import "sort"

// Given moves a span of the body to the plain text that the article was read
// from. The span must lie within one paragraph, as every sentence does. It
// stays as it is, and ok is false, when the source was not plain text.
func (a *Article) Given(s Span) (given Span, ok bool) {
	i := sort.Search(len(a.Paragraphs), func(i int) bool { return a.Paragraphs[i].End >= s.End })
	if i == len(a.Paragraphs) || a.Paragraphs[i].Place < 0 {
		return s, false
	}
	move := a.Paragraphs[i].Place - a.Paragraphs[i].Start
	return Span{Start: s.Start + move, End: s.End + move}, true
}
