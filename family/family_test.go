package family

import (
	"strings"
	"testing"
)

const mill = `The mill at Arden will reopen in March, its owner said on Tuesday.
Forty jobs return to the valley, where the works had stood empty for nine years.
The county paid for the new weir and takes a third of the power that it gives.`

func TestRelate(t *testing.T) {
	for _, tt := range []struct {
		name, a, b string
		want       Relation
	}{
		{"the same text", mill, mill, IsCopy},
		{"the first paragraph only", mill, strings.Join(strings.Split(mill, "\n")[:2], "\n"), IsCopy},
		{"nothing in common", mill, "A ferry ran aground off the northern cape before dawn and nobody was hurt at all.", Differs},
		{"nothing at all", mill, "", Differs},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := Relate(Copy{Text: tt.a}, Copy{Text: tt.b})
			if got.Relation != tt.want {
				t.Errorf("got  %+v\nwant %s", got, tt.want)
			}
		})
	}
}
