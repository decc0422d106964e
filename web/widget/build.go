//go:build ignore

// Builds the web components; go generate ./web runs it. With -keep it also
// keeps the built scripts among those of the past: what a release does, since
// pages hold their addresses with an integrity value.
package main

import (
	"flag"
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/stemma-news/stemma/web/widget"
	"github.com/stemma-news/stemma/web/widget/bundle"
)

func main() {
	keep := flag.Bool("keep", false, "keep the scripts under their addresses, for pages that name them after the next change")
	flag.Parse()
	files, err := bundle.All("widget")
	if err != nil {
		log.Fatal(err)
	}
	for name, b := range files {
		write(filepath.Join("widget", "dist", name), b)
		if *keep && strings.HasSuffix(name, ".js") {
			write(filepath.Join("widget", "past", widget.Hashed(name, b)), b)
		}
	}
}

func write(file string, b []byte) {
	if err := os.WriteFile(file, b, 0o644); err != nil {
		log.Fatal(err)
	}
}
