package web

import (
	"net/http"
	"strings"
	"testing"
)

func TestWhichLanguage(t *testing.T) {
	s := serve(t)
	for _, tt := range []struct {
		name, accept, query, cookie string
		want                        string
	}{
		{"nothing said", "", "", "", `<html lang="en" dir="ltr">`},
		{"the browser's", "fr-CA,en;q=0.5", "", "", `<html lang="fr" dir="ltr">`},
		{"one of a region", "ar-EG", "", "", `<html lang="ar" dir="rtl">`},
		{"the second that we speak", "ja,de;q=0.8,en;q=0.5", "", "", `<html lang="de" dir="ltr">`},
		{"none that we speak", "ja", "", "", `<html lang="en" dir="ltr">`},
		{"no list of languages", ";;;=q", "", "", `<html lang="en" dir="ltr">`},
		{"asked for by the address", "fr", "?lang=es", "", `<html lang="es" dir="ltr">`},
		{"chosen before", "fr", "", "ar", `<html lang="ar" dir="rtl">`},
		{"the address before the choice", "fr", "?lang=de", "ar", `<html lang="de" dir="ltr">`},
		{"a choice that there is not", "fr", "?lang=xx", "yy", `<html lang="fr" dir="ltr">`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := s.ask(t, http.MethodGet, "/"+tt.query, http.Header{"Accept-Language": {tt.accept}, "Cookie": {"lang=" + tt.cookie}}, nil)
			if !strings.Contains(got.body, tt.want) {
				t.Errorf("got\n%.200s\nwant\n%s", got.body, tt.want)
			}
			if vary := strings.Join(got.header.Values("Vary"), ", "); !strings.Contains(vary, "Accept-Language") || !strings.Contains(vary, "Cookie") {
				t.Errorf("Vary is %q", vary)
			}
		})
	}
}

// A choice made on a page of ours is remembered; that of a link from elsewhere
// is for that page alone.
func TestChoiceIsRemembered(t *testing.T) {
	s := serve(t)
	for _, tt := range []struct {
		name, referer string
		want          bool
	}{
		{"from our own foot", s.URL + "/", true},
		{"from elsewhere", "https://elsewhere.example/", false},
		{"from nowhere", "", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := s.ask(t, http.MethodGet, "/?lang=ar", http.Header{"Referer": {tt.referer}}, nil)
			if kept := strings.HasPrefix(got.header.Get("Set-Cookie"), "lang=ar;"); kept != tt.want {
				t.Errorf("Set-Cookie %q, want one: %v", got.header.Get("Set-Cookie"), tt.want)
			}
		})
	}
}

func TestCachesTellLanguagesApart(t *testing.T) {
	s := serve(t)
	id := s.keep(t, "bridge", storyText).Article
	tags := map[string]string{}
	for _, spoken := range tongues {
		h := http.Header{"Accept-Language": {spoken.code}}
		first := s.ask(t, http.MethodGet, "/articles/"+id, h, nil)
		tag := first.header.Get("ETag")
		if other := tags[tag]; tag == "" || other != "" {
			t.Errorf("%s has the tag %q of %q", spoken.code, tag, other)
		}
		tags[tag] = spoken.code
		h.Set("If-None-Match", tag)
		if again := s.ask(t, http.MethodGet, "/articles/"+id, h, nil); again.status != http.StatusNotModified || again.body != "" {
			t.Errorf("%s: unchanged, but status %d with %d bytes", spoken.code, again.status, len(again.body))
		}
		h.Set("Accept-Language", "en,fr;q=0.1")
		if again := s.ask(t, http.MethodGet, "/articles/"+id, h, nil); spoken.code != "en" && again.status != http.StatusOK {
			t.Errorf("the tag of %s is good for English too", spoken.code)
		}
	}
}

// The sentences about changes are English by contract: within another language
// they say so, and the article keeps its own language and direction.
func TestTextsKeepTheirLanguage(t *testing.T) {
	s := serve(t)
	first := s.keep(t, "bridge", storyText)
	second := s.keep(t, "bridge", strings.Replace(storyText, "3 million", "5 million", 1))
	got := s.ask(t, http.MethodGet, "/compare/"+first.Revision+"..."+second.Revision, http.Header{"Accept-Language": {"ar"}}, nil)
	for _, want := range []string{
		`<html lang="ar" dir="rtl">`, `<article class="body inline" lang="en">`, `dir="auto"`, `<span lang="en" dir="ltr">`, `<bdi lang="en">Of the bridge</bdi>`,
	} {
		if !strings.Contains(got.body, want) {
			t.Errorf("the page has no\n%s", want)
		}
	}
	if t.Failed() {
		t.Log(got.body)
	}
}

func TestEnglishQuotesAreIsolated(t *testing.T) {
	for _, tt := range []struct{ says, want string }{
		{"‘four’ became ‘three’.", "‘<bdi>four</bdi>’ became ‘<bdi>three</bdi>’."},
		{"‘it’s’ was added.", "‘<bdi>it’s</bdi>’ was added."},
		{"‘a<b’", "‘<bdi>a&lt;b</bdi>’"},
		{"‘no end", "‘<bdi>no end</bdi>"},
		{"plain", "plain"},
	} {
		if got := string(tongues[0].english(tt.says)); got != tt.want {
			t.Errorf("got\n%s\nwant\n%s", got, tt.want)
		}
	}
}
