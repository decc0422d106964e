package desk

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"

	"github.com/stemma-news/stemma/diffing"
)

// A breach of the Law is counted and logged; no input is known that makes one,
// so the answer of a comparison is made up here.
func TestCountsBreaches(t *testing.T) {
	var log bytes.Buffer
	d := New(Config{Log: slog.New(slog.NewTextHandler(&log, nil))})
	d.counted(&diffing.Diff{})
	d.counted(&diffing.Diff{Stats: diffing.Stats{Coarse: true}})
	if log.Len() > 0 {
		t.Errorf("said %s", log.String())
	}
	d.counted(&diffing.Diff{Stats: diffing.Stats{Breach: true}})
	if got := d.Load(); got.Comparisons != 3 || got.Coarse != 1 || got.Breaches != 1 {
		t.Errorf("%+v", got)
	}
	if !strings.Contains(log.String(), "broke the Law") {
		t.Errorf("said %q", log.String())
	}
}
