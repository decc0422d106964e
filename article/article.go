// Package article holds the value that flows through Stemma: one state of one
// publisher's copy of a text, read once and never changed after New.
//
// Units: every Span is a byte range of Body. Errors: ErrEmpty, ErrEncoding and
// ErrParagraph, all faults; no other error is possible.
package article

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"strings"
	"unicode/utf8"

	"github.com/stemma-news/stemma/internal/fault"
	"github.com/stemma-news/stemma/internal/text"
)

// Span is a byte range, End excluded.
type Span = text.Span

// Article is one state of a text with what is known about it. It is shared
// between goroutines and must not be changed after New.
type Article struct {
	Revision     string            `json:"revision"` // content address: the same words give the same id
	Title        string            `json:"title"`
	Byline       string            `json:"byline"`
	Publisher    string            `json:"publisher"`
	Section      string            `json:"section,omitempty"`
	Published    string            `json:"published"` // RFC 3339 with zone, or only 2006-01-02 where no time is known
	Modified     string            `json:"modified"`
	CanonicalURL string            `json:"canonical_url"`
	Language     string            `json:"language"`              // BCP 47; "und" when it cannot be told
	Description  string            `json:"description,omitempty"` // the publisher's own words about the article
	Dateline     string            `json:"dateline,omitempty"`    // "PARIS (AP)"
	Credit       *Credit           `json:"credit,omitempty"`
	Body         string            `json:"body"` // paragraphs parted by a blank line
	Paragraphs   []Paragraph       `json:"paragraphs"`
	Sentences    []Span            `json:"sentences"`
	Furniture    []Furniture       `json:"furniture"`
	Notes        []Note            `json:"notes"`
	Origins      map[string]string `json:"origins,omitempty"` // field name -> where it was read: "json-ld", "og", "time", "line"
}

// Paragraph is a span of Body and what it is there.
type Paragraph struct {
	Span
	Kind  Kind `json:"kind,omitempty"` // "" is running prose
	Place int  `json:"-"`              // byte offset in the plain text given, -1 when it was not plain text
}

// Kind is the role of a paragraph.
type Kind string

// The kinds of paragraph that survive reading.
const (
	Prose   Kind = ""
	Subhead Kind = "subhead"
	Item    Kind = "item"  // of a list
	Quote   Kind = "quote" // a block quotation
	Code    Kind = "code"
	Caption Kind = "caption"
)

// Credit says where a copy itself says that it comes from.
type Credit struct {
	Agency string `json:"agency,omitempty"` // "Reuters"
	Via    string `json:"via,omitempty"`    // "ZeroHedge News"
	URL    string `json:"url,omitempty"`    // of the original
	Text   string `json:"text,omitempty"`   // the line as printed
}

// Furniture is what the page put around the article, with the reason why it
// is thought so. It is kept apart, never dropped.
type Furniture struct {
	Text   string `json:"text"`
	Reason string `json:"reason"`
}

// Note is a correction, an update notice or an editor's note.
type Note struct {
	Kind string `json:"kind"` // "correction", "update", "editor"
	Text string `json:"text"`
}

// The errors of New.
var (
	ErrEmpty = &fault.Error{
		Kind: fault.Unreadable, Detail: "no article text was found",
		Fix: "send the page that holds the story, or the text itself as text/plain",
	}
	ErrEncoding = &fault.Error{
		Kind: fault.Unreadable, Detail: "the text is not valid UTF-8",
		Fix: "convert it to UTF-8 and send it again",
	}
	ErrParagraph = &fault.Error{
		Kind: fault.Internal, Detail: "a paragraph is empty, untrimmed or holds a blank line",
		Fix: "report this with the text that shows it",
	}
)

// Draft is what a reader of some format found. Paragraphs are its only
// required part.
type Draft struct {
	Title, Byline, Publisher, Section, Published, Modified string
	CanonicalURL, Language, Description, Dateline          string
	Credit                                                 *Credit
	Paragraphs                                             []Text
	Furniture                                              []Furniture
	Notes                                                  []Note
	Origins                                                map[string]string
}

// Text is one paragraph of a draft: trimmed, without a blank line within.
type Text struct {
	Text  string
	Kind  Kind
	Place int // byte offset in the plain text given; -1 when it was not plain text
}

// New makes the article of a draft: joins the paragraphs, tells the language
// when the draft does not, finds the sentences and computes the revision.
// Cost is linear in the text.
func New(d Draft) (*Article, error) {
	if len(d.Paragraphs) == 0 {
		return nil, ErrEmpty
	}
	a := &Article{
		Title: d.Title, Byline: d.Byline, Publisher: d.Publisher, Section: d.Section,
		Published: d.Published, Modified: d.Modified, CanonicalURL: d.CanonicalURL,
		Language: d.Language, Description: d.Description, Dateline: d.Dateline, Credit: d.Credit,
		Furniture: append([]Furniture{}, d.Furniture...), Notes: append([]Note{}, d.Notes...), Origins: d.Origins,
	}
	var body strings.Builder
	size := 0
	for _, p := range d.Paragraphs {
		size += len(p.Text) + len("\n\n")
	}
	body.Grow(size)
	a.Paragraphs = make([]Paragraph, 0, len(d.Paragraphs))
	for i, p := range d.Paragraphs {
		if p.Text == "" || p.Text != strings.TrimSpace(p.Text) || strings.Contains(p.Text, "\n\n") {
			return nil, ErrParagraph
		}
		if i > 0 {
			body.WriteString("\n\n")
		}
		start := body.Len()
		body.WriteString(p.Text)
		a.Paragraphs = append(a.Paragraphs, Paragraph{Span{Start: start, End: body.Len()}, p.Kind, p.Place})
	}
	a.Body = body.String()
	if !utf8.ValidString(a.Body) || !utf8.ValidString(a.Title) || !utf8.ValidString(a.Byline) {
		return nil, ErrEncoding
	}
	if a.Language == "" {
		a.Language = text.Detect(a.Body)
	}
	var spans []Span
	for _, p := range a.Paragraphs {
		spans = text.AppendSentences(spans[:0], p.Of(a.Body), a.Language)
		for _, s := range spans {
			a.Sentences = append(a.Sentences, Span{Start: p.Start + s.Start, End: p.Start + s.End})
		}
	}
	a.Revision = a.address()
	return a, nil
}

// address is the content address: what a reader reads as the article's own
// words. Dates and furniture are left out, so that a page that is only served
// anew is the same revision.
func (a *Article) address() string {
	h := sha256.New()
	var buf [512]byte // a string is hashed from here, rather than from a copy of all of it
	part := func(s string) {
		h.Write(binary.BigEndian.AppendUint64(buf[:0], uint64(len(s))))
		for len(s) > 0 {
			n := copy(buf[:], s)
			h.Write(buf[:n])
			s = s[n:]
		}
	}
	part("stemma revision 1")
	part(a.Title)
	part(a.Byline)
	part(a.Body)
	for _, n := range a.Notes {
		part(n.Text)
	}
	return "r_" + encoding.EncodeToString(h.Sum(nil)[:16])
}

var encoding = base32.NewEncoding("0123456789abcdefghijklmnopqrstuv").WithPadding(base32.NoPadding)
