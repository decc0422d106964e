// Command bench measures Stemma beside its peers and trains what is learnt.
//
//	go run . summaries   our summaries, baselines and peers on CC0 pages
//	go run . sentences   our sentences and peers on golden rules
//	go run . pages       article text and metadata of pages, and peers
//	go run . scale       the copy index and peers: recall, bytes, time, floods
//	go run . revisions   our comparisons and peers: readability, time, hard pairs
//	go run . train       the weights of the ranker, byte for byte the same
//	go run . words       the table of common words, likewise
//
// Every command takes -help. What a command measures it writes to
// report/AREA.txt, so that a change of method shows its gain or loss in review.
package main

import (
	"fmt"
	"os"
	"slices"

	"github.com/stemma-news/stemma/bench/pages"
	"github.com/stemma-news/stemma/bench/revisions"
	"github.com/stemma-news/stemma/bench/scale"
)

// command is one thing that bench can do.
type command struct {
	does string
	run  func(args []string) error
}

// commands is the table of subcommands. A new one is one file and one line.
var commands = map[string]command{
	"revisions":   {"measure comparisons: 18F posts and hard pairs, beside Go peers", revisions.Run},
	"train":       {"make the weights of the summary ranker from the training files", train},
	"scale":       {"measure the copy index: recall, bytes, milliseconds, floods", scale.Run},
	"sentences":   {"measure sentences: golden rules, treebanks, peers", sentencesCommand},
	"pages":       {"measure article text and metadata of pages: ours, readeck, trafilatura, domdistiller", pages.Measure},
	"pages-train": {"grow the trees that read pages (ingest/trees.bin)", pages.Train},
	"lines-train": {"grow the trees that read plain lines (ingest/lines.bin)", pages.TrainLines},
	"words":       {"make the table of common words (summarize/common.words)", words},
	"summaries":   {"measure summaries: our methods, baselines, peers", summaries},
}

func main() {
	if len(os.Args) < 2 {
		usage()
		os.Exit(2)
	}
	c, ok := commands[os.Args[1]]
	if !ok {
		usage()
		os.Exit(2)
	}
	if err := c.run(os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func usage() {
	fmt.Fprintln(os.Stderr, "usage: bench COMMAND [flags]")
	names := make([]string, 0, len(commands))
	for name := range commands {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintf(os.Stderr, "  %-10s %s\n", name, commands[name].does)
	}
}
