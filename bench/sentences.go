package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	uax29 "github.com/clipperhouse/uax29/v2/sentences"
	pragmatic "github.com/jdkato/prose/tokenize"
	punkt "github.com/neurosnap/sentences/english"
	"golang.org/x/tools/txtar"

	"github.com/stemma-news/stemma/internal/text"
)

// splitter is one way to find sentences: the ends of them, as bytes.
type splitter struct {
	name  string
	split func(s, language string) []int
}

// sentencePeers are what Go can run. The models of the two that are trained or
// written for single languages are the English ones.
func sentencePeers() ([]splitter, error) {
	trained, err := punkt.NewSentenceTokenizer(nil)
	if err != nil {
		return nil, err
	}
	rules, err := pragmatic.NewPragmaticSegmenter("en")
	if err != nil {
		return nil, err
	}
	return []splitter{
		{"stemma", func(s, language string) []int {
			var ends []int
			for _, sp := range text.Sentences(s, language) {
				ends = append(ends, sp.End)
			}
			return ends
		}},
		{"uax29 (UAX #29)", func(s, _ string) []int {
			var parts []string
			for it := uax29.FromString(s); it.Next(); {
				parts = append(parts, it.Value())
			}
			return endsOf(s, parts)
		}},
		{"neurosnap (Punkt, en)", func(s, _ string) []int {
			var parts []string
			for _, x := range trained.Tokenize(s) {
				parts = append(parts, x.Text)
			}
			return endsOf(s, parts)
		}},
		{"prose (Pragmatic, en)", func(s, _ string) []int { return endsOf(s, rules.Tokenize(s)) }},
	}, nil
}

// endsOf finds where the parts, trimmed, end in s; a part that is not in s
// word for word has no end.
func endsOf(s string, parts []string) []int {
	var ends []int
	at := 0
	for _, p := range parts {
		p = strings.TrimSpace(p)
		if i := strings.Index(s[at:], p); i >= 0 && p != "" {
			at += i + len(p)
			ends = append(ends, at)
		}
	}
	return ends
}

// barredCase is a text and the places where people end its sentences.
type barredCase struct {
	set, language, text string
	ends                []int
}

// barredCases reads the golden files: a bar stands where a sentence ends.
func barredCases() ([]barredCase, error) {
	var cases []barredCase
	files, err := filepath.Glob("../testdata/text/golden/golden-*.txtar")
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			return nil, err
		}
		language := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(file), "golden-"), ".txtar")
		for _, f := range a.Files {
			c := barredCase{language: language}
			for part := range strings.SplitSeq(strings.TrimSuffix(string(f.Data), "\n"), "⏐") {
				c.text += part
				c.ends = append(c.ends, len(strings.TrimRight(c.text, " \t\r\n")))
			}
			for _, set := range []string{"pragmatic", "pySBD"} {
				if strings.Contains(f.Name, set) {
					c.set = set
					cases = append(cases, c)
				}
			}
			if language == "en" && strings.Contains(f.Name, "pySBD") {
				c.set = "the 48 English"
				cases = append(cases, c)
			}
		}
	}
	return cases, nil
}

// sentencesCommand measures our sentences beside peers, and writes
// report/sentences.txt.
func sentencesCommand(args []string) error {
	flags := flag.NewFlagSet("sentences", flag.ContinueOnError)
	data := flags.String("data", "", "also measure on the treebanks of this folder, which are not shipped")
	out := flags.String("out", "report/sentences.txt", "where the report goes")
	if err := flags.Parse(args); err != nil {
		return err
	}
	peers, err := sentencePeers()
	if err != nil {
		return err
	}
	cases, err := barredCases()
	if err != nil {
		return err
	}
	var b bytes.Buffer
	w := io.MultiWriter(&b, os.Stdout)
	goldenTable(w, peers, cases)
	if *data != "" {
		if err := treebankTable(w, peers, *data); err != nil {
			return err
		}
	}
	if err := os.MkdirAll(filepath.Dir(*out), 0o755); err != nil {
		return err
	}
	return os.WriteFile(*out, b.Bytes(), 0o644)
}

func goldenTable(w io.Writer, peers []splitter, cases []barredCase) {
	fmt.Fprintf(w, "Golden rules of pySBD and pragmatic_segmenter (MIT) that leave the text as it is: rules met.\n")
	fmt.Fprintf(w, "MB/s: all of them in a row, wall time on %s, %s, for order only.\n\n", runtime.Version(), runtime.GOARCH)
	sets := []string{"the 48 English", "pySBD", "pragmatic"}
	fmt.Fprintf(w, "%-24s", "")
	for _, set := range sets {
		fmt.Fprintf(w, " %16s", set)
	}
	fmt.Fprintf(w, " %8s\n", "MB/s")
	for _, p := range peers {
		for _, c := range cases {
			p.split(c.text, c.language) // reads the tables of the language
		}
		met, all := map[string]int{}, map[string]int{}
		size := 0
		start := time.Now()
		for _, c := range cases {
			size += len(c.text)
			all[c.set]++
			if slices.Equal(p.split(c.text, c.language), c.ends) {
				met[c.set]++
			}
		}
		took := time.Since(start)
		fmt.Fprintf(w, "%-24s", p.name)
		for _, set := range sets {
			fmt.Fprintf(w, " %16s", fmt.Sprintf("%d/%d", met[set], all[set]))
		}
		fmt.Fprintf(w, " %8.1f\n", float64(size)/1e6/took.Seconds())
	}
}

// treebankTable prints the F1 of sentence ends in running text.
func treebankTable(w io.Writer, peers []splitter, data string) error {
	type tree struct {
		ID, Lang, Text string
		Ends           []int
	}
	var trees []tree
	for _, name := range []string{"treebanks_dev", "ewt_docs_dev"} {
		f, err := os.Open(filepath.Join(data, "sentences", name+".jsonl.gz"))
		if err != nil {
			return err
		}
		z, err := gzip.NewReader(f)
		if err != nil {
			return err
		}
		lines := bufio.NewScanner(z)
		lines.Buffer(nil, 64<<20)
		for lines.Scan() {
			var t tree
			if err := json.Unmarshal(lines.Bytes(), &t); err != nil {
				return err
			}
			trees = append(trees, t)
		}
		f.Close()
	}
	fmt.Fprintf(w, "\nUniversal Dependencies, F1 of sentence ends\n%-32s", "")
	for _, p := range peers {
		fmt.Fprintf(w, " %22s", p.name)
	}
	fmt.Fprintln(w)
	counts := map[string][]tally3{}
	var names []string
	for _, t := range trees {
		name := strings.Join(strings.Split(t.ID, ":")[:2], ":")
		if counts[name] == nil {
			counts[name] = make([]tally3, len(peers))
			names = append(names, name)
		}
		for i, p := range peers {
			counts[name][i].add(t.Ends, p.split(t.Text, t.Lang))
		}
	}
	for _, name := range names {
		fmt.Fprintf(w, "%-32s", name)
		for _, c := range counts[name] {
			fmt.Fprintf(w, " %22.3f", c.f1())
		}
		fmt.Fprintln(w)
	}
	return nil
}

// tally3 counts what was found, what was found wrongly and what was missed.
type tally3 struct{ hit, wrong, missed int }

func (c *tally3) add(want, got []int) {
	wanted := make(map[int]bool, len(want))
	for _, e := range want {
		wanted[e] = true
	}
	hit := 0
	for _, e := range got {
		if wanted[e] {
			hit++
		}
	}
	c.hit += hit
	c.wrong += len(got) - hit
	c.missed += len(want) - hit
}

func (c *tally3) f1() float64 {
	return 2 * float64(c.hit) / float64(2*c.hit+c.wrong+c.missed)
}
