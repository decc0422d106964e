package web

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// element walks a parsed page.
func element(t *testing.T, page string, visit func(n *html.Node, attr map[string]string)) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			attr := map[string]string{}
			for _, a := range n.Attr {
				attr[a.Key] = a.Val
			}
			visit(n, attr)
		}
	}
}

// sound says what is wrong with a page as a reader's browser sees it.
func sound(t *testing.T, name, page, language string) {
	t.Helper()
	ids, labels := map[string]bool{}, map[string]bool{}
	var asked, named []string // ids that are pointed at, ids of controls
	headings := 0
	element(t, page, func(n *html.Node, attr map[string]string) {
		if id, ok := attr["id"]; ok {
			if id == "" || ids[id] {
				t.Errorf("%s: the id %q is empty or stands twice", name, id)
			}
			ids[id] = true
		}
		for key, value := range attr {
			if key == "style" || strings.HasPrefix(key, "on") {
				t.Errorf("%s: <%s %s=%q> is inline and the policy refuses it", name, n.Data, key, value)
			}
			if (key == "href" || key == "src" || key == "action") && strings.HasPrefix(strings.ToLower(value), "javascript:") {
				t.Errorf("%s: <%s %s=%q>", name, n.Data, key, value)
			}
			if (key == "src" || key == "href" && n.Data == "link") && strings.Contains(value, "//") && !strings.HasPrefix(value, "http://127.0.0.1") {
				t.Errorf("%s: <%s> loads %s from elsewhere", name, n.Data, value)
			}
			if key == "aria-labelledby" || key == "form" || key == "href" && strings.HasPrefix(value, "#") {
				asked = append(asked, strings.TrimPrefix(value, "#"))
			}
		}
		switch n.Data {
		case "html":
			if attr["lang"] != language || attr["dir"] != tongueNamed(language).dir {
				t.Errorf("%s: <html lang=%q dir=%q>, want %s", name, attr["lang"], attr["dir"], language)
			}
		case "script":
			if n.FirstChild != nil {
				t.Errorf("%s: a script is inline", name)
			}
		case "style", "img", "iframe", "object":
			t.Errorf("%s: there is a <%s>", name, n.Data)
		case "h1":
			headings++
		case "label":
			labels[attr["for"]] = true
			for c := range n.Descendants() {
				if c.Data == "input" {
					labels[""] = true
				}
			}
		case "input", "select", "textarea":
			if attr["type"] != "hidden" && attr["type"] != "checkbox" {
				named = append(named, attr["id"])
			}
		}
	})
	for _, id := range asked {
		if !ids[id] {
			t.Errorf("%s: nothing has the id %q", name, id)
		}
	}
	for _, id := range named {
		if !labels[id] {
			t.Errorf("%s: the control %q has no label", name, id)
		}
	}
	if headings != 1 {
		t.Errorf("%s: %d headings of the first rank, want 1", name, headings)
	}
	if strings.Contains(page, "ZgotmplZ") {
		t.Errorf("%s: a template put a value where it is not safe", name)
	}
	if strings.Contains(page, "%!") {
		t.Errorf("%s: a word lacks what it speaks of", name)
	}
}

// hostile is a text in which each character means something to a browser or a
// terminal.
const hostile = "<script>alert(1)</script> \" ' <img src=x onerror=alert(2)> &amp; </textarea></title> \u202egnp.exe\u202c javascript:alert(3)"

// Every page, in every language, with and without hostile texts, is sound.
func TestPagesAreSound(t *testing.T) {
	s := serve(t)
	home := s.get(t, "/")
	sound(t, "an empty home", home.body, "en")
	first := s.keep(t, hostile, storyText+"\n\n"+hostile)
	second := s.keep(t, hostile, strings.Replace(storyText, "on Friday", "on Sunday", 1)+"\n\n"+hostile+" nobody\u200b")
	copied := s.keep(t, "wire", strings.Replace(storyText, "Four hundred", "Three hundred", 1))
	gone := s.keep(t, "gone", "Something else altogether was said on Tuesday about the price of bread.")
	if _, err := s.desk.TakeDown(t.Context(), gone.Article, hostile); err != nil {
		t.Fatal(err)
	}
	pair := "/compare/" + first.Revision + "..." + second.Revision
	for _, path := range []string{
		"/", "/articles/" + first.Article, "/articles/" + first.Article + "?sentences=8", pair, pair + "?view=side", pair + "?view=changes", pair + "?view=facts",
		pair + "?view=side&kind=date", "/compare/" + first.Revision + "..." + first.Revision, "/compare/" + first.Revision + "..." + copied.Revision,
		"/families/" + copied.Family, "/compare/" + gone.Revision + "..." + first.Revision, "/articles/" + gone.Article, "/articles/a_none", "/no/such/page", "/compare/" + url.PathEscape(hostile),
	} {
		for _, spoken := range tongues {
			got := s.ask(t, http.MethodGet, path, http.Header{"Accept-Language": {spoken.code}, "Accept": {"text/html"}}, nil)
			sound(t, spoken.code+" "+path, got.body, spoken.code)
			if csp := got.header.Get("Content-Security-Policy"); !strings.HasPrefix(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") {
				t.Errorf("%s: the policy is %q", path, csp)
			}
		}
	}
	for name, fields := range map[string]map[string]string{
		"a summary":             {"text": hostile + " " + storyText},
		"two texts":             {"old": storyText + hostile, "new": strings.Replace(storyText, "Friday", "Sunday", 1) + hostile + "\u200b"},
		"side by side":          {"old": storyText, "new": hostile, "view": "side"},
		"one of two":            {"old": hostile, "new": " "},
		"nothing to read":       {"text": ""},
		"an address that fails": {"text": "", "url": "javascript:alert(1)"},
	} {
		path := "/compare"
		if _, ok := fields["text"]; ok {
			path = "/summary"
		}
		for _, spoken := range tongues {
			sound(t, spoken.code+" "+name, s.post(t, path, spoken.code, fields, nil).body, spoken.code)
		}
	}
}

// post sends a form as a browser does.
func (s *service) post(t *testing.T, path, language string, fields, files map[string]string) reply {
	t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for name, value := range fields {
		if err := w.WriteField(name, value); err != nil {
			t.Fatal(err)
		}
	}
	for name, value := range files {
		f, err := w.CreateFormFile(name, name+".txt")
		if err != nil {
			t.Fatal(err)
		}
		f.Write([]byte(value))
	}
	w.Close()
	return s.ask(t, http.MethodPost, path, http.Header{"Content-Type": {w.FormDataContentType()}, "Accept-Language": {language}, "Accept": {"text/html"}}, &body)
}
