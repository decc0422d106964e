package diffing

import "strings"

// Case: a word is equal in lower case. A capital that only comes along with
// words put in or taken out before it is not counted.
func letterCase(e *edited) {
	for _, r := range e.runs {
		for i := r.oi; i < r.oe; i++ {
			w := &e.old.words[i]
			if w.mate < 0 || w.told != "" || w.mark {
				continue
			}
			v := &e.new.words[w.mate]
			if w.text == v.text || !strings.EqualFold(unmarked(w.text), unmarked(v.text)) {
				continue
			}
			if w.first != v.first {
				e.old.tell(i, i+1, "same")
				e.new.tell(w.mate, w.mate+1, "same")
				continue
			}
			e.tellForm("case", i, i+1, w.mate, w.mate+1, e.say("case", e.old.cut(i, i+1), e.new.cut(w.mate, w.mate+1)))
		}
	}
}
