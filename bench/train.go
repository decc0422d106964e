package main

import (
	"flag"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"runtime"
	"sync"

	"github.com/stemma-news/stemma/bench/dataset"
	"github.com/stemma-news/stemma/summarize"
)

// train makes the weights of the ranker.
func train(args []string) error {
	flags := flag.NewFlagSet("train", flag.ContinueOnError)
	data := flags.String("data", "data", "folder with summaries/*.jsonl.gz")
	out := flags.String("out", "", "write the weights to this file")
	folds := flags.Int("folds", 0, "cross-validate with so many folds, too")
	check := flags.Bool("dev", true, "print the gain over the clean lead on the dev files")
	report := flags.String("ablate", "", "measure what each group of features earns, and more data, into this file")
	l := usualLearner
	flags.IntVar(&l.trees, "trees", l.trees, "trees")
	flags.IntVar(&l.depth, "depth", l.depth, "questions a tree")
	flags.Float64Var(&l.rate, "rate", l.rate, "learning rate")
	flags.Float64Var(&l.sharp, "sharp", l.sharp, "temperature of the target")
	flags.Float64Var(&l.calm, "calm", l.calm, "added to the second derivative of a leaf")
	flags.Float64Var(&l.articles, "articles", l.articles, "share of articles a tree sees")
	flags.Float64Var(&l.features, "features", l.features, "share of features a tree sees")
	bare := flags.Float64("bare", 0.5, "weight of examples without headline")
	head := flags.Float64("head", 0.5, "weight of examples without their first sentence")
	if err := flags.Parse(args); err != nil {
		return err
	}
	var all []*example
	for _, name := range []string{"fnn_train", "pages_train", "vietnews_train"} {
		for _, how := range []struct {
			source
			weight float64
		}{{source{title: true}, 1}, {source{flat: true}, *bare}, {source{head: true, flat: true}, *head}} {
			if how.weight == 0 {
				continue
			}
			set := ""
			if !how.title {
				set = " bare"
			}
			if how.head {
				set = " head"
			}
			ex, err := load(*data, "summaries/"+name, name+set, how.source)
			if err != nil {
				return err
			}
			for _, e := range ex {
				e.weight, e.titled = how.weight, how.title
			}
			all = append(all, ex...)
		}
	}
	fmt.Println(len(all), "examples")
	if *folds > 1 {
		fmt.Println("cross-validated, one sentence, mean of the three over the clean lead")
		validate(l, all, all, *folds).print()
	}
	if *report != "" {
		f, err := os.Create(*report)
		if err != nil {
			return err
		}
		ablate(io.MultiWriter(f, os.Stdout), l, all, 3)
		if err := f.Close(); err != nil {
			return err
		}
	}
	if !*check && *out == "" {
		return nil
	}
	m := l.grow(all)
	w, err := m.MarshalBinary()
	if err != nil {
		return err
	}
	fmt.Println(len(w), "bytes")
	if *check {
		if err := devCheck(*data, m); err != nil {
			return err
		}
	}
	if *out != "" {
		return os.WriteFile(*out, w, 0o644)
	}
	return nil
}

// load reads the examples of one file, in order, on all processors.
func load(data, file, set string, how source) ([]*example, error) {
	rows, err := dataset.Read[row](data, file)
	if err != nil {
		return nil, err
	}
	made := make([]*example, len(rows))
	var wg sync.WaitGroup
	for w := range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := w; i < len(rows); i += runtime.GOMAXPROCS(0) {
				s := set
				if rows[i].Group == "other" {
					s += " other"
				}
				if rows[i].Group == "gov" {
					s += " gov"
				}
				made[i] = readExample(s, rows[i], how)
				if made[i] != nil && rows[i].Group == "en" && !rows[i].LeadCopy {
					made[i].set += " uncopied"
				}
			}
		})
	}
	wg.Wait()
	var out []*example
	for _, e := range made {
		if e != nil {
			out = append(out, e)
		}
	}
	return out, nil
}

// validate learns from the examples outside each fold and tries the model on
// those within.
func validate(l learner, from, on []*example, folds int) tally {
	picks := make([]tally, folds)
	var wg sync.WaitGroup
	for k := range folds {
		wg.Go(func() {
			var train []*example
			for _, e := range from {
				if foldOf(e, folds) != k {
					train = append(train, e)
				}
			}
			m := l.grow(train)
			picks[k] = tally{}
			for _, e := range on {
				if foldOf(e, folds) == k {
					picks[k].add(m, e)
				}
			}
		})
	}
	wg.Wait()
	got := tally{}
	for _, p := range picks {
		got.merge(p)
	}
	return got
}

func foldOf(e *example, folds int) int { return int(hashOf(e.group) % uint32(folds)) }

func hashOf(s string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(s))
	return h.Sum32()
}

func devCheck(data string, m *summarize.Model) error {
	fmt.Println("dev files")
	got := tally{}
	for _, f := range []struct {
		name string
		how  source
	}{
		{"fnn_dev", source{title: true}}, {"pages_dev", source{title: true}}, {"vietnews_dev", source{title: true}},
		{"orangesum_dev", source{title: true}}, {"cnndm_dev", source{title: true}}, {"bbc_dev", source{head: true}},
	} {
		ex, err := load(data, "summaries/"+f.name, f.name, f.how)
		if err != nil {
			return err
		}
		for _, e := range ex {
			got.add(m, e)
		}
	}
	got.print()
	return nil
}
