package desk

import (
	"bufio"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"
	"unicode/utf8"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/ingest"
	"github.com/stemma-news/stemma/internal/fault"
	"github.com/stemma-news/stemma/internal/jsonx"
	"github.com/stemma-news/stemma/internal/store"
)

// Tally counts the lines of an import.
type Tally struct {
	Lines, Kept, Known, Failed int
}

// carried is one line of an import: a source, or a state as Export writes it.
type carried struct {
	ID         json.RawMessage  `json:"id"`
	Key        string           `json:"key"`
	URL        string           `json:"url"`
	Title      string           `json:"title"`
	Byline     string           `json:"byline"`
	Publisher  string           `json:"publisher"`
	Published  string           `json:"published"`
	Language   string           `json:"language"`
	HTML       string           `json:"html"`
	HTMLBase64 string           `json:"html_base64"`
	Text       string           `json:"text"`
	Ninjs      json.RawMessage  `json:"ninjs"`
	Seen       time.Time        `json:"seen"`
	Article    *article.Article `json:"article"`
	Removed    string           `json:"removed"`
}

// answered is the answer to one line.
type answered struct {
	ID json.RawMessage `json:"id,omitempty"`
	*Captured
	Removed *Tombstone `json:"removed,omitempty"`
	Error   *refusal   `json:"error,omitempty"`
	known   bool       // nothing is new here
}

type refusal struct {
	Kind   fault.Kind `json:"kind"`
	Detail string     `json:"detail"`
	Fix    string     `json:"fix"`
}

// Import captures one JSON object a line and writes one answer a line, in the
// same order: what Captured says, or the error; the rest go on. It reads what
// Export writes, and lines of {"id"?,"key"?,"url"?,"seen"?,"title"?,"byline"?,
// "publisher"?,"published"?,"language"?} with one of html, html_base64, ninjs
// and text. It returns an error only when in or out fails or ctx ends.
func (d *Desk) Import(ctx context.Context, in io.Reader, out io.Writer) (Tally, error) {
	var t Tally
	r := bufio.NewReaderSize(in, 64<<10)
	w := bufio.NewWriter(out)
	for {
		line, err := jsonx.ReadLine(r, 8*d.limits.MaxBody) // JSON may write one byte as six
		if errors.Is(err, io.EOF) {
			return t, w.Flush()
		}
		if err != nil && !isKind(err, fault.TooLarge) {
			return t, errors.Join(fmt.Errorf("desk: read the lines to import: %w", err), w.Flush())
		}
		if err == nil && len(line) == 0 {
			continue
		}
		var a answered
		if err == nil {
			a, err = d.carryIn(ctx, line)
		}
		if ctx.Err() != nil {
			return t, errors.Join(context.Cause(ctx), w.Flush())
		}
		t.Lines++
		switch {
		case err != nil:
			f := fault.From(err)
			if f.Kind == fault.Internal {
				d.log.Error("import a line", "line", t.Lines, "error", err)
			}
			a = answered{ID: a.ID, Error: &refusal{f.Kind, f.Detail, f.Fix}}
			t.Failed++
		case a.known || a.Captured != nil && !a.NewRevision:
			t.Known++
		default:
			t.Kept++
		}
		b, err := json.Marshal(a)
		if err != nil {
			return t, fmt.Errorf("desk: encode an answer: %w", err)
		}
		if _, err := w.Write(append(b, '\n')); err != nil {
			return t, err
		}
		if r.Buffered() == 0 {
			if err := w.Flush(); err != nil {
				return t, err
			}
		}
	}
}

// carryIn captures one line.
func (d *Desk) carryIn(ctx context.Context, line []byte) (a answered, err error) {
	if !utf8.Valid(line) {
		return a, article.ErrEncoding
	}
	var c carried
	if err := json.Unmarshal(line, &c); err != nil {
		return a, fault.Wrap(err, fault.Invalid, "the line is not a JSON object of an article: "+jsonx.Explain(line, &c, err), "see docs/formats.md for the fields of an import")
	}
	a.ID = c.ID
	if err := checkSeen(c.Seen); err != nil {
		return a, err
	}
	switch {
	case c.Removed != "":
		t, known, err := d.bury(ctx, c)
		if err != nil {
			return a, err
		}
		a.Removed, a.known = &t, known
		return a, nil
	case c.Article != nil:
		same, err := again(c.Article)
		if err != nil {
			return a, err
		}
		key := c.Key
		if key == "" {
			key = keyOf(CaptureRequest{Source: ingest.Source{URL: c.URL}}, same)
		}
		got, err := d.keepArticle(ctx, store.Capture{Key: key, URL: c.URL, Article: same, Seen: c.Seen})
		a.Captured = &got
		return a, err
	}
	src := ingest.Source{
		URL: c.URL, Title: c.Title, Byline: c.Byline, Publisher: c.Publisher, Published: c.Published, Language: c.Language,
	}
	switch {
	case c.HTML != "":
		src.Data, src.MediaType = []byte(c.HTML), "text/html; charset=utf-8"
	case c.HTMLBase64 != "":
		src.MediaType = "text/html"
		if src.Data, err = base64.StdEncoding.DecodeString(c.HTMLBase64); err != nil {
			return a, fault.Wrap(err, fault.Invalid, "html_base64 is not base64", "encode the page's bytes as standard base64")
		}
	case len(c.Ninjs) > 0:
		src.Data, src.MediaType = c.Ninjs, "application/ninjs+json"
	default:
		src.Data, src.MediaType = []byte(c.Text), "text/plain; charset=utf-8"
	}
	got, err := d.Capture(ctx, CaptureRequest{Source: src, Key: c.Key, Seen: c.Seen})
	a.Captured = &got
	return a, err
}

// bury takes down what was taken down elsewhere. An article that was never
// here is refused from now on all the same, and says why. known means that it
// was gone before.
func (d *Desk) bury(ctx context.Context, c carried) (t Tombstone, known bool, err error) {
	id := store.ArticleID(c.Key)
	_, err = d.store.Article(ctx, id)
	known = isKind(err, fault.Gone)
	if isKind(err, fault.Missing) {
		if err := d.store.Bury(ctx, c.Key, c.Removed, c.Seen); err != nil {
			return t, false, err
		}
	}
	t, err = d.TakeDown(ctx, id, c.Removed) // repeating it tells what stands
	return t, known, err
}

// again makes an exported article anew from its parts, so that nothing is
// believed that New would refuse; the same words give the same revision.
func again(a *article.Article) (*article.Article, error) {
	draft := article.Draft{
		Title: a.Title, Byline: a.Byline, Publisher: a.Publisher, Section: a.Section, Published: a.Published, Modified: a.Modified,
		CanonicalURL: a.CanonicalURL, Language: a.Language, Description: a.Description, Dateline: a.Dateline,
		Credit: a.Credit, Furniture: a.Furniture, Notes: a.Notes, Origins: a.Origins,
	}
	for _, p := range a.Paragraphs {
		if p.Start < 0 || p.End > len(a.Body) || p.Start > p.End {
			return nil, fault.New(fault.Invalid, "a paragraph of the article lies outside its body", "import the lines as export wrote them")
		}
		draft.Paragraphs = append(draft.Paragraphs, article.Text{Text: p.Of(a.Body), Kind: p.Kind, Place: -1})
	}
	return article.New(draft)
}

// Export writes everything, one JSON object a line, in the order of capture,
// so that importing it elsewhere gives the same store.
func (d *Desk) Export(ctx context.Context, out io.Writer) error {
	w := bufio.NewWriterSize(out, 64<<10)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for one, err := range d.store.Export(ctx) {
		if err != nil {
			return errors.Join(err, w.Flush())
		}
		if err := enc.Encode(one); err != nil {
			return fmt.Errorf("desk: write the export: %w", err)
		}
	}
	return w.Flush()
}
