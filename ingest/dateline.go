package ingest

import (
	"strings"
	"unicode"

	"github.com/stemma-news/stemma/article"
)

// agencies are the news agencies that datelines and credits name, with the
// short forms that they sign with.
var agencies = map[string]string{
	"ap": "AP", "associated press": "AP", "the associated press": "AP", "reuters": "Reuters", "thomson reuters": "Reuters", "afp": "AFP",
	"agence france presse": "AFP", "dpa": "dpa", "efe": "EFE", "ansa": "ANSA", "xinhua": "Xinhua", "tass": "TASS", "itar tass": "TASS", "upi": "UPI",
	"bloomberg": "Bloomberg", "ians": "IANS", "pti": "PTI", "ani": "ANI", "kyodo": "Kyodo", "jiji": "Jiji Press", "yonhap": "Yonhap", "lusa": "Lusa",
	"agência brasil": "Agência Brasil", "kna": "KNA", "epd": "epd", "sid": "SID", "apa": "APA", "ats": "ATS", "keystone sda": "Keystone-SDA", "sda": "SDA", "belga": "Belga", "anp": "ANP",
	"ntb": "NTB", "ritzau": "Ritzau", "pap": "PAP", "čtk": "ČTK", "ctk": "ČTK", "cp": "CP", "the canadian press": "CP", "aap": "AAP", "pa": "PA", "press association": "PA", "bernama": "Bernama",
	"antara": "Antara", "unb": "UNB", "app": "APP", "cna": "CNA", "rtr": "Reuters", "europa press": "Europa Press", "télam": "Télam", "notimex": "Notimex", "cnn": "CNN",
	"新华社": "Xinhua", "共同": "Kyodo", "時事": "Jiji Press", "رويترز": "Reuters", "أ ف ب": "AFP", "وكالات": "", "भाषा": "PTI Bhasha", "एएनआई": "ANI",
}

// bracketed are the agencies that Chinese and Japanese print within 【…】, in
// the order in which they are looked for.
var bracketed = []string{"新华社", "共同", "時事"}

// datelineOf reads "PARIS (AP) —" off the first paragraph that has one. It
// stays in the body, which is verbatim.
func datelineOf(paragraphs []article.Text, d *article.Draft) string {
	for _, p := range paragraphs[:min(2, len(paragraphs))] {
		line, agency := dateline(p.Text)
		if line == "" {
			continue
		}
		if agency != "" {
			d.Credit = mergeCredit(d.Credit, &article.Credit{Agency: agency})
			if d.Origins["credit"] == "" {
				d.Origins["credit"] = "dateline"
			}
		}
		return line
	}
	return ""
}

// dateline gives the place, and the agency in brackets, that open a text, as
// far as a dash or a colon. The place is in capitals, or an agency is named.
func dateline(s string) (line, agency string) {
	const far = 90 // bytes: "RIO DE JANEIRO, 28 de setembro de 2019 (Agência Brasil) —" takes 60
	head := s[:min(len(s), far)]
	if strings.HasPrefix(s, "新华社") {
		if i := strings.Index(head, "电"); i > 0 {
			return s[:i+len("电")], "Xinhua"
		}
	}
	if strings.HasPrefix(s, "【") {
		if i := strings.Index(head, "】"); i > 0 {
			inner := s[len("【"):i]
			for _, name := range bracketed {
				if strings.Contains(inner, name) {
					agency = agencies[name]
					break
				}
			}
			if agency != "" {
				return s[:i+len("】")], agency
			}
		}
	}
	end := -1
	for _, mark := range []string{" — ", " – ", " -- ", " - ", "— ", "– ", "--", ".- ", ".— ", ".– ", ": ", " —", "—", ") "} {
		if i := strings.Index(head, mark); i > 0 && (end < 0 || i < end) {
			if mark == ") " {
				i++
			}
			end = i
		}
	}
	if end < 0 {
		return "", ""
	}
	line = strings.TrimRight(s[:end], " .")
	place := line
	if open := strings.IndexByte(line, '('); open >= 0 {
		shut := strings.IndexByte(line[open:], ')')
		if shut < 0 {
			return "", ""
		}
		inner := folded(line[open+1 : open+shut])
		for _, part := range strings.FieldsFunc(line[open+1:open+shut], func(r rune) bool { return strings.ContainsRune("/,;+&", r) }) {
			if a := agencies[folded(part)]; a != "" && agency == "" {
				agency = a
			}
		}
		if agency == "" {
			agency = agencies[inner]
		}
		place = strings.TrimSpace(line[:open])
	}
	words := strings.Fields(place)
	if len(words) > 9 || place == "" && agency == "" {
		return "", ""
	}
	if agency != "" && startsName(place) {
		return line, agency
	}
	if place != line && agency == "" && !dateIn(line[len(place):], "").ok() { // brackets that hold neither agency nor day
		return "", ""
	}
	named, _, _ := strings.Cut(place, ",")
	if !capitalsLabel[folded(named)] && inCapitals(named) && placeLike(words) {
		return line, agency
	}
	return "", ""
}

// inCapitals says that all words are in capitals, as datelines set the place.
func inCapitals(place string) bool {
	words := strings.Fields(place)
	if len(words) == 0 || len(words) > 4 || len([]rune(words[0])) < 3 {
		return false
	}
	for i, w := range words {
		if i == 0 && !allCaps(strings.Trim(w, ".,/")) || strings.IndexFunc(w, unicode.IsLower) >= 0 {
			return false
		}
	}
	return true
}

// capitalsLabel are words in capitals that open a line and name no place.
var capitalsLabel = map[string]bool{
	"exclusive": true, "icymi": true, "breaking": true, "breaking news": true, "live": true, "update": true, "opinion": true, "analysis": true,
	"review": true, "video": true, "photos": true, "photo": true, "watch": true, "more": true, "quick summary": true, "editorial": true, "interview": true,
	"report": true, "inf": true, "question": true, "answer": true, "summary": true, "note": true, "spoiler": true, "spoiler alert": true, "faq": true, "tldr": true, "related": true, "pics": true, "also": true, "listen": true,
}

func startsName(s string) bool {
	for _, r := range s {
		return unicode.IsUpper(r) || unicode.Is(unicode.Lo, r) || r == '('
	}
	return true
}

func allCaps(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 3
}

// placeLike says that words in capitals may name a place: then a state, a
// country or a date may follow, but no ordinary word.
func placeLike(words []string) bool {
	for i, w := range words {
		bare := strings.Trim(w, ".,/")
		low := strings.ToLower(bare)
		if i > 0 && !startsName(bare) && !fillers[low] && monthNames[low] == 0 && !strings.ContainsAny(bare, "0123456789") && low != "e" && low != "y" && low != "et" {
			return false
		}
		if phrasesIn(low)&(sayNote|sayRelated|sayAdvert|sayShare|sayLoading|sayCredit|saySubscribe) != 0 {
			return false
		}
	}
	return true
}
