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

func TestBelievesTheScript(t *testing.T) {
	for _, tt := range []struct{ name, declared, text, want string }{
		{"Russian called English", "en", "Старая мельница в Ардене откроется в марте, сообщил её владелец в понедельник. В долину вернутся сорок рабочих мест.", "ru"},
		{"English called Russian", "ru", "The old mill at Arden will reopen in March, its owner said on Monday. Forty jobs return to the valley, and more may follow.", "en"},
		{"Serbian in Cyrillic", "sr", "Стара воденица у Ардену поново ће бити отворена у марту, саопштио је власник.", "sr"},
		{"English with a Greek word", "en", "The word λόγος means reason, the owner of the old mill at Arden said on Monday, and speech as well.", "en"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, err := Read(Source{Data: []byte(`<html lang="` + tt.declared + `"><h1>x</h1><article><p>` + tt.text + `</p></article>`), MediaType: "text/html"})
			if err != nil {
				t.Fatal(err)
			}
			if a.Language != tt.want {
				t.Errorf("language %q, want %q", a.Language, tt.want)
			}
		})
	}
}

func TestFeedInWindows1251(t *testing.T) {
	page := "<?xml version='1.0' encoding='windows-1251'?><rss><channel><item><title>\xcc\xe5\xeb\xfc\xed\xe8\xf6\xe0</title><description>\xd1\xf2\xe0\xf0\xe0\xff \xec\xe5\xeb\xfc\xed\xe8\xf6\xe0 \xee\xf2\xea\xf0\xee\xe5\xf2\xf1\xff.</description></item></channel></rss>"
	a, err := Read(Source{Data: []byte(page)})
	if err != nil {
		t.Fatal(err)
	}
	if a.Title != "Мельница" || a.Body != "Старая мельница откроется." {
		t.Errorf("got %q, %q", a.Title, a.Body)
	}
}

func TestFeedInLatin1(t *testing.T) {
	page := "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><rss><channel><item><title>M\xfchle</title><description>Die alte M\xfchle in Arden \xf6ffnet wieder, sagte die Besitzerin am Montag.</description></item></channel></rss>"
	a, err := Read(Source{Data: []byte(page)})
	if err != nil {
		t.Fatal(err)
	}
	if a.Title != "Mühle" || !strings.Contains(a.Body, "öffnet") {
		t.Errorf("got %q, %q", a.Title, a.Body)
	}
}
