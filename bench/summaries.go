package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/stemma-news/stemma/ingest"
	"github.com/stemma-news/stemma/summarize"
)

// govSet is what anyone can rerun: pages whose text is in the public domain.
var govSet = set{name: "digital.gov", file: "gov_pages", sentences: 1}

// summaries measures our methods beside baselines and peers, and writes
// report/summaries.txt.
func summaries(args []string) error {
	flags := flag.NewFlagSet("summaries", flag.ContinueOnError)
	data := flags.String("data", "", "measure on the development files of this folder instead of the pages shipped")
	methods := flags.String("methods", "clean-lead,ranker", "with -data, our methods")
	only := flags.String("only", "", "with -data, sets by name")
	out := flags.String("out", "report/summaries.txt", "where the report goes")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *data != "" {
		return dev(*data, strings.Split(*methods, ","), *only)
	}
	var b bytes.Buffer
	if err := reportSummaries(io.MultiWriter(&b, os.Stdout)); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(*out), 0o755); err != nil {
		return err
	}
	return os.WriteFile(*out, b.Bytes(), 0o644)
}

func reportSummaries(w io.Writer) error {
	subjects, err := govSet.subjects("testdata")
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "Summaries of %d pages of digital.gov (CC0) against their publisher's description.\n", len(subjects))
	fmt.Fprintf(w, "ROUGE F1, stemmed, times 100; over: mean of the three over the clean lead, with a 95%% interval.\n")
	fmt.Fprintf(w, "ms: processor time an article on %s, %s, for order only; ours includes reading the text.\n", runtime.Version(), runtime.GOARCH)
	fmt.Fprintf(w, "The peers answer a little differently each run; ours and the baselines do not. didasy/tldr is JesusIslam/tldr, by its other name.\n")
	var ways []way
	ways = append(ways, baselines...)
	for _, name := range methodNames() {
		w := ours(name)
		w.name = "stemma " + name
		ways = append(ways, w)
	}
	ways = append(ways, summaryPeers...)
	for _, n := range []int{1, 3} {
		fmt.Fprintf(w, "\n%d sentence(s)\n%-30s %6s %6s %6s %15s %6s %6s %7s\n", n, "", "R-1", "R-2", "R-Lsum", "over clean lead", "words", "empty", "ms")
		var clean measured
		for i, x := range ways {
			m := measure(subjects, x, n)
			if i == 0 {
				clean = m
			}
			mean, half := m.gain(clean)
			fmt.Fprintf(w, "%-30s %6.2f %6.2f %6.2f %+8.2f ± %4.2f %6.1f %6d %7.2f\n", x.name, m.rouge.One, m.rouge.Two, m.rouge.Lsum,
				mean, half, m.words, m.empty, m.took.Seconds()*1000/float64(len(subjects)))
		}
	}
	return allocations(w, subjects)
}

// allocations counts what one summary costs the heap.
func allocations(w io.Writer, subjects []subject) error {
	s := &subjects[0]
	for i := range subjects { // the first of about 5 kB, the length that speed is measured at
		if n := len(subjects[i].text); n > 4800 && n < 5200 {
			s = &subjects[i]
			break
		}
	}
	a, err := ingest.Read(ingest.Source{Data: []byte(s.text), MediaType: "text/plain", Title: s.Title})
	if err != nil {
		return err
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	const runs = 100
	for range runs {
		if _, err := summarize.Summarize(a, summarize.Options{}); err != nil {
			return err
		}
	}
	runtime.ReadMemStats(&after)
	fmt.Fprintf(w, "\nOne summary of an article of %d bytes: %d allocations, %d kB.\n", len(s.text),
		(after.Mallocs-before.Mallocs)/runs, (after.TotalAlloc-before.TotalAlloc)/runs/1024)
	return nil
}

func methodNames() []string {
	var out []string
	for name := range summarize.Methods {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}
