// Package dataset reads the data sets that bench measures on.
package dataset

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// Read reads NAME.jsonl.gz in a folder, one row a line.
func Read[T any](folder, name string) ([]T, error) {
	path := filepath.Join(folder, name+".jsonl.gz")
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var out []T
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 64<<20) // a page with its pictures inside
	for lines.Scan() {
		var row T
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		out = append(out, row)
	}
	return out, lines.Err()
}
