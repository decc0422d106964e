package main

import (
	"fmt"
	"io"
	"slices"

	"github.com/stemma-news/stemma/summarize"
)

// ablated are the sets that an ablation is judged by.
var ablated = []string{"fnn", "pages en", "pages other", "vietnews"}

// ablate cross-validates without each group of features in turn, and then
// with a half, a quarter and an eighth of the articles: what a group earns,
// and what more data would. To take less time it grows fewer trees, of the
// titled articles only.
func ablate(w io.Writer, l learner, all []*example, on []*trial, folds int) {
	l.members = 1
	var titled []*example
	for _, e := range all {
		if e.titled {
			titled = append(titled, e)
		}
	}
	fmt.Fprintf(w, "\nWhat each group of features earns: as above, one model of %d trees in %d folds, learnt from titled articles only.\n", l.trees, folds)
	fmt.Fprintf(w, "%-24s %8s %8s %8s %8s %8s\n", "", "fnn", "en", "other", "vi", "mean")
	row := func(name string, l learner, from []*example) {
		t := tally{}
		for fold := range folds {
			var train []*example
			for _, e := range from {
				if foldOf(e.group, folds) != fold {
					train = append(train, e)
				}
			}
			var held []*trial
			for _, x := range on {
				if foldOf(x.group, folds) == fold && slices.Contains(ablated, x.set) {
					held = append(held, x)
				}
			}
			t.try(l.grow(train), held)
		}
		fmt.Fprintf(w, "%-24s", name)
		sum := 0.0
		for _, set := range ablated {
			gain, _ := t[set].gain()
			sum += gain
			fmt.Fprintf(w, " %+8.2f", gain)
		}
		fmt.Fprintf(w, " %+8.2f\n", sum/float64(len(ablated)))
	}
	row("all", l, titled)
	var groups []string
	for _, f := range summarize.Features {
		if !slices.Contains(groups, f.Group) {
			groups = append(groups, f.Group)
		}
	}
	for _, g := range groups {
		less := l
		less.exclude = map[int]bool{}
		for f := range summarize.Features {
			if summarize.Features[f].Group == g {
				less.exclude[f] = true
			}
		}
		row("without "+g, less, titled)
	}
	for _, part := range []int{2, 4, 8} {
		var some []*example
		for _, e := range titled {
			if hashOf(e.group+" part")%uint32(part) == 0 {
				some = append(some, e)
			}
		}
		row(fmt.Sprintf("1/%d of the articles", part), l, some)
	}
}
