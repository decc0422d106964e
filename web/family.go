package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/stemma-news/stemma/family"
	"github.com/stemma-news/stemma/internal/desk"
)

// branch is one copy with those taken from it.
type branch struct {
	Article  desk.Article
	Node     family.Node
	Parent   *desk.Article
	Children []*branch
}

func (s *site) family(c echo.Context) error {
	cached, err := s.desk.Family(c.Request().Context(), c.Param("id"))
	if err != nil {
		return err
	}
	f, err := cached.Value()
	if err != nil {
		return err
	}
	return s.show(c, http.StatusOK, "family", "A family of "+plural(len(f.Members), "article", "articles"), struct {
		Family desk.Family
		Roots  []*branch
	}{f, tree(f)})
}

// tree hangs each copy under its parent, in the order of the members.
func tree(f desk.Family) []*branch {
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
			byID[*n.Parent].Children = append(byID[*n.Parent].Children, b)
			continue
		}
		roots = append(roots, b)
	}
	return roots
}
