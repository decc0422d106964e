package web

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// forms is how many ways each language counts in.
var forms = map[string]int{"en": 2, "fr": 2, "de": 2, "es": 2, "ar": 6}

var placeholder = regexp.MustCompile(`%(\[\d\])?[a-z]`)

func TestEveryLanguageHasEveryWord(t *testing.T) {
	for english, all := range catalogue {
		for _, spoken := range tongues {
			word := all[spoken.at]
			if strings.TrimSpace(word) == "" && english != ", " {
				t.Errorf("%s has no %q", spoken.code, english)
			}
			if strings.TrimSpace(word) != word && english != ", " {
				t.Errorf("%s: %q has space around it", spoken.code, word)
			}
			counted := strings.Contains(english, "|")
			if n := len(strings.Split(word, "|")); counted && n != forms[spoken.code] || !counted && n != 1 {
				t.Errorf("%s: %q has %d forms, want %d", spoken.code, word, n, forms[spoken.code])
			}
			want := slices.Sorted(slices.Values(placeholder.FindAllString(english[strings.LastIndex(english, "|")+1:], -1)))
			for _, form := range strings.Split(word, "|") {
				got := slices.Sorted(slices.Values(placeholder.FindAllString(form, -1)))
				if counted && len(got) == 0 { // "one article" leaves the number out
					continue
				}
				if !slices.Equal(got, want) {
					t.Errorf("%s: %q has %v, want %v", spoken.code, form, got, want)
				}
			}
		}
	}
}

// A word that stands twice would hide its first translation.
func TestNoWordTwice(t *testing.T) {
	seen := map[string]bool{}
	for _, w := range everything {
		if seen[w.en] {
			t.Errorf("%q stands twice", w.en)
		}
		seen[w.en] = true
	}
}

var asked = regexp.MustCompile(`\b(?:t|n [^"{}]*?) "([^"]+)"`)

// What the pages and the code ask for is in the catalogue, and nothing else is.
func TestPagesAskForWordsThatThereAre(t *testing.T) {
	wanted, written := spokenInCode(t)
	names, err := fs.Glob(pages, "*.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		b, err := fs.ReadFile(pages, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range asked.FindAllStringSubmatch(string(b), -1) {
			wanted[m[1]] = name
		}
	}
	for kind := range tiers {
		wanted[kind] = "kinds.go"
	}
	for english, where := range wanted {
		if catalogue[english] == nil {
			t.Errorf("%s asks for %q, which is not in the catalogue", where, english)
		}
	}
	for _, kind := range []string{"correction", "update", "editor"} { // of article.Note
		written[kind] = true
	}
	for _, w := range wordsOfFaults { // TestFaultsSpeakEveryLanguage finds those that nobody says
		written[w.en] = true
	}
	for month := time.January; month <= time.December; month++ {
		written[month.String()] = true
	}
	for english := range catalogue {
		if wanted[english] == "" && !written[english] {
			t.Errorf("nothing asks for %q", english)
		}
	}
}

// spokenInCode reads what the code asks a tongue to say, and all that it
// writes in quotation marks.
func spokenInCode(t *testing.T) (asked map[string]string, written map[string]bool) {
	t.Helper()
	asked, written = map[string]string{}, map[string]bool{}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") || strings.HasPrefix(name, "words_") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		literal := func(n ast.Node) (string, bool) {
			if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
				s, err := strconv.Unquote(l.Value)
				return s, err == nil
			}
			return "", false
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if s, ok := literal(n); ok {
				written[s] = true
			}
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if method, ok := call.Fun.(*ast.SelectorExpr); ok && slices.Contains([]string{"say", "count", "lookup"}, method.Sel.Name) {
				for _, arg := range call.Args {
					if s, ok := literal(arg); ok {
						asked[s] = name
					}
				}
			}
			return true
		})
	}
	return asked, written
}

func TestCount(t *testing.T) {
	const english = "%d revision|%d revisions"
	for _, tt := range []struct {
		language string
		n        int
		want     string
	}{
		{"en", 0, "0 revisions"},
		{"en", 1, "1 revision"},
		{"en", 2, "2 revisions"},
		{"fr", 0, "0 version"},
		{"fr", 1, "1 version"},
		{"fr", 2, "2 versions"},
		{"de", 0, "0 Fassungen"},
		{"es", 1, "1 versión"},
		{"ar", 0, "لا مراجعات"},
		{"ar", 1, "مراجعة واحدة"},
		{"ar", 2, "مراجعتان"},
		{"ar", 3, "3 مراجعات"},
		{"ar", 10, "10 مراجعات"},
		{"ar", 11, "11 مراجعة"},
		{"ar", 99, "99 مراجعة"},
		{"ar", 100, "100 مراجعة"},
		{"ar", 103, "103 مراجعات"},
	} {
		if got := tongueNamed(tt.language).count(tt.n, english); got != tt.want {
			t.Errorf("%s, %d: got\n%s\nwant\n%s", tt.language, tt.n, got, tt.want)
		}
	}
}

func TestDigestInWords(t *testing.T) {
	kinds := map[string]int{"number": 2, "name": 1, "quote": 1, "case": 3, "split": 1}
	for language, want := range map[string]string{
		"en": "3 facts changed, 1 quotation changed, 1 passage split or merged, 3 points of style",
		"de": "3 Fakten geändert, 1 Zitat geändert, 1 Stelle geteilt oder zusammengelegt, 3 Stilpunkte",
		"ar": "تغيّرت 3 وقائع، تغيّر اقتباس واحد، قُسّم مقطع أو دُمج، 3 مواضع أسلوب",
	} {
		if got := tongueNamed(language).digest(kinds); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
	for kind := range tiers { // a kind that the line leaves out would be news to nobody
		if tongues[0].digest(map[string]int{kind: 1}) == tongues[0].digest(nil) {
			t.Errorf("the line over all does not tell of %s", kind)
		}
	}
}
