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

func (d *document) placeFeatures(rows [][]float64) {
	cleans, mean := 0, 0.0
	for i := range rows {
		if d.sentences[i].clean {
			cleans++
			mean += float64(d.sentences[i].words)
		}
	}
	if cleans > 0 {
		mean /= float64(cleans)
	} else {
		mean = cleanWords
	}
	before, clean := 0, 0
	for i, f := range rows {
		s := &d.sentences[i]
		f[fPlace] = log(i)
		f[fCleanPlace] = log(clean)
		f[fThrough] = float64(before) / float64(d.words+1)
		f[fParagraph] = log(s.paragraph)
		f[fInParagraph] = float64(min(s.place, 10))
		f[fParagraphLength] = log(d.sentencesOf(i))
		f[fFirstClean] = truth(s.clean && clean == 0)
		f[fJunkBefore] = log(i - clean)
		f[fSentencesTotal] = log(len(d.sentences))
		f[fWords] = log(s.words)
		f[fWordsToMean] = min(float64(s.words)/mean, 4)
		f[fClean] = truth(s.clean)
		f[fHeading] = truth(s.heading)
		f[fItem] = truth(s.kind != "")
		f[fBeforeClean] = truth(i == 0 || d.sentences[i-1].clean)
		f[fAfterClean] = truth(i+1 == len(d.sentences) || d.sentences[i+1].clean)
		f[fIdeographs] = truth(2*d.ideographs > d.words)
		before += s.words
		if s.clean {
			clean++
		}
	}
}

// sentencesOf counts the sentences of the paragraph of sentence i, as far as
// ten from it.
func (d *document) sentencesOf(i int) int {
	p := d.sentences[i].paragraph
	n := d.sentences[i].place
	for j := i; j < len(d.sentences) && j < i+10 && d.sentences[j].paragraph == p; j++ {
		n++
	}
	return n
}

func (d *document) markFeatures(rows [][]float64) {
	for i, f := range rows {
		s := &d.sentences[i]
		m := look(d.text(i))
		n := float64(max(s.words, 1))
		f[fLetters] = float64(m.letters) / n
		f[fNames] = float64(min(len(s.names), 12))
		f[fNumbers] = float64(min(m.numbers, 8))
		f[fYears] = float64(min(m.years, 4))
		f[fDigits] = float64(m.digits) / float64(max(m.letters+m.digits, 1))
		f[fQuotes] = float64(min(m.quotes, 4))
		f[fOpensQuote] = truth(m.opensQuote)
		f[fClosesQuote] = truth(m.closesQuote)
		f[fQuestion] = truth(m.question)
		f[fExclaim] = truth(m.exclaim)
		f[fCommas] = float64(m.commas) / n
		f[fColons] = float64(min(m.colons, 4))
		f[fBrackets] = float64(min(m.brackets, 4))
		f[fBars] = float64(min(m.bars, 6))
		f[fDashes] = float64(min(m.dashes, 4))
		f[fUpper] = float64(m.upper) / float64(max(m.letters, 1))
		f[fLowStart] = truth(m.lowStart)
		f[fEnds] = truth(m.ends)
		f[fAddress] = truth(m.address)
		f[fAside] = truth(s.aside)
		f[fOpenEnd] = truth(m.openEnd)
		var signs [8]int
		for k, t := range s.terms {
			g := d.signs[t]
			if g == 0 {
				continue
			}
			if k == 0 && g&leaning != 0 {
				f[fLeaning] = 1
			}
			for bit := 1; bit < 7; bit++ {
				signs[bit] += int(g >> bit & 1)
			}
		}
		f[fSpeech] = float64(min(signs[1], 4))
		f[fSelf] = float64(min(signs[2], 4))
		f[fYou] = float64(min(signs[3], 4))
		f[fPlea] = float64(min(signs[4], 6))
		f[fPicture] = float64(min(signs[5], 4))
		f[fDay] = float64(min(signs[6], 4))
	}
}

func (d *document) titleFeatures(rows [][]float64) {
	if len(d.title) == 0 {
		for _, f := range rows {
			f[fTitleNone] = 1
		}
		return
	}
	inTitle := make([]bool, d.terms)
	total, rarest := 0.0, d.title[0]
	for _, t := range d.title {
		inTitle[t] = true
		if d.df[t] > 0 {
			total += d.idf[t]
			if d.df[rarest] == 0 || d.idf[t] > d.idf[rarest] {
				rarest = t
			}
		}
	}
	// What follows each headline term there; of two that follow one, the last.
	pairs := 0
	follows := make([]int32, d.terms)
	for k := 1; k < len(d.titleTerms); k++ {
		follows[d.titleTerms[k-1]] = d.titleTerms[k] + 1
		pairs++
	}
	best := 0.0
	for i, f := range rows {
		s := &d.sentences[i]
		shared, all := 0.0, 0.0
		for _, t := range s.distinct {
			all += d.idf[t]
			if inTitle[t] {
				shared += d.idf[t]
			}
		}
		f[fTitleShare] = ratio(shared, total)
		f[fTitlePrecision] = ratio(shared, all)
		f[fTitleNames] = truth(contains(s.distinct, rarest))
		both := 0
		for k := 1; k < len(s.terms); k++ {
			if follows[s.terms[k-1]] == s.terms[k]+1 {
				both++
			}
		}
		f[fTitlePairs] = ratio(float64(both), float64(pairs))
		if !s.heading {
			best = max(best, f[fTitleShare])
		}
	}
	shares := make([]float64, 0, len(rows))
	for i, f := range rows {
		f[fTitleBest] = ratio(f[fTitleShare], best)
		asMuch := 0
		for _, x := range shares {
			if x >= f[fTitleShare] {
				asMuch++
			}
		}
		f[fCleanBeforeTitle] = log(asMuch)
		if d.sentences[i].clean && len(shares) < 50 {
			shares = append(shares, f[fTitleShare])
		}
	}
	for i, place := range ranksOf(rows, fTitleShare) {
		rows[i][fTitleRank] = log(place)
	}
}

func (d *document) centralFeatures(rows [][]float64) {
	n := len(rows)
	whole := make([]float64, d.terms)  // sum of tf-idf
	degree := make([]float64, d.terms) // sum of tf-idf of unit length
	lead := make([]float64, d.terms)   // likewise of the first clean sentences
	titled := make([]float64, d.terms) // likewise, by headline share
	near := make([]float64, d.terms)   // likewise, the earlier the more
	late := make([]float64, d.terms)   // likewise of the last third
	first := -1
	norm := make([]float64, n)
	leads := 0
	for i := range n {
		s := &d.sentences[i]
		norm[i] = d.norm(s)
		share := rows[i][fTitleShare]
		for _, t := range s.terms {
			w := d.idf[t] / norm[i]
			whole[t] += d.idf[t]
			degree[t] += w
			titled[t] += share * w
			near[t] += w / float64(i+2)
			if 3*i >= 2*n {
				late[t] += w
			}
		}
		if s.clean && leads < 3 {
			if leads == 0 {
				first = i
			}
			leads++
			for _, t := range s.terms {
				lead[t] += d.idf[t] / norm[i]
			}
		}
	}
	wholeNorm := 0.0
	for _, w := range whole {
		wholeNorm += w * w
	}
	wholeNorm = math.Sqrt(wholeNorm)
	top := make([]bool, d.terms)
	tops := d.topTerms(whole)
	for _, t := range tops {
		top[t] = true
	}
	inFirst := make([]bool, d.terms) // terms of the first clean sentence
	if first >= 0 {
		for _, t := range d.sentences[first].distinct {
			inFirst[t] = true
		}
	}
	last := make([]int32, d.terms) // the last sentence that held a term, plus one
	seen := 0
	for i, f := range rows {
		s := &d.sentences[i]
		var dotWhole, dotDegree, dotLead, dotTitled, dotNear, dotLate, common, half, repeats float64
		for _, t := range s.terms {
			dotWhole += d.idf[t] * whole[t]
			dotDegree += d.idf[t] * degree[t]
			dotLead += d.idf[t] * lead[t]
			dotTitled += d.idf[t] * titled[t]
			dotNear += d.idf[t] * near[t]
			dotLate += d.idf[t] * late[t]
			repeats += log(int(d.df[t]))
		}
		f[fTitleSpread] = dotTitled/norm[i] - f[fTitleShare]
		f[fNear] = dotNear/norm[i] - 1/float64(i+2)
		f[fLaterLikeness] = dotLate / norm[i] / float64(n-2*n/3+1)
		f[fTermRepeats] = repeats / float64(max(len(s.terms), 1))
		held, withFirst, withBefore := 0, 0.0, 0.0
		for _, t := range s.distinct {
			common += float64(d.df[t])
			if d.stop[t] {
				half++
			}
			if top[t] {
				held++
			}
			if inFirst[t] {
				withFirst += d.idf[t] * d.idf[t]
			}
			if last[t] == int32(i) {
				withBefore += d.idf[t] * d.idf[t]
			}
			last[t] = int32(i + 1)
		}
		if first >= 0 {
			f[fLeadSame] = withFirst / (norm[i] * norm[first])
		}
		terms := float64(max(len(s.distinct), 1))
		f[fCentroid] = ratio(dotWhole, norm[i]*wholeNorm)
		f[fDegree] = ratio(dotDegree/norm[i]-1, float64(max(n-1, 1)))
		self := 0.0
		if s.clean && seen < 3 {
			seen++
			self = 1
		}
		f[fLeadLikeness] = ratio(dotLead/norm[i]-self, float64(leads)-self)
		f[fCommon] = common / terms / float64(len(d.sentences))
		f[fShortWords] = half / terms
		f[fTopTerms] = ratio(float64(held), float64(len(tops)))
		if i > 0 {
			c := withBefore / (norm[i] * norm[i-1])
			f[fBeforeLikeness] = c
			rows[i-1][fNextLikeness] = c
		}
	}
	for i, place := range ranksOf(rows, fDegree) {
		rows[i][fDegreeRank] = float64(place) / float64(n)
	}
}

// norm is the length of the tf-idf vector of a sentence, never 0. A term's
// repeats are counted by the square root of their sum, near enough.
func (d *document) norm(s *sentence) float64 {
	sum := 1e-9
	for _, t := range s.terms {
		sum += d.idf[t] * d.idf[t]
	}
	return math.Sqrt(sum)
}

// topTerms are the ten terms of the most weight.
func (d *document) topTerms(weight []float64) []int32 {
	var top []int32
	for t := range weight {
		if d.df[t] < 2 {
			continue
		}
		k := len(top)
		for k > 0 && weight[top[k-1]] < weight[t] {
			k--
		}
		if k >= 10 {
			continue
		}
		if len(top) < 10 {
			top = append(top, 0)
		}
		copy(top[k+1:], top[k:])
		top[k] = int32(t)
	}
	return top
}

func (d *document) referenceFeatures(rows [][]float64) {
	seen := make([]bool, d.terms)
	said := map[uint64]bool{}
	n := float64(len(d.sentences))
	for i, f := range rows {
		s := &d.sentences[i]
		fresh, taken, weight := 0.0, 0.0, 0.0
		h := uint64(offset64)
		for _, t := range s.distinct {
			h = (h ^ uint64(t)) * prime64
			weight += d.idf[t]
			if !seen[t] {
				fresh++
				taken += float64(d.df[t]-1) / n * d.idf[t]
			}
		}
		for _, t := range s.names {
			if !seen[t] {
				f[fNewNames]++
				f[fTakenNames] += float64(min(d.df[t]-1, 5))
				seen[t] = true
			}
		}
		for _, t := range s.distinct {
			seen[t] = true
		}
		terms := float64(max(len(s.distinct), 1))
		f[fNew] = fresh / terms
		f[fTaken] = taken
		f[fFrequency] = weight / terms
		f[fSeenBefore] = truth(said[h])
		said[h] = true
	}
}

func (d *document) neighbourFeatures(rows [][]float64) {
	cleans, first := 0, -1
	for i := range rows {
		if d.sentences[i].clean {
			cleans++
			if first < 0 {
				first = i
			}
		}
	}
	for i, f := range rows {
		f[fCleanShare] = float64(cleans) / float64(len(rows))
		f[fParagraphs] = log(d.sentences[len(d.sentences)-1].paragraph)
		f[fDateline] = truth(dateline(d.text(i)))
		if first >= 0 {
			f[fLeadTitle] = rows[first][fTitleShare]
			f[fOverLead] = f[fTitleShare] - rows[first][fTitleShare]
			f[fLeadWords] = rows[first][fWords]
		}
		if i > 0 {
			b := rows[i-1]
			f[fBeforeTitle], f[fBeforeWords] = b[fTitleShare], b[fWords]
			b[fNextTitle], b[fNextWords], b[fNextDateline] = f[fTitleShare], f[fWords], f[fDateline]
		}
	}
}

// dateline says that a sentence starts as a report filed from somewhere does:
// "PARIS (AP) —", "[Seoul]", "Karlsruhe (dpa) -": brackets, or a dash after a
// word or a few, within the first 40 bytes.
func dateline(t string) bool {
	head := t[:min(len(t), 40)]
	for i, r := range head {
		switch r {
		case '(', '[', '（', '【':
			return i < 24
		case '—', '–':
			return true
		case '-':
			if i > 0 && i+1 < len(head) && head[i-1] == ' ' && (head[i+1] == ' ' || head[i+1] == '-') {
				return true
			}
		case ',', '.', '"', '“':
			if i > 12 {
				return false
			}
		}
	}
	return false
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

func log(n int) float64 { return math.Log(float64(n + 1)) }

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
