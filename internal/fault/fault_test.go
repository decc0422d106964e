package fault

import (
	"errors"
	"fmt"
	"testing"
)

func TestFromFindsTheFault(t *testing.T) {
	full := New(Full, "the store is full", "free some room")
	for _, tt := range []struct {
		name string
		err  error
		want Kind
	}{
		{"a fault", full, Full},
		{"a fault with context", fmt.Errorf("store: capture: %w", full), Full},
		{"an error of others", errors.New("unexpected EOF"), Internal},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := From(tt.err)
			if got.Kind != tt.want || got.Fix == "" {
				t.Errorf("got %+v, want %s with a way out", got, tt.want)
			}
		})
	}
	if From(nil) != nil {
		t.Error("nil became a fault")
	}
}

// A cause is for the log: it is found by errors.Is and never shown.
func TestCauseIsKeptAndNotShown(t *testing.T) {
	cause := errors.New("pq: password is hunter2")
	err := Wrap(cause, Busy, "the store does not answer", "try again")
	if !errors.Is(err, cause) {
		t.Error("the cause is lost")
	}
	if want := "the store does not answer; try again"; err.Error() != want {
		t.Errorf("got  %q\nwant %q", err.Error(), want)
	}
	if !errors.Is(err, New(Busy, "the store does not answer", "")) {
		t.Error("the same sentence is another error")
	}
}

func TestEveryKindHasAStatus(t *testing.T) {
	for kind, status := range statuses {
		if kind.Status() != status || status < 400 {
			t.Errorf("%s: %d", kind, kind.Status())
		}
	}
	if Kind("unheard of").Status() != 500 {
		t.Error("an unknown kind is not an internal error")
	}
}
