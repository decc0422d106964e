package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
)

// A family is a connected set of articles: the links are its only reason. It
// keeps its id as long as its founder, or else its largest part, is in it; of
// two that meet the older one keeps its id and the other's id leads to it.

// Link replaces the links that an article holds, moving it between families as
// they say, and gives the family it is in now. Links that name another revision
// than its newest are of the past, and change nothing.
func (d *DB) Link(ctx context.Context, articleID string, links []Link) (string, error) {
	var home string
	err := d.change(ctx, func(t *tx) error {
		a, err := t.article(articleID)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(links, func(l Link) bool { return l.FromRevision != "" && l.FromRevision != a.Latest }) {
			home = a.Family
			return nil
		}
		home, err = t.relate(a, links, true)
		return err
	})
	if err != nil {
		// A caller who left does not wait for the writer, which may be at work
		// on home still.
		return "", err
	}
	return home, nil
}

// relate gives an article its links, when they are to be replaced, and its
// family.
func (t *tx) relate(a row, links []Link, replace bool) (string, error) {
	var why []Link
	lost := false
	if replace {
		var err error
		if why, lost, err = t.setLinks(a, links); err != nil {
			return "", err
		}
	}
	if lost {
		if err := t.part(a.Family); err != nil {
			return "", err
		}
		if err := t.one(t.ctx, []any{&a.Family}, `SELECT family FROM articles WHERE num=$1`, a.num); err != nil {
			return "", err
		}
	}
	home := a.Family
	for _, l := range why {
		var other string
		if err := t.one(t.ctx, []any{&other}, `SELECT family FROM articles WHERE id=$1`, l.To); err != nil {
			return "", err
		}
		var err error
		if home, err = t.join(a, home, other, l.says()); err != nil {
			return "", err
		}
	}
	if home == "" {
		return t.found(a.num, a.ID)
	}
	_, err := t.do(`UPDATE families SET version=version+1 WHERE id=$1`, home)
	return home, err
}

// says is the reason of a join in a few words.
func (l Link) says() string {
	if len(l.Evidence) > 0 {
		return l.Evidence[0]
	}
	return fmt.Sprintf("%s of %s: %.0f%% of its words stand there", l.Relation, l.To, 100*l.FromInTo)
}

// setLinks replaces an article's links by those whose other end is here, and
// says whether one that it held is gone.
func (t *tx) setLinks(a row, links []Link) (kept []Link, lost bool, err error) {
	held := map[int64]bool{}
	err = t.each(t.ctx, func(scan func(...any) error) error {
		var other int64
		err := scan(&other)
		held[other] = true
		return err
	}, `SELECT other FROM links WHERE child=$1`, a.num)
	if err != nil {
		return nil, false, err
	}
	if len(held) > 0 {
		if _, err := t.do(`DELETE FROM links WHERE child=$1`, a.num); err != nil {
			return nil, false, err
		}
	}
	for _, l := range links {
		var other int64
		err := t.one(t.ctx, []any{&other}, `SELECT num FROM articles WHERE id=$1`, column(l.To))
		if errors.Is(err, sql.ErrNoRows) || other == a.num {
			continue // taken down since it was compared
		}
		if err != nil {
			return nil, false, err
		}
		if l.FromRevision == "" {
			l.FromRevision = a.Latest
		}
		evidence, err := json.Marshal(l.Evidence)
		if err != nil {
			return nil, false, err
		}
		_, err = t.do(`INSERT INTO links (child, other, child_revision, other_revision, relation, child_in_other, other_in_child, evidence)
			VALUES ($1,$2,$3,$4,$5,$6,$7,$8) ON CONFLICT (child, other) DO NOTHING`,
			a.num, other, column(l.FromRevision), column(l.ToRevision), column(string(l.Relation)), l.FromInTo, l.ToInFrom, string(evidence))
		if err != nil {
			return nil, false, err
		}
		delete(held, other)
		kept = append(kept, l)
	}
	return kept, len(held) > 0, nil
}

// found begins a family with one member.
func (t *tx) found(num int64, article string) (string, error) {
	id := newID("f_", article)
	for n := 2; ; n++ {
		made, err := t.do(`INSERT INTO families (id, founder, founded, version, merged_into) VALUES ($1,$2,$3,1,'') ON CONFLICT (id) DO NOTHING`,
			id, num, t.now.UnixMicro())
		if err != nil {
			return "", err
		}
		if made == 1 {
			break
		}
		// It founded one before, and has left it.
		id = newID("f_", article+"/"+strconv.Itoa(n))
	}
	t.state.families++
	_, err := t.do(`UPDATE articles SET family=$1 WHERE num=$2`, id, num)
	return id, err
}

// join brings the families of two linked articles together and gives the one
// that remains. home is "" for an article that has none yet.
func (t *tx) join(a row, home, other, why string) (string, error) {
	if home == other {
		return home, nil
	}
	if home == "" {
		if _, err := t.do(`UPDATE articles SET family=$1 WHERE num=$2`, other, a.num); err != nil {
			return "", err
		}
		_, err := t.log(Change{Kind: FamilyJoined, Article: a.ID, Family: other, Why: why})
		return other, err
	}
	older, err := t.older(home, other)
	if err != nil {
		return "", err
	}
	younger := home
	if older == home {
		younger = other
	}
	members, err := t.members(younger)
	if err != nil {
		return "", err
	}
	if _, err := t.do(`UPDATE articles SET family=$1 WHERE family=$2`, older, younger); err != nil {
		return "", err
	}
	if _, err := t.do(`UPDATE families SET merged_into=$1, version=version+1 WHERE id=$2`, older, younger); err != nil {
		return "", err
	}
	t.state.families--
	line := Change{Kind: FamilyMerged, Article: a.ID, Family: older, Other: younger, Why: why}
	if len(members) == 1 {
		line.Kind, line.Article = FamilyJoined, members[0].id
	}
	_, err = t.log(line)
	return older, err
}

// older says which of two families was founded first.
func (t *tx) older(a, b string) (string, error) {
	var id string
	err := t.one(t.ctx, []any{&id}, `SELECT id FROM families WHERE id=$1 OR id=$2 ORDER BY founded, founder, id LIMIT 1`, a, b)
	return id, err
}

// member is an article within a family.
type member struct {
	num int64
	id  string
}

func (t *tx) members(familyID string) (list []member, err error) {
	err = t.each(t.ctx, func(scan func(...any) error) error {
		var m member
		err := scan(&m.num, &m.id)
		list = append(list, m)
		return err
	}, `SELECT num, id FROM articles WHERE family=$1 ORDER BY num`, familyID)
	return list, err
}

// part looks whether a family that lost a link still holds together. The part
// with the founder keeps the id, else the largest, else the oldest; each other
// part becomes a family of its own.
func (t *tx) part(familyID string) error {
	members, err := t.members(familyID)
	if err != nil {
		return err
	}
	if len(members) == 0 { // its last one was taken down
		t.state.families--
		_, err := t.do(`DELETE FROM families WHERE id=$1`, familyID)
		return err
	}
	near := map[int64][]int64{}
	err = t.each(t.ctx, func(scan func(...any) error) error {
		var a, b int64
		err := scan(&a, &b)
		near[a], near[b] = append(near[a], b), append(near[b], a)
		return err
	}, `SELECT l.child, l.other FROM links l JOIN articles a ON a.num=l.child WHERE a.family=$1`, familyID)
	if err != nil {
		return err
	}
	var founder int64
	if err := t.one(t.ctx, []any{&founder}, `SELECT founder FROM families WHERE id=$1`, familyID); err != nil {
		return err
	}
	parts := components(members, near)
	slices.SortStableFunc(parts, func(a, b []member) int {
		if c := cmp.Compare(btoi(holds(b, founder)), btoi(holds(a, founder))); c != 0 {
			return c
		}
		return cmp.Compare(len(b), len(a))
	})
	for _, p := range parts[1:] {
		id, err := t.found(p[0].num, p[0].id)
		if err != nil {
			return err
		}
		for _, m := range p {
			if _, err := t.do(`UPDATE articles SET family=$1 WHERE num=$2`, id, m.num); err != nil {
				return err
			}
			line := Change{Kind: FamilyLeft, Article: m.id, Family: id, Other: familyID, Why: "no link to the rest of the family is left"}
			if _, err := t.log(line); err != nil {
				return err
			}
		}
	}
	_, err = t.do(`UPDATE families SET version=version+1 WHERE id=$1`, familyID)
	return err
}

// components sorts members into connected parts, each in the order of members.
func components(members []member, near map[int64][]int64) (parts [][]member) {
	part := map[int64]int{}
	for i, m := range members {
		if _, ok := part[m.num]; ok {
			continue
		}
		stack := []int64{m.num}
		part[m.num] = i
		for len(stack) > 0 {
			at := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			for _, next := range near[at] {
				if _, ok := part[next]; !ok {
					part[next] = i
					stack = append(stack, next)
				}
			}
		}
	}
	place := map[int]int{}
	for _, m := range members {
		i, ok := place[part[m.num]]
		if !ok {
			i = len(parts)
			place[part[m.num]] = i
			parts = append(parts, nil)
		}
		parts[i] = append(parts[i], m)
	}
	return parts
}

func holds(part []member, num int64) bool {
	return slices.ContainsFunc(part, func(m member) bool { return m.num == num })
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
