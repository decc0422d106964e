// Package text reads running text: words, sentences, languages, stems.
//
// Units: every place is a byte offset into the string given; nothing is
// normalised on the way, so any span can be cut out of the text.
// Errors: none. Every function takes any string, also invalid UTF-8.
package text

// Span is a byte range, End excluded.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Of cuts the span out of its text.
func (s Span) Of(t string) string { return t[s.Start:s.End] }
