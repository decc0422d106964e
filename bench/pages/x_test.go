package pages

import (
	"os"
	"strings"
	"testing"
)

func TestTmpTrain(t *testing.T) {
	if err := Train(strings.Fields(os.Getenv("TRAIN"))); err != nil {
		t.Fatal(err)
	}
}
