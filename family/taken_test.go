package family

import (
	"testing"
	"time"
)

// Where the copy's own words do not tell, the newest state that was there
// before it does.
func TestTakenFromByClocks(t *testing.T) {
	published := at(7) // the clock that a page keeps through all its corrections
	state := func(seen, modified time.Time) Copy {
		return Copy{Text: tram1, Published: published, Modified: modified, Seen: seen}
	}
	for _, tt := range []struct {
		name   string
		states []Copy
		made   time.Time
		want   int
	}{
		{"after both were seen", []Copy{state(at(8), published), state(at(10), published)}, at(11), 1},
		{"before the second was seen", []Copy{state(at(8), published), state(at(10), published)}, at(9), 0},
		{"before it was seen, and after its page says it was made", []Copy{state(at(8), published), state(at(12), at(9))}, at(10), 1},
		{"before both: the clock of the page's making says so of the first", []Copy{state(at(8), published), state(at(10), published)}, at(7), 0},
		{"no clock at all", []Copy{{Text: tram1}, {Text: tram1}}, time.Time{}, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := TakenFrom(Copy{Text: tram1, Seen: tt.made}, tt.states)
			if got.Revision != tt.want {
				t.Errorf("got  %+v\nwant %d", got, tt.want)
			}
		})
	}
}

// An article that was corrected after it was copied is no younger for it.
func TestCorrectionMakesNoYounger(t *testing.T) {
	original := Copy{ID: "original", Text: tram2, Published: at(12), Seen: at(12), Earlier: []Copy{{Text: tram1, Published: at(8), Seen: at(8)}}}
	made := Copy{ID: "made", Text: tram1, Published: at(10), Seen: at(10)}
	if late, by := lateness(original, made); late >= 0 || by != published {
		t.Errorf("late by %v, %s", late, by)
	}
	if older(original, made) >= 0 {
		t.Error("the copy is taken for older")
	}
}
