package api_test

import (
	"bufio"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"

	"github.com/stemma-news/stemma/internal/desk"
	"github.com/stemma-news/stemma/internal/fault"
	"github.com/stemma-news/stemma/internal/store"
)

// Whatever is sent, the answer is a problem that says what is wrong and what
// to do.
func TestBadInput(t *testing.T) {
	s := serve(t, options{})
	quoted := func(text string) string {
		b, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	story := sample(t, "story.txt")
	for _, tt := range []struct {
		name, body string
		headers    []string
		status     int
		says       string
	}{
		{"an empty body", "", nil, 400, "the body is empty"},
		{"an empty text", `{"text":""}`, nil, 422, ""},
		{"blanks only", `{"text":" \n\n \t"}`, nil, 422, ""},
		{"only furniture", `{"text":"Share this:\nFacebook\nTwitter\n\nLeave a Reply\n\nYour email address will not be published."}`, nil, 422, "only furniture"},
		{"no text", `{}`, nil, 400, "no text to read"},
		{"two texts", `{"text":"a","html":"b"}`, nil, 400, "more than one of"},
		{"only an address", `{"url":"https://example.org/a"}`, nil, 501, "does not fetch"},
		{"6 MB", `{"text":` + quoted(strings.Repeat("The mill will reopen in March. ", 200_000)) + `}`, nil, 413, "larger than 5 MB"},
		{"invalid UTF-8", "{\"text\":\"The mill \xff will reopen.\"}", nil, 422, "not valid UTF-8 (line 1, column 19)"},
		{"invalid UTF-8 within base64", `{"html_base64":"` + base64.StdEncoding.EncodeToString([]byte("\x00\xff\xfe\x00binary\x00\x01\x02")) + `"}`, nil, 422, ""},
		{"a NUL byte as it is", "{\"text\":\"a\x00b\"}", nil, 400, "control character U+0000"},
		{"deep JSON", strings.Repeat(`{"text":`, 100_000), nil, 400, "nest more than 64 deep"},
		{"deep arrays", strings.Repeat(`[`, 1_000_000), nil, 400, "nest more than 64 deep"},
		{"a key twice", `{"text":"a","text":"b"}`, nil, 400, `the key "text" stands twice`},
		{"an unknown field", `{"texts":"a"}`, nil, 400, `no field "texts"`},
		{"bytes after the document", `{"text":"a"}{"text":"b"}`, nil, 400, "bytes follow"},
		{"a lone surrogate", `{"text":"\ud800"}`, nil, 400, "surrogate"},
		{"a wrong type", `{"text":7}`, nil, 400, "wants a string"},
		{"an array", `[]`, nil, 400, "wants an object"},
		{"a wrong media type", `text=a`, []string{"Content-Type: application/x-www-form-urlencoded"}, 415, "application/x-www-form-urlencoded"},
		{"a picture", "\x89PNG", []string{"Content-Type: image/png"}, 415, "image/png"},
		{"no media type", `{"text":"a"}`, []string{"Content-Type: "}, 415, "no Content-Type"},
		{"another encoding", `{"text":"a"}`, []string{"Content-Type: application/json; charset=utf-16"}, 415, "utf-16"},
		{"not base64", `{"html_base64":"%%%"}`, nil, 400, "base64"},
		{"an unknown field of a summary", `{"text":"a","publisher":"b"}`, nil, 400, `no field "publisher"`},
		{"no budget", `{"text":` + quoted(story) + `,"sentences":0}`, nil, 400, "sentences is 0"},
		{"two budgets", `{"text":` + quoted(story) + `,"sentences":1,"words":10}`, nil, 400, ""},
		{"an unknown method", `{"text":` + quoted(story) + `,"method":"magic"}`, nil, 400, "no such method"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s.t = t
			p := s.do("POST", "/v1/summaries", tt.body, tt.headers...).problem(tt.status)
			if !strings.Contains(p.Detail, tt.says) {
				t.Errorf("detail %q, want %q in it", p.Detail, tt.says)
			}
		})
	}
	s.t = t
	for _, year := range []string{"9999", "0000"} {
		p := s.do("POST", "/v1/articles", map[string]any{"key": "k", "text": story, "seen": year + "-12-31T00:00:00Z"}).problem(400)
		if !strings.Contains(p.Detail, "seen is "+year) {
			t.Errorf("detail %q", p.Detail)
		}
	}
	for _, tt := range []struct{ name, body string }{
		{"NUL bytes, escaped", `{"text":` + quoted("The mill at Arden\x00 will reopen in March. Forty jobs return.\x00") + `}`},
		{"one line of 1 MB", `{"text":` + quoted(strings.Repeat("word ", 200_000)) + `}`},
		{"20,000 nested divs", `{"html":` + quoted(strings.Repeat("<div>", 20_000)+"<p>"+strings.Repeat("The mill at Arden will reopen in March. ", 20)+"</p>") + `}`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s.t = t
			if got := s.do("POST", "/v1/summaries", tt.body); got.status != 200 && got.status != 422 {
				t.Errorf("%d: %.300s", got.status, got.body)
			}
		})
	}
	s.t = t
	for _, tt := range []struct {
		method, path string
		status       int
	}{
		{"GET", "/v1/nothing", 404},
		{"GET", "/v1/articles/a_nothing", 404},
		{"GET", "/v1/articles/a_nothing/summary", 404},
		{"GET", "/v1/articles/a_nothing/revisions", 404},
		{"GET", "/v1/revisions/r_nothing", 404},
		{"GET", "/v1/revisions/r_nothing/summary", 404},
		{"GET", "/v1/revisions/r_a/compare/r_b", 404},
		{"GET", "/v1/families/f_nothing", 404},
		{"DELETE", "/v1/articles/a_nothing?reason=x", 404},
		{"GET", "/v1/articles/%00%ff", 404},
		{"GET", "/v1/articles/" + strings.Repeat("a", 5000), 404},
		{"PUT", "/v1/articles", 405},
		{"GET", "/v1/summaries", 405},
		{"POST", "/v1/changes", 405},
	} {
		got := s.do(tt.method, tt.path, nil)
		if got.problem(tt.status); tt.status == 405 && got.header.Get("Allow") == "" {
			t.Errorf("%s %s: no Allow", tt.method, tt.path)
		}
	}
}

// Every case of JSONTestSuite, sent to every address that reads JSON, is
// answered; what is no JSON is refused as such.
func TestJSONSuite(t *testing.T) {
	s := serve(t, options{})
	f, err := os.Open("../testdata/jsonx/jsontestsuite.jsonl.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 8<<20)
	for lines.Scan() {
		var c struct {
			Name, Must string
			B64        []byte
		}
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		for _, path := range []string{"/v1/articles/extract", "/v1/summaries", "/v1/diffs", "/v1/families", "/v1/articles"} {
			// None has the shape that is asked for: refused every one, and never by a failure of ours.
			got := s.do("POST", path, c.B64)
			if got.status < 400 || got.status >= 500 {
				t.Errorf("%s to %s: %d %.200s", c.Name, path, got.status, got.body)
			}
			if shape := strings.Contains(string(got.body), "no field") || strings.Contains(string(got.body), "wants an object"); c.Must == "reject" && shape {
				t.Errorf("%s to %s: taken for JSON: %s", c.Name, path, got.body)
			}
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

// With as much as fits in hand, the next caller hears 503 and when to come
// back; nobody is dropped.
func TestBusy(t *testing.T) {
	o := options{}
	o.desk = desk.Limits{MaxBody: 1 << 20, InFlight: 1 << 20, Wait: 50 * time.Millisecond}
	s := serve(t, o)
	body, err := json.Marshal(map[string]any{"text": strings.Repeat("The mill at Arden will reopen in March, its new owner said. ", 10_000)})
	if err != nil {
		t.Fatal(err)
	}
	release, err := s.desk.Admit(t.Context(), 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	got := s.do("POST", "/v1/summaries", body)
	if got.problem(503); got.header.Get("Retry-After") == "" {
		t.Error("no Retry-After")
	}
	s.do("GET", "/v1/articles", nil).want(200) // reading goes on
	release()
	s.do("POST", "/v1/summaries", body).want(200)

	// A caller who said how much it would send, and leaves, gives its room back.
	conn, err := net.Dial("tcp", strings.TrimPrefix(s.URL, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(conn, "POST /v1/summaries HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n{", 1<<20)
	conn.Close()
	for tries := 0; s.do("POST", "/v1/summaries", body).status != 200; tries++ {
		if tries > 200 { // of 50 ms each at least
			t.Fatal("the room of a caller who left never came free")
		}
	}
}

// Many large bodies at once are all answered: done, or told to come back.
func TestCrowd(t *testing.T) {
	o := options{}
	o.desk = desk.Limits{InFlight: 5 << 20, Wait: 200 * time.Millisecond}
	s := serve(t, o)
	body, err := json.Marshal(map[string]any{"text": strings.Repeat("The mill at Arden will reopen in March, its new owner said. ", 4_000)})
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 60 {
		wg.Go(func() {
			res, err := http.Post(s.URL+"/v1/summaries", "application/json", strings.NewReader(string(body)))
			if err != nil {
				t.Error(err)
				return
			}
			defer res.Body.Close()
			_, _ = io.Copy(io.Discard, res.Body)
			if res.StatusCode != 200 && (res.StatusCode != 503 || res.Header.Get("Retry-After") == "") {
				t.Errorf("status %d, Retry-After %q", res.StatusCode, res.Header.Get("Retry-After"))
			}
		})
	}
	wg.Wait()
}

// Without Redis, and when it dies while it is used, every answer is right.
func TestRedisGone(t *testing.T) {
	r := miniredis.RunT(t)
	address := "redis://" + r.Addr()
	s := serve(t, options{redis: address})
	var c captured
	s.do("POST", "/v1/articles", map[string]any{"text": sample(t, "story.txt"), "key": "mill"}).into(201, &c)
	before := s.do("GET", c.Links["summary"], nil)
	before.want(200)
	r.Close()
	for _, path := range reads(c) {
		s.do("GET", path, nil).want(200)
	}
	if after := s.do("GET", c.Links["summary"], nil); string(after.body) != string(before.body) {
		t.Errorf("another answer without Redis:\n%s\n%s", before.body, after.body)
	}
	var h struct {
		Ready, Degraded bool
	}
	if s.do("GET", "/readyz", nil).into(200, &h); !h.Ready || !h.Degraded {
		t.Errorf("health %+v", h)
	}

	// What Redis holds cannot be dropped now, and the caller is told so; once it
	// is back, repeating finishes the work.
	if got := s.do("DELETE", c.Links["article"]+"?reason=asked", nil); got.status != 503 || got.header.Get("Retry-After") == "" {
		t.Errorf("a take-down without Redis: %d %s", got.status, got.body)
	}
	s.do("GET", c.Links["article"], nil).problem(410)
	if err := r.Restart(); err != nil {
		t.Fatal(err)
	}
	for tries := 0; s.do("DELETE", c.Links["article"]+"?reason=asked", nil).status != 200; tries++ {
		if tries > 500 {
			t.Fatal("the take-down never ended")
		}
		time.Sleep(20 * time.Millisecond)
	}
	for _, k := range r.Keys() {
		if strings.Contains(k, c.Revision) || strings.Contains(k, c.Article) {
			t.Errorf("Redis still holds %s", k)
		}
	}

	// It dies while a crowd asks.
	s.do("POST", "/v1/articles", map[string]any{"text": sample(t, "other.txt"), "key": "train"}).into(201, &c)
	var wg sync.WaitGroup
	for n := range 60 {
		wg.Go(func() {
			res, err := http.Get(fmt.Sprintf("%s%s?words=%d", s.URL, c.Links["summary"], 30+n))
			if err != nil {
				t.Error(err)
				return
			}
			defer res.Body.Close()
			if res.StatusCode != 200 {
				t.Errorf("status %d", res.StatusCode)
			}
		})
		if n == 20 {
			wg.Go(r.Close)
		}
	}
	wg.Wait()

	cold := serve(t, options{redis: address}) // down at the start
	cold.do("POST", "/v1/articles", map[string]any{"text": sample(t, "story.txt"), "key": "mill"}).into(201, &c)
	cold.do("GET", c.Links["summary"], nil).want(200)
}

// A store that cannot be written says so at the start, and a full one refuses
// what is new while what it holds is read on.
func TestStoreTrouble(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := store.Open(t.Context(), "sqlite:"+filepath.Join(file, "stemma.db"), store.Options{})
	if f := fault.From(err); err == nil || f.Fix == "" || strings.Contains(f.Error(), "\n") {
		t.Errorf("a path below a file: %v", err)
	}

	o := options{}
	o.store.MaxBytes = 256 << 10
	s := serve(t, o)
	var first captured
	kept := map[string]captured{}
	for i := range 400 {
		var c captured
		text := fmt.Sprintf("Number %d of many\n\n%s", i, strings.Repeat(fmt.Sprintf("The mill number %d at Arden will reopen in week %d of the year. ", i, i*7), 60))
		got := s.do("POST", "/v1/articles", map[string]any{"text": text, "key": fmt.Sprint("key ", i)})
		if got.status == 507 {
			if got.problem(507); i == 0 {
				t.Fatal("full from the start")
			}
			s.do("GET", first.Links["summary"], nil).want(200)
			for _, c := range kept {
				s.do("GET", c.Links["revision"], nil).want(200) // what was acknowledged is there
			}
			t.Logf("full after %d", i)
			return
		}
		got.into(201, &c)
		if i == 0 {
			first = c
		}
		kept[c.Article] = c
	}
	t.Error("the store never got full")
}

// A store that is gone is a problem, and the service is not ready.
func TestStoreGone(t *testing.T) {
	s := serve(t, options{})
	s.store.Close()
	p := s.do("GET", "/v1/articles", nil)
	if p.status != 500 && p.status != 503 {
		t.Errorf("%d %s", p.status, p.body)
	}
	p.problem(p.status)
	s.do("GET", "/readyz", nil).want(503)
	s.do("GET", "/livez", nil).want(200)
}
