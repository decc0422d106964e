package desk_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"

	"github.com/stemma-news/stemma/diffing"
	"github.com/stemma-news/stemma/ingest"
	"github.com/stemma-news/stemma/internal/cache"
	"github.com/stemma-news/stemma/internal/desk"
	"github.com/stemma-news/stemma/internal/fault"
	"github.com/stemma-news/stemma/internal/store"
	"github.com/stemma-news/stemma/summarize"
)

func open(t *testing.T, redis string, limits desk.Limits) *desk.Desk {
	t.Helper()
	return openAt(t, "sqlite:"+filepath.Join(t.TempDir(), "stemma.db"), redis, limits)
}

func openAt(t *testing.T, dsn, redis string, limits desk.Limits) *desk.Desk {
	t.Helper()
	db, err := store.Open(t.Context(), dsn, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	results, err := cache.New(cache.Options{Redis: redis})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		results.Close()
		db.Close()
	})
	return desk.New(desk.Config{Store: db, Cache: results, Limits: limits})
}

// story is an article of its own for every number.
func story(n int) string {
	who := []string{"baker", "captain", "teacher", "surgeon", "farmer"}[n%5]
	where := []string{"Arden", "Velden", "Osk", "Harrow", "Lyle"}[n/5%5]
	return fmt.Sprintf(`The %[1]s of %[2]s returns, part %[3]d

The %[1]s who left %[2]s %[3]d years ago came home on Monday with a cart and two dogs. Nobody at the gate knew the face any more, and only the older of the dogs was made welcome.

In %[2]s the price of bread had gone up by %[4]d pence since then. The town hall, built for %[5]d people, holds a library of which nobody remembers the opening, and part %[3]d of the wall has been sold.

"I meant to stay away for good," the %[1]s said at the inn named after the %[3]d oaks. "Then I dreamt of the river %[4]d nights in a row, and that was that."

The council meets on the %[5]dth to decide about the house by the weir. It asked for %[4]d letters of support, and %[3]d had come by Tuesday evening.
`, who, where, n, n*7+3, n*13+5)
}

func source(text string) ingest.Source {
	return ingest.Source{Data: []byte(text), MediaType: "text/plain; charset=utf-8"}
}

func capture(t *testing.T, d *desk.Desk, key, text string) desk.Captured {
	t.Helper()
	c, err := d.Capture(t.Context(), desk.CaptureRequest{Source: source(text), Key: key})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// An article is known by the caller's key, else by its address without what
// only tells how a reader came, else by its content.
func TestWhichArticle(t *testing.T) {
	page := func(canonical string) ingest.Source {
		return ingest.Source{
			MediaType: "text/html",
			Data: []byte(`<html><head><link rel="canonical" href="` + canonical + `"><title>The baker returns</title></head><body><article><h1>The baker returns</h1><p>` +
				strings.ReplaceAll(strings.SplitN(story(1), "\n\n", 2)[1], "\n\n", "</p><p>") + `</p></article></body></html>`),
		}
	}
	at := func(s ingest.Source, url string) ingest.Source {
		s.URL = url
		return s
	}
	for _, tt := range []struct {
		name string
		a, b desk.CaptureRequest
		same bool
	}{
		{"one key", desk.CaptureRequest{Key: "k", Source: source(story(1))}, desk.CaptureRequest{Key: "k", Source: at(source(story(2)), "https://x.example/2")}, true},
		{"two keys", desk.CaptureRequest{Key: "k", Source: source(story(1))}, desk.CaptureRequest{Key: "l", Source: source(story(1))}, false},
		{"campaign, fragment, port, case", desk.CaptureRequest{Source: at(source(story(1)), "https://X.example:443/a?utm_source=mail&id=1#top")}, desk.CaptureRequest{Source: at(source(story(1)), "https://x.example/a?id=1&fbclid=zz")}, true},
		{"another page of one site", desk.CaptureRequest{Source: at(source(story(1)), "https://x.example/a?id=1")}, desk.CaptureRequest{Source: at(source(story(1)), "https://x.example/a?id=2")}, false},
		{"canonical of one site", desk.CaptureRequest{Source: at(page("https://x.example/a"), "https://amp.x.example/a/amp")}, desk.CaptureRequest{Source: at(source(story(2)), "https://x.example/a")}, true},
		{"canonical alone", desk.CaptureRequest{Source: page("https://x.example/a")}, desk.CaptureRequest{Source: at(source(story(2)), "https://x.example/a")}, true},
		{"a syndicated copy is a copy", desk.CaptureRequest{Source: at(page("https://wire.example/a"), "https://blog.example/a")}, desk.CaptureRequest{Source: at(source(story(2)), "https://wire.example/a")}, false},
		{"content", desk.CaptureRequest{Source: source(story(1))}, desk.CaptureRequest{Source: source(story(1))}, true},
		{"other content", desk.CaptureRequest{Source: source(story(1))}, desk.CaptureRequest{Source: source(story(2))}, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := open(t, "", desk.Limits{})
			a, err := d.Capture(t.Context(), tt.a)
			if err != nil {
				t.Fatal(err)
			}
			b, err := d.Capture(t.Context(), tt.b)
			if err != nil {
				t.Fatal(err)
			}
			if (a.Article == b.Article) != tt.same {
				t.Errorf("articles %s and %s", a.Article, b.Article)
			}
		})
	}
}

// A time at which nobody can have seen an article is refused, by capture and by
// import, or it would stand first in every list for ever.
func TestWhenItWasSeen(t *testing.T) {
	d := open(t, "", desk.Limits{})
	for i, tt := range []struct {
		name string
		seen time.Time
		ok   bool
	}{
		{"not said", time.Time{}, true},
		{"an old archive", time.Date(1605, 7, 1, 0, 0, 0, 0, time.UTC), true},
		{"a clock that is fast", time.Now().Add(23 * time.Hour), true},
		{"two days ahead", time.Now().Add(48 * time.Hour), false},
		{"year 9999", time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC), false},
		{"year 0", time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC), false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := d.Capture(t.Context(), desk.CaptureRequest{Source: source(story(i)), Key: tt.name, Seen: tt.seen})
			if (err == nil) != tt.ok || err != nil && (fault.From(err).Kind != fault.Invalid || fault.From(err).Fix == "") {
				t.Errorf("%+v, %v", got, err)
			}
			at := tt.seen.Format(time.RFC3339)
			lines := fmt.Sprintf(`{"key":"other","seen":%q,"text":%q}`+"\n"+`{"key":"third","seen":%q,"removed":"asked to"}`+"\n", at, story(i+10), at)
			if tally, err := d.Import(t.Context(), strings.NewReader(lines), io.Discard); err != nil || (tally.Failed == 0) != tt.ok {
				t.Errorf("imported: %+v, %v", tally, err)
			}
		})
	}
}

// Two copies captured at one moment find each other, whoever is first.
func TestCopiesCapturedAtOnce(t *testing.T) {
	d := open(t, "", desk.Limits{})
	const n = 8
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() {
			if _, err := d.Capture(context.Background(), desk.CaptureRequest{Source: source(story(3)), Key: fmt.Sprint("copy ", i)}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	page, err := d.Articles(t.Context(), "", 50)
	if err != nil || len(page.Items) != n {
		t.Fatalf("%d articles, %v", len(page.Items), err)
	}
	for _, a := range page.Items {
		if a.Family != page.Items[0].Family {
			t.Errorf("%s is in %s, %s in %s", a.Key, a.Family, page.Items[0].Key, page.Items[0].Family)
		}
	}
}

// What is taken out comes in elsewhere as the same articles, revisions, copies
// and tombstones; a line that fails costs no other.
func TestExportThenImport(t *testing.T) {
	a := open(t, "", desk.Limits{})
	for i := range 6 {
		capture(t, a, fmt.Sprint("key ", i), story(i))
	}
	capture(t, a, "key 0", story(0)+"\n\nA correction: the dogs were three.")
	capture(t, a, "copy", story(1))
	gone := capture(t, a, "gone", story(9))
	if _, err := a.TakeDown(t.Context(), gone.Article, "asked to"); err != nil {
		t.Fatal(err)
	}
	var first, second bytes.Buffer
	if err := a.Export(t.Context(), &first); err != nil {
		t.Fatal(err)
	}
	b := open(t, "", desk.Limits{})
	var answers bytes.Buffer
	tally, err := b.Import(t.Context(), strings.NewReader("not json\n\n"+first.String()+`{"key":"empty","text":""}`), &answers)
	if err != nil || tally.Failed != 2 || tally.Kept+tally.Known != tally.Lines-2 {
		t.Fatalf("%+v %v\n%s", tally, err, answers.String())
	}
	if n := strings.Count(answers.String(), "\n"); n != tally.Lines {
		t.Errorf("%d answers to %d lines", n, tally.Lines)
	}
	if err := b.Export(t.Context(), &second); err != nil {
		t.Fatal(err)
	}
	if x, y := facts(t, first.Bytes()), facts(t, second.Bytes()); x != y {
		t.Errorf("out of the first\n%s\nout of the second\n%s", x, y)
	}
	again, err := b.Import(t.Context(), bytes.NewReader(first.Bytes()), &answers)
	if err != nil || again.Failed > 0 || again.Kept > 0 {
		t.Errorf("imported twice: %+v %v", again, err)
	}
	if _, err := b.Article(t.Context(), gone.Article); fault.From(err).Kind != fault.Gone || !strings.Contains(err.Error(), "asked to") {
		t.Errorf("the take-down was not carried over: %v", err)
	}
	if _, err := b.Capture(t.Context(), desk.CaptureRequest{Source: source(story(9)), Key: "gone"}); fault.From(err).Kind != fault.Gone {
		t.Errorf("what was taken down elsewhere came in: %v", err)
	}
	// Where it is held, it goes, with what was made of it.
	c := open(t, "", desk.Limits{})
	held := capture(t, c, "gone", story(9))
	if _, err := c.ArticleSummary(t.Context(), held.Article, summarize.Options{}); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Import(t.Context(), bytes.NewReader(first.Bytes()), &answers); err != nil {
		t.Error(err)
	}
	if _, err := c.ArticleSummary(t.Context(), held.Article, summarize.Options{}); fault.From(err).Kind != fault.Gone {
		t.Errorf("it still answers: %v", err)
	}
}

// Importing twice changes nothing, though by then the index knows copies that
// an older revision was not compared with at first.
func TestImportTwice(t *testing.T) {
	var lines strings.Builder
	line := func(key, text string, day int) {
		fmt.Fprintf(&lines, `{"key":%q,"seen":"2025-01-%02dT00:00:00Z","text":%q}`+"\n", key, day, text)
	}
	line("wire", story(1), 1)
	line("changing", story(1)+"\n\nThe baker is sixty.", 2)
	line("changing", story(2), 4)
	line("second", story(2)+"\n\nOnly here.", 5)
	line("wire", story(1)+"\n\nMore follows.", 6)
	line("wire", story(1), 7)
	line("late", story(7), 8)
	line("changing", story(7), 3) // an archive that comes late
	d := open(t, "", desk.Limits{})
	look := func() (out string) {
		var answers bytes.Buffer
		if tally, err := d.Import(t.Context(), strings.NewReader(lines.String()), &answers); err != nil || tally.Failed > 0 {
			t.Fatalf("%+v %v\n%s", tally, err, answers.String())
		}
		changes, err := d.Changes(t.Context(), 0, 1000)
		if err != nil {
			t.Fatal(err)
		}
		page, err := d.Articles(t.Context(), "", 50)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range changes.Items {
			out += fmt.Sprintf("%+v\n", c)
		}
		for _, a := range page.Items {
			f, err := d.Family(t.Context(), a.Family)
			if err != nil {
				t.Fatal(err)
			}
			out += a.Key + " " + string(f.Raw) + "\n"
		}
		return out
	}
	if first, second := look(), look(); first != second {
		t.Errorf("after one import\n%s\nafter two\n%s", first, second)
	}
	page, err := d.Articles(t.Context(), "", 50)
	if err != nil {
		t.Fatal(err)
	}
	family := map[string]string{}
	for _, a := range page.Items {
		family[a.Key] = a.Family
	}
	if family["changing"] != family["second"] || family["changing"] == family["wire"] || family["changing"] == family["late"] {
		t.Errorf("families: %v", family)
	}
}

// facts are the lines of an export without its clocks.
func facts(t *testing.T, export []byte) string {
	t.Helper()
	var out strings.Builder
	for line := range bytes.Lines(export) {
		var one struct {
			Key, Removed string
			Article      *struct{ Revision, Body string }
		}
		if err := json.Unmarshal(line, &one); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "%s %s", one.Key, one.Removed)
		if one.Article != nil {
			fmt.Fprintf(&out, " %s %d bytes", one.Article.Revision, len(one.Article.Body))
		}
		out.WriteByte('\n')
	}
	return out.String()
}

// Two processes that share a Redis and a store share their results, and a
// take-down in one is heard by the other.
func TestTwoProcesses(t *testing.T) {
	r := miniredis.RunT(t)
	dsn := "sqlite:" + filepath.Join(t.TempDir(), "stemma.db")
	a, b := openAt(t, dsn, "redis://"+r.Addr(), desk.Limits{}), openAt(t, dsn, "redis://"+r.Addr(), desk.Limits{})
	c := capture(t, a, "k", story(1))
	x, err := a.ArticleSummary(t.Context(), c.Article, summarize.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !holds(r, c.Revision) {
		t.Fatal("the answer is not in Redis")
	}
	y, err := b.ArticleSummary(t.Context(), c.Article, summarize.Options{})
	if err != nil || !bytes.Equal(x.Raw, y.Raw) || x.ETag != y.ETag {
		t.Errorf("%v\n%s %s\n%s %s", err, x.ETag, x.Raw, y.ETag, y.Raw)
	}
	if _, err := a.TakeDown(t.Context(), c.Article, "asked to"); err != nil {
		t.Fatal(err)
	}
	if holds(r, c.Revision) {
		t.Error("the answer is still in Redis")
	}
	deadline := time.Now().Add(10 * time.Second)
	for {
		_, err := b.ArticleSummary(t.Context(), c.Article, summarize.Options{})
		if fault.From(err) != nil && fault.From(err).Kind == fault.Gone {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("the other process still answers: %v", err)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// holds says that a key of Redis names the id.
func holds(r *miniredis.Miniredis, id string) bool {
	for _, k := range r.Keys() {
		if strings.Contains(k, id) {
			return true
		}
	}
	return false
}

// A copy that was rewritten has left its family; what was made of it there
// goes when it is taken down.
func TestLeftFamilyForgets(t *testing.T) {
	r := miniredis.RunT(t)
	d := openAt(t, "sqlite:"+filepath.Join(t.TempDir(), "stemma.db"), "redis://"+r.Addr(), desk.Limits{})
	original := capture(t, d, "original", story(1))
	made := capture(t, d, "copy", story(1)+"\nMore follows.\n")
	if made.Family != original.Family {
		t.Fatal("the copy is no copy")
	}
	if _, err := d.FamilySummary(t.Context(), original.Family, summarize.Options{}); err != nil {
		t.Fatal(err)
	}
	if left := capture(t, d, "copy", story(2)); left.Family == original.Family {
		t.Fatal("the copy has not left")
	}
	if !holds(r, original.Family) {
		t.Fatal("nothing is kept of the family")
	}
	if _, err := d.TakeDown(t.Context(), made.Article, "asked to"); err != nil {
		t.Fatal(err)
	}
	if holds(r, original.Family) {
		t.Errorf("still there: %v", r.Keys())
	}
}

// Two answers that may differ have two keys: whoever adds an option names it
// in summaryKey and comparisonKey, and then here.
func TestKeysNameEveryOption(t *testing.T) {
	for _, tt := range []struct {
		options any
		fields  int
	}{{summarize.Options{}, 8}, {diffing.Options{}, 2}} {
		if got := reflect.TypeOf(tt.options).NumField(); got != tt.fields {
			t.Errorf("%T has %d fields, and the keys know %d", tt.options, got, tt.fields)
		}
	}
	d := open(t, "", desk.Limits{})
	c := capture(t, d, "k", story(1))
	seen := map[string]summarize.Options{}
	for _, o := range []summarize.Options{
		{}, {Method: "lead"}, {Sentences: 1}, {Words: 30}, {Chars: 200}, {Query: "bread"}, {Mode: summarize.Teaser}, {Words: 30, Trim: true}, {Ranking: true},
	} {
		got, err := d.ArticleSummary(t.Context(), c.Article, o)
		if err != nil {
			t.Fatalf("%+v: %v", o, err)
		}
		v, err := got.Value()
		if err != nil || v.Article != c.Article {
			t.Errorf("%+v: %+v %v", o, v, err)
		}
		seen[got.ETag] = o
	}
	if len(seen) < 5 {
		t.Errorf("%d different answers to 9 different questions", len(seen))
	}
}

// Limits are stated where they are met.
func TestLimits(t *testing.T) {
	d := open(t, "", desk.Limits{MaxBody: 1000, InFlight: 1000, Wait: time.Millisecond, Copies: 2})
	long := source(strings.Repeat("The mill will reopen. ", 100))
	for name, err := range map[string]error{
		"read":      second(d.Read(t.Context(), long)),
		"summarize": third(d.Summarize(t.Context(), long, summarize.Options{})),
		"compare":   second(d.Compare(t.Context(), long, long, diffing.Options{})),
		"admit":     second(d.Admit(t.Context(), 1001)),
	} {
		if f := fault.From(err); f == nil || f.Kind != fault.TooLarge || !strings.Contains(f.Detail, "1000 bytes") {
			t.Errorf("%s: %v", name, err)
		}
	}
	release, err := d.Admit(t.Context(), 600)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Admit(t.Context(), 600); fault.From(err) == nil || fault.From(err).Kind != fault.Busy || fault.From(err).After <= 0 {
		t.Errorf("without room: %v", err)
	}
	left, leave := context.WithCancel(t.Context())
	leave()
	if _, err := d.Admit(left, 600); !errors.Is(err, context.Canceled) {
		t.Errorf("a caller who left: %v", err)
	}
	release()
	if release, err = d.Admit(t.Context(), -1); err != nil {
		t.Errorf("a body of unknown length, alone: %v", err)
	}
	release()
}

func second[T any](_ T, err error) error      { return err }
func third[T, U any](_ T, _ U, e error) error { return e }

// An answer about a family is kept once, under the id that it has now, and a
// take-down finds it whichever id was asked.
func TestMergedFamilyForgets(t *testing.T) {
	r := miniredis.RunT(t)
	d := openAt(t, "sqlite:"+filepath.Join(t.TempDir(), "stemma.db"), "redis://"+r.Addr(), desk.Limits{})
	a := capture(t, d, "a", story(1))
	b := capture(t, d, "b", story(2))
	capture(t, d, "b", story(1))
	if a.Family == b.Family {
		t.Fatal("strangers are one family")
	}
	capture(t, d, "c", story(1))
	for _, id := range []string{a.Family, b.Family} {
		if _, err := d.Family(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		if _, err := d.FamilyMatrix(t.Context(), id); err != nil {
			t.Fatal(err)
		}
	}
	if holds(r, b.Family) || !holds(r, a.Family) {
		t.Fatalf("kept under %v; %s is part of %s", r.Keys(), b.Family, a.Family)
	}
	if _, err := d.TakeDown(t.Context(), b.Article, "asked to"); err != nil {
		t.Fatal(err)
	}
	for _, k := range r.Keys() {
		t.Errorf("still there: %s", k)
	}
}
