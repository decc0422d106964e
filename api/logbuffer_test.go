package api_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stemma-news/stemma/api"
)

// Every line comes out whole, soon, and in the order of its writer.
func TestLogBuffer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out lockedBuffer
		b := api.NewLogBuffer(&out)
		fmt.Fprintln(b, "first")
		if got := out.String(); got != "" {
			t.Errorf("at once: %q", got)
		}
		time.Sleep(time.Second)
		if got := out.String(); got != "first\n" {
			t.Errorf("after a second: %q", got)
		}
		var wg sync.WaitGroup
		for i := range 8 {
			wg.Go(func() {
				for j := range 1000 {
					fmt.Fprintf(b, "writer %d line %d\n", i, j)
				}
			})
		}
		wg.Wait()
		b.Flush()
		next := map[string]int{}
		for line := range strings.Lines(strings.TrimPrefix(out.String(), "first\n")) {
			var i, j int
			if _, err := fmt.Sscanf(line, "writer %d line %d\n", &i, &j); err != nil {
				t.Fatalf("%q: %v", line, err)
			}
			if who := fmt.Sprint(i); next[who] != j {
				t.Fatalf("writer %d: line %d, want %d", i, j, next[who])
			} else {
				next[who]++
			}
		}
		if len(next) != 8 || next["0"] != 1000 {
			t.Errorf("%v", next)
		}
	})
}
