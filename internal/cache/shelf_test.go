package cache

import (
	"slices"
	"strconv"
	"testing"

	"github.com/stemma-news/stemma/internal/servertest"
)

// A shelf gives back what was put on it, one key or many, whatever stands
// beside; what is not a value of ours is none.
func TestShelf(t *testing.T) {
	server := servertest.StartRedis(t)
	c := newCache(t, Options{Redis: server.URL, Patience: patient})
	shelfGivesBack(t, c.Shelf())
	s, ctx := c.Shelf(), t.Context()
	if err := c.remote.client.Set(ctx, shelfPrefix+"{0}", "another program's", 0).Err(); err != nil {
		t.Fatal(err)
	}
	if err := c.remote.client.LPush(ctx, shelfPrefix+"list", "x").Err(); err != nil {
		t.Fatal(err)
	}
	if err := c.remote.client.Set(ctx, shelfPrefix+"long", string(make([]byte, 3*shelfMost)), 0).Err(); err != nil {
		t.Fatal(err)
	}
	got, err := s.Get(ctx, []string{"{0}", "list", "{1}"})
	if err != nil || got[0] != nil || got[1] != nil || string(got[2]) != "value 1" {
		t.Errorf("%q, %v", got, err)
	}
	if got, err := s.Get(ctx, []string{"long"}); err != nil || got[0] != nil {
		t.Errorf("%q, %v", got, err)
	}
	if life := c.remote.client.TTL(ctx, shelfPrefix+"{1}").Val(); life <= 0 || life > shelfLife {
		t.Errorf("a value lives for %v", life)
	}
	server.Stop()
	if _, err := s.Get(ctx, []string{"{1}"}); err == nil {
		t.Error("a dead Redis gives values")
	}
	if !c.Stats().BreakerOpen {
		t.Error("a dead Redis is asked again")
	}
}

func TestShelfInCluster(t *testing.T) {
	c := newCache(t, Options{Redis: servertest.StartRedisCluster(t), Patience: patient})
	shelfGivesBack(t, c.Shelf())
}

func shelfGivesBack(t *testing.T, s *Shelf) {
	t.Helper()
	var keys []string
	var values [][]byte
	for i := range 200 {
		keys, values = append(keys, "{"+strconv.Itoa(i)+"}"), append(values, []byte("value "+strconv.Itoa(i)))
	}
	values[7] = make([]byte, 2*shelfMost) // too long: not kept
	ctx := t.Context()
	if err := s.Put(ctx, keys[:100], values[:100]); err != nil {
		t.Fatal(err)
	}
	if err := s.Add(ctx, keys, slices.Repeat([][]byte{[]byte("late")}, 200)); err != nil {
		t.Fatal(err)
	}
	got, err := s.Get(ctx, append(keys, "{none}"))
	if err != nil || len(got) != 201 {
		t.Fatalf("%d values, %v", len(got), err)
	}
	for i, v := range got {
		want := "late"
		if i < 100 && i != 7 {
			want = string(values[i])
		}
		if i == 200 && v != nil || i < 200 && string(v) != want {
			t.Errorf("%d: came %q, want %q", i, v, want)
		}
	}
}

func TestNoShelfWithoutRedis(t *testing.T) {
	if s := newCache(t, Options{}).Shelf(); s != nil {
		t.Error("a shelf of nothing")
	}
}
