package web

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/stemma-news/stemma/family"
	"github.com/stemma-news/stemma/internal/desk"
)

// familyPage is a family: what is out of date in it, its tree, and which copy
// has which sentence.
type familyPage struct {
	Family desk.Family
	Name   *desk.Article // of the earliest
	Stale  []staleLine
	Plot   *plot
	Roots  []*branch
	Matrix matrix
}

// branch is one copy with those taken from it.
type branch struct {
	Article  desk.Article
	Node     family.Node
	Parent   *desk.Article
	Fate     *fate  // of the parent's sentences; nil for a root and a copy beyond the matrix
	About    string // what it is of its parent, and how sure that is
	Children []*branch
}

func (s *site) family(c echo.Context) error {
	ctx, id, t := c.Request().Context(), c.Param("id"), tongueOf(c)
	cached, err := s.desk.Family(ctx, id)
	if err != nil {
		return err
	}
	f, err := cached.Value()
	if err != nil {
		return err
	}
	members := map[string]desk.Article{}
	for _, a := range s.named(c, f.Members) {
		members[a.ID] = a
	}
	p := familyPage{Family: f}
	if p.Stale, err = s.stale(c, id, members); err != nil {
		return err
	}
	beside, err := s.desk.FamilyMatrix(ctx, id)
	if err != nil {
		return err
	}
	m, err := beside.Value()
	if err != nil {
		return err
	}
	p.Matrix = matrixOf(m.Matrix, members)
	texts := make([]string, len(m.Copies))
	columns := map[string]int{}
	for i, copied := range m.Copies {
		a, err := s.desk.ArticleText(ctx, copied, "")
		if err != nil {
			return err
		}
		texts[i], columns[copied] = a.Body, i
	}
	byID, roots := tree(f, func(source, copied string) *fate {
		i, known := columns[source]
		j, beside := columns[copied]
		if !known || !beside {
			return nil
		}
		what := fateOf(m.Matrix, texts, i, j)
		what.Bar = what.bar(t)
		return &what
	})
	for _, b := range byID {
		b.About = b.about(t)
	}
	out := map[string]bool{}
	for _, l := range p.Stale {
		out[l.Copy.ID] = true
	}
	p.Roots, p.Plot = roots, plotOf(t, f, byID, out)
	if len(roots) > 0 {
		p.Name = &roots[0].Article
	}
	return s.show(c, http.StatusOK, "family", t.count(len(f.Members), "A family of %d article|A family of %d articles"), p)
}

// tree hangs each copy under its parent, in the order of the members.
func tree(f desk.Family, fateOf func(source, copied string) *fate) (byID map[string]*branch, roots []*branch) {
	byID = map[string]*branch{}
	for _, a := range f.Members {
		byID[a.ID] = &branch{Article: a}
	}
	for _, n := range f.Tree {
		b := byID[n.ID]
		if b == nil {
			continue
		}
		b.Node = n
		if n.Parent != nil && byID[*n.Parent] != nil {
			b.Parent = &byID[*n.Parent].Article
			b.Fate = fateOf(*n.Parent, n.ID)
			byID[*n.Parent].Children = append(byID[*n.Parent].Children, b)
			continue
		}
		roots = append(roots, b)
	}
	return byID, roots
}

// relations and directions are what the tree says of a copy, as the catalogue
// has it.
var (
	relations  = map[family.Relation]string{family.IsCopy: "a copy", family.IsPartial: "partly taken over", family.IsQuotes: "only quotations in common", family.Differs: "another text"}
	directions = map[string]string{"known": "direction known", "likely": "direction likely", "unknown": "direction unknown"}
)

// about is the label of the line that leads to a copy.
func (b *branch) about(t *tongue) string {
	if b.Parent == nil {
		return ""
	}
	var parts []string
	for _, w := range []string{relations[b.Node.Relation], directions[b.Node.Direction]} {
		if w != "" {
			parts = append(parts, t.say(w))
		}
	}
	if b.Fate != nil {
		parts = append([]string{t.say("kept %[1]d of %[2]d sentences", b.Fate.Kept, b.Fate.Kept+len(b.Fate.Altered)+len(b.Fate.Dropped))}, parts...)
	}
	return strings.Join(append(parts, t.say("confidence %s", t.percent(b.Node.Confidence))), " · ")
}
