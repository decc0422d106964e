package web

import (
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/stemma-news/stemma/diffing"
	"github.com/stemma-news/stemma/family"
	"github.com/stemma-news/stemma/internal/desk"
)

// staleLine is a sentence that a copy still has and its original has corrected
// or withdrawn.
type staleLine struct {
	Copy, Original desk.Article
	Says           string // what the correction means; "" for a withdrawal
	Still          excerpt
	Now            *excerpt // nil when it was withdrawn
}

// excerpt is a place in a text with a little of what stands around it.
type excerpt struct{ Before, Here, After string }

// stale lists what copies still say, in the order of the desk.
func (s *site) stale(c echo.Context, id string, members map[string]desk.Article) ([]staleLine, error) {
	ctx := c.Request().Context()
	cached, err := s.desk.FamilyStale(ctx, id)
	if err != nil {
		return nil, err
	}
	found, err := cached.Value()
	if err != nil || len(found.Stale) == 0 {
		return nil, err
	}
	states := map[int]string{} // bodies of the original's revisions
	newest := len(found.Revisions) - 1
	var out []staleLine
	for _, one := range found.Stale {
		for _, n := range []int{one.Revision, newest} {
			if _, ok := states[n]; ok {
				continue
			}
			a, err := s.desk.ArticleText(ctx, found.Original, found.Revisions[n])
			if err != nil {
				return nil, err
			}
			states[n] = a.Body
		}
		l := staleLineOf(one, states[one.Revision], states[newest])
		l.Copy, l.Original = members[one.Copy], members[found.Original]
		out = append(out, l)
	}
	return out, nil
}

// staleLineOf shows a stale sentence around the weightiest correction of it.
func staleLineOf(s family.Stale, was, now string) staleLine {
	l := staleLine{Still: around(was, s.Was, nil)}
	if s.Now == nil {
		return l
	}
	var first diffing.Change
	if len(s.Changes) > 0 {
		first = s.Changes[0]
	}
	l.Says = first.Says
	l.Still = around(was, s.Was, first.Old)
	at := around(now, *s.Now, first.New)
	l.Now = &at
	return l
}

const excerptSide = 120 // bytes on each side of a place: two lines

// around shows a place within a sentence. Without a place it is the sentence's
// beginning.
func around(text string, sentence diffing.Span, place *diffing.Span) excerpt {
	if place == nil || place.Start < sentence.Start || place.End > sentence.End {
		return excerpt{Before: short(2*excerptSide, sentence.Of(text))}
	}
	e := excerpt{Before: text[sentence.Start:place.Start], Here: place.Of(text), After: text[place.End:sentence.End]}
	if over := len(e.Before) - excerptSide; over > 0 {
		e.Before = "… " + e.Before[over+wordEnd(e.Before[over:]):]
	}
	if len(e.After) > excerptSide {
		cut := strings.LastIndexByte(e.After[:excerptSide], ' ')
		if cut < 0 {
			cut = runeStart(e.After, excerptSide)
		}
		e.After = e.After[:cut] + " …"
	}
	return e
}

// wordEnd is where the first word of a text that may begin within one is over.
func wordEnd(s string) int {
	if i := strings.IndexByte(s, ' '); i >= 0 {
		return i + 1
	}
	for i := range len(s) {
		if s[i]&0xC0 != 0x80 {
			return i
		}
	}
	return len(s)
}

// runeStart is the last place at or before i where a character begins.
func runeStart(s string, i int) int {
	for i > 0 && s[i]&0xC0 == 0x80 {
		i--
	}
	return i
}
