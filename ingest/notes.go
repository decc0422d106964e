package ingest

import (
	"strings"
	"sync"
)

// noteOpenings are the words that open a correction, an update notice or an
// editor's note, folded. They count only when a mark follows: an article may
// well begin with "Update".
var noteOpenings = []struct{ kind, words string }{
	{"correction", "correction"}, {"correction", "corrections"}, {"correction", "clarification"}, {"correction", "erratum"}, {"correction", "korrektur"},
	{"correction", "berichtigung"}, {"correction", "corrección"}, {"correction", "fe de errores"}, {"correction", "correção"}, {"correction", "errata"},
	{"correction", "erramos"}, {"correction", "rectificatif"}, {"correction", "rettifica"}, {"correction", "更正"}, {"correction", "訂正"}, {"correction", "تصحيح"},
	{"correction", "शुद्धिपत्र"}, {"correction", "an earlier version of this"}, {"correction", "a previous version of this"},
	{"correction", "this story has been corrected"}, {"correction", "this article has been corrected"}, {"correction", "this article was amended"},
	{"correction", "in einer früheren version"}, {"correction", "une version antérieure"}, {"correction", "una versión anterior"}, {"correction", "uma versão anterior"},
	{"update", "update"}, {"update", "updated"}, {"update", "this story has been updated"}, {"update", "this article has been updated"}, {"update", "this post has been updated"},
	{"update", "aktualisierung"}, {"update", "mise à jour"}, {"update", "actualización"}, {"update", "atualização"}, {"update", "aggiornamento"}, {"update", "更新"}, {"update", "تحديث"},
	{"editor", "editors note"}, {"editor", "editor s note"}, {"editor", "note from the editor"}, {"editor", "anmerkung der redaktion"}, {"editor", "anm d red"},
	{"editor", "note de la rédaction"}, {"editor", "ndlr"}, {"editor", "nota de la redacción"}, {"editor", "nota del editor"}, {"editor", "nota da redação"}, {"editor", "nota do editor"},
	{"editor", "nota della redazione"}, {"editor", "编者按"}, {"editor", "編集部注"}, {"editor", "संपादक की टिप्पणी"}, {"editor", "ملاحظة المحرر"},
}

// noteFirstWords are the first words of noteOpenings.
var noteFirstWords = sync.OnceValue(func() map[string]bool {
	first := make(map[string]bool)
	for _, n := range noteOpenings {
		word, _, _ := strings.Cut(n.words, " ")
		first[word] = true
	}
	return first
})

// mayBeNote says, of a folded paragraph, whether noteKind need be asked: hardly
// any opens with one of the words. A first word beyond ASCII may be a sentence
// in a script without spaces, and is asked always.
func mayBeNote(fold string) bool {
	word, _, _ := strings.Cut(fold, " ")
	return !isASCII(word) || noteFirstWords()[word]
}

// noteKind says which kind of note a paragraph is, "" for none.
func noteKind(s string) string {
	const longest = 700 // bytes: a longer one is a part of the story
	if len(s) > longest {
		return ""
	}
	open := strings.TrimLeft(s, "*([ _—–-")
	head := folded(open[:min(len(open), 120)])
	for _, n := range noteOpenings {
		rest, ok := strings.CutPrefix(head, n.words)
		if !ok || rest != "" && rest[0] != ' ' && isASCII(n.words) {
			continue
		}
		if strings.Contains(n.words, " ") && len(n.words) > 20 { // a whole clause needs no mark
			return n.kind
		}
		if at := markAfter(open, n.words); at {
			return n.kind
		}
	}
	return ""
}

// markAfter says that a colon, a dash or a bracket follows the opening words,
// or a date and then one ("UPDATE 3:15 p.m.:", "Update, Nov. 5 —").
func markAfter(s, words string) bool {
	letters := 0
	for _, r := range words {
		if r != ' ' {
			letters++
		}
	}
	for i, r := range s {
		if letters > 0 {
			if !notWord(r) {
				letters--
			}
			continue
		}
		rest := s[i:]
		if strings.ContainsRune(":：—–]|", r) {
			return true
		}
		if r == ' ' && (strings.HasPrefix(rest, " – ") || strings.HasPrefix(rest, " - ") || strings.HasPrefix(rest, " — ")) {
			return true
		}
		if at := strings.IndexAny(rest, ":—–"); at >= 0 && at < 40 && strings.ContainsAny(rest[:at], "0123456789") {
			return true
		}
		return false
	}
	return false
}
