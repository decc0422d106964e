package ingest

// Reasons for setting text apart. They are part of the output: a reader sees
// them beside the text.
const (
	reasonTitle      = "headline"
	reasonHeadline   = "headline again"
	reasonTwice      = "printed twice"
	reasonByline     = "byline"
	reasonDate       = "date line"
	reasonCredit     = "credit"
	reasonAgency     = "agency credit"
	reasonShare      = "share or follow"
	reasonComment    = "comments"
	reasonNewsletter = "newsletter or subscription"
	reasonRelated    = "related stories"
	reasonAdvert     = "advertisement"
	reasonCaption    = "picture or caption"
	reasonCopyright  = "copyright or terms"
	reasonNav        = "menu or navigation"
	reasonTags       = "tags or section"
	reasonBio        = "about the author"
	reasonConsent    = "consent or browser notice"
	reasonLogin      = "login"
	reasonShop       = "shop"
	reasonPlayer     = "player"
	reasonHidden     = "not shown"
	reasonSummary    = "summary or standfirst"
	reasonNote       = "note"
	reasonOutside    = "outside the article"
	reasonWithin     = "not a part of the text"
)

// markupReasons reads a reason from what an element is called, phraseReasons
// from what a line says; the first that fits is given.
var phraseReasons = []struct {
	cue    phraseCue
	reason string
}{
	{sayComment, reasonComment}, {saySubscribe, reasonNewsletter}, {sayAgency, reasonAgency}, {sayRelated, reasonRelated},
	{sayCopyright, reasonCopyright}, {sayConsent, reasonConsent}, {sayAdvert, reasonAdvert}, {sayLogin, reasonLogin},
	{sayBio, reasonBio}, {sayCredit, reasonCaption}, {sayShare | sayFollow, reasonShare}, {sayTags, reasonTags}, {sayShop, reasonShop},
}

var markupReasons = []struct {
	cue    classCue
	reason string
}{
	{cueComment, reasonComment}, {cueNewsletter, reasonNewsletter}, {cueRelated, reasonRelated}, {cueConsent, reasonConsent}, {cueAd, reasonAdvert},
	{cueShare, reasonShare}, {cueCaption, reasonCaption}, {cueAuthor, reasonByline}, {cueDate, reasonDate}, {cueTag, reasonTags},
	{cueFooter, reasonCopyright}, {cueNav, reasonNav}, {cueGallery, reasonPlayer}, {cueProduct, reasonShop}, {cueLead, reasonSummary},
	{cueTeaser, reasonRelated}, {cueHidden, reasonHidden},
}

// reason says why a block of a page is set apart: first what only its place
// and shape can tell, then its words, then its markup.
func (w *writer) why(i int) string {
	b, l := &w.blocks[i], &w.lines[i]
	e := &w.elements[b.element]
	said := w.phrases[i]
	near := w.headAt >= 0 && abs(i-w.headAt) < 15
	switch {
	case w.isTitle(i) && (e.within&inHeading != 0 || w.folds[i] == w.title):
		return reasonHeadline
	case e.within&(inNav) != 0:
		return reasonNav
	case l.words < 12 && said&sayBy != 0 && near:
		return reasonByline
	case l.words < 12 && l.digits > 3 && said&sayDate != 0:
		return reasonDate
	case e.within&(inFigure|inCaption) != 0:
		return reasonCaption
	case e.within&inFooter != 0 && l.marks&markCopyright != 0:
		return reasonCopyright
	}
	if l.words < 40 {
		for _, r := range phraseReasons {
			if said&r.cue != 0 {
				return r.reason
			}
		}
	}
	for k, at := 0, b.element; at > 0 && k < 4; k, at = k+1, w.elements[at].parent {
		cues := w.elements[at].cues
		if k == 0 {
			cues |= b.cues
		}
		for _, r := range markupReasons {
			if cues&r.cue != 0 {
				return r.reason
			}
		}
	}
	switch {
	case e.within&(inFooter) != 0:
		return reasonCopyright
	case e.within&inAside != 0:
		return reasonRelated
	case int(b.linked)*2 > len(b.text) && e.within&inList != 0:
		return reasonNav
	case int(b.linked)*2 > len(b.text):
		return reasonRelated
	}
	return reasonOutside
}
