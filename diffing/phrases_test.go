package diffing

import "testing"

// Words in «» moved there: their block has the kind moved, and the same bytes
// on both sides.
func TestPhrasesThatMoved(t *testing.T) {
	for _, tt := range []struct{ name, old, new, want string }{
		{"the shorter of two that changed places", "The rail strike will in the coming week stop all trains.", "The rail strike will stop all trains in the coming week.", "The rail strike will« stop all trains» in the coming week."},
		{"between other changes", "For these tasks, during training, input sequences range widely.", "For these tasks, the input sequences encountered during training range widely.", "For these tasks, the input sequences encountered «during training» range widely."},
		{"one word that is all that went", "The council quietly voted to close the pool.", "The council voted to close the pool quietly.", "The council voted to close the pool« quietly»."},
		{"a function word is no phrase", "He saw that the plan of the mayor had failed.", "He saw that plan the mayor of had failed.", "He saw that plan the mayor of had failed."},
		{"what only recurs did not move", "One in ten left in May.", "In May one in ten left.", "In May one in ten left."},
	} {
		d := Texts(tt.old, tt.new, Options{Language: "en"})
		checkRebuilds(t, tt.old, tt.new, d)
		got := ""
		for _, b := range d.Blocks {
			switch {
			case b.New == nil:
			case b.Kind == Moved:
				got += "«" + b.New.Of(tt.new) + "»"
			default:
				got += b.New.Of(tt.new)
			}
		}
		if got != tt.want {
			t.Errorf("%s:\ngot  %s\nwant %s", tt.name, got, tt.want)
		}
		for _, ch := range d.Changes {
			if ch.Block >= len(d.Blocks) {
				t.Errorf("%s: change %d is of block %d, and there are %d", tt.name, ch.ID, ch.Block, len(d.Blocks))
			}
		}
	}
}
