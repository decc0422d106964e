// Package revisions measures comparisons beside the engines that Go offers, on
// the same pairs in the same run: time, fragments, words touched, cuts inside
// words, exactness; and what each does with pairs made to be hard.
package revisions

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"golang.org/x/tools/txtar"
)

type pair struct{ Old, New string }

// Run is the command.
func Run(args []string) error {
	fs := flag.NewFlagSet("revisions", flag.ContinueOnError)
	posts := fs.String("posts", "../testdata/diffing/posts18f.txtar", "pairs as old and new files of a txtar `file`")
	more := fs.String("more", "", "also pairs of this gzipped JSONL `file`, with old and new")
	size := fs.Int("size", 1<<20, "bytes a side of the hard pairs; 0 leaves them out")
	patience := fs.Duration("patience", 10*time.Second, "processor time an engine may take over a hard pair")
	report := fs.String("report", "report/revisions.txt", "where to write the report")
	inner := fs.String("child", "", "used by the command itself")
	if err := fs.Parse(args); err != nil {
		return err
	}
	if *inner != "" {
		var e, h, n int
		if _, err := fmt.Sscanf(*inner, "%d,%d,%d", &e, &h, &n); err != nil {
			return err
		}
		return child(e, h, n, *patience)
	}
	f, err := os.Create(*report)
	if err != nil {
		return err
	}
	defer f.Close()
	w := io.MultiWriter(os.Stdout, f)
	fmt.Fprintln(w, "Times are processor time, the best of three, on the machine at hand; compare them within one run only.")
	ps, err := fromTxtar(*posts)
	if err != nil {
		return err
	}
	table(w, "18F posts that are shipped", ps)
	if *more != "" {
		if ps, err = fromJSONL(*more); err != nil {
			return err
		}
		table(w, *more, ps)
	}
	if *size > 0 {
		if err := worst(w, *size, *patience); err != nil {
			return err
		}
	}
	return f.Close()
}

func table(w io.Writer, name string, ps []pair) {
	fmt.Fprintf(w, "\n%s: %d pairs\n%-34s %9s %9s %9s %10s %8s %10s %9s\n", name, len(ps), "", "ms mean", "ms p50", "ms p99", "fragments", "words", "cut words", "not exact")
	for k, e := range engines {
		ms := make([]float64, len(ps))
		var fragments, words, cuts, inexact int
		for i, p := range ps {
			var out []piece
			for range 3 {
				start := cpu()
				out = e.run(p.Old, p.New)
				if t := float64(cpu()-start) / 1e6; ms[i] == 0 || t < ms[i] {
					ms[i] = t
				}
				if ms[i] > 50 {
					break // once is enough to know
				}
			}
			q := look(p.Old, p.New, out, k == 0)
			fragments, words, cuts = fragments+q.fragments, words+q.words, cuts+q.cuts
			if !q.exact {
				inexact++
			}
		}
		sum := 0.0
		for _, m := range ms {
			sum += m
		}
		slices.Sort(ms)
		n := float64(len(ps))
		fmt.Fprintf(w, "%-34s %9.2f %9.2f %9.2f %10.1f %8.1f %10.1f %9d\n", e.name, sum/n, ms[len(ms)/2], ms[len(ms)*99/100], float64(fragments)/n, float64(words)/n, float64(cuts)/n, inexact)
	}
}

func fromTxtar(name string) ([]pair, error) {
	c, err := txtar.ParseFile(name)
	if err != nil {
		return nil, err
	}
	var out []pair
	for i := 0; i+1 < len(c.Files); i += 2 {
		if !strings.HasSuffix(c.Files[i].Name, "/old") {
			return nil, fmt.Errorf("%s: %s is no old side", name, c.Files[i].Name)
		}
		out = append(out, pair{string(c.Files[i].Data), string(c.Files[i+1].Data)})
	}
	return out, nil
}

func fromJSONL(name string) ([]pair, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(bufio.NewReader(f))
	if err != nil {
		return nil, err
	}
	var out []pair
	for dec := json.NewDecoder(z); ; {
		var p pair
		if err := dec.Decode(&p); err == io.EOF {
			return out, nil
		} else if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
}
