package main

import (
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/ingest"
	"github.com/stemma-news/stemma/summarize"
)

// A trial is an article that a model is tried on, by the very code that
// serves: reading, features, selection.
type trial struct {
	subject
	set       string
	group     string // as of an example: trials and examples of one group share a fold
	sentences int
	article   *article.Article
	lead      float64 // what the clean lead earns
}

// trialSets are what a model is cross-validated on: the training files, and
// the development files with the headlines that a caller would send.
func trialSets() []set {
	sets := []set{
		{"fnn", "summaries/fnn_train", 1, nil, false},
		{"pages en", "summaries/pages_train", 1, func(r row) bool { return r.Group == "en" }, false},
		{"pages en uncopied", "summaries/pages_train", 1, func(r row) bool { return r.Group == "en" && !r.LeadCopy }, false},
		{"pages other", "summaries/pages_train", 1, func(r row) bool { return r.Group == "other" }, false},
		{"vietnews", "summaries/vietnews_train", 1, nil, false},
		{"pages en 3", "summaries/pages_dev", 3, func(r row) bool { return r.Group == "en" }, false},
		{"pages gov 3", "summaries/pages_dev", 3, func(r row) bool { return r.Group == "gov" }, false},
	}
	return append(sets, devSets...)
}

// trials reads sets of a folder.
func trials(data string, sets []set) ([]*trial, error) {
	var out []*trial
	for _, s := range sets {
		subjects, err := s.subjects(data)
		if err != nil {
			return nil, err
		}
		made := make([]*trial, len(subjects))
		each(len(subjects), func(i int) { made[i] = newTrial(s, subjects[i]) })
		for _, t := range made {
			if t != nil {
				out = append(out, t)
			}
		}
	}
	return out, nil
}

// newTrial makes the trial of a subject; nil where nothing can be read.
func newTrial(s set, x subject) *trial {
	a, err := ingest.Read(ingest.Source{Data: []byte(x.text), MediaType: "text/plain", Title: x.Title})
	if err != nil {
		return nil
	}
	t := &trial{subject: x, set: s.name, group: groupOf(x.row), sentences: s.sentences, article: a}
	t.lead = t.score(x.clean[:min(s.sentences, len(x.clean))])
	return t
}

// earns is what a model's summary earns, 0 to 1.
func (t *trial) earns(m *summarize.Model) float64 {
	sum, err := m.Summarize(t.article, summarize.Options{Sentences: t.sentences})
	if err != nil {
		return 0
	}
	var lines []string
	for _, x := range sum.Sentences {
		lines = append(lines, x.Text)
	}
	return t.score(lines)
}

func (t *trial) score(lines []string) float64 {
	return Score(t.want, t.scale.Cut(strings.Join(lines, "\n"))).Mean()
}

// each calls do for 0 to n-1, on all processors.
func each(n int, do func(i int)) {
	var wg sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wg.Go(func() {
			for i := w; i < n; i += workers {
				do(i)
			}
		})
	}
	wg.Wait()
}

// crossValidate tries what is shipped, grown anew without the publishers that
// it is tried on: means of members, their members alone, and the spread of
// these over seeds.
func crossValidate(w io.Writer, l learner, from []*example, on []*trial, folds int) {
	const means = 2
	alone := make([]tally, means*l.members)
	for k := range alone {
		alone[k] = tally{}
	}
	meant := make([]tally, means)
	for k := range meant {
		meant[k] = tally{}
	}
	for fold := range folds {
		var train []*example
		for _, e := range from {
			if foldOf(e.group, folds) != fold {
				train = append(train, e)
			}
		}
		table := makeTable(train, l.longest)
		grown := make([]*summarize.Model, len(alone))
		each(len(grown), func(k int) { grown[k] = l.member(table, l.seed+uint64(k)) })
		var held []*trial
		for _, t := range on {
			if foldOf(t.group, folds) == fold {
				held = append(held, t)
			}
		}
		for k, m := range grown {
			alone[k].try(m, held)
		}
		for k := range meant {
			meant[k].try(mean(grown[k*l.members:(k+1)*l.members]), held)
		}
	}
	fmt.Fprintf(w, "Cross-validated in %d folds by publisher, with the settings that are shipped: the mean of %d models of %d trees.\n", folds, l.members, l.trees)
	fmt.Fprintf(w, "Gain over the clean lead, mean of ROUGE-1, 2, Lsum, with a 95%% interval; again with other seeds; and of each of %d\n", len(alone))
	fmt.Fprintf(w, "models alone, mean and standard deviation. No model saw the publisher that it is tried on; bbc headless is as XSum.\n\n")
	fmt.Fprintf(w, "%-20s %9s %11s %16s %12s %18s\n", "", "articles", "clean lead", "gain", "other seeds", "alone")
	for _, set := range meant[0].sets() {
		s := meant[0][set]
		gain, half := s.gain()
		again, _ := meant[1][set].gain()
		var one sums
		for _, t := range alone {
			g, _ := t[set].gain()
			one.add(g, 0)
		}
		g, _ := one.gain()
		fmt.Fprintf(w, "%-20s %9.0f %11.2f %+8.2f ± %5.2f %+12.2f %+9.2f sd %5.2f\n", set, s.n, 100*s.base/s.n, gain, half, again, g/100, one.deviation())
	}
}
