package desk

import (
	"context"
	"strconv"
	"testing"
	"time"

	"github.com/stemma-news/stemma/family"
	"github.com/stemma-news/stemma/internal/cache"
	"github.com/stemma-news/stemma/internal/store"
)

// crowd is a store of one family with many members.
type crowd struct {
	facts
	asked []int // how many texts
}

func (c *crowd) Family(context.Context, string) (store.Family, error) {
	f := store.Family{ID: "f_1", Version: 1}
	for i := range maxTree + 100 {
		f.Members = append(f.Members, Article{ID: "a_" + strconv.Itoa(i)})
	}
	return f, nil
}

func (c *crowd) Copies(_ context.Context, ids []string, _ int) (copies []family.Copy, rest []string, err error) {
	c.asked = append(c.asked, len(ids))
	return nil, nil, nil
}

// However large a family grows, one question holds so many texts.
func TestTreeIsBounded(t *testing.T) {
	results, err := cache.New(cache.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer results.Close()
	d := New(Config{Cache: results})
	c := &crowd{}
	d.store = c
	f, err := d.Family(t.Context(), "f_1")
	if err != nil {
		t.Fatal(err)
	}
	v, err := f.Value()
	if err != nil || len(v.Members) != maxTree+100 {
		t.Errorf("%d members are named, %v", len(v.Members), err)
	}
	if _, err := d.FamilyStale(t.Context(), "f_1"); err != nil {
		t.Fatal(err)
	}
	for _, n := range c.asked {
		if n != maxTree {
			t.Errorf("%d texts were asked for", n)
		}
	}
}

// corrected is a store of two copies of one text. The first was corrected so
// often that not all of its states are held.
type corrected struct{ facts }

func day(n int) time.Time { return time.Date(2026, 1, n, 0, 0, 0, 0, time.UTC) }

const oftenCorrected = "The mill at Arden will reopen in March, its owner said on Monday. Forty jobs return to the town with it."

func (corrected) Family(context.Context, string) (store.Family, error) {
	return store.Family{ID: "f_1", Version: 1, Members: []Article{{ID: "a_first", Revisions: 300}, {ID: "a_copy", Revisions: 1}}}, nil
}

func (corrected) Copies(context.Context, []string, int) (copies []family.Copy, rest []string, err error) {
	return []family.Copy{
		{ID: "a_first", Revision: "r_300", Text: oftenCorrected, Seen: day(1)}, {ID: "a_copy", Revision: "r_copy", Text: oftenCorrected, Seen: day(10)},
	}, nil, nil
}

func (corrected) States(context.Context, string, int) (states []family.Copy, err error) {
	return []family.Copy{
		{ID: "a_first", Revision: "r_299", Text: oftenCorrected, Seen: day(20)}, {ID: "a_first", Revision: "r_300", Text: oftenCorrected, Seen: day(21)},
	}, nil
}

// An article is as old as its first state, also when only the newest are held.
func TestCorrectionsMakeNoYounger(t *testing.T) {
	results, err := cache.New(cache.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer results.Close()
	d := New(Config{Cache: results})
	d.store = corrected{}
	f, err := d.Family(t.Context(), "f_1")
	if err != nil {
		t.Fatal(err)
	}
	v, err := f.Value()
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range v.Tree {
		if n.ID == "a_first" && n.Parent != nil {
			t.Errorf("the first is taken for a copy: %+v", n)
		}
	}
}
