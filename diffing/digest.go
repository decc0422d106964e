package diffing

import "strings"

// digest is one line over all changes: "2 facts, 1 quote and 14 points of
// style changed; 3 passages moved".
func digest(_ *comparison, changes []Change) string {
	var facts, quotes, words, style, unseen, headline, added, removed, moved, split, furniture int
	for _, ch := range changes {
		switch ch.Kind {
		case "negation", "number", "name", "date", "place", "attribution", "hedge", "dateline":
			facts++
		case "quote":
			quotes++
		case "wording":
			words++
		case "spelling", "case", "punctuation", "whitespace":
			style++
		case "invisible":
			unseen++
		case "headline":
			headline++
		case "added":
			added++
		case "removed":
			removed++
		case "moved":
			moved++
		case "split", "merged":
			split++
		case "furniture":
			furniture++
		}
	}
	var parts []string
	if headline > 0 {
		parts = append(parts, "the headline changed")
	}
	var changed []string
	for _, p := range [...]struct {
		n    int
		what string
	}{{facts, "fact"}, {quotes, "quote"}, {words, "point of wording"}, {style, "point of style"}} {
		switch {
		case p.n == 0:
		case p.n == 1:
			changed = append(changed, "1 "+p.what)
		case strings.HasPrefix(p.what, "point"):
			changed = append(changed, said("%d %s", p.n, strings.Replace(p.what, "point", "points", 1)))
		default:
			changed = append(changed, said("%d %ss", p.n, p.what))
		}
	}
	if len(changed) > 0 {
		parts = append(parts, enumerate(changed)+" changed")
	}
	if unseen > 0 {
		parts = append(parts, count(unseen, "change")+" cannot be seen")
	}
	var whole []string
	for _, p := range [...]struct {
		n    int
		what string
	}{{added, "added"}, {removed, "removed"}, {moved, "moved"}, {split, "split or merged"}} {
		if p.n > 0 {
			noun := "passage"
			if len(whole) > 0 {
				whole = append(whole, said("%d %s", p.n, p.what))
				continue
			}
			whole = append(whole, count(p.n, noun)+" "+p.what)
		}
	}
	if len(whole) > 0 {
		parts = append(parts, enumerate(whole))
	}
	if furniture > 0 {
		parts = append(parts, "what is set apart from the text changed")
	}
	if len(parts) == 0 {
		return "nothing changed"
	}
	return strings.Join(parts, "; ")
}

// enumerate joins with commas and a last "and".
func enumerate(parts []string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	last := len(parts) - 1
	return strings.Join(parts[:last], ", ") + " and " + parts[last]
}

// unignored drops the changes that the caller asked to take for equal.
func (c *comparison) unignored(changes []Change) []Change {
	if len(c.options.Ignore) == 0 {
		return changes
	}
	out := changes[:0]
	for _, ch := range changes {
		if !c.ignored(&ch) {
			out = append(out, ch)
		}
	}
	return out
}

func (c *comparison) ignored(ch *Change) bool {
	var old, new string
	if ch.Block >= 0 && ch.Old != nil {
		old = ch.Old.Of(c.old.text)
	}
	if ch.Block >= 0 && ch.New != nil {
		new = ch.New.Of(c.new.text)
	}
	for _, what := range c.options.Ignore {
		switch what {
		case "case", "whitespace", "punctuation":
			if ch.Kind == what {
				return true
			}
		case "quotes":
			if ch.Kind == "punctuation" && markFold(quoteFold, old) == markFold(quoteFold, new) {
				return true
			}
		case "dashes":
			if ch.Kind == "punctuation" && markFold(dashFold, old) == markFold(dashFold, new) {
				return true
			}
		}
	}
	return false
}

var (
	quoteFold = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`, "‘", "'", "’", "'", "ʼ", "'")
	dashFold  = strings.NewReplacer("–", "-", "—", "-", "‐", "-", "‑", "-", "−", "-", "―", "-")
)

func markFold(r *strings.Replacer, s string) string { return r.Replace(s) }
