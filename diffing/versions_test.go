package diffing

import (
	"strings"
	"testing"
)

func TestThreeTellsWhatEachCopyDid(t *testing.T) {
	base := "The mill opened in 1906. Forty people worked there. It burnt down last night. Nobody was hurt."
	a := "The mill opened in 1906. Thirty people worked there. It burnt down last night. An inquiry has begun."
	b := "It burnt down last night. The mill opened in 1906. Forty people worked there. An inquiry has begun."
	var got strings.Builder
	if err := ThreeText(&got, base, a, b, Three(base, a, b, Options{Language: "en"})); err != nil {
		t.Fatal(err)
	}
	want := `  1 sentence as in the original
= Forty people worked there.
  A  changed: Thirty people worked there.
  B  kept
= It burnt down last night.
  A  kept
  B  moved: It burnt down last night.
= Nobody was hurt.
  both  removed
+ both  An inquiry has begun.
`
	if got.String() != want {
		t.Errorf("got:\n%s\nwant:\n%s", got.String(), want)
	}
}

func TestHistoryBlamesEachSentence(t *testing.T) {
	versions := []string{
		"The mill opened in 1906. It burnt down last night.",
		"The mill opened in 1906. Four people were hurt. It burnt down last night.",
		"The mill opened in 1906. Four people were hurt. It burnt down last night.",
		"The mill opened in 1907. Four people were hurt. It burnt down last night. An inquiry has begun.",
	}
	l := History(versions, Options{Language: "en"})
	var got strings.Builder
	for _, b := range l.Sentences {
		got.WriteString(strings.Join([]string{b.Of(versions[3]), string(rune('0' + b.Since)), string(rune('0' + b.Changed))}, " ") + "\n")
	}
	want := `The mill opened in 1907. 0 3
Four people were hurt. 1 1
It burnt down last night. 0 0
An inquiry has begun. 3 3
`
	if got.String() != want {
		t.Errorf("got:\n%s\nwant:\n%s", got.String(), want)
	}
	if l.Churn != "▆·█" {
		t.Errorf("churn %q, want %q", l.Churn, "▆·█")
	}
	if empty := History(nil, Options{}); len(empty.Sentences) != 0 || len(empty.Steps) != 0 {
		t.Errorf("no version gave %+v", empty)
	}
}
