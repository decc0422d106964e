package web

import (
	"net/http"
	"strings"
	"testing"
)

// Texts are kept nowhere, so the page of a comparison carries them: every view
// of it is one form away, in every language, and gives the same texts again.
func TestPastedComparisonIsShownInEveryView(t *testing.T) {
	s := serve(t)
	old, new := "\n"+storyText+"\n</textarea><b>", strings.Replace(storyText, "on Friday", "on Sunday", 1)
	for _, tt := range []struct {
		name   string
		fields map[string]string
		want   string
	}{
		{"by default in one text", nil, `<b aria-current="true">In one text</b>`},
		{"side by side", map[string]string{"view": "side"}, `<div class="grid" role="table"`},
		{"side by side, each side named where they stack", map[string]string{"view": "side"}, `data-side="Old"`},
		{"only what changed", map[string]string{"view": "changes"}, "words unchanged"},
		{"only facts", map[string]string{"view": "facts"}, `<b aria-current="true">Only facts</b>`},
		{"a kind", map[string]string{"kind": "date"}, `value="date" checked form="again"`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			fields := map[string]string{"old": old, "new": new}
			for k, v := range tt.fields {
				fields[k] = v
			}
			got := s.post(t, "/compare", "en", fields, nil)
			if got.status != http.StatusOK || !strings.Contains(got.body, tt.want) {
				t.Errorf("status %d, and the page lacks %s\n%s", got.status, tt.want, got.body)
			}
			if !strings.Contains(got.text, "<textarea id=\"old\" name=\"old\" rows=\"9\" dir=\"auto\">\n"+old+"</textarea>") {
				t.Errorf("the page does not carry the old text\n%s", got.body)
			}
			if !strings.Contains(got.body, `<button form="again" name="lang" value="ar"`) {
				t.Error("another language cannot be asked for")
			}
		})
	}
	if got := s.post(t, "/compare", "en", map[string]string{"old": old, "new": new, "format": "markdown"}, nil); got.header.Get("Content-Type") != "text/plain; charset=utf-8" || !strings.Contains(got.body, "Sunday") {
		t.Errorf("as Markdown: %s\n%s", got.header.Get("Content-Type"), got.body)
	}
}

func TestUploads(t *testing.T) {
	s := serve(t)
	page := "<!doctype html><html><head><meta charset=iso-8859-1><title>The caf\xe9</title></head><body><article><h1>The caf\xe9</h1><p>" + storyText + "</p></article></body></html>"
	for _, tt := range []struct {
		name, path    string
		fields, files map[string]string
		status        int
		want          string
	}{
		{"a page in another encoding", "/summary", nil, map[string]string{"text_file": page}, 200, "<h1 lang=\"en\" dir=\"auto\">The café</h1>"},
		{"two files", "/compare", nil, map[string]string{"old_file": storyText, "new_file": strings.Replace(storyText, "Friday", "Sunday", 1)}, 200, "Sunday"},
		{"a file and a text", "/compare", map[string]string{"new": strings.Replace(storyText, "Friday", "Sunday", 1)}, map[string]string{"old_file": storyText}, 200, "Sunday"},
		{"a file before a text", "/summary", map[string]string{"text": "Not this."}, map[string]string{"text_file": storyText}, 200, "bridge at Arden"},
		{"an empty file", "/summary", nil, map[string]string{"text_file": ""}, 422, "is empty"},
		{"no text at all", "/summary", nil, map[string]string{"text_file": "\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00"}, 422, "There is no article in that"},
		{"one of two", "/compare", map[string]string{"new": "What was pasted stays."}, nil, 400, "What was pasted stays."},
		{"nothing", "/summary", nil, nil, 400, "Nothing was given to read."},
		{"an address where none is fetched", "/summary", map[string]string{"url": "https://news.example/story"}, nil, 501, "does not fetch addresses"},
		{"an address in place of a text", "/compare", map[string]string{"old": storyText, "new": " https://news.example/story\n"}, nil, 501, "does not fetch addresses"},
		{"a text that begins with an address", "/summary", map[string]string{"text": "https://news.example/story " + storyText}, nil, 200, "bridge at Arden"},
		{"an address that is none", "/summary", map[string]string{"url": "javascript:alert(1)"}, nil, 400, "The address cannot be read."},
		{"a number that is none", "/summary", map[string]string{"text": storyText, "sentences": "many"}, nil, 400, "cannot be read"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := s.post(t, tt.path, "en", tt.fields, tt.files)
			if got.status != tt.status || !strings.Contains(got.text, tt.want) {
				t.Errorf("status %d, want %d, and in it\n%s\n%s", got.status, tt.status, tt.want, got.text)
			}
		})
	}
}

func TestFormsOverTheLimit(t *testing.T) {
	s := serve(t)
	got := s.post(t, "/summary", "fr", map[string]string{"text": strings.Repeat("long ", 1<<20+1)}, nil)
	if got.status != http.StatusRequestEntityTooLarge || !strings.Contains(got.text, "C’est trop volumineux") || !strings.Contains(got.text, "dépasse <bdi>5 MB</bdi>") || !strings.Contains(got.text, `action="/compare"`) {
		t.Errorf("status %d\n%.2000s", got.status, got.text)
	}
}
