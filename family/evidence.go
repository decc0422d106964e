package family

import (
	"fmt"
	"strings"
	"time"

	"github.com/stemma-news/stemma/internal/text"
)

// circleSure is the most that an arc of a circle of credits can be sure of: of
// arcs that a clock alone speaks for, four in five are right.
const circleSure = 0.8

// node puts a choice into words.
func (g *group) node(id string, c choice) Node {
	child := g.copies[c.child]
	n := Node{ID: child.ID, Family: id, Direction: "unknown", Confidence: sure(c.margin), Evidence: []string{}}
	if c.way == nil {
		if g.circled(c.child, c.child) { // any of them may have been the first
			n.Confidence = min(n.Confidence, circleSure)
		}
		return n
	}
	parent := g.copies[c.way.from]
	n.Parent = &parent.ID
	n.Relation = relate(c.way.state, g.readings[c.way.to]).Relation
	kept, of := keptSentences(c.way.state, c.way.kept)
	n.Evidence = append(n.Evidence, fmt.Sprintf("kept %d of %d sentences", kept, of))
	if new := words(c.way.added); new > 0 {
		n.Evidence = append(n.Evidence, plural(new, "new word"))
	}
	if s := c.way.source; s != nil {
		n.TakenFrom = s
		if s.Confidence > 0 {
			n.Evidence = append(n.Evidence, fmt.Sprintf("taken from revision %d of %d", s.Revision+1, len(parent.Earlier)+1))
		}
	}
	credited := g.cites[c.child][c.way.from]
	circle := credited && g.circled(c.way.from, c.child)
	if credited {
		n.Evidence = append(n.Evidence, "credits "+called(parent))
	}
	if circle {
		n.Evidence = append(n.Evidence, "but the credits go in a circle")
		n.Confidence = min(n.Confidence, circleSure)
	}
	late, by := lateness(parent, child)
	switch {
	case by == noClock || late == 0:
	case by == seenAlready:
		n.Evidence = append(n.Evidence, "but "+by+", "+howLong(late)+" later")
	case late < 0:
		n.Evidence = append(n.Evidence, by+" "+howLong(-late)+" later")
	default:
		n.Evidence = append(n.Evidence, "but "+by+" "+howLong(late)+" earlier")
	}
	switch {
	case credited && late <= lateRamp && !circle:
		n.Direction = "known"
	case credited && !circle || late < 0:
		n.Direction = "likely"
	}
	return n
}

// called is the name of a copy's publisher, else its site, else its id.
func called(c Copy) string {
	if c.Publisher != "" {
		return oneLine(c.Publisher)
	}
	if host, _, _ := strings.Cut(plainURL(c.URL), "/"); host != "" {
		return host
	}
	return c.ID
}

// keptSentences counts the sentences of a parent of which the child has four
// words in five.
func keptSentences(r *reading, kept []bool) (n, of int) {
	k := 0
	for _, s := range text.Sentences(r.text, "") {
		for k < len(r.spans) && r.spans[k].Start < s.Start {
			k++
		}
		has, all := 0, 0
		for ; k < len(r.spans) && r.spans[k].Start < s.End; k++ {
			all++
			if kept[k] {
				has++
			}
		}
		if all > 0 {
			of++
			if 5*has >= 4*all {
				n++
			}
		}
	}
	return n, of
}

func words(runs []run) int {
	n := 0
	for _, r := range runs {
		n += r.len()
	}
	return n
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// howLong says a duration as people do: "3 h", "2 days".
func howLong(d time.Duration) string {
	switch {
	case d < time.Hour:
		return fmt.Sprintf("%d min", max(1, int(d.Minutes())))
	case d < 48*time.Hour:
		return fmt.Sprintf("%d h", int(d.Hours()))
	}
	return plural(int(d.Hours()/24), "day")
}
