package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/stemma-news/stemma/family"
	"github.com/stemma-news/stemma/internal/desk"
)

// familyPage is a family: what is out of date in it, its tree, and which copy
// has which sentence.
type familyPage struct {
	Family desk.Family
	Stale  []staleLine
	Roots  []*branch
	Matrix matrix
}

// branch is one copy with those taken from it.
type branch struct {
	Article  desk.Article
	Node     family.Node
	Parent   *desk.Article
	Fate     *fate // of the parent's sentences; nil for a root and a copy beyond the matrix
	Children []*branch
}

func (s *site) family(c echo.Context) error {
	ctx, id := c.Request().Context(), c.Param("id")
	cached, err := s.desk.Family(ctx, id)
	if err != nil {
		return err
	}
	f, err := cached.Value()
	if err != nil {
		return err
	}
	members := map[string]desk.Article{}
	for _, a := range f.Members {
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
	p.Roots = tree(f, func(source, copied string) *fate {
		i, known := columns[source]
		j, beside := columns[copied]
		if !known || !beside {
			return nil
		}
		what := fateOf(m.Matrix, texts, i, j)
		return &what
	})
	return s.show(c, http.StatusOK, "family", "A family of "+plural(len(f.Members), "article", "articles"), p)
}

// tree hangs each copy under its parent, in the order of the members.
func tree(f desk.Family, fateOf func(source, copied string) *fate) []*branch {
	byID := map[string]*branch{}
	for _, a := range f.Members {
		byID[a.ID] = &branch{Article: a}
	}
	var roots []*branch
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
	return roots
}
