package web

import (
	"go/ast"
	"go/parser"
	"go/token"
	"net/http"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var verb = regexp.MustCompile(`%[.0-9]*[a-z]`)

// pattern is what a fault says, as its source has it, with %s for what is put
// in.
func pattern(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, _ := strconv.Unquote(e.Value)
		return s
	case *ast.BinaryExpr:
		return pattern(e.X) + pattern(e.Y)
	case *ast.CallExpr:
		if f, ok := e.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "Sprintf" {
			return verb.ReplaceAllString(pattern(e.Args[0]), "%s")
		}
	}
	return "%s"
}

// faultsInCode gives the sentences of the faults that readers of pages may
// meet, each with its kind.
func faultsInCode(t *testing.T) map[string]string {
	t.Helper()
	said := map[string]string{}
	for _, folder := range []string{".", "../article", "../ingest", "../internal/desk", "../internal/store", "../internal/fault"} {
		files, err := filepath.Glob(folder + "/*.go")
		if err != nil || len(files) == 0 {
			t.Fatal(folder, err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(f, func(n ast.Node) bool {
				var kind, detail, fix ast.Expr
				switch n := n.(type) {
				case *ast.CallExpr:
					name := ""
					switch f := n.Fun.(type) {
					case *ast.SelectorExpr:
						name = f.Sel.Name
					case *ast.Ident:
						name = f.Name // within internal/fault
					}
					switch {
					case name == "New" && len(n.Args) == 3:
						kind, detail, fix = n.Args[0], n.Args[1], n.Args[2]
					case name == "Wrap" && len(n.Args) == 4:
						kind, detail, fix = n.Args[1], n.Args[2], n.Args[3]
					default:
						return true
					}
				case *ast.CompositeLit:
					for _, e := range n.Elts {
						if kv, ok := e.(*ast.KeyValueExpr); ok {
							switch key, _ := kv.Key.(*ast.Ident); {
							case key == nil:
							case key.Name == "Kind":
								kind = kv.Value
							case key.Name == "Detail":
								detail = kv.Value
							case key.Name == "Fix":
								fix = kv.Value
							}
						}
					}
				}
				if detail == nil || fix == nil {
					return true
				}
				k := ""
				if s, ok := kind.(*ast.SelectorExpr); ok {
					k = s.Sel.Name
				}
				for _, e := range []ast.Expr{detail, fix} {
					said[sentence(pattern(e))] = k
				}
				return true
			})
		}
	}
	return said
}

// What nobody says is not translated, and whatever leads to a page that is not
// there is told in every language.
func TestFaultsSpeakEveryLanguage(t *testing.T) {
	said := faultsInCode(t)
	for _, w := range wordsOfFaults {
		english := w.en
		if strings.HasSuffix(english, " was taken down: %s.") {
			english = "%s was taken down: %s."
		}
		if _, ok := said[english]; !ok {
			t.Errorf("no fault says %q", w.en)
		}
	}
	for english, kind := range said {
		// The way out of an address for oEmbed is for programs.
		if name, _ := faultNamed(english); name == "" && kind == "Missing" && !strings.HasPrefix(english, "Give the address of a page, as ") {
			t.Errorf("%q is not in the catalogue", english)
		}
	}
}

// A page that is not there speaks the reader's language throughout.
func TestMissingPagesAreTranslated(t *testing.T) {
	s := serve(t)
	first := s.keep(t, "bridge", storyText)
	gone := s.keep(t, "bread", "Something else altogether was said on Tuesday about the price of bread.")
	if _, err := s.desk.TakeDown(t.Context(), gone.Article, "asked <b>to"); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{
		"/no/such/page", "/articles/a_none", "/families/f_none", "/compare/r_a...r_b", "/compare/x", "/feeds/changes.xml", "/feeds/articles/a_none.atom",
		"/embed/articles/a_none/summary", "/embed/compare/r_a...r_b", "/embed/compare", "/embed/compare/" + first.Revision + "..." + first.Revision + "?change=c9",
		"/articles/" + gone.Article, "/compare/" + first.Revision,
	} {
		for _, spoken := range tongues[1:] {
			got := s.ask(t, http.MethodGet, path, http.Header{"Accept-Language": {spoken.code}, "Accept": {"text/html"}}, nil)
			_, page, _ := strings.Cut(got.body, "<main")
			page, _, _ = strings.Cut(page, "</main>")
			if got.status < 400 || strings.Contains(page, `lang="en"`) {
				t.Errorf("%s in %s: status %d\n%s", path, spoken.code, got.status, page)
			}
		}
	}
	if got := s.ask(t, http.MethodGet, "/articles/"+gone.Article, http.Header{"Accept-Language": {"de"}}, nil); !strings.Contains(got.body, "Dieser Artikel wurde entfernt: <bdi>asked &lt;b&gt;to</bdi>.") {
		t.Errorf("what is put in is not escaped\n%s", got.body)
	}
	if got := s.post(t, "/compare", "fr", map[string]string{"old": "Share this:\nFacebook\nTwitter\n\nLeave a Reply\n\nYour email address will not be published.", "new": storyText}, nil); !strings.Contains(got.text, "Ancien\u00a0: Seul l’habillage de la page a été trouvé") {
		t.Errorf("a form is not answered in French\n%s", got.text[strings.Index(got.text, "<h1>"):])
	}
}
