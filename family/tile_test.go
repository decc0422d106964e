package family

import (
	"fmt"
	"strings"
	"testing"
)

// A long copy is tiled to its end: the work on runs within a longer run that
// is already found is none.
func TestLongCopiesAreTiledToTheEnd(t *testing.T) {
	var b strings.Builder
	for i := range 50000 {
		fmt.Fprintf(&b, "word%d ", i%7919)
		if i%1000 == 999 {
			fmt.Fprintf(&b, "mark%d ", i)
		}
	}
	a := b.String()
	p := Relate(Copy{Text: a}, Copy{Text: strings.ReplaceAll(a, "mark", "sign")})
	if p.AInB < 0.99 || p.BInA < 0.99 {
		t.Errorf("shares %.3f and %.3f", p.AInB, p.BInA)
	}
}
