package ingest

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stemma-news/stemma/article"
)

// creditPhrases open the name of the place that a copy comes from, in lower
// case. A sure one makes its line a credit wherever it stands; the others
// only in a short line.
var creditPhrases = []struct {
	words string
	sure  bool
}{
	{"originally appeared in", true}, {"originally appeared on", true}, {"originally appeared at", true}, {"first appeared in", true}, {"first appeared on", true}, {"appeared first on", true},
	{"originally published by", true}, {"originally published in", true}, {"originally published on", true}, {"originally published at", true},
	{"first published by", true}, {"first published in", true}, {"first published on", true}, {"first published at", true},
	{"is republished from", true}, {"was republished from", true}, {"republished with permission from", true}, {"republished with permission of", true}, {"reprinted from", true}, {"reprinted with permission from", true},
	{"erschien zuerst bei", true}, {"erschien zuerst auf", true}, {"erschien zuerst in der", true}, {"erschien zuerst im", true}, {"erschien zuerst in", true}, {"zuerst erschienen bei", true}, {"zuerst erschienen auf", true}, {"zuerst erschienen in", true},
	{"erschien ursprünglich bei", true}, {"erschien ursprünglich auf", true}, {"erschien ursprünglich in", true}, {"erschien ursprünglich im", true}, {"zuerst veröffentlicht auf", true}, {"zuerst veröffentlicht bei", true}, {"mit freundlicher genehmigung von", true},
	{"publié à l’origine dans", true}, {"publié à l'origine dans", true}, {"publié à l’origine sur", true}, {"publié à l'origine sur", true}, {"initialement publié sur", true}, {"initialement publié dans", true}, {"initialement publié par", true}, {"initialement paru dans", true}, {"publié initialement sur", true}, {"publié initialement dans", true},
	{"est apparu en premier sur", true}, {"d’abord paru dans", true}, {"d'abord paru dans", true}, {"republié à partir de", true},
	{"publicado originalmente en", true}, {"publicado originalmente por", true}, {"se publicó originalmente en", true}, {"apareció primero en", true}, {"apareció originalmente en", true}, {"fue publicado originalmente en", true}, {"publicado por primera vez en", true},
	{"publicado originalmente em", true}, {"publicado originalmente no", true}, {"publicado originalmente na", true}, {"apareceu primeiro em", true}, {"publicada originalmente em", true}, {"publicada originalmente no", true}, {"publicada originalmente na", true}, {"publicado primeiro em", true},
	{"pubblicato originariamente su", true}, {"pubblicato originariamente da", true}, {"proviene da", true},
	{"本文转载自", true}, {"转载自", true}, {"原载于", true}, {"本文首发于", true}, {"文章来源", true}, {"来源：", false}, {"来源:", false}, {"出典：", false}, {"出典:", false}, {"引用元", false}, {"نقلا عن", true}, {"نقلاً عن", true}, {"المصدر:", false}, {"साभार:", true}, {"स्रोत:", false}, {"से साभार", false},
	{"via ", false}, {"über ", false}, {"vía ", false}, {"source:", false}, {"sources:", false}, {"source :", false}, {"quelle:", false}, {"quellen:", false}, {"fuente:", false}, {"fonte:", false}, {"fonte :", false}, {"источник:", false}, {"kaynak:", false}, {"bron:", false}, {"źródło:", false},
	{"reporting by", true}, {"additional reporting by", true},
}

// creditOf reads a credit off a line, nil when it is none. Sure says that the
// line can be nothing else.
func creditOf(line string) (c *article.Credit, sure bool) {
	if !mayBeCredit(line) {
		return nil, false
	}
	low := strings.ToLower(line)
	if len(low) != len(line) { // a case pair of other length: places would not agree
		low = line
	}
	for _, p := range creditPhrases {
		at := strings.Index(low, p.words)
		if at < 0 || !p.sure && at > unsureOpening || at > opening && !quotesTitle(p.words) || at > 3*opening {
			continue
		}
		rest := strings.TrimSpace(line[at+len(p.words):])
		link := linkIn(rest)
		short := lineOf(line).words <= 16
		if !p.sure && !(short && (link != "" || strings.HasSuffix(strings.TrimSpace(p.words), ":") || strings.HasSuffix(p.words, "："))) {
			continue
		}
		c = &article.Credit{URL: link, Text: line}
		name := creditName(rest)
		if strings.HasSuffix(p.words, "reporting by") { // reporters are named here, not the source
			if lineOf(line).words > 40 || !strings.HasPrefix(low, "(") && !strings.HasPrefix(low, "reporting") && !strings.HasPrefix(low, "additional") && !strings.HasPrefix(low, "—") {
				return nil, false
			}
			return c, strings.HasPrefix(low, "(")
		}
		if name == "" && link == "" {
			return nil, false
		}
		if a := agencies[folded(name)]; a != "" {
			c.Agency = a
		} else {
			c.Via = name
		}
		return c, p.sure || link != "" && short
	}
	return nil, false
}

// opening is how far into a line a credit begins at most, in bytes: "Cet
// article a été initialement" takes 30. Those that quote the headline first may
// begin later.
const opening = 45

// unsureOpening is the same for a phrase that is not sure: a bracket or a dash
// may stand before it.
const unsureOpening = 2

func quotesTitle(words string) bool {
	return words == "appeared first on" || strings.HasPrefix(words, "erschien zuerst") || words == "est apparu en premier sur" ||
		words == "apareció primero en" || words == "apareceu primeiro em" || words == "proviene da"
}

// creditName is the name that a credit phrase opens: up to a link, a stop or
// a clause that goes on.
func creditName(s string) string {
	s = strings.TrimLeft(s, " :：\"“«„'’")
	for i, r := range s {
		rest := s[i:]
		stop := strings.ContainsRune(",;()[]|\"”»。，、（）\n", r) ||
			r == '.' && (i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '"') && !strings.HasSuffix(s[:i], " U.S") ||
			r == ' ' && goesOn(rest)
		if stop || strings.HasPrefix(rest, "http://") || strings.HasPrefix(rest, "https://") || strings.HasPrefix(rest, "www.") {
			s = s[:i]
			break
		}
	}
	s = strings.TrimSpace(strings.TrimRight(s, " –—-:"))
	if utf8.RuneCountInString(s) > 60 || strings.IndexFunc(s, unicode.IsLetter) < 0 {
		return ""
	}
	return s
}

// goesOn says that a name is over: a clause begins with " and is", " on
// Monday", " am 5. Mai".
func goesOn(rest string) bool {
	for _, w := range []string{" and is ", " and was ", " and has ", " under ", " on ", " with permission", " – ", " — ", " - ", " am ", " le ", " el ", " em ", " und ", " bajo ", " sous ", " unter ", " sob ", " as part ", " as a ", " by ", " website", " 网站", " and republished"} {
		if strings.HasPrefix(strings.ToLower(rest), w) {
			return true
		}
	}
	return false
}

// linkIn gives the first link in a text.
func linkIn(s string) string {
	at := strings.Index(s, "http://")
	if k := strings.Index(s, "https://"); k >= 0 && (at < 0 || k < at) {
		at = k
	}
	if at < 0 {
		return ""
	}
	link := s[at:]
	if end := strings.IndexFunc(link, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("<>\"”»)]|，。）", r) }); end >= 0 {
		link = link[:end]
	}
	link = strings.TrimRight(link, ".,;:!?'’")
	if u, err := url.Parse(link); err != nil || u.Host == "" {
		return ""
	}
	return link
}

// mergeCredit adds what b knows to a.
func mergeCredit(a, b *article.Credit) *article.Credit {
	if a == nil {
		return b
	}
	out := *a
	out.Agency, out.Via, out.URL, out.Text = firstOf(a.Agency, b.Agency), firstOf(a.Via, b.Via), firstOf(a.URL, b.URL), firstOf(a.Text, b.Text)
	return &out
}

func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
