package desk_test

import (
	"testing"

	"github.com/stemma-news/stemma/internal/desk"
)

// An article that is in a list and cannot be read any more still has a name.
func TestNameOfWhatIsGone(t *testing.T) {
	d := open(t, "", desk.Limits{})
	gone := capture(t, d, "gone", "it was said on Tuesday that the bread is dear, and nobody asked who had said it or when.")
	listed := desk.Article{ID: gone.Article, Latest: gone.Revision}
	if got := d.Name(t.Context(), listed); got != "it was said on Tuesday that the bread is dear, and nobody…" {
		t.Errorf("got %q", got)
	}
	if _, err := d.TakeDown(t.Context(), gone.Article, "asked to"); err != nil {
		t.Fatal(err)
	}
	if got := d.Name(t.Context(), listed); got != gone.Article {
		t.Errorf("got %q, want the id", got)
	}
	listed.URL = "https://x.example/bread"
	if got := d.Name(t.Context(), listed); got != listed.URL {
		t.Errorf("got %q, want the address", got)
	}
}
