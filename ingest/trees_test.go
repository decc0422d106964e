package ingest

import "testing"

func TestTreesFitTheFeatures(t *testing.T) {
	p := readPage("<p>The mill at Arden will reopen in March, its owner said on Monday.</p>")
	v := look(p, factsOf(p))
	one := v.features(0, nil)
	if len(one) != features {
		t.Errorf("the first look sees %d features, the trees %d", len(one), features)
	}
	if n := len(secondLook(one, 0, v.chances([]float32{.5}))); n != features+extra {
		t.Errorf("the second look sees %d features, the trees %d", n, features+extra)
	}
	looks() // panics when the trees do not fit
}
