package ingest

import (
	"strings"
	"testing"
)

func TestPlainRepost(t *testing.T) {
	page := "Mill To Reopen After Ten Years\n\nMill To Reopen After Ten Years\n\nThe mill at Arden will reopen in March, its owner said on Monday.\n\nForty jobs return to the valley, and more may follow later.\n\nJane Roe\n\nMon, 10/11/2021 – 02:45\n\nvia Valley News https://example.org/x Jane Roe\n\nLeave a Reply\n\nYour email address will not be published."
	a, err := Read(Source{Data: []byte(page), MediaType: "text/plain"})
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Paragraphs) != 2 || !strings.HasPrefix(a.Body, "The mill") || a.Title != "Mill To Reopen After Ten Years" {
		t.Errorf("title %q, body:\n%s", a.Title, a.Body)
	}
	for _, p := range a.Paragraphs {
		if got, want := page[p.Place:p.Place+p.Len()], p.Of(a.Body); got != want {
			t.Errorf("at its place stands\n%q\nwant\n%q", got, want)
		}
	}
}
