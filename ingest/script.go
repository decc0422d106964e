package ingest

import (
	"unicode"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/internal/text"
)

// otherScripts are languages that are not written in Latin letters.
var otherScripts = map[string]bool{
	"am": true, "ar": true, "be": true, "bg": true, "bn": true, "el": true, "fa": true, "gu": true, "he": true, "hi": true, "hy": true, "ja": true,
	"ka": true, "kk": true, "km": true, "kn": true, "ko": true, "ky": true, "lo": true, "mk": true, "ml": true, "mn": true, "mr": true, "my": true,
	"ne": true, "or": true, "pa": true, "ps": true, "ru": true, "si": true, "sr": true, "ta": true, "te": true, "tg": true, "th": true, "uk": true,
	"ur": true, "yi": true, "zh": true,
}

// believeScript drops a declared language that the letters of the body
// contradict: page builders write lang="en" whatever their users write. The
// text then tells its language itself.
func believeScript(d *article.Draft) {
	const enough = 200 // letters
	if d.Language == "" {
		return
	}
	latin, other := 0, 0
	for _, p := range d.Paragraphs {
		for _, r := range p.Text {
			switch {
			case r < 0x250 && unicode.IsLetter(r):
				latin++
			case unicode.IsLetter(r):
				other++
			}
		}
		if latin+other > enough {
			break
		}
	}
	declared := otherScripts[text.Base(d.Language)]
	if declared && latin > 9*other && latin > enough/4 || !declared && other > latin {
		d.Language = ""
		delete(d.Origins, "language")
	}
}
