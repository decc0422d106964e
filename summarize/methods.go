package summarize

// Method is one way to score the sentences of an article.
type Method struct {
	Version int    // grows when its answers may change
	Source  string // where it comes from
	novelty bool   // several are chosen so that each says something new; false where the method sees to it, or means to repeat
	score   func(*document, budget) []float64
}

// Default is the method taken when none is asked.
const Default = "ranker"

// Methods are the ways to score sentences. A new method is one file in this
// package and one line here.
var Methods = map[string]Method{
	"lead":       {2, "the first sentences as they stand", false, lead},
	"clean-lead": {2, "the first sentences that are sentences", false, cleanLead},
	"ranker":     {2, "boosted trees over features of place, length, headline, centrality and reference; see bench", true, ranker},
	"textrank":   {2, "Mihalcea and Tarau, TextRank: Bringing Order into Text, EMNLP 2004", true, textRank},
	"lexrank":    {2, "Erkan and Radev, LexRank, JAIR 22, 2004", true, lexRank},
	"lsa":        {2, "Steinberger and Ježek, Using Latent Semantic Analysis in Text Summarization, ISIM 2004, after Gong and Liu, SIGIR 2001", true, lsa},
	"sumbasic":   {2, "Nenkova and Vanderwende, The Impact of Frequency on Summarization, MSR-TR-2005-101", false, sumBasic},
	"kl":         {2, "Haghighi and Vanderwende, Exploring Content Models for Multi-Document Summarization, NAACL 2009", false, kl},
}
