package jsonx_test

import (
	"bufio"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/stemma-news/stemma/internal/fault"
	"github.com/stemma-news/stemma/internal/jsonx"
)

// A line too long costs itself only, wherever it stands and however the
// buffer cuts it.
func TestReadLine(t *testing.T) {
	long := strings.Repeat("x", 100)
	for _, tt := range []struct{ in, want string }{
		{"", ""},
		{" a \r\n\nb", "a||b|"},
		{"a\n" + long + "\nb\n", "a|long|b|"},
		{long, "long|"},
		{strings.Repeat("y", 40) + "\n", strings.Repeat("y", 40) + "|"},
	} {
		in := bufio.NewReaderSize(strings.NewReader(tt.in), 16)
		got := ""
		for {
			line, err := jsonx.ReadLine(in, 50)
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				if fault.From(err).Kind != fault.TooLarge {
					t.Fatal(err)
				}
				line = []byte("long")
			}
			got += string(line) + "|"
		}
		if got != tt.want {
			t.Errorf("%q: %q", tt.in, got)
		}
	}
}
