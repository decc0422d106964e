package jsonx_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stemma-news/stemma/internal/jsonx"
)

// JSONTestSuite by Nicolas Seriot: what must be taken is, but for keys that
// stand twice, which are refused on purpose; what must be refused is.
func TestJSONTestSuite(t *testing.T) {
	f, err := os.Open("../../testdata/jsonx/jsontestsuite.jsonl.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 8<<20)
	cases := 0
	for lines.Scan() {
		var c struct {
			Name, Must string
			B64        []byte
		}
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		cases++
		err := jsonx.Check(c.B64)
		switch {
		case strings.Contains(c.Name, "duplicated_key"):
			if err == nil {
				t.Errorf("%s: taken; two programs may read it differently", c.Name)
			}
		case c.Must == "accept" && err != nil:
			t.Errorf("%s: refused: %v", c.Name, err)
		case c.Must == "reject" && err == nil:
			t.Errorf("%s: taken: %.60q", c.Name, c.B64)
		}
	}
	if err := lines.Err(); err != nil || cases < 300 {
		t.Fatalf("read %d cases: %v", cases, err)
	}
}
