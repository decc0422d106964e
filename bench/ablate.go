package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/stemma-news/stemma/summarize"
)

// ablate cross-validates without each group of features in turn, and then
// with a half, a quarter and an eighth of the articles: what a group earns,
// and what more data would.
func ablate(w io.Writer, l learner, all []*example, folds int) {
	var titled []*example
	for _, e := range all {
		if e.titled {
			titled = append(titled, e)
		}
	}
	fmt.Fprintf(w, "Gain over the clean lead, one sentence, mean of ROUGE-1, 2, Lsum, %d-fold by publisher, %d trees\n", folds, l.trees)
	fmt.Fprintf(w, "%-24s %7s %7s %7s %7s %7s\n", "", "fnn", "en", "other", "vi", "mean")
	row := func(name string, t tally) {
		fmt.Fprintf(w, "%-24s", name)
		sum := 0.0
		for _, set := range []string{"fnn", "pages en", "other", "vietnews"} {
			var s sums
			for _, k := range t.sets() {
				if belongs(k, set) {
					s.n += t[k].n
					s.model += t[k].model
					s.clean += t[k].clean
				}
			}
			d := 100 * (s.model - s.clean) / s.n
			sum += d
			fmt.Fprintf(w, " %+7.2f", d)
		}
		fmt.Fprintf(w, " %+7.2f\n", sum/4)
	}
	row("all", validate(l, titled, titled, folds))
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
		row("without "+g, validate(less, titled, titled, folds))
	}
	for _, part := range []int{2, 4, 8} {
		var some []*example
		for _, e := range titled {
			if hashOf(e.group+" part")%uint32(part) == 0 {
				some = append(some, e)
			}
		}
		row(fmt.Sprintf("1/%d of the articles", part), validate(l, some, titled, folds))
	}
}

func belongs(key, set string) bool {
	switch set {
	case "fnn", "vietnews":
		return strings.HasPrefix(key, set)
	case "other":
		return strings.HasPrefix(key, "pages") && strings.Contains(key, "other")
	}
	return strings.HasPrefix(key, "pages") && !strings.Contains(key, "other")
}
