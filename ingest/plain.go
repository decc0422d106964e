package ingest

import (
	"strings"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/internal/fault"
	"github.com/stemma-news/stemma/internal/text"
)

// readPlain reads a text that somebody pasted.
func readPlain(page string, s Source) (article.Draft, error) {
	return Plain(page, s.Title, s.Language)
}

// Plain makes a draft of plain text: the article in it is one dense run of
// sentences, and what stands around that run is furniture. Every paragraph is
// a verbatim slice of the text, at its Place. In doubt a line is kept: most
// texts that are handed in are clean. Title and language may be given.
func Plain(page, title, language string) (article.Draft, error) {
	d := article.Draft{Title: title, Language: language, Origins: map[string]string{}}
	units := split(page)
	if len(units) == 0 {
		return d, errBlank
	}
	r := &plainReader{sheet: newSheet(units), draft: &d, page: page, reasons: make([]string, len(units))}
	r.judge()
	r.headline()
	r.credits()
	if !r.anyLeft() {
		return d, fault.New(fault.Unreadable, "only furniture was found: "+quoteSome(r.units), "send the text of the article itself")
	}
	r.bylineAndDate()
	r.collect()
	d.Dateline = datelineOf(d.Paragraphs, &d)
	return d, nil
}

// plainReader sorts the lines of one text. A line without a reason is the
// article's.
type plainReader struct {
	*sheet
	draft   *article.Draft
	page    string
	reasons []string
	told    string // the language as told by the text
}

// lineCut is the chance below which a line is set apart.
// fewLines: a text of so few lines says too little about itself to be judged.
const (
	lineCut  = .5
	fewLines = 4
)

func (r *plainReader) judge() {
	if len(r.units) < fewLines || r.verse() {
		return
	}
	left := 0
	for i, chance := range r.sheet.judge() {
		if r.pointer(i) {
			r.reasons[i] = reasonRelated
		} else if chance < lineCut {
			r.reasons[i] = reasonOutside
		} else {
			left++
		}
	}
	if left > 0 {
		r.restore()
		return
	}
	// nothing looks like an article: a poem, a list, code, or only furniture
	own := 0
	for i := range r.units {
		if r.phrases[i] == 0 || r.lines[i].sentence() {
			own++
		}
	}
	keepAll := own*2 > len(r.units)
	for i := range r.units {
		if keepAll || r.lines[i].sentence() && i >= r.sheet.first && i <= r.sheet.last {
			r.reasons[i] = ""
		}
	}
}

// restore takes back, in a text that is nearly clean, the lines within the body
// that say nothing furniture says: subheads and list items, most often.
func (r *plainReader) restore() {
	const nearly = 5 // one line in five set apart is a page, not a text
	first, last := r.body()
	out := 0
	for i := first; i <= last; i++ {
		if r.reasons[i] != "" {
			out++
		}
	}
	for i := first; i <= last && out*nearly <= last-first+1; i++ {
		if r.reasons[i] == reasonOutside && r.phrases[i] == 0 {
			r.reasons[i] = ""
		}
	}
}

// verse says that a text is none of sentences: a poem, a list, code. There is
// nothing then by which to tell furniture.
func (r *plainReader) verse() bool {
	if r.sentence > 0 {
		return false
	}
	cued := 0
	for i := range r.units {
		if r.phrases[i]&^(sayDate|sayBy|sayLoading) != 0 {
			cued++
		}
	}
	return cued*3 < len(r.units)
}

// pointer says that a line only points to another story: "Read more: Stone
// bridge to close".
func (r *plainReader) pointer(i int) bool {
	l := &r.lines[i]
	if l.words > 24 || l.words < 3 || l.ends == endsStop || len(r.units) < fewLines {
		return false
	}
	open, rest, ok := strings.Cut(r.units[i].text, ":")
	return ok && strings.HasPrefix(rest, " ") && len(open) < 40 && phrasesIn(folded(open))&sayRelated != 0
}

func (r *plainReader) anyLeft() bool {
	for _, reason := range r.reasons {
		if reason == "" {
			return true
		}
	}
	return false
}

// language is the text's, told when a date asks for it: 03/04/2020 is read as
// its readers read it.
func (r *plainReader) language() string {
	if r.draft.Language != "" {
		return r.draft.Language
	}
	if r.told == "" {
		first, last := r.body()
		if first < 0 {
			return ""
		}
		from, to := r.units[first].place, r.units[last].place+len(r.units[last].text)
		r.told = text.Detect(r.page[from:to])
	}
	return r.told
}

// body gives the first and the last line that are kept.
func (r *plainReader) body() (first, last int) {
	first, last = -1, -1
	for i, reason := range r.reasons {
		if reason == "" {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return first, last
}

// headline finds the headline at the head of the text, and every line that
// only prints it again.
func (r *plainReader) headline() {
	d := r.draft
	if d.Title == "" {
		if at := r.findHeadline(); at >= 0 && !r.verse() {
			d.Title, d.Origins["title"] = r.units[at].text, "line"
			r.reasons[at] = reasonTitle
		}
	}
	want := folded(d.Title)
	if want == "" {
		return
	}
	left := 0
	for _, reason := range r.reasons {
		if reason == "" {
			left++
		}
	}
	for i := range r.units {
		if r.folds[i] == want && r.reasons[i] != reasonTitle && (left > 1 || r.reasons[i] != "") {
			if r.reasons[i] == "" {
				left--
			}
			r.reasons[i] = reasonHeadline
		}
	}
}

// findHeadline looks for the headline when the caller gives none: a line
// printed twice at the head, the last headline-like line set apart before the
// body, or a first line that only a headline can be.
func (r *plainReader) findHeadline() int {
	first, _ := r.body()
	if first < 0 || len(r.units) < 2 {
		return -1
	}
	for i := 0; i+1 < min(len(r.units), first+3); i++ {
		if r.folds[i] == r.folds[i+1] && r.headlineLike(i) {
			return i
		}
	}
	for i := first - 1; i >= max(0, first-8); i-- {
		if r.headlineLike(i) && r.phrases[i]&(sayBy|sayShare|sayComment|saySubscribe|sayNav|sayCredit|sayAdvert|sayTags) == 0 {
			return i
		}
	}
	for i := range min(first+1, len(r.units)-1) { // a short title before prose, set apart by a blank line
		if r.reasons[i] == "" && r.headlineLike(i) && r.lines[i].words <= 20 && r.units[i+1].gap && r.lines[i+1].sentence() &&
			r.lines[i+1].words >= 12 && r.phrases[i]&(sayBy|sayCredit|sayAgency) == 0 && r.lines[i].ends != endsColon {
			return i
		}
		break
	}
	return -1
}

func (r *plainReader) headlineLike(i int) bool {
	l := &r.lines[i]
	return l.words >= 3 && l.words <= 30 && l.marks&(markURL|markCopyright|markAt) == 0 && l.ends != endsComma &&
		(l.ends != endsStop || strings.HasSuffix(r.units[i].text, "?") || strings.HasSuffix(r.units[i].text, "!") || l.marks&markQuote != 0) &&
		!dateIn(r.units[i].text, r.language()).ok() && l.letters*2 > l.bytes/2
}

// credits finds the lines at either end that say where a copy comes from.
func (r *plainReader) credits() {
	first, last := r.body()
	for i := range r.units {
		edge := i <= first+2 || i >= last-3
		if !edge && r.reasons[i] == "" || r.reasons[i] == reasonTitle || r.lines[i].words > 60 {
			continue
		}
		c, sure := creditOf(r.units[i].text)
		if c == nil {
			continue
		}
		r.draft.Credit = mergeCredit(r.draft.Credit, c)
		r.draft.Origins["credit"] = "line"
		if r.reasons[i] != "" || sure && last > first {
			r.reasons[i] = reasonCredit
		}
	}
}

// bylineAndDate reads who wrote it and when from the lines set apart around
// the body. A bare name is a byline when it stands by a date line, under the
// headline, or when the credit names it too.
func (r *plainReader) bylineAndDate() {
	d := r.draft
	first, last := r.body()
	var credit string
	if d.Credit != nil {
		credit = d.Credit.Text
	}
	for i := range r.units {
		if r.reasons[i] != reasonOutside && r.reasons[i] != "" || i > first && i < last || r.reasons[i] == "" && !r.edgeByline(i, first, last, credit) {
			continue
		}
		text, l := r.units[i].text, &r.lines[i]
		date := dateIn(text, r.language())
		by := opensByline(r.folds[i]) && l.words <= 14
		bare := nameLike(r.units[i].text, &r.lines[i]) && (r.isDate(i-1) || r.isDate(i+1) || credit != "" && strings.Contains(credit, text) || i > 0 && r.reasons[i-1] == reasonTitle)
		switch {
		case by || bare:
			if names := people(text, nil); len(names) > 0 && d.Byline == "" {
				d.Byline, d.Origins["byline"] = strings.Join(names, "; "), "line"
			}
			r.reasons[i] = reasonByline
		case date.ok() && l.words <= 14 && (i < first && first-i < 8 || i > last && i-last < 8):
			r.reasons[i] = reasonDate
		default:
			continue
		}
		if date.ok() && d.Published == "" && abs(i-first) < 12 || date.ok() && d.Published == "" && abs(i-last) < 8 {
			d.Published, d.Origins["published"] = date.String(), "line"
		}
	}
}

// edgeByline says that a kept line at an end of the body is surely a byline or
// a date line: it opens with "By" and a name, or is nothing but a date.
func (r *plainReader) edgeByline(i, first, last int, credit string) bool {
	if first == last || i != first && i != last || r.lines[i].ends == endsStop {
		return false
	}
	text := r.units[i].text
	if opensByline(r.folds[i]) && r.lines[i].words <= 8 && r.lines[i].titled >= 2 {
		return true
	}
	if onlyDate(text, &r.lines[i], r.language()) {
		return true
	}
	return i == last && nameLike(r.units[i].text, &r.lines[i]) && credit != "" && strings.Contains(credit, text)
}

func (r *plainReader) isDate(i int) bool {
	return i >= 0 && i < len(r.units) && r.lines[i].words <= 10 && r.lines[i].digits >= 3 && dateIn(r.units[i].text, r.language()).ok()
}

// collect writes the draft.
func (r *plainReader) collect() {
	const shortNote = 60 // words; a longer one tells a part of the story and stays in it too
	d := r.draft
	first, last := r.body()
	for i, u := range r.units {
		if kind := noteKind(u.text); kind != "" && r.reasons[i] != reasonTitle && r.anyOther(i) {
			d.Notes = append(d.Notes, article.Note{Kind: kind, Text: u.text})
			if r.reasons[i] != "" || i < first || i > last || r.lines[i].words <= shortNote {
				continue
			}
		}
		switch r.reasons[i] {
		case "":
			d.Paragraphs = append(d.Paragraphs, article.Text{Text: u.text, Place: u.place, Kind: r.kind(i)})
		case reasonTitle:
		case reasonOutside:
			d.Furniture = append(d.Furniture, article.Furniture{Text: u.text, Reason: r.why(i)})
		default:
			d.Furniture = append(d.Furniture, article.Furniture{Text: u.text, Reason: r.reasons[i]})
		}
	}
}

// anyOther says that the body has a line besides i.
func (r *plainReader) anyOther(i int) bool {
	for k, reason := range r.reasons {
		if reason == "" && k != i && noteKind(r.units[k].text) == "" {
			return true
		}
	}
	return false
}

func (r *plainReader) kind(i int) article.Kind {
	if listed(r.units[i].text) {
		return article.Item
	}
	return article.Prose
}

// why names the reason that a line set apart was.
func (r *plainReader) why(i int) string {
	const heads = sayComment | saySubscribe | sayRelated | sayShare | sayTags
	for k := i; k >= 0 && k >= i-3; k-- { // what a heading says goes for the lines under it
		if k < i && r.lines[k].sentence() {
			break
		}
		for _, p := range phraseReasons {
			if r.phrases[k]&p.cue != 0 && r.lines[i].words < 60 && (k == i || p.cue&heads != 0) {
				return p.reason
			}
		}
	}
	return reasonOutside
}

// quoteSome shows what was found instead of an article.
func quoteSome(units []unit) string {
	var out []string
	for _, u := range units[:min(3, len(units))] {
		t := u.text
		if r := []rune(t); len(r) > 40 {
			t = string(r[:40]) + "…"
		}
		out = append(out, "“"+squeeze(t)+"”")
	}
	return strings.Join(out, ", ")
}
