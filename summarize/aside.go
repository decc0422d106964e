package summarize

import (
	"strings"

	"github.com/stemma-news/stemma/internal/text"
)

// An aside is a line that reads like a sentence and is none of the story's: a
// pointer to another story, a caption with its credit, the time of day. What
// reads the page takes most of them away; those it leaves are ranked high,
// since they share the headline's words.

// pointers open a line that points to another story: what newsrooms set before
// a link, by language.
var pointers = map[string][]string{
	"en": {"read more", "read also", "also read", "see also", "watch:", "watch |", "related:", "more:", "more on", "recommended"},
	"de": {"lesen sie", "lesen sie auch", "mehr zum thema", "siehe auch", "lies auch", "weiterlesen", "auch interessant", "passend dazu"},
	"fr": {"lire aussi", "à lire aussi", "a lire aussi", "lire également", "voir aussi", "à voir aussi", "a voir"},
	"es": {"mira |", "mira:", "te puede interesar", "lea también", "lee también", "lea además", "ver también", "vea también", "mira también", "además:"},
	"it": {"leggi anche", "vedi anche", "guarda anche", "approfondisci"},
	"pt": {"leia também", "leia mais", "veja também", "saiba mais"},
	"nl": {"lees ook", "bekijk ook", "lees meer"},
	"sv": {"läs också", "läs även", "läs mer"},
	"da": {"læs også", "se også"},
	"no": {"les også", "se også"},
	"pl": {"czytaj też", "czytaj także", "zobacz też", "zobacz także"},
	"vi": {"xem thêm", "đọc thêm"},
	"ru": {"читайте также", "смотрите также"},
	"tr": {"ayrıca okuyun"},
	"id": {"baca juga"},
}

// aside says that a line stands beside the story.
func (d *document) aside(t string, s *sentence) bool {
	return pointer(t, text.Base(d.article.Language)) || credited(t) || clock(t, s.words)
}

func pointer(t, language string) bool {
	for _, p := range pointers[language] {
		if len(t) > len(p) && strings.EqualFold(t[:len(p)], p) {
			return true
		}
	}
	return false
}

// credited says that a line closes with a picture credit in brackets: "(AP
// Photo/Jane Doe)", "(Foto: dpa)".
func credited(t string) bool {
	t = strings.TrimRight(t, " .")
	if !strings.HasSuffix(t, ")") {
		return false
	}
	open := strings.LastIndexByte(t, '(')
	if open < 0 || len(t)-open > 80 {
		return false
	}
	in := strings.ToLower(t[open+1 : len(t)-1])
	for _, word := range []string{"photo", "foto", "picture", "image", "getty", "afp/", "reuters/", "ap/", "bild:", "ảnh"} {
		if strings.Contains(in, word) {
			return true
		}
	}
	return false
}

// clock says that a short line tells a time of day and a year, and little
// else: "Tuesday, April 26, 2022 - 9:10 p.m."
func clock(t string, words int) bool {
	if words > 12 {
		return false
	}
	year, time, run := false, false, 0
	for i := 0; i < len(t); i++ {
		if t[i] >= '0' && t[i] <= '9' {
			run++
			continue
		}
		year = year || run == 4
		time = time || (run == 1 || run == 2) && t[i] == ':' && i+2 < len(t) && t[i+1] >= '0' && t[i+1] <= '5'
		run = 0
	}
	return time && (year || run == 4)
}
