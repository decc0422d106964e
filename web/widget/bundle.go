// Package widget makes the web component <article-summary> out of its
// TypeScript. Only the generator and a test import it: the service carries the
// built files, not the compiler.
package widget

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/evanw/esbuild/pkg/api"
)

// formats are the built files: a plain script, that runs with and without
// type="module" and knows where it came from, and a module for bundlers.
var formats = map[string]api.Format{
	"article-summary.js":  api.FormatIIFE,
	"article-summary.mjs": api.FormatESModule,
}

// Bundle builds the component from the source in a folder. The same source
// gives the same bytes.
func Bundle(folder string) (map[string][]byte, error) {
	out := map[string][]byte{}
	for name, format := range formats {
		built := api.Build(api.BuildOptions{
			EntryPoints:       []string{filepath.Join(folder, "article-summary.ts")},
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
			return nil, errors.New("widget: " + m.Text)
		}
		if n := len(built.OutputFiles); n != 1 {
			return nil, fmt.Errorf("widget: %d files were built, want 1", n)
		}
		out[name] = built.OutputFiles[0].Contents
	}
	return out, nil
}
