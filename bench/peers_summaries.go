package main

import (
	"math/rand/v2"
	"slices"

	textrank "github.com/DavidBelicza/TextRank/v2"
	"github.com/DavidBelicza/TextRank/v2/rank"
	"github.com/didasy/tldr"
)

// baselines are ways that anyone can take, given the sentences of
// plainSentences.
var baselines = []way{
	{"clean lead", func(s *subject, n int) []string { return s.clean[:min(n, len(s.clean))] }},
	{"lead", func(s *subject, n int) []string { return s.plain[:min(n, len(s.plain))] }},
	{"random", func(s *subject, n int) []string {
		draw := rand.New(rand.NewPCG(1, uint64(len(s.text)))) // the same every run
		order := draw.Perm(len(s.plain))[:min(n, len(s.plain))]
		slices.Sort(order)
		var out []string
		for _, i := range order {
			out = append(out, s.plain[i])
		}
		return out
	}},
	{"oracle", oracle},
}

// oracle takes the sentences that score best against the reference, one by
// one while they help: nobody can take more from the text.
func oracle(s *subject, n int) []string {
	var taken []int
	best := 0.0
	for range n {
		at := -1
		for i := range s.plain {
			if slices.Contains(taken, i) {
				continue
			}
			if r := Score(s.want, s.scale.Cut(lines(s.plain, append(slices.Clone(taken), i)))).Mean(); r > best {
				best, at = r, i
			}
		}
		if at < 0 {
			break
		}
		taken = append(taken, at)
	}
	slices.Sort(taken)
	var out []string
	for _, i := range taken {
		out = append(out, s.plain[i])
	}
	return out
}

func lines(all []string, taken []int) string {
	slices.Sort(taken)
	out := ""
	for _, i := range taken {
		out += all[i] + "\n"
	}
	return out
}

// summaryPeers are the Go libraries that download today. Both are given the
// text as it is, as their own pages show. didasy/tldr is JesusIslam/tldr too:
// under either name v0.7.0 is the newest that downloads, file for file the
// same, and it calls itself didasy/tldr. Not to be had: ramenjuniti/lexrankmmr,
// lucasmenendez/gobstract, chasedputnam/sumer.
var summaryPeers = []way{
	{"DavidBelicza/TextRank v2.1.3", func(s *subject, n int) []string {
		tr := textrank.NewTextRank()
		tr.Populate(s.text, textrank.NewDefaultLanguage(), textrank.NewDefaultRule())
		tr.Ranking(textrank.NewDefaultAlgorithm())
		found := textrank.FindSentencesByRelationWeight(tr, n)
		slices.SortFunc(found, func(x, y rank.Sentence) int { return x.ID - y.ID })
		var out []string
		for _, f := range found {
			out = append(out, f.Value)
		}
		return out
	}},
	{"didasy/tldr v0.7.0", func(s *subject, n int) []string {
		out, err := tldr.New().Summarize(s.text, n)
		if err != nil {
			return nil
		}
		return out
	}},
}
