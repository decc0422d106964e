package pages

import (
	"flag"
	"fmt"
	"math"
	"os"
	"sort"
	"strings"

	"github.com/stemma-news/stemma/ingest"
)

// sheet is one page made ready: its blocks, their features and labels.
type sheet struct {
	page   *Page
	fold   int
	texts  []string
	first  [][]float32
	second func([]float32) [][]float32
	labels []example
	p1, p2 []float32
}

const folds = 5

// standard is how the trees of plain lines are grown, shipped how those of
// pages are: more and smaller steps gain little and cost time.
var (
	standard = Growth{Trees: 120, Leaves: 24, Rate: .1, Weigh: 2, Ridge: 2, Part: .4, Seed: 1}
	shipped  = Growth{Trees: 200, Leaves: 24, Rate: .06, Weigh: 2, Ridge: 2, Part: .3, Seed: 1}
)

// Train grows the trees that tell an article's blocks from a page's furniture,
// and tells how well they do on sites that they have not seen.
func Train(args []string) error {
	c, g, err := choices("pages-train", args, shipped)
	if err != nil {
		return err
	}
	var sheets []*sheet
	for _, name := range []string{"aeb", "wcxb_dev", "traf_dev"} {
		list, err := load(c.data, name)
		if err != nil {
			return err
		}
		for _, p := range list {
			sheets = append(sheets, prepare(p))
		}
	}
	cross(sheets, g)
	report(sheets, c.worst)
	return write(c.out, sheets, g)
}

// choice are the flags of a training command.
type choice struct {
	data, texts, out string
	worst            int
}

func choices(name string, args []string, g Growth) (choice, Growth, error) {
	var c choice
	flags := flag.NewFlagSet(name, flag.ContinueOnError)
	flags.StringVar(&c.data, "data", "../data/pages", "`folder` of the labelled pages")
	flags.StringVar(&c.texts, "texts", "../data/summaries", "`folder` of clean article texts")
	flags.StringVar(&c.out, "out", "", "`file` to write the trees to; none without")
	flags.IntVar(&c.worst, "worst", 0, "print this many of the worst pages of each set")
	flags.IntVar(&g.Trees, "trees", g.Trees, "trees in each look")
	flags.IntVar(&g.Leaves, "leaves", g.Leaves, "leaves of a tree")
	flags.Float64Var(&g.Rate, "rate", g.Rate, "learning rate")
	flags.Float64Var(&g.Weigh, "weigh", g.Weigh, "least weight of a leaf")
	flags.Float64Var(&g.Ridge, "ridge", g.Ridge, "ridge on leaf values")
	flags.Float64Var(&g.Part, "part", g.Part, "share of the features that a tree may use")
	err := flags.Parse(args)
	return c, g, err
}

// write grows both looks from all sheets. The second learns from first looks
// at pages unseen, as it will meet them.
func write(out string, sheets []*sheet, g Growth) error {
	if out == "" {
		return nil
	}
	one, two := growFirst(sheets, -1, g), growSecond(sheets, -1, g)
	return os.WriteFile(out, append(one.Bytes(), two.Bytes()...), 0o644)
}

func prepare(p *Page) *sheet {
	s := &sheet{page: p, fold: foldOf(p.Host())}
	blocks, second := ingest.Blocks(string(p.Bytes()))
	s.second = second
	for _, b := range blocks {
		s.texts = append(s.texts, b.Text)
		s.first = append(s.first, b.Features)
	}
	if p.Set == "traf" {
		s.labels = labelBySnippets(s.texts, p.Gold.With, p.Gold.Without)
	} else {
		s.labels = labelByBody(s.texts, p.Gold.Body)
	}
	s.weigh()
	return s
}

// weigh gives each page the same say, and within it longer blocks more.
func (s *sheet) weigh() {
	var all float64
	for i := range s.labels {
		l := &s.labels[i]
		if l.weight > 0 {
			n := float64(len(s.texts[i]))
			l.weight *= float32(1 + math.Sqrt(n)/6)
			all += float64(l.weight)
		}
	}
	say := 60.
	if s.page.Set == "traf" {
		say = 20
	}
	for i := range s.labels {
		if all > 0 {
			s.labels[i].weight *= float32(say / all)
		}
	}
}

func growFirst(sheets []*sheet, without int, g Growth) *ingest.Forest {
	var r rows
	for _, s := range sheets {
		if s.fold != without {
			for i, l := range s.labels {
				if l.weight > 0 {
					r.x, r.y, r.weight = append(r.x, s.first[i]), append(r.y, l.keep), append(r.weight, l.weight)
				}
			}
		}
	}
	return grow(r, g)
}

func growSecond(sheets []*sheet, without int, g Growth) *ingest.Forest {
	var r rows
	for _, s := range sheets {
		if s.fold != without {
			x := s.second(s.p1)
			for i, l := range s.labels {
				if l.weight > 0 {
					r.x, r.y, r.weight = append(r.x, x[i]), append(r.y, l.keep), append(r.weight, l.weight)
				}
			}
		}
	}
	return grow(r, g)
}

func chances(f *ingest.Forest, x [][]float32) []float32 {
	out := make([]float32, len(x))
	for i := range x {
		out[i] = float32(1 / (1 + math.Exp(-float64(f.Odds(x[i])))))
	}
	return out
}

// cross fills in both looks of every page by trees that have not seen its
// site.
func cross(sheets []*sheet, g Growth) {
	each := func(do func(k int)) {
		done := make(chan bool)
		for k := range folds {
			go func() { do(k); done <- true }()
			if k%2 == 1 {
				<-done
				<-done
			}
		}
		<-done
	}
	each(func(k int) {
		f := growFirst(sheets, k, g)
		for _, s := range sheets {
			if s.fold == k {
				s.p1 = chances(f, s.first)
			}
		}
	})
	each(func(k int) {
		f := growSecond(sheets, k, g)
		for _, s := range sheets {
			if s.fold == k {
				s.p2 = chances(f, s.second(s.p1))
				for i := range s.p2 { // the mean of both looks, as ingest takes it
					s.p2[i] = (s.p1[i] + s.p2[i]) / 2
				}
			}
		}
	})
}

func (s *sheet) body(p []float32, cut float32) string {
	var out []string
	for i := range p {
		if p[i] > cut {
			out = append(out, s.texts[i])
		}
	}
	return strings.Join(out, "\n\n")
}

func (s *sheet) oracle() string {
	var out []string
	for i := range s.labels {
		if s.labels[i].keep {
			out = append(out, s.texts[i])
		}
	}
	return strings.Join(out, "\n\n")
}

func report(sheets []*sheet, worst int) {
	line := func(name string, body func(*sheet) string) {
		var f figures
		for _, s := range sheets {
			f.add(s.page, body(s))
		}
		f1, exact := f.aeb()
		fmt.Printf("%-12s aeb %.3f exact %.3f  traf %.3f (fn %.0f fp %.0f)  wcxb %.3f\n", name, f1, exact, f.traf(), f.fn, f.fp, f.wcx())
	}
	line("labels", (*sheet).oracle)
	for _, cut := range []float32{.3, .4, .5, .6} {
		line(fmt.Sprintf("first %.2f", cut), func(s *sheet) string { return s.body(s.p1, cut) })
	}
	for _, cut := range []float32{.2, .3, .35, .4, .45, .5, .6} {
		line(fmt.Sprintf("second %.2f", cut), func(s *sheet) string { return s.body(s.p2, cut) })
	}
	if worst == 0 {
		return
	}
	for _, set := range []string{"aeb", "wcxb-dev", "traf"} {
		var list []*sheet
		quality := make(map[*sheet]float64)
		for _, s := range sheets {
			if s.page.Set == set {
				var f figures
				quality[s] = f.add(s.page, s.body(s.p2, .4))
				list = append(list, s)
			}
		}
		sort.SliceStable(list, func(i, j int) bool { return quality[list[i]] < quality[list[j]] })
		for _, s := range list[:min(worst, len(list))] {
			fmt.Printf("\n=== %s %.3f %s %s (%d blocks)\n", set, quality[s], s.page.ID, s.page.URL, len(s.texts))
			for i := range s.texts {
				if kept := s.p2[i] > .4; kept != s.labels[i].keep && s.labels[i].weight > 0 {
					fmt.Printf("  %d %.2f %.2f gold=%v %.150q\n", i, s.p1[i], s.p2[i], s.labels[i].keep, s.texts[i])
				}
			}
		}
	}
}
