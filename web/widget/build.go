//go:build ignore

// Builds the web component; go generate ./web runs it.
package main

import (
	"log"
	"os"
	"path/filepath"

	"github.com/stemma-news/stemma/web/widget"
)

func main() {
	files, err := widget.Bundle("widget")
	if err != nil {
		log.Fatal(err)
	}
	for name, b := range files {
		if err := os.WriteFile(filepath.Join("widget", "dist", name), b, 0o644); err != nil {
			log.Fatal(err)
		}
	}
}
