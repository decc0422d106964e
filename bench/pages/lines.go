package pages

import (
	"fmt"
	"hash/fnv"
	"sort"
	"strings"

	"github.com/stemma-news/stemma/bench/dataset"
	"github.com/stemma-news/stemma/ingest"
)

// TrainLines grows the trees that read plain text: from pages as plain lines,
// and from clean articles, all of whose lines are to be kept. The second kind
// teaches when to leave a text alone.
func TrainLines(args []string) error {
	c, g, err := choices("lines-train", args, standard)
	if err != nil {
		return err
	}
	var sheets []*sheet
	dirty, err := load(c.data, "lines_dev")
	if err != nil {
		return err
	}
	hosts := make(map[string]string)
	for _, name := range []string{"aeb", "wcxb_dev", "traf_dev"} {
		list, err := load(c.data, name)
		if err != nil {
			return err
		}
		for _, p := range list {
			hosts[p.ID] = p.Host()
			if p.Set != "aeb" { // those are in lines_dev
				sheets = append(sheets, asLines(p))
			}
		}
	}
	for _, p := range dirty {
		p.Set = "lines"
		sheets = append(sheets, lineSheet(p, hosts[p.ID]))
	}
	for _, set := range cleanSets {
		list, err := dataset.Read[text](c.texts, set.name)
		if err != nil {
			return err
		}
		for i, a := range list {
			if i%set.every == 0 {
				sheets = append(sheets, cleanSheet(set.name, i, a.Text))
			}
		}
	}
	made, err := reposts(c.texts)
	if err != nil {
		return err
	}
	sheets = append(sheets, made...)
	cross(sheets, g)
	reportLines(sheets, c.worst)
	return write(c.out, sheets, g)
}

// cleanSets are article texts without furniture; every so many are taken.
var cleanSets = []struct {
	name  string
	every int
}{{"pages_train", 5}, {"fnn_train", 7}, {"vietnews_train", 5}, {"orangesum_dev", 6}, {"bbc_dev", 6}}

// reposts makes furniture around clean articles of many languages.
func reposts(folder string) ([]*sheet, error) {
	var out []*sheet
	d := dice(7)
	for _, name := range []string{"pages_train", "fnn_train"} {
		list, err := dataset.Read[text](folder, name)
		if err != nil {
			return nil, err
		}
		for i, a := range list {
			if i%4 != 1 {
				continue
			}
			var body, others []string
			for l := range strings.SplitSeq(a.Text, "\n") {
				if l = strings.TrimSpace(l); l != "" {
					body = append(body, l)
				}
			}
			for k := 1; k < 6; k++ {
				if t := list[(i+k*7)%len(list)]; t.Title != "" {
					others = append(others, t.Title)
				}
			}
			if len(body) < 2 || len(others) == 0 {
				continue
			}
			text, keep := repost(&d, a.Language, strings.TrimSpace(a.Title), body, others)
			s := &sheet{page: &Page{ID: fmt.Sprint(name, i), Set: "repost"}, fold: i / 7 % folds}
			s.fill(text)
			if len(s.texts) != len(keep) {
				continue // a text that reads as wrapped by hand
			}
			for _, k := range keep {
				s.labels = append(s.labels, example{k, 1})
			}
			s.weigh()
			out = append(out, s)
		}
	}
	return out, nil
}

func foldOf(host string) int {
	h := fnv.New32a()
	h.Write([]byte(host))
	return int(h.Sum32() % folds)
}

func (s *sheet) fill(text string) {
	blocks, second := ingest.Lines(text)
	s.second = second
	for _, b := range blocks {
		s.texts = append(s.texts, b.Text)
		s.first = append(s.first, b.Features)
	}
}

// asLines is a page as plain lines, labelled by its gold.
func asLines(p *Page) *sheet {
	s := &sheet{page: p, fold: foldOf(p.Host())}
	blocks, _ := ingest.Blocks(string(p.Bytes()))
	var lines []string
	for _, b := range blocks {
		lines = append(lines, strings.Join(strings.Fields(b.Text), " "))
	}
	s.fill(strings.Join(lines, "\n"))
	if p.Set == "traf" {
		s.labels = labelBySnippets(s.texts, p.Gold.With, p.Gold.Without)
	} else {
		s.labels = labelByBody(s.texts, p.Gold.Body)
	}
	s.weigh()
	return s
}

func lineSheet(p *Page, host string) *sheet {
	s := &sheet{page: p, fold: foldOf(host)}
	var lines []string
	keep := make(map[string][]bool)
	for _, l := range p.Lines {
		lines = append(lines, l.Text)
		t := strings.TrimSpace(l.Text)
		keep[t] = append(keep[t], l.Keep)
	}
	s.fill(strings.Join(lines, "\n"))
	s.labels = make([]example, len(s.texts))
	for i, t := range s.texts {
		if k := keep[t]; len(k) > 0 {
			s.labels[i] = example{k[0], 1}
			keep[t] = k[1:]
		}
	}
	s.weigh()
	return s
}

func cleanSheet(set string, i int, text string) *sheet {
	s := &sheet{page: &Page{ID: fmt.Sprint(set, i), Set: "clean " + set}, fold: i / 7 % folds}
	s.fill(text)
	s.labels = make([]example, len(s.texts))
	for k := range s.labels {
		s.labels[k] = example{true, 1}
	}
	s.weigh()
	return s
}

func reportLines(sheets []*sheet, worst int) {
	for _, cut := range []float32{.1, .2, .3, .4, .5, .6} {
		var f figures
		bow, n := 0., 0
		made, whole, exact := 0, 0, 0
		kept := make(map[string][3]int) // bytes kept, bytes, texts left whole
		texts := make(map[string]int)
		for _, s := range sheets {
			body := s.body(s.p2, cut)
			switch {
			case s.page.Set == "lines":
				p, r := both(count(tokens(strings.ToLower(s.oracle())), 1), count(tokens(strings.ToLower(body)), 1))
				if p+r > 0 {
					bow += 2 * p * r / (p + r)
				}
				n++
			case s.page.Set == "repost":
				made++
				ok, all := true, true
				for i := range s.texts {
					kept := s.p2[i] > cut
					ok = ok && kept == s.labels[i].keep
					all = all && (kept || !s.labels[i].keep)
				}
				if ok {
					exact++
				}
				if all {
					whole++
				}
			case strings.HasPrefix(s.page.Set, "clean"):
				k := kept[s.page.Set]
				whole := 1
				for i, t := range s.texts {
					if s.p2[i] > cut {
						k[0] += len(t)
					} else {
						whole = 0
					}
					k[1] += len(t)
				}
				k[2] += whole
				kept[s.page.Set] = k
				texts[s.page.Set]++
			default:
				f.add(s.page, body)
			}
		}
		fmt.Printf("cut %.2f  lines %.3f  traf %.3f  wcxb %.3f  repost exact %.3f whole %.3f ", cut, bow/float64(max(1, n)), f.traf(), f.wcx(),
			float64(exact)/float64(max(1, made)), float64(whole)/float64(max(1, made)))
		for _, set := range cleanSets {
			k := kept["clean "+set.name]
			fmt.Printf(" %s %.3f/%.2f", set.name, float64(k[0])/float64(max(1, k[1])), float64(k[2])/float64(max(1, texts["clean "+set.name])))
		}
		fmt.Println()
	}
	type bad struct {
		s *sheet
		q int
	}
	var list []bad
	for _, s := range sheets {
		q := 0
		for i := range s.texts {
			if s.labels[i].weight > 0 && (s.p2[i] > .5) != s.labels[i].keep {
				q += len(s.texts[i])
			}
		}
		list = append(list, bad{s, q})
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].q > list[j].q })
	shown := make(map[string]int)
	for _, b := range list {
		if shown[b.s.page.Set] >= worst {
			continue
		}
		shown[b.s.page.Set]++
		fmt.Printf("\n=== %s %s (%d lines)\n", b.s.page.Set, b.s.page.ID, len(b.s.texts))
		for i, t := range b.s.texts {
			if b.s.labels[i].weight > 0 && (b.s.p2[i] > .5) != b.s.labels[i].keep {
				fmt.Printf("  %d %.2f gold=%v %.120q\n", i, b.s.p2[i], b.s.labels[i].keep, t)
			}
		}
	}
}
