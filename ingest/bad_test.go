package ingest

import (
	"bytes"
	"errors"
	"runtime"
	"strings"
	"testing"

	"github.com/stemma-news/stemma/internal/fault"
)

const story = "The old mill at Arden will reopen in March, its owner said on Monday, ten years after the last loom fell silent. "

// What is no article is refused, and the fault says what was found.
func TestSaysWhatWasFound(t *testing.T) {
	teaser := func(n int) string {
		var out strings.Builder
		for i := range n {
			out.WriteString("<article><h2><a href='/s'>Story number " + strings.Repeat("x", i%7+1) + " of the long day in the valley " + strings.Repeat("y", i/7+1) + "</a></h2><p>A short teaser that says a little about it.</p></article>")
		}
		return "<html><title>The Valley Wire</title><body>" + out.String()
	}
	for _, tt := range []struct{ name, media, data, want string }{
		{"nothing", "", "", "the text is empty"},
		{"white space", "text/plain", " \n\t\n", "the text is empty"},
		{"only furniture", "text/plain", "Share\nTweet\nLeave a Reply\nSubscribe to our newsletter\nLog in\nRelated stories", "only furniture"},
		{"furniture that ends in a sentence", "text/plain", "Share this:\nFacebook\nTwitter\n\nLeave a Reply\n\nYour email address will not be published.\n", "only furniture"},
		{"furniture that ends in a sentence, as a page", "text/html", "<div class=share>Share this</div><p>Sign up for our newsletter!</p><p>Leave a Reply</p>", "only furniture"},
		{"only furniture as a page", "text/html", "<ul><li><a href=#>Share</a><li><a href=#>Tweet</a></ul><h3>Leave a Reply</h3>", "only furniture"},
		{"a PDF", "", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF file was found"},
		{"an image", "text/html", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a PNG image"},
		{"gzip that is not declared", "text/html", "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", "gzip"},
		{"bytes of no kind", "", strings.Repeat("\x00\x01\x02\xfe\x80", 100), "binary data"},
		{"NUL bytes in a text", "text/plain", strings.Repeat("mill\x00 ", 50), "binary data"},
		{"scripts only", "text/html", "<html><script>var a = 1;</script><style>p{}</style><body><div id=app></div>", "a page of scripts without text"},
		{"an empty page", "text/html", "<html><body></body></html>", "a page without text"},
		{"a login wall", "text/html", "<title>The Valley Wire</title><form><h1>Log in to continue</h1><p>Sign in or create account</p><input type=password><a href=#>Forgot password?</a></form>", "a login page"},
		{"an error page", "text/html", "<title>404 Not Found</title><h1>Not Found</h1><p>The page you asked for is not here.</p>", "an error page (“Not Found”)"},
		{"an index", "text/html", teaser(40), "an index of 40 teasers was found, no article"},
		{"a feed", "", "<rss><channel>" + strings.Repeat("<item><title>x</title></item>", 3) + "</channel></rss>", "a feed of 3 items"},
		{"JSON of another kind", "", `{"price": 3}`, "none of the forms"},
		{"JSON cut short", "application/json", `{"headline": "x`, "malformed"},
		{"a record without a body", "", `{"uri":"x","headline":"y","versioncreated":"2021-03-01T00:00:00Z"}`, "no body text"},
		{"a type that we do not read", "image/png", "x", "image/png is not one we read"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, err := Read(Source{Data: []byte(tt.data), MediaType: tt.media})
			var f *fault.Error
			if !errors.As(err, &f) {
				t.Fatalf("got %v, %v, want a fault with %q", a, err, tt.want)
			}
			if !strings.Contains(f.Detail, tt.want) || f.Fix == "" || f.Kind != fault.Unreadable && f.Kind != fault.Unsupported {
				t.Errorf("got %s: %q, fix %q\nwant %q", f.Kind, f.Detail, f.Fix, tt.want)
			}
		})
	}
}

func TestReadsEveryEncoding(t *testing.T) {
	want := "“Café Zürich” – €5, naïve façade, said the owner of the old mill on Monday."
	wide := func(mark string, low, high int) string {
		out := []byte(mark)
		for _, r := range want {
			pair := [2]byte{}
			pair[low], pair[high] = byte(r), byte(r>>8)
			out = append(out, pair[:]...)
		}
		return string(out)
	}
	latin := "\x93Caf\xe9 Z\xfcrich\x94 \x96 \x805, na\xefve fa\xe7ade, said the owner of the old mill on Monday."
	for _, tt := range []struct{ name, media, data string }{
		{"UTF-8", "text/plain", want},
		{"UTF-8 with a mark", "text/plain", "\ufeff" + want},
		{"UTF-8 wrongly called Latin-1", "text/plain; charset=iso-8859-1", want},
		{"Windows-1252, declared", "text/plain; charset=windows-1252", latin},
		{"Windows-1252, undeclared", "text/plain", latin},
		{"Windows-1252 wrongly called UTF-8", "text/plain; charset=utf-8", latin},
		{"UTF-16, little end first", "text/plain", wide("\xff\xfe", 0, 1)},
		{"UTF-16, big end first", "text/plain", wide("\xfe\xff", 1, 0)},
		{"UTF-16 without a mark", "text/plain", wide("", 0, 1)},
		{"UTF-8 with a stranger in it", "text/plain", strings.Replace(want, "ï", "\xef", 1)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, err := Read(Source{Data: []byte(tt.data), MediaType: tt.media})
			if err != nil {
				t.Fatal(err)
			}
			if a.Body != want {
				t.Errorf("got\n%q\nwant\n%q", a.Body, want)
			}
		})
	}
}

// Hostile pages are read to the end or to a bound, and a story among little
// else is found. The bound on memory is the one promised for a page of 2 MB.
func TestBoundsHostilePages(t *testing.T) {
	p := "<p>" + strings.Repeat(story, 3) + "</p>"
	for _, tt := range []struct {
		name, page string
		found      bool
	}{
		{"20,000 nested divs", strings.Repeat("<div>", 20000) + p + p, true},
		{"20,000 nested spans", strings.Repeat("<span>", 20000) + p + p, true},
		{"a million attributes", "<div " + strings.Repeat("a=1 ", 1_000_000) + ">" + p + p, true},
		{"a class of a megabyte", "<div class='" + strings.Repeat("post ", 200_000) + "'>" + p + p, true},
		{"10 MB of angle brackets", strings.Repeat("<", 10<<20), false},
		{"a line of a megabyte", strings.Repeat(story, 9000), true},
		{"100,000 stray end tags", strings.Repeat("</div></p></b>", 100_000) + p + p, true},
		{"100,000 links", strings.Repeat("<a href=x>Story of the day in the valley</a>", 60_000), false},
		{"300,000 line breaks", p + strings.Repeat("<br>x", 300_000) + p, true},
		{"a table of 100,000 cells", p + p + "<table>" + strings.Repeat("<tr><td>1<td>2", 50_000), false},
		{"a comment that never ends", p + p + "<!--" + strings.Repeat("-", 1<<20), true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			a, err := Read(Source{Data: []byte(tt.page), MediaType: "text/html"})
			runtime.ReadMemStats(&after)
			if tt.found && (err != nil || !strings.Contains(a.Body, strings.TrimSpace(story))) {
				t.Errorf("the story was lost: %v", err)
			}
			if n := int(after.HeapSys-before.HeapSys) >> 20; len(tt.page) <= 2<<20 && n > 150 {
				t.Errorf("took %d MB", n)
			}
		})
	}
}

// Nothing that a page states or a text marks up is searched again and again:
// each of these took seconds before its search was bounded.
func TestBoundsSearches(t *testing.T) {
	for _, page := range []string{
		`<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"` + strings.Repeat("word and word ", 60_000) + `"}</script>` + strings.Repeat("<p>word and word xx", 40_000),
		"# a\n\n[x](http://a)\n" + strings.Repeat("[", 1<<20),
		"# a\n\n[x](http://a)\n" + strings.Repeat("<a", 1<<20),
	} {
		if _, err := Read(Source{Data: []byte(page)}); err != nil {
			t.Error(err)
		}
	}
}

func TestPlainLineOfAMegabyte(t *testing.T) {
	data := bytes.Repeat([]byte(story), 9000)
	a, err := Read(Source{Data: data, MediaType: "text/plain"})
	if err != nil || len(a.Paragraphs) != 1 {
		t.Fatalf("got %v", err)
	}
}
