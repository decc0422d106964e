package main

import (
	"bytes"
	"flag"
	"fmt"
	"hash/fnv"
	"io"
	"os"

	"github.com/stemma-news/stemma/bench/dataset"
)

// train makes the weights of the ranker.
func train(args []string) error {
	flags := flag.NewFlagSet("train", flag.ContinueOnError)
	data := flags.String("data", "data", "folder with summaries/*.jsonl.gz")
	out := flags.String("out", "", "write the weights to this file")
	folds := flags.Int("folds", 3, "of the report")
	check := flags.Bool("dev", true, "print the gain over the clean lead on the development files")
	report := flags.String("report", "", "cross-validate, measure what each group of features earns, and more data, into this file")
	l := usualLearner
	flags.IntVar(&l.members, "members", l.members, "models of different seeds that are averaged")
	flags.IntVar(&l.trees, "trees", l.trees, "trees of each")
	flags.IntVar(&l.depth, "depth", l.depth, "questions a tree")
	flags.Float64Var(&l.rate, "rate", l.rate, "learning rate")
	flags.Float64Var(&l.sharp, "sharp", l.sharp, "temperature of the target")
	flags.Float64Var(&l.calm, "calm", l.calm, "added to the second derivative of a leaf")
	flags.Float64Var(&l.articles, "articles", l.articles, "share of articles a tree sees")
	flags.Float64Var(&l.features, "features", l.features, "share of features a tree sees")
	if err := flags.Parse(args); err != nil {
		return err
	}
	all, err := trainingExamples(*data)
	if err != nil {
		return err
	}
	fmt.Println(len(all), "examples")
	if *out != "" || *check {
		m := l.grow(all)
		w, err := m.MarshalBinary()
		if err != nil {
			return err
		}
		fmt.Println(len(w), "bytes")
		if *out != "" {
			if err := os.WriteFile(*out, w, 0o644); err != nil {
				return err
			}
		}
		if *check {
			on, err := trials(*data, devSets)
			if err != nil {
				return err
			}
			got := tally{}
			got.try(m, on)
			got.print(os.Stdout)
		}
	}
	if *report == "" {
		return nil
	}
	on, err := trials(*data, trialSets())
	if err != nil {
		return err
	}
	var b bytes.Buffer
	w := io.MultiWriter(&b, os.Stdout)
	crossValidate(w, l, all, on, *folds)
	if err := os.WriteFile(*report, b.Bytes(), 0o644); err != nil { // the rest takes as long again
		return err
	}
	ablate(w, l, all, on, *folds)
	fmt.Fprintf(w, "\nRerun (needs the training files, which are not shipped): go run . train -data DIR -dev=false -report report/ranker.txt\n")
	return os.WriteFile(*report, b.Bytes(), 0o644)
}

// Each article of the training files is shown three times: as it stands, as
// one paragraph without its headline, and so that its first sentence is taken
// off and becomes the reference, as in XSum. The last two count half: they are
// the same articles, and most callers send a headline.
var shown = []struct {
	source
	weight float64
}{{source{title: true}, 1}, {source{flat: true}, 0.5}, {source{head: true, flat: true}, 0.5}}

// trainingExamples reads the training files.
func trainingExamples(data string) ([]*example, error) {
	var all []*example
	for _, name := range []string{"fnn_train", "pages_train", "vietnews_train"} {
		rows, err := dataset.Read[row](data, "summaries/"+name)
		if err != nil {
			return nil, err
		}
		for _, how := range shown {
			made := make([]*example, len(rows))
			each(len(rows), func(i int) { made[i] = readExample(name, rows[i], how.source) })
			for _, e := range made {
				if e == nil {
					continue
				}
				e.titled = how.title
				e.weight = how.weight
				all = append(all, e)
			}
		}
	}
	return all, nil
}

// foldOf is the fold of a group.
func foldOf(group string, folds int) int { return int(hashOf(group) % uint32(folds)) }

func hashOf(s string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(s))
	return h.Sum32()
}
