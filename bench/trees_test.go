package main

import (
	"bytes"
	"testing"

	"github.com/stemma-news/stemma/bench/dataset"
)

// The weights are made byte for byte: the same examples and settings give the
// same file.
func TestTrainingIsRepeatable(t *testing.T) {
	rows, err := dataset.Read[row]("testdata", "gov_pages")
	if err != nil {
		t.Fatal(err)
	}
	var examples []*example
	for _, r := range rows[:80] {
		if e := readExample("gov", r, source{title: true}); e != nil {
			examples = append(examples, e)
		}
	}
	l := usualLearner
	l.members, l.trees = 2, 20
	first, err := l.grow(examples).MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	m := l.grow(examples)
	second, err := m.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, second) {
		t.Error("two trainings on the same examples gave different weights")
	}
	on, err := trials("testdata", []set{govSet})
	if err != nil {
		t.Fatal(err)
	}
	got := tally{}
	got.try(m, on[:80])
	if s := got[govSet.name]; s == nil || s.model <= s.base {
		t.Errorf("nothing was learnt: %+v", s)
	}
}
