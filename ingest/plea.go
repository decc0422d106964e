package ingest

import "strings"

// pleas are how a site asks its reader for something, at the head of a line of
// its own, folded. Each is an order to the reader, which news prose never
// opens with; the six languages are those of the cases in testdata/ingest.
var pleas = []struct{ opening, reason string }{
	{"sign up for our ", reasonNewsletter},
	{"sign up to our ", reasonNewsletter},
	{"subscribe to our ", reasonNewsletter},
	{"follow us on ", reasonShare},
	{"like us on ", reasonShare},
	{"share this on ", reasonShare},
	{"share this article", reasonShare},
	{"share this story", reasonShare},
	{"abonnieren sie unseren ", reasonNewsletter},
	{"folgen sie uns ", reasonShare},
	{"abonnez vous à ", reasonNewsletter},
	{"inscrivez vous à ", reasonNewsletter},
	{"suivez nous sur ", reasonShare},
	{"partagez cet article", reasonShare},
	{"suscríbete a ", reasonNewsletter},
	{"síguenos en ", reasonShare},
	{"comparte este artículo", reasonShare},
	{"assine a nossa ", reasonNewsletter},
	{"inscreva se na ", reasonNewsletter},
	{"siga nos no ", reasonShare},
	{"siga nos nas ", reasonShare},
	{"read more ", reasonRelated},
	{"read also ", reasonRelated},
	{"lesen sie auch ", reasonRelated},
	{"lire aussi ", reasonRelated},
	{"lee también ", reasonRelated},
	{"leia também ", reasonRelated},
}

// plea gives the reason to set a short line apart, given with its fold, that
// asks the reader for something; "" for any other.
func plea(s, fold string, words int) string {
	const short = 16 // words: about a line; a longer one says something besides
	if words > short || words < 3 {
		return ""
	}
	for _, p := range pleas {
		if !strings.HasPrefix(fold, p.opening) {
			continue
		}
		if p.reason == reasonRelated && !strings.Contains(s[:min(len(s), 24)], ":") {
			continue // "Read more books", an order in prose, has no colon
		}
		return p.reason
	}
	return ""
}
