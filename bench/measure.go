package main

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/stemma-news/stemma/bench/dataset"
	"github.com/stemma-news/stemma/ingest"
	"github.com/stemma-news/stemma/summarize"
)

// set is some articles and how many sentences are asked of each.
type set struct {
	name, file string
	sentences  int
	want       func(row) bool
	head       bool // XSum's way: the first sentence is taken off and is the reference
}

// devSets are the public sets that the house measures on; their files are
// not shipped.
var devSets = []set{
	{"fnn", "summaries/fnn_dev", 1, nil, false},
	{"pages en", "summaries/pages_dev", 1, func(r row) bool { return r.Group == "en" }, false},
	{"pages en uncopied", "summaries/pages_dev", 1, func(r row) bool { return r.Group == "en" && !r.LeadCopy }, false},
	{"pages other", "summaries/pages_dev", 1, func(r row) bool { return r.Group == "other" }, false},
	{"pages gov", "summaries/pages_dev", 1, func(r row) bool { return r.Group == "gov" }, false},
	{"vietnews", "summaries/vietnews_dev", 1, nil, false},
	{"orangesum", "summaries/orangesum_dev", 1, nil, false},
	{"cnndm 3", "summaries/cnndm_dev", 3, nil, false},
	{"bbc 4", "summaries/bbc_dev", 4, nil, false},
	{"bbc headless", "summaries/bbc_dev", 1, nil, true},
}

// measured is what one way of summarising earns on one set.
type measured struct {
	rouge Rouge
	words float64
	over  []float64 // mean of the three, article by article
	took  time.Duration
	empty int
}

// subject is one article ready to be summarised.
type subject struct {
	row
	text  string
	plain []string
	clean []string
	scale *Scale
	want  Tokens
}

func (s set) subjects(data string) ([]subject, error) {
	rows, err := dataset.Read[row](data, s.file)
	if err != nil {
		return nil, err
	}
	var out []subject
	for _, r := range rows {
		if s.want != nil && !s.want(r) {
			continue
		}
		x := subject{row: r, text: r.Text}
		ref := r.reference()
		if s.head {
			x.Title = ""
			clean := cleanSentences(plainSentences(r.Text))
			ref = clean[0]
			at := strings.Index(x.text, ref)
			if at < 0 || len(clean) < 4 {
				continue
			}
			x.text = x.text[:at] + x.text[at+len(ref):]
		}
		x.plain = plainSentences(x.text)
		x.clean = cleanSentences(x.plain)
		language := r.Language
		if language == "" {
			language = "en"
			if strings.Contains(s.file, "orangesum") {
				language = "fr"
			}
		}
		x.scale = NewScale(language)
		x.want = x.scale.Cut(ref)
		out = append(out, x)
	}
	return out, nil
}

// way is one way to summarise: n lines of an article.
type way struct {
	name string
	run  func(s *subject, n int) []string
}

// ours is a way of our own, from the bytes to the sentences.
func ours(method string) way {
	return way{method, func(s *subject, n int) []string {
		a, err := ingest.Read(ingest.Source{Data: []byte(s.text), MediaType: "text/plain", Title: s.Title})
		if err != nil {
			return nil
		}
		sum, err := summarize.Summarize(a, summarize.Options{Method: method, Sentences: n})
		if err != nil {
			return nil
		}
		var out []string
		for _, x := range sum.Sentences {
			out = append(out, x.Text)
		}
		return out
	}}
}

func measure(subjects []subject, w way, n int) measured {
	var m measured
	for i := range subjects {
		s := &subjects[i]
		start := cpu()
		got := w.run(s, n)
		m.took += cpu() - start
		if len(got) == 0 {
			m.empty++
		}
		for _, g := range got {
			m.words += float64(wordCount(g))
		}
		r := Score(s.want, s.scale.Cut(strings.Join(got, "\n")))
		m.rouge.One += r.One
		m.rouge.Two += r.Two
		m.rouge.Lsum += r.Lsum
		m.over = append(m.over, r.Mean())
	}
	k := 100 / float64(len(subjects))
	m.rouge = Rouge{m.rouge.One * k, m.rouge.Two * k, m.rouge.Lsum * k}
	m.words /= float64(len(subjects))
	return m
}

// cpu is the processor time that this program has used, all threads.
func cpu() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// gain is the mean difference to a base and half its 95% interval.
func (m measured) gain(base measured) (mean, half float64) {
	n := float64(len(m.over))
	var sum, sum2 float64
	for i := range m.over {
		d := 100 * (m.over[i] - base.over[i])
		sum += d
		sum2 += d * d
	}
	mean = sum / n
	return mean, 1.96 * math.Sqrt(max(0, sum2/n-mean*mean)/n)
}

// dev prints methods beside the clean lead on the sets of a data folder; only
// names some of them, "" is all.
func dev(data string, methods []string, only string) error {
	for _, s := range devSets {
		if only != "" && !slices.Contains(strings.Split(only, ","), s.name) {
			continue
		}
		subjects, err := s.subjects(data)
		if err != nil {
			return err
		}
		if len(subjects) == 0 {
			return errors.New(s.name + ": no articles")
		}
		clean := measure(subjects, way{"clean lead", func(x *subject, n int) []string { return x.clean[:min(n, len(x.clean))] }}, s.sentences)
		fmt.Printf("%-20s %4d articles; clean lead %5.2f\n", s.name, len(subjects), clean.rouge.Mean())
		for _, name := range methods {
			m := measure(subjects, ours(name), s.sentences)
			mean, half := m.gain(clean)
			fmt.Printf("  %-12s R1 %5.2f R2 %5.2f RL %5.2f  %4.1f words  %+5.2f ± %.2f  %5.0f articles a CPU-second\n", name,
				m.rouge.One, m.rouge.Two, m.rouge.Lsum, m.words, mean, half, float64(len(subjects))/m.took.Seconds())
		}
	}
	return nil
}
