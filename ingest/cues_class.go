package ingest

import (
	"strings"
	"sync"
)

// classCue is a set of hints that a class, id, role or itemprop gives about
// what an element is for. The words are those that page builders use; they
// are English on sites in any language.
type classCue uint32

const (
	cueBody classCue = 1 << iota
	cueContent
	cueComment
	cueShare
	cueRelated
	cueSidebar
	cueFooter
	cueNav
	cueAd
	cueNewsletter
	cueAuthor
	cueCaption
	cueTag
	cueConsent
	cueHeadline
	cueDate
	cuePaywall
	cueHidden
	cueTeaser
	cueWidget
	cueLead
	cueQuote
	cueMeta
	cueGallery
	cueEmbed
	cueToc
	cueNote
	cueProduct
)

const classCues = 28

var classWords = []struct {
	cue   classCue
	words []string
}{
	{cueBody, []string{"articlebody", "article-body", "article_body", "article__body", "story-body", "storybody", "story_body", "entry-content", "entry_content", "post-content", "post_content", "postcontent", "post-body", "post_body", "article-content", "article_content", "articlecontent", "article__content", "article-text", "article_text", "articletext", "story-content", "body-text", "bodytext", "body-copy", "bodycopy", "body-content", "content-body", "content__body", "article-main", "single-content", "the-content", "e-content", "blog-content", "news-content", "rich-text", "richtext", "rte", "paragraph", "wysiwyg", "copy-text", "field-name-body", "field--name-body", "node-body", "text-long", "articolo", "artikel-text", "artikeltext", "articulo", "contenido", "contenu", "inhalt", "theme-post-content"}},
	{cueContent, []string{"content", "article", "story", "post", "entry", "main", "text", "body", "blog", "artikel", "news"}},
	{cueComment, []string{"comment", "disqus", "respond", "reply", "kommentar", "comentario", "commentaire", "discussion", "feedback", "reaction", "trackback", "pingback", "livefyre", "coral"}},
	{cueShare, []string{"share", "sharing", "social", "facebook", "twitter", "addthis", "addtoany", "sharedaddy", "shariff", "follow", "whatsapp", "pinterest", "teilen", "partage", "compartir", "like-button", "jp-relatedposts", "bookmark"}},
	{cueRelated, []string{"relat", "recommend", "more-", "read-more", "readmore", "readnext", "read-next", "also", "see-also", "popular", "trending", "most-read", "mostread", "latest", "similar", "outbrain", "taboola", "recirc", "promo", "next-", "up-next", "weitere", "verwandt", "empfehl", "mehr-zum", "you-may", "suggest", "further", "zergnet", "revcontent", "nrelate", "yarpp", "crosslink", "interlink", "internal-link", "mehr"}},
	{cueSidebar, []string{"sidebar", "side-bar", "aside", "rail", "side_", "side-", "marginal", "secondary", "complementary", "right-col", "rightcol", "right_col", "left-col", "column-right", "infobox", "barra-lateral"}},
	{cueFooter, []string{"footer", "foot", "copyright", "contentinfo", "legal", "colophon", "bottom", "imprint", "impressum", "fusszeile", "disclaimer"}},
	{cueNav, []string{"nav", "menu", "breadcrumb", "bread-crumb", "crumb", "pagination", "pager", "paging", "skip", "header", "masthead", "topbar", "toolbar", "tabs", "search", "sitemap", "kopfzeile", "rootline"}},
	{cueAd, []string{"ad-", "ads", "advert", "advertis", "-ad", "_ad", "ad_", "sponsor", "dfp", "adsense", "anzeige", "werbung", "publicidad", "banner", "affiliate", "commercial", "promotion", "adslot", "adbox", "billboard"}},
	{cueNewsletter, []string{"newsletter", "subscri", "signup", "sign-up", "sign_up", "optin", "opt-in", "mailchimp", "email-form", "mailing", "donat", "cta", "call-to-action", "register", "lead-gen", "hubspot", "convertkit"}},
	{cueAuthor, []string{"author", "byline", "by-line", "vcard", "bio", "autor", "auteur", "redakteur", "contributor", "writer", "profile", "credits", "verfasser"}},
	{cueCaption, []string{"caption", "credit", "photo", "image", "img", "figure", "media", "picture", "bild", "legende", "foto", "thumb", "wp-caption"}},
	{cueTag, []string{"tag", "categor", "topic", "keyword", "label", "filed", "cat-links", "schlagw", "themen", "rubrik", "taxonomy"}},
	{cueConsent, []string{"cookie", "consent", "gdpr", "modal", "popup", "pop-up", "overlay", "lightbox", "dialog", "notice", "banner-", "toast", "privacy", "cmp", "alert", "drawer", "offcanvas"}},
	{cueHeadline, []string{"headline", "title", "heading", "hed", "titel", "titre", "titulo", "ueberschrift", "kicker", "eyebrow", "topline"}},
	{cueDate, []string{"date", "time", "publish", "updated", "datum", "fecha", "posted", "pubdate", "timestamp", "dateline"}},
	{cuePaywall, []string{"paywall", "premium", "regwall", "piano", "meter", "locked", "gate", "plus-", "barrier"}},
	{cueHidden, []string{"hidden", "hide", "collapse", "invisible", "sr-only", "screen-reader", "visually-hidden", "noprint", "no-print", "print-only", "visuallyhidden", "offscreen", "mobile-only", "tooltip", "dropdown", "accordion", "noscript"}},
	{cueTeaser, []string{"teaser", "card", "excerpt", "grid", "listing", "carousel", "slider", "swiper", "slick", "feed", "river", "archive", "item", "tile", "preview", "stream", "slot"}},
	{cueWidget, []string{"widget", "module", "plugin", "block-views", "box", "panel", "component", "shortcode", "poll", "quiz", "weather", "ticker", "button", "btn", "icon", "form", "rating", "vote", "player"}},
	{cueLead, []string{"lead", "lede", "intro", "standfirst", "subtitle", "sub-title", "subhead", "sub-head", "summary", "abstract", "dek", "deck", "description", "teaser-text", "chapo", "entradilla", "vorspann", "sommaire", "bajada", "sumario", "tldr", "takeaway", "highlight"}},
	{cueQuote, []string{"quote", "pull", "zitat", "citation"}},
	{cueMeta, []string{"meta", "info", "details", "submitted", "postinfo", "reading-time", "readtime", "read-time", "views", "counter", "stats", "edit"}},
	{cueGallery, []string{"gallery", "slideshow", "slide", "video", "audio", "podcast", "playlist", "jwplayer", "youtube", "brightcove"}},
	{cueEmbed, []string{"embed", "tweet", "instagram", "iframe", "oembed", "fb-post", "tiktok"}},
	{cueToc, []string{"toc", "table-of-contents", "tableofcontents", "contents", "inhaltsverz", "jump", "anchor", "index"}},
	{cueNote, []string{"footnote", "reference", "fussnote", "correction", "editor-note", "editors-note", "source", "quelle", "endnote", "biblio", "refs", "cite"}},
	{cueProduct, []string{"product", "price", "shop", "buy", "cart", "deal", "store", "recipe", "ingredient"}},
}

// cuesOf reads the hints of one element. Pages repeat the same few class
// names thousands of times, hence the memo.
func (b *builder) cuesOf(a attributes) classCue {
	var cues classCue
	if a.hidden {
		cues |= cueHidden
	}
	for _, name := range [...]string{a.class, a.id, a.role, a.itemprop} {
		if name == "" || len(name) > 400 {
			continue
		}
		known, ok := b.memo[name]
		if !ok {
			known = cuesIn(strings.ToLower(name))
			b.memo[name] = known
		}
		cues |= known
	}
	return cues
}

// classWord is one word of the table, found by its first three bytes: every
// class name of a page is looked through, so the look must be short.
type classWord struct {
	rest string
	cue  classCue
}

var classIndex = sync.OnceValue(func() map[[3]byte][]classWord {
	index := make(map[[3]byte][]classWord)
	for _, group := range classWords {
		for _, w := range group.words {
			key := [3]byte([]byte(w))
			index[key] = append(index[key], classWord{w[3:], group.cue})
		}
	}
	return index
})

func cuesIn(name string) (cues classCue) {
	index := classIndex()
	for i := range max(0, len(name)-2) {
		for _, w := range index[[3]byte{name[i], name[i+1], name[i+2]}] {
			if strings.HasPrefix(name[i+3:], w.rest) {
				cues |= w.cue
			}
		}
	}
	return cues
}
