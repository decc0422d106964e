package summarize

import "fmt"

// why tells an editor what speaks for sentence i.
func (d *document) why(i int) Why {
	s := &d.sentences[i]
	var w Why
	if s.paragraph == 0 {
		w.Reasons = append(w.Reasons, "first paragraph")
	}
	shared := 0
	for _, t := range d.title {
		for _, x := range s.distinct {
			if x == t {
				shared++
			}
		}
	}
	if shared > 0 {
		w.Reasons = append(w.Reasons, fmt.Sprintf("shares %s with the headline", count(shared, "word")))
	}
	if len(w.Reasons) == 0 {
		w.Reasons = append(w.Reasons, fmt.Sprintf("sentence %d of %d", i+1, len(d.sentences)))
	}
	return w
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
