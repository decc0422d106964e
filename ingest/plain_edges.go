package ingest

import "strings"

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
	// a short title before prose, set apart by a blank line
	if i := 0; first == i && len(r.units) > 1 && r.headlineLike(i) && r.lines[i].words <= 20 && r.units[i+1].gap && r.lines[i+1].sentence() &&
		r.lines[i+1].words >= 12 && r.phrases[i]&(sayBy|sayCredit|sayAgency) == 0 && r.lines[i].ends != endsColon {
		return i
	}
	return -1
}

func (r *plainReader) headlineLike(i int) bool {
	l := &r.lines[i]
	return l.words >= 3 && l.words <= 30 && l.marks&(markURL|markCopyright|markAt) == 0 && l.ends != endsComma &&
		(l.ends != endsStop || strings.HasSuffix(r.units[i].text, "?") || strings.HasSuffix(r.units[i].text, "!") || l.marks&markQuote != 0) &&
		!r.date(i).ok() && l.letters*2 > l.bytes/2
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
		date := r.date(i)
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
	if dateShaped(&r.lines[i]) && r.date(i).ok() {
		return true
	}
	return i == last && nameLike(r.units[i].text, &r.lines[i]) && credit != "" && strings.Contains(credit, text)
}

// date is the date in line i. The language is told only for one that may hold
// a date.
func (r *plainReader) date(i int) when {
	if r.lines[i].digits < dateDigits {
		return when{}
	}
	return dateIn(r.units[i].text, r.language())
}

func (r *plainReader) isDate(i int) bool {
	return i >= 0 && i < len(r.units) && r.lines[i].words <= 10 && r.date(i).ok()
}
