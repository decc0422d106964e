package web

import (
	"encoding/json"
	"encoding/xml"
	"net/http"
	"strings"
	"testing"
)

func TestFeeds(t *testing.T) {
	s := serve(t)
	first := s.keep(t, "bridge <b>\u202e", storyText)
	second := s.keep(t, "bridge <b>\u202e", strings.Replace(storyText, "3 million", "5 million", 1))
	other := s.keep(t, "wire", strings.Replace(storyText, "on Friday", "on Sunday", 1))
	pair := s.URL + "/compare/" + first.Revision + "..." + second.Revision
	for _, tt := range []struct {
		path    string
		entries int
	}{
		{"/feeds/changes", 3},
		{"/feeds/articles/" + first.Article, 2},
		{"/feeds/families/" + other.Family, 3},
	} {
		t.Run(tt.path, func(t *testing.T) {
			got := s.get(t, tt.path+".atom")
			var f atomFeed
			if err := xml.Unmarshal([]byte(got.body), &f); err != nil {
				t.Fatalf("%v\n%s", err, got.body)
			}
			if len(f.Entries) != tt.entries || got.header.Get("Content-Type") != "application/atom+xml; charset=utf-8" || strings.Contains(got.body, "\u202e") {
				t.Errorf("%d entries, want %d\n%s", len(f.Entries), tt.entries, got.body)
			}
			ids := map[string]bool{f.ID: true}
			found := false
			for _, e := range f.Entries {
				if ids[e.ID] || e.Updated == "" {
					t.Errorf("the id %q stands twice, or has no time", e.ID)
				}
				ids[e.ID] = true
				found = found || e.Link.Href == pair && e.Summary == "1 fact changed"
			}
			if !found {
				t.Errorf("no entry says that a fact changed, with a link to %s\n%s", pair, got.body)
			}
			var j jsonFeed
			if err := json.Unmarshal([]byte(s.get(t, tt.path+".json").body), &j); err != nil {
				t.Fatal(err)
			}
			if len(j.Items) != tt.entries || j.Version != "https://jsonfeed.org/version/1.1" {
				t.Errorf("as JSON: %+v", j)
			}
		})
	}
	for path, want := range map[string]string{
		"/feeds": "/feeds/changes.atom", "/feeds/changes": "/feeds/changes.atom", "/feeds/changes?lang=fr": "/feeds/changes.atom?lang=fr",
		"/feeds/articles/" + first.Article: "/feeds/articles/" + first.Article + ".atom", "/feeds/families/" + other.Family: "/feeds/families/" + other.Family + ".atom",
	} {
		if got := s.get(t, path); got.status != http.StatusOK || got.at != want || got.header.Get("Content-Type") != "application/atom+xml; charset=utf-8" {
			t.Errorf("%s leads to %s with status %d, want %s", path, got.at, got.status, want)
		}
	}
	if got := s.ask(t, http.MethodGet, "/feeds/changes", http.Header{"Accept": {"application/feed+json"}}, nil); got.at != "/feeds/changes.json" {
		t.Errorf("as JSON it leads to %s", got.at)
	}
	for _, path := range []string{"/feeds/none", "/feeds/none.atom", "/feeds/articles/a_none.atom", "/feeds/families/f_none.json", "/feeds/changes.xml"} {
		if got := s.get(t, path); got.status != http.StatusNotFound {
			t.Errorf("%s: status %d, want 404", path, got.status)
		}
	}
	if got := s.get(t, "/feeds/changes.xml"); !strings.Contains(got.text, "with .atom or .json at the end") {
		t.Errorf("it does not say which feeds there are\n%s", got.text)
	}
}

func TestAssetsAfterAnUpdate(t *testing.T) {
	s := serve(t)
	_, names := static()
	now := names["style.css"]
	for _, tt := range []struct {
		name, path string
		status     int
		caching    string
	}{
		{"as the page names it", now, 200, "public, max-age=31536000, immutable"},
		{"as a page from before names it", "/assets/style.0123456789ab.css", 200, "no-store"},
		{"a script from before", "/assets/stemma.0123456789ab.js", 200, "no-store"},
		{"of another kind", "/assets/style.0123456789ab.js", 404, "no-store"},
		{"none", "/assets/none.0123456789ab.css", 404, "no-store"},
		{"a path", "/assets/..%2fstyle.css", 404, "no-store"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := s.get(t, tt.path)
			if got.status != tt.status || got.header.Get("Cache-Control") != tt.caching {
				t.Errorf("status %d, %q, want %d, %q", got.status, got.header.Get("Cache-Control"), tt.status, tt.caching)
			}
		})
	}
}
