package summarize

import "math"

// Feature is one number about one sentence that the ranker goes by.
type Feature struct {
	Name  string
	Group string
}

// The features, by number. The order is that of the weights: a new one goes
// to the end, and the weights are trained again.
const (
	fPlace = iota
	fCleanPlace
	fThrough
	fParagraph
	fInParagraph
	fParagraphLength
	fFirstClean
	fJunkBefore
	fSentencesTotal
	fWords
	fWordsToMean
	fLetters
	fTitleShare
	fTitlePrecision
	fTitlePairs
	fTitleBest
	fTitleRank
	fTitleNone
	fTitleNames
	fHeading
	fCentroid
	fDegree
	fDegreeRank
	fLeadLikeness
	fNextLikeness
	fBeforeLikeness
	fCommon
	fTopTerms
	fTaken
	fTakenNames
	fNew
	fFrequency
	fNames
	fNewNames
	fNumbers
	fYears
	fDigits
	fQuotes
	fOpensQuote
	fClosesQuote
	fQuestion
	fExclaim
	fCommas
	fColons
	fBrackets
	fBars
	fDashes
	fUpper
	fLowStart
	fEnds
	fClean
	fAddress
	fLeaning
	fSpeech
	fSelf
	fYou
	fPlea
	fPicture
	fDay
	fSeenBefore
	fCleanBeforeTitle
	fBeforeClean
	fAfterClean
	fItem
	fIdeographs
	fShortWords
	fTitleSpread
	fNextTitle
	fBeforeTitle
	fNextWords
	fBeforeWords
	fLeadTitle
	fOverLead
	fLeadWords
	fLeadSame
	fDateline
	fNextDateline
	fNear
	fLaterLikeness
	fCleanShare
	fParagraphs
	fTermRepeats
	fAside
	fOpenEnd
	featureCount
)

// Features names them, with the group that an ablation takes out together.
var Features = [featureCount]Feature{
	fPlace:            {"sentences before it, log", "place"},
	fCleanPlace:       {"clean sentences before it, log", "place"},
	fThrough:          {"share of the article before it", "place"},
	fParagraph:        {"paragraphs before it, log", "place"},
	fInParagraph:      {"place in its paragraph", "place"},
	fParagraphLength:  {"sentences in its paragraph, log", "place"},
	fFirstClean:       {"first clean sentence", "place"},
	fJunkBefore:       {"broken lines before it, log", "place"},
	fSentencesTotal:   {"sentences in the article, log", "place"},
	fWords:            {"words, log", "length"},
	fWordsToMean:      {"words to the article's mean", "length"},
	fLetters:          {"letters a word", "length"},
	fTitleShare:       {"share of the headline in it, by weight", "headline"},
	fTitlePrecision:   {"share of it in the headline, by weight", "headline"},
	fTitlePairs:       {"share of the headline's word pairs in it", "headline"},
	fTitleBest:        {"headline share to the article's best", "headline"},
	fTitleRank:        {"sentences with more of the headline, log", "headline"},
	fTitleNone:        {"no headline", "headline"},
	fTitleNames:       {"rarest headline term in it", "headline"},
	fHeading:          {"the headline over again", "headline"},
	fCentroid:         {"likeness to the whole", "centrality"},
	fDegree:           {"mean likeness to other sentences", "centrality"},
	fDegreeRank:       {"sentences that are more central, share", "centrality"},
	fLeadLikeness:     {"likeness to the first clean sentences", "centrality"},
	fNextLikeness:     {"likeness to the sentence after", "centrality"},
	fBeforeLikeness:   {"likeness to the sentence before", "centrality"},
	fCommon:           {"mean frequency of its terms", "centrality"},
	fTopTerms:         {"share of the ten weightiest terms in it", "centrality"},
	fTaken:            {"weight of what it brings up and later ones take up", "reference"},
	fTakenNames:       {"names that it brings up and later ones take up", "reference"},
	fNew:              {"share of its terms not seen before", "reference"},
	fFrequency:        {"mean weight of its terms", "reference"},
	fNames:            {"names", "names"},
	fNewNames:         {"names not seen before", "names"},
	fNumbers:          {"numbers", "names"},
	fYears:            {"years", "names"},
	fDigits:           {"share of digits", "names"},
	fQuotes:           {"quotation marks", "marks"},
	fOpensQuote:       {"opens with a quotation mark", "marks"},
	fClosesQuote:      {"closes with a quotation mark", "marks"},
	fQuestion:         {"question mark", "marks"},
	fExclaim:          {"exclamation mark", "marks"},
	fCommas:           {"commas a word", "marks"},
	fColons:           {"colons", "marks"},
	fBrackets:         {"brackets", "marks"},
	fBars:             {"bars, bullets, hashes", "marks"},
	fDashes:           {"dashes", "marks"},
	fUpper:            {"share of capitals", "marks"},
	fLowStart:         {"starts small", "marks"},
	fEnds:             {"ends as sentences do", "marks"},
	fClean:            {"clean", "marks"},
	fAddress:          {"holds an address", "marks"},
	fLeaning:          {"starts by leaning on the one before", "signs"},
	fSpeech:           {"words of saying", "signs"},
	fSelf:             {"words for the writer", "signs"},
	fYou:              {"words for the reader", "signs"},
	fPlea:             {"words of the page", "signs"},
	fPicture:          {"words of a caption", "signs"},
	fDay:              {"days", "signs"},
	fSeenBefore:       {"said already", "reference"},
	fCleanBeforeTitle: {"clean sentences before it with as much of the headline", "headline"},
	fBeforeClean:      {"sentence before is clean", "place"},
	fAfterClean:       {"sentence after is clean", "place"},
	fItem:             {"item of a list", "marks"},
	fIdeographs:       {"written in ideographs", "length"},
	fShortWords:       {"share of its terms that are function words", "length"},
	fTitleSpread:      {"likeness to the sentences that hold the headline", "headline"},
	fNextTitle:        {"headline share of the sentence after", "neighbours"},
	fBeforeTitle:      {"headline share of the sentence before", "neighbours"},
	fNextWords:        {"words of the sentence after, log", "neighbours"},
	fBeforeWords:      {"words of the sentence before, log", "neighbours"},
	fLeadTitle:        {"headline share of the first clean sentence", "neighbours"},
	fOverLead:         {"headline share over that of the first clean sentence", "neighbours"},
	fLeadWords:        {"words of the first clean sentence, log", "neighbours"},
	fLeadSame:         {"likeness to the first clean sentence", "centrality"},
	fDateline:         {"starts with a dateline", "marks"},
	fNextDateline:     {"the sentence after starts with a dateline", "neighbours"},
	fNear:             {"likeness to all others, nearer ones and earlier ones more", "centrality"},
	fLaterLikeness:    {"likeness to the last third", "centrality"},
	fCleanShare:       {"share of clean sentences", "place"},
	fParagraphs:       {"paragraphs, log", "place"},
	fTermRepeats:      {"mean repeats of its terms in the article, log", "centrality"},
	fAside:            {"beside the story", "signs"},
	fOpenEnd:          {"a quotation cut", "marks"},
}

// maxRanked is how many sentences get features. Those after it are scored by
// place alone: 3,000 sentences are a book chapter of 400 kB, and an article
// that long says what it is about before.
const maxRanked = 3000

// features gives the numbers of the first maxRanked sentences, a row each.
func (d *document) features() [][]float64 {
	n := min(len(d.sentences), maxRanked)
	flat := make([]float64, n*featureCount)
	rows := make([][]float64, n)
	for i := range rows {
		rows[i] = flat[i*featureCount : (i+1)*featureCount : (i+1)*featureCount]
	}
	d.placeFeatures(rows)
	d.markFeatures(rows)
	d.titleFeatures(rows)
	d.centralFeatures(rows)
	d.referenceFeatures(rows)
	d.neighbourFeatures(rows)
	return rows
}

// ranksOf counts, for each row, the rows with more of a feature.
func ranksOf(rows [][]float64, feature int) []int {
	values := make([]float64, len(rows))
	for i, f := range rows {
		values[i] = f[feature]
	}
	ranks := make([]int, len(rows))
	more := 0
	last := math.Inf(1)
	for place, i := range byScore(values) {
		if values[i] < last {
			more, last = place, values[i]
		}
		ranks[i] = more
	}
	return ranks
}

func contains(terms []int32, t int32) bool {
	for _, x := range terms {
		if x == t {
			return true
		}
	}
	return false
}

// log is the logarithm of n+1, from a table where n is small, as it mostly is.
func log(n int) float64 {
	if n < len(smallLogs) {
		return smallLogs[n]
	}
	return math.Log(float64(n + 1))
}

var smallLogs = func() (table [64]float64) {
	for n := range table {
		table[n] = math.Log(float64(n + 1))
	}
	return table
}()

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func ratio(x, of float64) float64 {
	if of <= 0 {
		return 0
	}
	return x / of
}
