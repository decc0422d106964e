// Package bundle makes the web components out of their TypeScript. Only the
// generator and a test import it: the service carries the built files, not the
// compiler.
package bundle

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/evanw/esbuild/pkg/api"
)

// elements are the components. Each is a file of its own: together they would
// be half as large again as the larger one, and a page has one of them.
var elements = []string{"article-summary", "article-change"}

// Each is built as a plain script, that runs with and without type="module" and
// knows where it came from, and as a module for bundlers.
var formats = map[string]api.Format{".js": api.FormatIIFE, ".mjs": api.FormatESModule}

// All builds the components from the source in a folder. The same source
// gives the same bytes.
func All(folder string) (map[string][]byte, error) {
	out := map[string][]byte{}
	for _, element := range elements {
		for ending, format := range formats {
			built, err := build(filepath.Join(folder, element+".ts"), format)
			if err != nil {
				return nil, err
			}
			out[element+ending] = built
		}
	}
	return out, nil
}

func build(file string, format api.Format) ([]byte, error) {
	built := api.Build(api.BuildOptions{
		EntryPoints:       []string{file},
		Bundle:            true,
		Format:            format,
		Target:            api.ES2022, // private methods as they are; every browser with adoptedStyleSheets has them
		Charset:           api.CharsetUTF8,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		LegalComments:     api.LegalCommentsNone,
		TsconfigRaw:       "{}", // whatever stands in a folder above
	})
	for _, m := range built.Errors {
		return nil, errors.New("bundle: " + m.Text)
	}
	if n := len(built.OutputFiles); n != 1 {
		return nil, fmt.Errorf("bundle: %d files were built, want 1", n)
	}
	return built.OutputFiles[0].Contents, nil
}
