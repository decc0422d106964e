package desk

import (
	"context"
	"strconv"
	"testing"

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
