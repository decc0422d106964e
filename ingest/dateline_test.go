package ingest

import "testing"

func TestDateline(t *testing.T) {
	for _, tt := range []struct{ text, line, agency string }{
		{"PARIS (AP) — The mill reopens.", "PARIS (AP)", "AP"},
		{"ARDEN, Vt. (AP) — The mill reopens.", "ARDEN, Vt. (AP)", "AP"},
		{"WASHINGTON, Nov 5 (Reuters) - The mill reopens.", "WASHINGTON, Nov 5 (Reuters)", "Reuters"},
		{"(Reuters) - The mill reopens.", "(Reuters)", "Reuters"},
		{"Berlin (dpa) - Die Mühle öffnet.", "Berlin (dpa)", "dpa"},
		{"Berlin/Wien (dpa/APA) – Die Mühle öffnet.", "Berlin/Wien (dpa/APA)", "dpa"},
		{"Madrid, 5 nov (EFE).- La fábrica reabre.", "Madrid, 5 nov (EFE)", "EFE"},
		{"Paris, 5 nov 2019 (AFP) - La filature rouvre.", "Paris, 5 nov 2019 (AFP)", "AFP"},
		{"SÃO PAULO — A fábrica reabre.", "SÃO PAULO", ""},
		{"NEW DELHI: The mill reopens.", "NEW DELHI", ""},
		{"新华社北京11月5日电 老纺织厂重新开工。", "新华社北京11月5日电", "Xinhua"},
		{"EXCLUSIVE: The mill reopens.", "", ""},
		{"PHOTOS: The mill in pictures", "", ""},
		{"OMB Circular A-11 - a guide", "", ""},
		{"The mill — closed since 2011 — reopens.", "", ""},
		{"Forty jobs (AP photo shows the gate) - and more", "", ""},
		{"I — for one — am glad.", "", ""},
	} {
		if line, agency := dateline(tt.text); line != tt.line || agency != tt.agency {
			t.Errorf("%s\ngot  %q, %q\nwant %q, %q", tt.text, line, agency, tt.line, tt.agency)
		}
	}
}

func TestDateIn(t *testing.T) {
	for _, tt := range []struct{ text, language, want string }{
		{"2019-11-19T08:57:40+01:00", "", "2019-11-19T08:57:40+01:00"},
		{"2019-11-19T08:57:40Z", "", "2019-11-19T08:57:40Z"},
		{"2019-11-19T08:57:40.123-0500", "", "2019-11-19T08:57:40-05:00"},
		{"2019-11-19 08:57", "", "2019-11-19"},
		{"Tue, 19 Nov 2019 08:57:40 GMT", "", "2019-11-19T08:57:40Z"},
		{"November 19, 2019 at 3:05 PM EST", "en", "2019-11-19T15:05:00-05:00"},
		{"19. November 2019, 08:57 Uhr", "de", "2019-11-19"},
		{"19.11.2019", "de", "2019-11-19"},
		{"03/04/2020", "en-US", "2020-03-04"},
		{"03/04/2020", "en-GB", "2020-04-03"},
		{"03/04/2020", "fr", "2020-04-03"},
		{"19 de noviembre de 2019", "es", "2019-11-19"},
		{"2019年11月19日", "ja", "2019-11-19"},
		{"19 ноября 2019 г.", "ru", "2019-11-19"},
		{"1er octobre 2019", "fr", "2019-10-01"},
		{"31 April 2019", "en", ""},
		{"call 555-1234 or 20 of them", "en", ""},
		{"version 3.1.2019999", "en", ""},
	} {
		if got := dateIn(tt.text, tt.language).String(); got != tt.want {
			t.Errorf("%s (%s)\ngot  %q\nwant %q", tt.text, tt.language, got, tt.want)
		}
	}
}

func TestPeople(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"By Tom Arden and Jane Roe", "Tom Arden|Jane Roe"},
		{"By TOM ARDEN, Staff Writer", "TOM ARDEN"},
		{"Von Karl Lindner, 11.10.2019", "Karl Lindner"},
		{"Par Claire Dumas avec AFP", "Claire Dumas"},
		{"Posted by admin", ""},
		{"https://example.org/authors/tom", ""},
		{"View all posts by Tom Arden", "Tom Arden"},
		{"作者：王小明", "王小明"},
		{"Tom Arden | The Valley Wire", "Tom Arden"},
	} {
		got := ""
		for i, p := range people(tt.text, nil) {
			if i > 0 {
				got += "|"
			}
			got += p
		}
		if got != tt.want {
			t.Errorf("%s\ngot  %q\nwant %q", tt.text, got, tt.want)
		}
	}
}
