package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/stemma-news/stemma/internal/fault"
)

// The generated files are those of the document as it stands.
func TestGeneratedFilesAreFresh(t *testing.T) {
	src, err := os.ReadFile("../openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	want, err := render(src)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../docs.html")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("docs.html is not what openapi.yaml makes: run go generate ./api")
	}
	sums, err := digests("..")
	if err != nil {
		t.Fatal(err)
	}
	kept, err := os.ReadFile("../generated.sum")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(kept, sums) {
		t.Errorf("openapi.gen.go is not of this openapi.yaml: run go generate ./api\nnow:\n%s\nwhen it was generated:\n%s", sums, kept)
	}
}

// The page lists every kind of fault with its status.
func TestEveryProblemIsExplained(t *testing.T) {
	for _, p := range problems {
		if got := fault.Kind(p.Kind).Status(); p.Status != strings.TrimSpace(itoa(got)) {
			t.Errorf("%s: the page says %s, fault says %d", p.Kind, p.Status, got)
		}
	}
}

func itoa(n int) string {
	return string([]byte{byte('0' + n/100), byte('0' + n/10%10), byte('0' + n%10)})
}
