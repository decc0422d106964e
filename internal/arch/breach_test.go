package arch

import (
	"strings"
	"testing"
	"testing/fstest"
)

// A planted breach of each rule is found, and what is allowed is not.
func TestFindsPlantedBreaches(t *testing.T) {
	file := func(imports ...string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("package p\nimport (\n\"" + strings.Join(imports, "\"\n\"") + "\"\n)\n")}
	}
	for _, tt := range []struct {
		name, path, imports, want string
	}{
		{"upward", "article/a.go", module + "/ingest", "lower floors only"},
		{"sideways", "summarize/s.go", module + "/diffing", "lower floors only"},
		{"api and web never meet", "api/a.go", module + "/web", "lower floors only"},
		{"pure touches the disk", "diffing/d.go", "os", "no network"},
		{"echo out of its rooms", "internal/desk/d.go", "github.com/labstack/echo/v4", "may"},
		{"redis out of its room", "api/a.go", "github.com/redis/go-redis/v9", "only internal/cache may"},
		{"a folder nobody drew", "helpers/h.go", "fmt", "no floor"},
		{"downward", "summarize/s.go", module + "/article", ""},
		{"within the room", "internal/store/s.go", module + "/internal/store/migrations", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, _ := check(t, fstest.MapFS{tt.path: file(tt.imports)})
			if tt.want == "" && len(got) > 0 || tt.want != "" && (len(got) != 1 || !strings.Contains(got[0], tt.want)) {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}
