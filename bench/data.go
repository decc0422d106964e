package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
)

// row is one article with what people wrote about it.
type row struct {
	ID        string          `json:"id"`
	Text      string          `json:"text"`
	Title     string          `json:"title"`
	Language  string          `json:"language"`
	Domain    string          `json:"domain"`
	Group     string          `json:"group"`
	LeadCopy  bool            `json:"leadcopy"`
	Licence   string          `json:"licence"`
	Source    string          `json:"source_repo"`
	URL       string          `json:"url"`
	Reference json.RawMessage `json:"reference"`
}

// reference is the text to compare with, one sentence a line.
func (r row) reference() string {
	var many []string
	if json.Unmarshal(r.Reference, &many) == nil {
		return strings.Join(many, "\n")
	}
	var one string
	_ = json.Unmarshal(r.Reference, &one)
	return one
}

// readRows reads NAME.jsonl.gz or NAME.jsonl below the data folder.
func readRows(data, name string) ([]row, error) {
	f, err := os.Open(filepath.Join(data, name+".jsonl.gz"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	var out []row
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var r row
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, lines.Err()
}
