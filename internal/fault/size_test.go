package fault

import "testing"

func TestSize(t *testing.T) {
	for n, want := range map[int64]string{0: "0 bytes", 1000: "1000 bytes", 512 << 10: "512 kB", 5 << 20: "5 MB", 5_000_000: "5000000 bytes"} {
		if got := Size(n); got != want {
			t.Errorf("%d: got %q, want %q", n, got, want)
		}
	}
}
