package api_test

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stemma-news/stemma/internal/desk"
)

type span struct{ Start, End int }

func TestExtract(t *testing.T) {
	s := serve(t, options{})
	var a struct {
		ID, Title, Body string
		Paragraphs      []span
		Furniture       []struct{ Text, Reason string }
	}
	s.do("POST", "/v1/articles/extract", map[string]any{"id": "x", "text": sample(t, "story.txt")}).into(200, &a)
	if a.ID != "x" || a.Title != "Mill at Arden to reopen after eleven silent years" {
		t.Errorf("id %q, title %q", a.ID, a.Title)
	}
	if strings.Contains(a.Body, "Leave a Reply") || !strings.Contains(a.Body, "enough for two years") {
		t.Errorf("the body is not the article:\n%s", a.Body)
	}
	if len(a.Furniture) == 0 || a.Furniture[0].Reason == "" {
		t.Errorf("the comment form is not set apart with a reason: %+v", a.Furniture)
	}

	page := "<html><head><meta charset=iso-8859-1><title>Caf\xe9</title></head><body><article><h1>Caf\xe9 rouvre</h1><p>" +
		strings.Repeat("Le caf\xe9 de la place rouvre lundi matin apr\xe8s deux ans de travaux. ", 12) + "</p></article></body></html>"
	s.do("POST", "/v1/articles/extract", map[string]any{"html_base64": base64.StdEncoding.EncodeToString([]byte(page))}).into(200, &a)
	if !strings.Contains(a.Body, "Le café de la place") {
		t.Errorf("the encoding that the page declares is not read: %.200s", a.Body)
	}
}

// Spans of a summary of a text are of the text as given, in each unit.
func TestOffsets(t *testing.T) {
	s := serve(t, options{})
	text := "Mill 🏭 to reopen\n\nThe mill 🏭 at Ardén will reopen in March, its new owner said on Monday. Forty people 👩‍👩‍👧 will be hired before the end of winter.\n\nThe café beside it closes for good, because the rent 💶 was doubled last week."
	for _, tt := range []struct {
		unit string
		cut  func(start, end int) string
	}{
		{"", func(i, j int) string { return text[i:j] }},
		{"bytes", func(i, j int) string { return text[i:j] }},
		{"codepoints", func(i, j int) string { return string([]rune(text)[i:j]) }},
		{"utf16", func(i, j int) string { return string(utf16.Decode(utf16.Encode([]rune(text))[i:j])) }},
	} {
		t.Run("unit="+tt.unit, func(t *testing.T) {
			var got struct {
				Of        string
				Sentences []struct {
					span
					Text string
				}
			}
			path := "/v1/summaries"
			if tt.unit != "" {
				path += "?offsets=" + tt.unit
			}
			s.do("POST", path, map[string]any{"text": text, "sentences": 3}).into(200, &got)
			if got.Of != "text" || len(got.Sentences) == 0 {
				t.Fatalf("%+v", got)
			}
			for _, one := range got.Sentences {
				if cut := tt.cut(one.Start, one.End); cut != one.Text {
					t.Errorf("span [%d,%d) is %q, want %q", one.Start, one.End, cut, one.Text)
				}
			}
		})
	}
	if p := s.do("POST", "/v1/summaries?offsets=words", map[string]any{"text": text}).problem(400); !strings.Contains(p.Fix, "utf16") {
		t.Errorf("%+v", p)
	}
}

// edits is what a test reads of a comparison.
type edits struct {
	Blocks []struct {
		Kind  string
		Edits []struct {
			Op       string
			Old, New *span
		}
	}
}

// The edits rebuild both sides, in each unit.
func TestDiffRebuildsBothSides(t *testing.T) {
	s := serve(t, options{})
	old, new := "Four 🗡 victims were stabbed in Paris. The attacker was shot.", "The attacker was shot. Three 🗡 victims were stabbed in Lyon, police said."
	for _, unit := range []string{"bytes", "utf16", "codepoints"} {
		var d edits
		s.do("POST", "/v1/diffs?offsets="+unit, map[string]any{"old": old, "new": new}).into(200, &d)
		cut := func(text string, p *span) string {
			switch unit {
			case "utf16":
				return string(utf16.Decode(utf16.Encode([]rune(text))[p.Start:p.End]))
			case "codepoints":
				return string([]rune(text)[p.Start:p.End])
			}
			return text[p.Start:p.End]
		}
		parts := map[int]string{}
		other := map[int]string{}
		for _, b := range d.Blocks {
			for _, e := range b.Edits {
				if e.Op != "insert" {
					parts[e.Old.Start] = cut(old, e.Old)
				}
				if e.Op != "delete" {
					other[e.New.Start] = cut(new, e.New)
				}
			}
		}
		if got := inOrder(parts); got != old {
			t.Errorf("%s: old\n%q, want\n%q", unit, got, old)
		}
		if got := inOrder(other); got != new {
			t.Errorf("%s: new\n%q, want\n%q", unit, got, new)
		}
	}
}

func inOrder(parts map[int]string) string {
	var b strings.Builder
	for i, left := 0, len(parts); left > 0 && i < 1000; i++ {
		if p, ok := parts[i]; ok {
			b.WriteString(p)
			left--
		}
	}
	return b.String()
}

func TestDiffMediaTypes(t *testing.T) {
	s := serve(t, options{})
	body := map[string]any{"old": "<b>Four</b> victims were stabbed.", "new": "<b>Three</b> victims were stabbed."}
	for _, tt := range []struct{ accept, media, holds string }{
		{"", "application/json", `"blocks"`},
		{"*/*", "application/json", `"blocks"`},
		{"text/html", "text/html; charset=utf-8", `<del data-kind="number"><span class="visually-hidden">removed: </span>Four</del>`},
		{"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html; charset=utf-8", "&lt;b&gt;"},
		{"text/plain", "text/plain; charset=utf-8", "[-Four-]{+Three+}"},
		{"text/html;q=0.1, text/plain;q=0.5", "text/plain; charset=utf-8", "[-Four-]"},
	} {
		got := s.do("POST", "/v1/diffs", body, "Accept: "+tt.accept)
		got.want(200)
		if m := got.header.Get("Content-Type"); m != tt.media || !strings.Contains(string(got.body), tt.holds) {
			t.Errorf("Accept %q: %s %.300s", tt.accept, m, got.body)
		}
		if strings.HasPrefix(tt.media, "text/html") && strings.Contains(string(got.body), "<b>") {
			t.Errorf("Accept %q: the text's own markup got through: %s", tt.accept, got.body)
		}
	}
	s.do("POST", "/v1/diffs", body, "Accept: image/png").problem(400)
}

func TestFamilies(t *testing.T) {
	s := serve(t, options{})
	texts := []map[string]any{
		{"id": "a", "text": sample(t, "story.txt"), "published": "2026-01-02T08:00:00Z"},
		{"id": "b", "text": sample(t, "other.txt")},
		{"id": "c", "text": sample(t, "story-copy.txt"), "published": "2026-01-03"},
	}
	check := func(nodes []struct {
		ID, Family string
		Parent     *string
	},
	) {
		t.Helper()
		if len(nodes) != 3 || nodes[0].ID != "a" || nodes[2].ID != "c" || nodes[0].Family != nodes[2].Family || nodes[0].Family == nodes[1].Family {
			t.Errorf("%+v", nodes)
		}
	}
	var all struct {
		Articles []struct {
			ID, Family string
			Parent     *string
		}
	}
	s.do("POST", "/v1/families", map[string]any{"articles": texts}).into(200, &all)
	check(all.Articles)

	var lines bytes.Buffer
	for _, one := range texts {
		_ = json.NewEncoder(&lines).Encode(one)
	}
	got := s.do("POST", "/v1/families", lines.Bytes(), "Content-Type: application/x-ndjson")
	got.want(200)
	all.Articles = nil
	for line := range strings.Lines(string(got.body)) {
		var one struct {
			ID, Family string
			Parent     *string
		}
		if err := json.Unmarshal([]byte(line), &one); err != nil {
			t.Fatal(err)
		}
		all.Articles = append(all.Articles, one)
	}
	check(all.Articles)
	s.do("POST", "/v1/families", map[string]any{"articles": []any{texts[0], texts[0]}}).problem(400)
}

// What lines of families hold is bounded, all of a line and not its text only;
// the room is held until the end and then given back.
func TestFamiliesInLines(t *testing.T) {
	line := func(id, title string) string {
		return fmt.Sprintf(`{"id":%q,"title":%q,"text":"The mill at Arden will reopen in March."}`+"\n", id, title)
	}
	long := strings.Repeat("The mill ", 40)
	for _, tt := range []struct {
		name  string
		desk  desk.Limits
		lines string
		want  []string // each line of the answer begins so
	}{
		{"copies", desk.Limits{Copies: 2}, line("a", "") + line("b", "") + line("c", "") + line("d", ""), []string{
			`{"id":"c","error":{"kind":"too-large","detail":"these are more than the 2 texts`, `{"id":"d","error":`, `{"id":"a","family"`, `{"id":"b","family"`,
		}},
		{"titles", desk.Limits{MaxBody: 1000, InFlight: 1000}, line("a", long) + line("b", long) + line("c", long) + line("d", ""), []string{
			`{"id":"c","error":{"kind":"too-large","detail":"the lines together are larger than 1000 bytes`, `{"id":"a","family"`, `{"id":"b","family"`, `{"id":"d","family"`,
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := serve(t, options{desk: tt.desk})
			got := s.do("POST", "/v1/families", tt.lines, "Content-Type: application/x-ndjson")
			got.want(200)
			lines := strings.Split(strings.TrimSpace(string(got.body)), "\n")
			if len(lines) != len(tt.want) {
				t.Fatalf("%d answers:\n%s", len(lines), got.body)
			}
			for i, want := range tt.want {
				if !strings.HasPrefix(lines[i], want) {
					t.Errorf("got  %.200s\nwant %s", lines[i], want)
				}
			}
			release, err := s.desk.Admit(t.Context(), s.desk.Limits().MaxBody)
			if err != nil {
				t.Fatalf("the room was not given back: %v", err)
			}
			release()
		})
	}
}

// Lines are answered in their order, while the next is not sent yet; one that
// cannot be served costs no other.
func TestLines(t *testing.T) {
	s := serve(t, options{})
	in, send := io.Pipe()
	r, err := http.NewRequestWithContext(t.Context(), "POST", s.URL+"/v1/summaries", in)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-ndjson")
	answers := make(chan *http.Response, 1)
	go func() {
		res, err := s.Client().Do(r)
		if err != nil {
			t.Error(err)
		}
		answers <- res
	}()
	var out *bufio.Reader
	for i, tt := range []struct{ line, want string }{
		{`{"id":1,"text":"The mill at Arden will reopen in March. Forty jobs return.","sentences":1}`, `{"id":1,"method":`},
		{`{"id":"two","text":"","sentences":1}`, `{"id":"two","error":{"kind":"unreadable"`},
		{`{"id":3,"text":"x","id":4}`, `{"id":null,"error":{"kind":"invalid","detail":"the key \"id\" stands twice`},
		{`not json`, `{"id":null,"error":{"kind":"invalid"`},
		{`{"id":"five","text":"x","colour":1}`, `{"id":"five","error":{"kind":"invalid","detail":"there is no field \"colour\" here`},
		{`{"id":6,"text":"The mill at Arden will reopen in March. Forty jobs return.","words":8}`, `{"id":6,"method":`},
	} {
		if _, err := fmt.Fprintln(send, tt.line); err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			res := <-answers
			if res == nil {
				return
			}
			defer res.Body.Close()
			out = bufio.NewReader(res.Body)
		}
		got, err := out.ReadString('\n')
		if err != nil || !strings.HasPrefix(got, tt.want) {
			t.Errorf("%s\ngot  %.200s\nwant %s (%v)", tt.line, got, tt.want, err)
		}
	}
	send.Close()
	if rest, err := io.ReadAll(out); err != nil || len(rest) > 0 {
		t.Errorf("after the last line: %q, %v", rest, err)
	}
}
