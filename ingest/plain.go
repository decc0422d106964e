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
	if len(d.Furniture) > 0 && leftovers(d.Paragraphs) {
		return d, fault.New(fault.Unreadable, "only furniture was found: "+quoteSome(r.units), "send the text of the article itself")
	}
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
		} else if asks := plea(r.units[i].text, r.folds[i], r.lines[i].words); asks != "" {
			r.reasons[i] = asks
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

// collect writes the draft.
func (r *plainReader) collect() {
	const shortNote = 60 // words; a longer one tells a part of the story and stays in it too
	d := r.draft
	first, last := r.body()
	for i, u := range r.units {
		if kind := r.noteKind(i); kind != "" && r.reasons[i] != reasonTitle && r.anyOther(i) {
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

func (r *plainReader) noteKind(i int) string {
	if !mayBeNote(r.folds[i]) {
		return ""
	}
	return noteKind(r.units[i].text)
}

// anyOther says that the body has a line besides i.
func (r *plainReader) anyOther(i int) bool {
	for k, reason := range r.reasons {
		if reason == "" && k != i && r.noteKind(k) == "" {
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
