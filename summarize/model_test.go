package summarize

import (
	"bytes"
	"testing"
)

func TestWeightsAreRead(t *testing.T) {
	out, err := learnt().MarshalBinary()
	if err != nil || !bytes.Equal(out, weights) {
		t.Error("the weights built in are not what the model writes", err)
	}
	if len(weights) > 64<<10 {
		t.Errorf("%d bytes of weights: kilobytes were promised", len(weights))
	}
	for name, bad := range map[string][]byte{
		"empty": nil, "cut": weights[:len(weights)-1], "longer": append(bytes.Clone(weights), 0), "other": []byte("PNG, or so it says, of some length"),
	} {
		if err := new(Model).UnmarshalBinary(bad); err == nil {
			t.Errorf("%s: read without an error", name)
		}
	}
}

func TestKeysKeepOrder(t *testing.T) {
	ordered := []float32{-5, -1, -0.5, 0, 1e-9, 0.3, 1, 2, 100}
	for i := 1; i < len(ordered); i++ {
		if key(ordered[i-1]) >= key(ordered[i]) {
			t.Errorf("%v is not below %v", ordered[i-1], ordered[i])
		}
	}
}

func TestFeaturesAreNamed(t *testing.T) {
	for i, f := range Features {
		if f.Name == "" || f.Group == "" {
			t.Errorf("feature %d has no name or group", i)
		}
	}
}
