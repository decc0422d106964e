package ingest

import (
	"strings"
	"sync"
)

// phraseCue is a set of hints that the words of a line give. No line is
// dropped for a phrase alone: the classifier weighs it with shape and place.
type phraseCue uint32

const (
	sayShare phraseCue = 1 << iota
	sayComment
	saySubscribe
	sayRelated
	sayCopyright
	sayConsent
	sayAdvert
	sayLogin
	sayFollow
	sayCredit // photo credits and captions
	sayTags
	sayDate // published, updated, posted on, min read
	sayBy
	sayAgency // reporting by, originally appeared, via
	sayNav
	sayBio
	sayNote // correction, editor's note
	sayContact
	sayLoading
	sayShop
)

const phraseCues = 20

// phrases are folded (see folded): lower case, bare words. Those that begin
// with "^" must open the line.
var phraseTable = map[phraseCue][]string{
	sayShare:     {"share", "share this", "share on", "tweet", "facebook", "twitter", "whatsapp", "linkedin", "pinterest", "reddit", "print", "email this", "teilen", "drucken", "partager", "imprimer", "compartir", "imprimir", "compartilhar", "condividi", "stampa", "delen", "dela", "udostępnij", "поделиться", "分享", "シェア", "शेयर", "مشاركة", "copy link", "send email", "e mail", "telegram", "flipboard", "tumblr", "google"},
	sayComment:   {"leave a reply", "leave a comment", "comments", "comment", "reply", "your email address will not be published", "required fields are marked", "post a comment", "add a comment", "join the conversation", "join the discussion", "view comments", "kommentar", "kommentare", "kommentieren", "antworten", "laisser un commentaire", "commentaires", "commentaire", "votre adresse", "répondre", "deja un comentario", "deja una respuesta", "comentarios", "tu dirección de correo", "deixe um comentário", "deixe uma resposta", "comentários", "o seu endereço", "commenti", "lascia un commento", "reacties", "log in to leave", "notify me", "be the first to comment", "be the first to reply", "be the first to like", "发表评论", "评论", "コメント", "टिप्पणी", "تعليق", "اترك تعليقا", "комментарии", "save my name", "コメントを残す", "メールアドレスが公開されることはありません", "登录后才能评论", "您的电子邮箱地址不会被公开", "टिप्पणी करें", "التعليقات", "لن يتم نشر عنوان بريدك"},
	saySubscribe: {"subscribe", "newsletter", "newsletters", "sign up", "signup", "inbox", "abonnieren", "abonnement", "abonnez", "abonnés", "inscrivez", "suscríbete", "suscribirse", "boletín", "inscreva", "assine", "iscriviti", "nieuwsbrief", "donate", "support us", "become a member", "daily email", "free trial", "jetzt testen", "订阅", "メルマガ", "mailing list", "start your", "unlimited access", "spenden", "support our", "contribute"},
	sayRelated:   {"related", "read more", "read also", "more from", "more on", "more in", "see also", "also read", "you may also like", "you might also like", "recommended", "most read", "most popular", "trending", "popular", "latest news", "dont miss", "up next", "next article", "previous article", "continue reading", "read next", "must read", "top stories", "in this article", "mehr zum thema", "lesen sie auch", "weiterlesen", "auch interessant", "das könnte sie auch interessieren", "lire aussi", "à lire aussi", "sur le même sujet", "voir aussi", "lea también", "leer más", "te puede interesar", "también te", "noticias relacionadas", "leia também", "veja também", "leia mais", "saiba mais", "leggi anche", "lees ook", "läs också", "czytaj też", "читайте также", "read the full", "click here", "here are", "xem thêm", "相关", "関連", "अन्य", "اقرأ أيضا", "watch", "watch more", "learn more", "find out more", "more stories", "more news", "full story", "see more", "view more", "show more", "load more", "advertisement continue"},
	sayCopyright: {"copyright", "all rights reserved", "rights reserved", "alle rechte vorbehalten", "tous droits réservés", "todos los derechos", "todos os direitos", "tutti i diritti", "may not be published", "terms of use", "terms of service", "privacy policy", "datenschutz", "impressum", "mentions légales", "aviso legal", "disclaimer", "版权", "無断転載"},
	sayConsent:   {"cookies", "cookie", "accept all", "we use cookies", "consent", "gdpr", "javascript", "enable javascript", "ad blocker", "adblock", "your browser", "agree", "zustimmen"},
	sayAdvert:    {"advertisement", "advertising", "sponsored", "promoted", "anzeige", "werbung", "publicité", "publicidad", "publicidade", "pubblicità", "scroll to continue", "story continues", "article continues", "continues below", "広告", "广告", "reklama", "annons", "advertorial", "powered by", "affiliate"},
	sayLogin:     {"log in", "login", "sign in", "register", "create account", "my account", "forgot", "password", "anmelden", "einloggen", "registrieren", "se connecter", "connexion", "iniciar sesión", "entrar", "accedi", "already a subscriber", "logged in", "username", "登录", "ログイン"},
	sayFollow:    {"follow", "follow us", "follow me", "folgen", "suivez", "síguenos", "síguele", "siga", "seguici", "like us", "join us", "on instagram", "on twitter", "on facebook", "on youtube", "our channel", "download the app", "app store", "google play", "podcast", "rss"},
	sayCredit:    {"photo", "photos", "image", "images", "photograph", "photographer", "getty", "getty images", "shutterstock", "picture", "pictured", "foto", "fotos", "bild", "bilder", "bildquelle", "quelle", "crédit", "crédits", "crédito", "imagem", "imagen", "file photo", "courtesy", "credit", "credits", "caption", "view image", "image source", "afp", "unsplash", "istock", "ảnh", "摄", "写真", "enlarge", "symbolbild", "screenshot", "figure", "illustration"},
	sayTags:      {"tags", "tag", "categories", "category", "filed under", "topics", "topic", "keywords", "schlagwörter", "themen", "kategorie", "mots clés", "etiquetas", "posted in", "tagged", "标签", "タグ", "in this story", "temas", "assuntos", "sections"},
	sayDate:      {"published", "updated", "posted", "posted on", "last updated", "last modified", "min read", "minute read", "minutes", "ago", "am", "pm", "est", "gmt", "veröffentlicht", "aktualisiert", "stand", "uhr", "publié", "mis à jour", "publicado", "actualizado", "atualizado", "pubblicato", "gepubliceerd", "views", "read time", "lesezeit", "发布", "公開", "更新", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "januar", "februar", "märz", "mai", "juni", "juli", "oktober", "dezember", "janvier", "février", "mars", "avril", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre", "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre", "jan", "feb", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "today", "yesterday", "hours", "hour"},
	sayBy:        {"^by", "^von", "^par", "^por", "^di", "^av", "^door", "^written by", "^author", "^autor", "^auteur", "staff writer", "staff reporter", "correspondent", "contributor", "redaktion", "editor", "^text", "reporter", "^words by", "^posted by", "^from"},
	sayAgency:    {"reporting by", "editing by", "additional reporting", "originally appeared", "originally published", "first appeared", "first published", "this story", "this article was", "republished", "reprinted", "^via", "^source", "^sources", "^quelle", "^fuente", "^fonte", "^origin", "associated press", "reuters", "the conversation", "press release", "contributed to this report", "syndicated", "zuerst erschienen", "dpa", "avec afp", "con información de", "com informações", "本文", "来源", "出典"},
	sayNav:       {"home", "menu", "skip to", "search", "back to top", "next", "previous", "close", "navigation", "about us", "about", "contact", "contact us", "faq", "sitemap", "careers", "advertise", "jobs", "suche", "startseite", "accueil", "recherche", "inicio", "buscar", "kontakt", "über uns", "zurück", "weiter", "go to", "open", "toggle", "help", "edition", "sections", "view all", "alle", "more", "mehr", "shop", "archive", "events", "blog"},
	sayBio:       {"is a writer", "is a freelance", "is an editor", "is the editor", "is a journalist", "is a senior", "is a reporter", "is the author", "is the founder", "is a staff", "about the author", "lives in", "her work", "his work", "has been writing", "covers", "you can follow", "follow him", "follow her", "reach her", "reach him", "can be reached", "follow her on", "follow him on", "über den autor", "ist redakteur", "ist redakteurin", "ist journalist", "à propos de", "sobre el autor", "sobre o autor", "is a professor", "works as", "joined", "graduate of", "views expressed", "opinions expressed", "writer for", "editor at", "journalist"},
	sayNote:      {"^correction", "^clarification", "^editors note", "^update", "^this article has been", "^this story has been", "^an earlier version", "^anmerkung", "^korrektur", "^note", "^disclosure", "^hinweis", "^corrección", "^correção", "^errata", "^note de la rédaction", "^nota"},
	sayContact:   {"email", "e mail", "tel", "telefon", "phone", "fax", "call us", "contact", "address", "adresse", "http", "www", "media contact", "for more information", "for further information", "press office", "ansprechpartner", "kontakt", "pressekontakt"},
	sayLoading:   {"loading", "please wait", "play video", "video", "unmute", "skip ad", "your video", "watch video", "listen", "audio", "play", "now playing", "autoplay", "0", "expand", "image 1", "slide", "gallery", "slideshow", "fullscreen", "replay", "captions"},
	sayShop:      {"buy", "buy now", "price", "shop now", "add to cart", "check price", "free shipping", "order now", "discount", "coupon", "sale", "amazon", "at amazon", "shop", "kaufen", "jetzt kaufen", "in stock", "view deal", "get deal", "off", "commission", "earn a commission", "products", "reviews"},
}

// phrase is one entry, found by its first word.
type phrase struct {
	words string // folded, a space at either end
	cue   phraseCue
	opens bool
}

// phrases are the entries by their first words, behind a filter.
type phrases struct {
	filter filter
	first  map[string][]phrase
}

// shortForm is what the filter goes by: a word's length, its ends and its middle.
func shortForm(word string) uint64 {
	n := len(word)
	return uint64(n) | uint64(word[0])<<16 | uint64(word[n/2])<<24 | uint64(word[n-1])<<32
}

var phraseIndex = sync.OnceValue(func() *phrases {
	index := &phrases{first: make(map[string][]phrase)}
	for cue, list := range phraseTable {
		for _, p := range list {
			words, opens := strings.CutPrefix(p, "^")
			first, _, _ := strings.Cut(words, " ")
			index.first[first] = append(index.first[first], phrase{words, cue, opens})
			index.filter.add(shortForm(first))
		}
	}
	return index
})

// phrasesIn gives the hints in a folded line. Long lines are prose whatever
// they mention; only their beginning is looked at.
func phrasesIn(line string) phraseCue {
	const enough = 240
	var cues phraseCue
	index := phraseIndex()
	for at := 0; at < len(line) && at < enough; {
		end := strings.IndexByte(line[at:], ' ')
		if end < 0 {
			end = len(line)
		} else {
			end += at
		}
		word := line[at:end]
		if word == "" || !index.filter.has(shortForm(word)) {
			at = end + 1
			continue
		}
		for _, p := range index.first[word] {
			if p.opens && at > 0 || cues&p.cue != 0 {
				continue
			}
			if rest := line[at:]; strings.HasPrefix(rest, p.words) && (len(rest) == len(p.words) || rest[len(p.words)] == ' ') {
				cues |= p.cue
			}
		}
		at = end + 1
	}
	return cues
}
