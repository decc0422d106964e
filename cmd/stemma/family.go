package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/family"
	"github.com/stemma-news/stemma/ingest"
	"github.com/stemma-news/stemma/internal/fault"
)

var familyCommand = command{
	name: "family", args: "FILE...",
	short:   "which articles are copies of one another, and who derives from whom",
	example: "stemma family original.html copy1.html copy2.html\ncat articles.jsonl | stemma family --jsonl\ncat pairs.jsonl | stemma family --pairs --jsonl",
	run:     runFamily,
}

func runFamily(c *call) error {
	format := c.flags.String("format", "text", "`text`, json, dot or svg")
	jsonl := c.flags.Bool("jsonl", false, `read {"id","text"|"html","title"?,"url"?,"published"?,"seen"?,"publisher"?,"credit"?} a line from standard input`)
	pairs := c.flags.Bool("pairs", false, `with --jsonl: read {"id","a":{...},"b":{...}} a line and tell how the two are related`)
	if err := c.parse(); err != nil {
		return err
	}
	if err := oneOf("format", *format, "text", "json", "dot", "svg"); err != nil {
		return err
	}
	switch {
	case *pairs && !*jsonl:
		return usagef("--pairs goes with --jsonl")
	case *pairs:
		return stream(c.ctx, c.in, c.out, answerPair)
	case *jsonl:
		return familyOfLines(c)
	case len(c.args) == 0:
		return usagef("at least one FILE is wanted")
	}
	var copies []family.Copy
	for _, file := range c.args {
		a, err := c.read(file, "", "")
		if err != nil {
			return err
		}
		copies = append(copies, family.FromArticle(file, a))
	}
	return printFamily(c.out, *format, copies)
}

// copyRow is one article as family --jsonl reads it.
type copyRow struct {
	document
	Publisher string    `json:"publisher"`
	Published timestamp `json:"published"`
	Seen      timestamp `json:"seen"`
	Credit    credit    `json:"credit"`
}

// credit reads a line as printed, or the object that article writes.
type credit string

func (c *credit) UnmarshalJSON(b []byte) error {
	var object *article.Credit
	if json.Unmarshal(b, &object) == nil {
		if object != nil {
			*c = credit(creditLine(object))
		}
		return nil
	}
	return json.Unmarshal(b, (*string)(c))
}

// timestamp reads RFC 3339, or a date alone.
type timestamp struct{ time.Time }

func (t *timestamp) UnmarshalJSON(b []byte) error {
	var s string
	if err := json.Unmarshal(b, &s); err != nil || s == "" {
		return err
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02"} {
		if v, err := time.Parse(layout, s); err == nil {
			t.Time = v
			return nil
		}
	}
	return fmt.Errorf("%q is not a time as RFC 3339 writes it", s)
}

// copyOf makes a family's copy of a row. Text stays as it was given, since
// passages are spans of it; a page is read as an article.
func (r copyRow) copyOf(id string) (family.Copy, error) {
	c := family.Copy{
		ID: id, Title: r.Title, Text: r.Text, Language: r.Language, URL: r.URL,
		Publisher: r.Publisher, Credit: string(r.Credit), Published: r.Published.Time, Seen: r.Seen.Time,
	}
	if r.HTML == "" && r.Base64 == "" {
		if r.Text == "" {
			return c, errNoText
		}
		return c, nil
	}
	src, err := r.source()
	if err != nil {
		return c, err
	}
	a, err := ingest.Read(src)
	if err != nil {
		return c, err
	}
	page := family.FromArticle(id, a)
	page.Seen = c.Seen
	if c.Publisher != "" {
		page.Publisher = c.Publisher
	}
	if c.Credit != "" {
		page.Credit = c.Credit
	}
	if !c.Published.IsZero() {
		page.Published = c.Published
	}
	return page, nil
}

func answerPair(line []byte) any {
	var in struct {
		row
		A *copyRow `json:"a"`
		B *copyRow `json:"b"`
	}
	if err := parseRow(line, &in); err != nil {
		return refuse(in.ID, err)
	}
	if in.A == nil || in.B == nil {
		return refuse(in.ID, fault.New(fault.Invalid, "the line has not both a and b", "send both articles"))
	}
	a, err := in.A.copyOf("a")
	if err != nil {
		return refuse(in.ID, err)
	}
	b, err := in.B.copyOf("b")
	if err != nil {
		return refuse(in.ID, err)
	}
	return struct {
		ID json.RawMessage `json:"id"`
		family.Pair
	}{orNull(in.ID), family.Relate(a, b)}
}

// familyOfLines reads all lines, then answers each in the order given. Lines
// that cannot be read get an error in their place.
func familyOfLines(c *call) error {
	var (
		copies []family.Copy
		ids    []json.RawMessage // of copies
		order  []any             // an index into copies, or the answer to a bad line
		seen   = map[string]bool{}
	)
	err := lines(c.in, func(line []byte, tooLong bool) error {
		if tooLong {
			order = append(order, refuse(nil, errLine))
			return nil
		}
		var in struct {
			row
			copyRow
		}
		err := parseRow(line, &in)
		if err == nil && len(in.ID) > 0 && seen[string(in.ID)] {
			err = fault.New(fault.Invalid, "the id stands twice", "give each article an id of its own")
		}
		seen[string(in.ID)] = true
		if err == nil {
			var one family.Copy
			one, err = in.copyOf(fmt.Sprint(len(copies)))
			if err == nil {
				order = append(order, len(copies))
				copies, ids = append(copies, one), append(ids, orNull(in.ID))
				return nil
			}
		}
		order = append(order, refuse(in.ID, err))
		return c.ctx.Err()
	})
	if err != nil {
		return err
	}
	nodes := family.Build(copies)
	w := bufio.NewWriter(c.out)
	enc := json.NewEncoder(w)
	for _, o := range order {
		if i, ok := o.(int); ok {
			o = nodeAnswer(nodes[i], ids)
		}
		if err := enc.Encode(o); err != nil {
			return err
		}
	}
	return w.Flush()
}

// nodeAnswer gives a node back under the ids of the lines. Inside, copies are
// known by their number, since ids of lines may repeat or be missing.
func nodeAnswer(n family.Node, ids []json.RawMessage) any {
	type answer struct {
		ID     json.RawMessage  `json:"id"`
		Family string           `json:"family"`
		Parent *json.RawMessage `json:"parent"`
		family.Node
	}
	var i int
	_, _ = fmt.Sscan(n.ID, &i)
	a := answer{ID: ids[i], Family: n.Family, Node: n}
	if n.Parent != nil {
		var p int
		_, _ = fmt.Sscan(*n.Parent, &p)
		a.Parent = &ids[p]
	}
	return a
}

func printFamily(w io.Writer, format string, copies []family.Copy) error {
	nodes := family.Build(copies)
	family.Explain(nodes, copies)
	var text string
	switch format {
	case "json":
		return writeJSON(w, nodes)
	case "dot":
		text = family.DOT(nodes, copies)
	case "svg":
		text = family.SVG(nodes, copies)
	default:
		text = family.Text(nodes, copies)
	}
	_, err := io.WriteString(w, text)
	return err
}
