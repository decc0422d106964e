package summarize

import "testing"

func TestAsidesStandBesideTheStory(t *testing.T) {
	for _, tt := range []struct {
		language, text string
		want           bool
	}{
		{"es", "Te puede interesar: las primeras fotos de la nueva estación de trenes", true},
		{"en", "Read more about how the mill came to close in 2019.", true},
		{"en", "Reading more than a hundred letters, the council found no objection.", false},
		{"en", "The chimney of the mill at Arden before it came down in 2018 (AP Photo/Jane Doe)", true},
		{"de", "Das Werk in Arden vor der Schließung (Foto: dpa).", true},
		{"en", "The council (and its photographer) paid for the boiler.", false},
		{"es", "martes 26 de abril de 2022 - 9:10 p.m.", true},
		{"en", "In 2022 the train left at noon.", false},
		{"en", "The vote on 12 May 2022 at 9:10 in the evening was the third that the council held on the mill.", false},
	} {
		a := made(t, "", tt.text)
		d := read(a, "")
		d.article.Language = tt.language
		if got := d.aside(tt.text, &d.sentences[0]); got != tt.want {
			t.Errorf("%q: got %v, want %v", tt.text, got, tt.want)
		}
	}
}

func TestTornQuotations(t *testing.T) {
	for _, tt := range []struct {
		text string
		want bool
	}{
		{`He said "no" and left.`, false},
		{`He said "no.`, true},
		{"Er sagte „nein“ und ging.", false},
		{"Er sagte „nein.", true},
		{"Sie sagte »nein« und ging.", false},
		{"“No,” he said, “never.”", false},
		{"He said “no, never.", true},
		{"never again.” He left.", true},
		{"The workers’ mill.", false},
	} {
		if got := look(tt.text).openEnd; got != tt.want {
			t.Errorf("%q: got %v, want %v", tt.text, got, tt.want)
		}
	}
}
