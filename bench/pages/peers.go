package pages

import (
	"bytes"
	"flag"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"codeberg.org/readeck/go-readability/v2"
	distiller "github.com/markusmobius/go-domdistiller"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stemma-news/stemma/ingest"
)

// found is what a reader made of a page.
type found struct{ body, title, author, date string }

// readers is the table of what is measured: ours and the peers that Go can
// run, on the same bytes in the same run.
var readers = []struct {
	name string
	read func(page []byte, address string) found
}{
	{"stemma, trained on these", ours},
	{"readeck/go-readability", readeck},
	{"go-trafilatura", func(page []byte, address string) found { return traf(page, address, false) }},
	{"go-trafilatura + fallback", func(page []byte, address string) found { return traf(page, address, true) }},
	{"go-domdistiller", distilled},
}

// Measure reads every labelled page by every reader and writes a table.
func Measure(args []string) error {
	flags := flag.NewFlagSet("pages", flag.ContinueOnError)
	data := flags.String("data", "../data/pages", "`folder` of the labelled pages")
	out := flags.String("out", "report/pages.txt", "`file` to write the table to")
	unseen := flags.Bool("unseen", true, "also measure our trees on sites kept out of their training (some minutes)")
	if err := flags.Parse(args); err != nil {
		return err
	}
	var all []*Page
	for _, name := range []string{"aeb", "traf_dev", "wcxb_dev"} {
		list, err := load(*data, name)
		if err != nil {
			return err
		}
		all = append(all, list...)
	}
	var table strings.Builder
	fmt.Fprintf(&table, "%-28s %7s %7s %7s %7s %7s %7s %7s %9s\n", "", "aeb F1", "exact", "traf F1", "wcxb F1", "title", "author", "date", "ms a page")
	for _, r := range readers {
		table.WriteString(measure(r.name, all, r.read))
	}
	if *unseen {
		var sheets []*sheet
		for _, p := range all {
			sheets = append(sheets, prepare(p))
		}
		cross(sheets, shipped)
		var f figures
		for _, s := range sheets {
			f.add(s.page, s.body(s.p2, .5))
		}
		f1, exact := f.aeb()
		fmt.Fprintf(&table, "%-28s %7.3f %7.3f %7.3f %7.3f\n", "stemma, sites unseen", f1, exact, f.traf(), f.wcx())
	}
	fmt.Print(table.String())
	if err := os.MkdirAll(filepath.Dir(*out), 0o755); err != nil {
		return err
	}
	return os.WriteFile(*out, []byte(table.String()), 0o644)
}

func measure(name string, all []*Page, read func([]byte, string) found) string {
	var f figures
	var title, author, date, titles, authors, dates float64
	start := cpu()
	for _, p := range all {
		got := read(p.Bytes(), p.URL)
		f.add(p, got.body)
		if p.Set != "traf" {
			continue
		}
		if p.Gold.Title != "" {
			titles++
			x, y := words(got.title), words(p.Gold.Title)
			if x != "" && (strings.Contains(x, y) || strings.Contains(y, x)) {
				title++
			}
		}
		if p.Gold.Author != "" {
			authors++
			if words(got.author) == words(p.Gold.Author) {
				author++
			}
		}
		if p.Gold.Date != "" {
			dates++
			if len(got.date) >= 10 && got.date[:10] == p.Gold.Date[:min(10, len(p.Gold.Date))] {
				date++
			}
		}
	}
	spent := cpu() - start
	f1, exact := f.aeb()
	return fmt.Sprintf("%-28s %7.3f %7.3f %7.3f %7.3f %7.3f %7.3f %7.3f %9.1f\n", name, f1, exact, f.traf(), f.wcx(),
		title/titles, author/authors, date/dates, float64(spent.Microseconds())/1000/float64(len(all)))
}

func words(s string) string { return strings.Join(tokens(strings.ToLower(s)), " ") }

// cpu is the processor time of this process, both kinds.
func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func ours(page []byte, address string) found {
	a, err := ingest.Read(ingest.Source{Data: page, MediaType: "text/html", URL: address})
	if err != nil {
		return found{}
	}
	return found{a.Body, a.Title, a.Byline, a.Published}
}

func readeck(page []byte, address string) found {
	u, _ := url.Parse(address)
	a, err := readability.FromReader(bytes.NewReader(page), u)
	if err != nil || a.Node == nil {
		return found{}
	}
	f := found{body: lined(a.Node), title: a.Title(), author: a.Byline()}
	if t, err := a.PublishedTime(); err == nil {
		f.date = t.Format(time.DateOnly)
	}
	return f
}

func traf(page []byte, address string, fallback bool) found {
	u, _ := url.Parse(address)
	r, err := trafilatura.Extract(bytes.NewReader(page), trafilatura.Options{OriginalURL: u, EnableFallback: fallback, ExcludeComments: true})
	if err != nil || r == nil || r.ContentNode == nil {
		return found{}
	}
	f := found{lined(r.ContentNode), r.Metadata.Title, r.Metadata.Author, ""}
	if !r.Metadata.Date.IsZero() {
		f.date = r.Metadata.Date.Format(time.DateOnly)
	}
	return f
}

func distilled(page []byte, address string) found {
	u, _ := url.Parse(address)
	r, err := distiller.ApplyForReader(bytes.NewReader(page), &distiller.Options{OriginalURL: u, SkipPagination: true})
	if err != nil || r.Node == nil {
		return found{}
	}
	f := found{body: lined(r.Node), title: r.Title, author: r.MarkupInfo.Author}
	if a := r.MarkupInfo.Article; len(a.PublishedTime) >= 10 {
		f.date = a.PublishedTime
	}
	return f
}

// lined is the text of a tree, a line for each block: the libraries' own
// renderings run paragraphs together.
func lined(n *html.Node) string {
	var out strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			out.WriteString(n.Data)
		}
		block := n.Type == html.ElementNode && !inlineTags[n.DataAtom]
		if block {
			out.WriteByte('\n')
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if block {
			out.WriteByte('\n')
		}
	}
	walk(n)
	return out.String()
}

var inlineTags = map[atom.Atom]bool{
	atom.A: true, atom.B: true, atom.I: true, atom.Em: true, atom.Strong: true, atom.Span: true, atom.U: true, atom.Sub: true, atom.Sup: true,
	atom.Small: true, atom.Code: true, atom.Abbr: true, atom.Cite: true, atom.Q: true, atom.Mark: true, atom.Time: true, atom.Font: true, atom.Del: true, atom.Ins: true,
}
