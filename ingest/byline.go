package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// bylineWords open a byline in the languages that we meet most.
var bylineWords = []string{
	"written by", "posted by", "story by", "words by", "text by", "reported by", "published by", "by", "von", "par", "por", "di", "door", "av", "af", "autor", "autorin", "author", "auteur",
	"autore", "text", "texte", "texto", "redaktion", "view all posts by", "all posts by", "posts by", "alles von", "alle beiträge von", "zeige alle beiträge von", "voir tous les articles de", "ver todas las entradas de", "vom", "erstellt von", "veröffentlicht von", "gespeichert von", "verfasst von", "interview", "text und fotos", "auteurs", "autores", "foto und text", "contributor", "ein beitrag von", "ein artikel von", "eine analyse von", "ein kommentar von", "article by", "article written by", "created by", "from", "submitted by", "przez", "geschrieben von", "verfasst von", "escrito por", "publicado por", "écrit par", "publié par", "scritto da", "автор", "作者", "記者", "文", "كتب", "كتبت", "بقلم", "लेखक", "द्वारा",
}

func opensByline(f string) bool {
	for _, w := range bylineWords {
		if strings.HasPrefix(f, w+" ") {
			return true
		}
	}
	return false
}

// people gives the names in a byline, or none when it holds no name: an
// address, the site itself, a role.
func people(s string, site []string) []string {
	s = strings.TrimSpace(squeeze(unescape(s)))
	if s == "" || len(s) > 200 || strings.Contains(s, "://") || strings.Contains(s, "www.") || strings.HasPrefix(s, "@") {
		return nil
	}
	for again := true; again; {
		again = false
		low := strings.ToLower(s)
		for _, w := range bylineWords {
			if rest, ok := strings.CutPrefix(low, w); ok && rest != "" && strings.ContainsRune(" :：", []rune(rest)[0]) {
				s = strings.TrimLeft(s[len(w):], " :：")
				again = true
				break
			}
		}
	}
	s = cutDate(s)
	s = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(s, " on"), " am"), " Stand")
	for _, mark := range []string{" | ", " · ", " • ", " – ", " — ", " - ", " (", "\n", " @", " on ", " am ", " für ", " for ", " avec ", " with ", " mit "} {
		if i := strings.Index(s, mark); i > 0 {
			s = s[:i]
		}
	}
	var out []string
	for _, part := range splitPeople(s) {
		part = strings.Trim(part, " ,.;:|/*–—-")
		if i := strings.IndexByte(part, '@'); i >= 0 {
			part = strings.TrimSpace(part[:strings.LastIndexByte(part[:i]+" ", ' ')+0])
		}
		f := folded(part)
		if f == "" || sameAny(f, site) || notPeople[f] || utf8.RuneCountInString(part) < 2 || len(strings.Fields(part)) > 6 || !hasUpper(part) && isASCII(part) && strings.Contains(part, " ") {
			continue
		}
		if isRole(f) || hostLike(part) {
			continue
		}
		out = append(out, part)
	}
	return out
}

// splitPeople parts "A, B and C". A role after a comma ("A, Staff Writer")
// falls out later.
func splitPeople(s string) []string {
	r := strings.NewReplacer(" and ", "\x00", " und ", "\x00", " et ", "\x00", " & ", "\x00", "; ", "\x00", ";", "\x00", ", ", "\x00", " y ", "\x00", " e ", "\x00", "、", "\x00", " / ", "\x00")
	return strings.Split(r.Replace(s), "\x00")
}

// cutDate leaves out a date and what follows it.
func cutDate(s string) string {
	for i, r := range s {
		if unicode.IsDigit(r) {
			at := strings.LastIndexAny(strings.TrimRight(s[:i], " .,"), " ")
			head := s[:i]
			if at > 0 && monthNames[strings.ToLower(strings.Trim(s[at:i], " .,"))] > 0 {
				head = s[:at]
			}
			return strings.TrimRight(head, " ,|-–—:")
		}
	}
	return s
}

var notPeople = map[string]bool{
	"admin": true, "administrator": true, "editor": true, "staff": true, "redaktion": true, "redacción": true, "guest": true, "author": true,
	"webmaster": true, "root": true, "unknown": true, "none": true, "null": true, "undefined": true, "anonymous": true, "user": true, "rédaction": true, "la rédaction": true,
	"news": true, "online": true, "home": true, "share": true, "follow": true, "autor": true, "super user": true, "inc": true, "jr": true, "phd": true, "md": true, "rd": true, "mph": true, "dr": true, "ms": true, "the": true, "by": true,
}

// hostLike says that a name is an address of a site.
func hostLike(s string) bool {
	at := strings.LastIndexByte(s, '.')
	return at > 0 && !strings.Contains(s, " ") && len(s)-at-1 >= 2 && len(s)-at-1 <= 4 && at+1 < len(s) && unicode.IsLower(rune(s[at+1]))
}

// isRole says that the words name a job or a desk, not a person.
func isRole(f string) bool {
	for w := range strings.FieldsSeq(f) {
		switch w {
		case "writer", "reporter", "correspondent", "editor", "staff", "contributor", "columnist", "journalist", "producer", "redakteur", "redakteurin",
			"journaliste", "freelance", "minutes", "min", "read", "comments", "updated", "published", "posted", "redaktion", "redaktionsteam":
			return true
		}
	}
	return false
}

func hasUpper(s string) bool { return strings.IndexFunc(s, unicode.IsUpper) >= 0 }

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
