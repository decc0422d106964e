// Package arch holds one test: a package imports lower floors only. It reads
// the source files, since a test that shells out to the go tool is cached and
// passes when it should fail.
package arch

import (
	"go/build/constraint"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/stemma-news/stemma"

// floors is the picture of docs/design.md. A package may import packages of
// lower floors, never of its own.
var floors = map[string]int{
	"internal/text": 0, "internal/fault": 0,
	"article": 1, "internal/jsonx": 1,
	"ingest": 2, "summarize": 2, "diffing": 2,
	"family":         3,
	"internal/store": 4, "internal/cache": 4, "internal/fetch": 4, "internal/servertest": 4,
	"internal/desk": 5,
	"api":           6, "web": 6,
	"cmd/stemma": 7,
}

// inside says of imports within one room (internal/store/migrations, say)
// which room a package belongs to: the longest prefix in floors.
func room(pkg string) (string, bool) {
	for p := pkg; p != "."; p = path.Dir(p) {
		if _, ok := floors[p]; ok {
			return p, true
		}
	}
	return "", false
}

// rooms that may touch the world: network, disk, clock, database, log.
const pureBelow = 4

// worldly are standard packages that the pure floors must not import.
var worldly = map[string]bool{
	"net": true, "net/http": true, "os": true, "os/exec": true, "database/sql": true,
	"log": true, "log/slog": true, "math/rand": true, "math/rand/v2": true, "crypto/rand": true,
}

// caged are third-party packages and the only rooms that may import them.
var caged = map[string][]string{
	"github.com/labstack/echo":  {"api", "web", "cmd/stemma"},
	"github.com/redis/go-redis": {"internal/cache"},
	"modernc.org/sqlite":        {"internal/store"},
	"github.com/jackc/pgx":      {"internal/store"},
	"github.com/pressly/goose":  {"internal/store"},
	"github.com/sergi/go-diff":  {"diffing"},
	"database/sql":              {"internal/store"},
	"github.com/maypok86/otter": {"internal/cache"},
	"github.com/evanw/esbuild":  {"web"},
}

func TestFloors(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	breaches, packages := check(t, os.DirFS(root))
	for _, b := range breaches {
		t.Error(b)
	}
	if packages < len(floors)-1 {
		t.Errorf("read %d rooms, want all of the picture: is the test looking at the right folder?", packages)
	}
}

// check reads every Go file below root that is not a test and lists each
// import that breaks a rule, and how many rooms it saw.
func check(t *testing.T, root fs.FS) (breaches []string, rooms int) {
	t.Helper()
	seen := map[string]bool{}
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (name == "bench" || strings.HasPrefix(d.Name(), ".") && name != "." || d.Name() == "testdata" || d.Name() == "node_modules") {
			return fs.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		src, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		if generator(src) {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, src, parser.ImportsOnly)
		if err != nil {
			return err
		}
		from, ok := room(path.Dir(name))
		if !ok {
			breaches = append(breaches, name+": this folder has no floor: give it one in floors, and say why in docs/design.md")
			return nil
		}
		seen[from] = true
		for _, imp := range f.Imports {
			p, err := strconv.Unquote(imp.Path.Value)
			if err != nil {
				return err
			}
			if why := breach(from, p); why != "" {
				breaches = append(breaches, name+": imports "+p+": "+why)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return breaches, len(seen)
}

// generator says that a file is run by go generate and never part of a build.
func generator(src []byte) bool {
	for line := range strings.Lines(string(src)) {
		if expr, err := constraint.Parse(strings.TrimSpace(line)); err == nil {
			return !expr.Eval(func(tag string) bool { return tag != "ignore" })
		}
		if strings.HasPrefix(line, "package ") {
			break
		}
	}
	return false
}

// breach says why the room must not import the package, or "".
func breach(from, imported string) string {
	if own, ok := strings.CutPrefix(imported, module+"/"); ok {
		to, ok := room(own)
		switch {
		case !ok:
			return "it has no floor"
		case to == from:
			return ""
		case floors[to] >= floors[from]:
			return "a package imports lower floors only (" + from + " is on " + strconv.Itoa(floors[from]) + ", " + to + " on " + strconv.Itoa(floors[to]) + ")"
		}
		return ""
	}
	if floors[from] < pureBelow && worldly[imported] {
		return "the pure floors touch no network, disk, database, log or chance"
	}
	for cage, may := range caged {
		if imported != cage && !strings.HasPrefix(imported, cage+"/") {
			continue
		}
		for _, m := range may {
			if m == from {
				return ""
			}
		}
		return "only " + strings.Join(may, ", ") + " may"
	}
	return ""
}
